package io.handover.sandbox.rehearsal;

import io.handover.emulator.site.LiveSite;
import io.handover.model.action.ActionKind;
import io.handover.model.procedure.Plan;
import io.handover.model.state.Pairs;
import io.handover.sandbox.rehearsal.Happening.By;
import io.handover.simulator.fault.Fault;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Does what the scenario has in store, and what the instructor asks for. */
final class Disturbing {
    private static final long NEVER = Long.MAX_VALUE;
    private static final String INSTRUCTOR = "the instructor";
    private static final String SCENARIO = "the scenario";

    private final List<Planned> planned;
    private final Plan plan;
    private final LiveSite live;
    private final Recorder recorder;

    /** From when on each has been possible; {@link #NEVER} where it is not. */
    private final long[] possibleFrom;

    private final boolean[] armed;
    private final boolean[] done;

    Disturbing(List<Planned> planned, Plan plan, LiveSite live, Recorder recorder) {
        this.planned = planned;
        this.plan = plan;
        this.live = live;
        this.recorder = recorder;
        this.possibleFrom = new long[planned.size()];
        Arrays.fill(possibleFrom, NEVER);
        this.armed = new boolean[planned.size()];
        this.done = new boolean[planned.size()];
    }

    /** When one of those in store is looked for or strikes, unless something else happens before. */
    long nextChange(long now) {
        long next = NEVER;
        for (int i = 0; i < done.length; i++) {
            if (!done[i]) {
                if (planned.get(i).fromMillis() > now) {
                    next = Math.min(next, planned.get(i).fromMillis());
                } else if (possibleFrom[i] != NEVER) {
                    next = Math.min(next, possibleFrom[i] + planned.get(i).afterMillis());
                }
            }
        }
        return next;
    }

    /** Lets strike what is due; whether anything did. */
    boolean settle(long now) {
        boolean struck = false;
        mend();
        for (int i = 0; i < done.length; i++) {
            if (!done[i] && planned.get(i).fromMillis() <= now) {
                Planned one = planned.get(i);
                armed[i] |= one.when().isEmpty() || one.when().get().holds(live.truth());
                if (!armed[i] || !isPossible(one.what(), one.server(), one.other())) {
                    possibleFrom[i] = NEVER;
                } else if (possibleFrom[i] == NEVER) {
                    possibleFrom[i] = now;
                }
                if (possibleFrom[i] != NEVER && possibleFrom[i] + one.afterMillis() <= now) {
                    done[i] = true;
                    strike(By.SCENARIO, SCENARIO, one.what(), one.server(), one.other());
                    struck = true;
                }
            }
        }
        return struck;
    }

    boolean inject(Input.Inject inject) {
        if (!isPossible(inject.what(), inject.server(), inject.other())) {
            return false;
        }
        strike(By.INSTRUCTOR, INSTRUCTOR, inject.what(), inject.server(), inject.other());
        return true;
    }

    /** All that could be injected now; what undoes something stands for what lasts. */
    List<Input.Inject> possible() {
        List<Input.Inject> possible = new ArrayList<>();
        int servers = plan.serverNames().size();
        for (Disturbance what : Disturbance.values()) {
            for (int s = 0; s < (what.servers() == 0 ? 1 : servers); s++) {
                for (int t = 0; t < servers; t++) {
                    boolean isOne = what.servers() == 2 ? s != t : s == t;
                    if (isOne && isPossible(what, s, t)) {
                        possible.add(new Input.Inject(what, s, t));
                    }
                }
            }
        }
        return possible;
    }

    private static int operand(Disturbance what, int server, int other) {
        return what.servers() == 2 ? Pairs.number(server, other) : server;
    }

    private static List<Integer> servers(Disturbance what, int server, int other) {
        return switch (what.servers()) {
            case 0 -> List.of();
            case 1 -> List.of(server);
            default -> List.of(server, other);
        };
    }

    private boolean isPossible(Disturbance what, int server, int other) {
        if (what.fault().isPresent()) {
            Fault fault = what.fault().get();
            List<Integer> servers = servers(what, server, other);
            return what.undone().isPresent() ? live.lasts(fault, servers) : live.canStrike(fault, servers);
        }
        int operand = operand(what, server, other);
        return switch (what) {
            case CRASH, BREAK_DOWN -> live.canHappen(ActionKind.CRASH, operand);
            case REPAIR -> live.canHappen(ActionKind.RESTART, operand);
            case API_OFF -> live.apiEnabled(operand);
            case API_ON -> !live.apiEnabled(operand);
            default -> live.canHappen(action(what), operand);
        };
    }

    /** The action of the model that happens where there is nothing more to it. */
    private static ActionKind action(Disturbance what) {
        return switch (what) {
            case CRASH -> ActionKind.CRASH;
            case CUT -> ActionKind.CUT;
            case HEAL -> ActionKind.HEAL;
            case INSTALLER_FAILS -> ActionKind.INSTALLER_FAILS;
            case INTERRUPT_INITIALIZATION -> ActionKind.INTERRUPT_INITIALIZATION;
            case DETECT -> ActionKind.DETECT;
            default -> throw new IllegalStateException("is more than an action: " + what);
        };
    }

    private void strike(By by, String who, Disturbance what, int server, int other) {
        recorder.disturbed(
                by,
                who,
                "lets happen: " + what.words(plan.serverName(server), plan.serverName(other)),
                new History.Disturbed(recorder.now, by, what, server, other));
        recorder.by(by, () -> strike(what, server, other));
    }

    private boolean strike(Disturbance what, int server, int other) {
        if (what.fault().isPresent()) {
            Fault fault = what.fault().get();
            List<Integer> servers = servers(what, server, other);
            return what.undone().isPresent() ? live.end(fault, servers) : live.strike(fault, servers);
        }
        int operand = operand(what, server, other);
        return switch (what) {
            case BREAK_DOWN -> {
                setBroken(operand, true);
                yield live.happen(ActionKind.CRASH, operand);
            }
            case REPAIR -> {
                setBroken(operand, false);
                yield live.happen(ActionKind.RESTART, operand);
            }
            case API_OFF, API_ON -> {
                live.setApiEnabled(operand, what == Disturbance.API_ON);
                yield true;
            }
            default -> live.happen(action(what), operand);
        };
    }

    private void setBroken(int server, boolean isBroken) {
        live.setHeld(ActionKind.RESTART, server, isBroken);
        boolean staysDown = isBroken
                && planned.stream().noneMatch(one -> one.what() == Disturbance.REPAIR && one.server() == server);
        recorder.down = staysDown ? recorder.down | 1 << server : recorder.down & ~(1 << server);
    }

    /** Whoever was started is not broken any more. */
    private void mend() {
        for (int rest = live.truth().up(); rest != 0; rest &= rest - 1) {
            int server = Integer.numberOfTrailingZeros(rest);
            if (live.isHeld(ActionKind.RESTART, server)) {
                setBroken(server, false);
            }
        }
    }
}
