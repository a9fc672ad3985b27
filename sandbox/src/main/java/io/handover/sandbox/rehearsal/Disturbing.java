package io.handover.sandbox.rehearsal;

import io.handover.emulator.site.LiveSite;
import io.handover.model.action.ActionKind;
import io.handover.model.procedure.Plan;
import io.handover.model.state.Pairs;
import io.handover.model.state.SiteState;
import io.handover.sandbox.rehearsal.Happening.By;
import io.handover.sandbox.rehearsal.Happening.Kind;
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

    private static int operand(Disturbance what, int server, int other) {
        return what.servers() == 2 ? Pairs.number(server, other) : server;
    }

    private boolean isPossible(Disturbance what, int server, int other) {
        SiteState state = live.truth();
        int operand = operand(what, server, other);
        return switch (what) {
            case CRASH, BREAK_DOWN -> live.canHappen(ActionKind.CRASH, operand);
            case REPAIR -> live.canHappen(ActionKind.RESTART, operand);
            case CUT -> live.canHappen(ActionKind.CUT, operand);
            case HEAL -> live.canHappen(ActionKind.HEAL, operand);
            case INSTALLER_FAILS -> live.canHappen(ActionKind.INSTALLER_FAILS, operand);
            case INTERRUPT_INITIALIZATION -> live.canHappen(ActionKind.INTERRUPT_INITIALIZATION, operand);
            case DETECT -> live.canHappen(ActionKind.DETECT, operand);
            case STALL_REPLICATION -> !live.isHeld(ActionKind.REPLICATE, operand) && !state.isActive(operand);
            case RESUME_REPLICATION -> live.isHeld(ActionKind.REPLICATE, operand);
            case API_OFF -> live.apiEnabled(operand);
            case API_ON -> !live.apiEnabled(operand);
        };
    }

    private void strike(By by, String who, Disturbance what, int server, int other) {
        int operand = operand(what, server, other);
        recorder.tell(
                by, Kind.NOTE, who, "lets happen: " + what.words(plan.serverName(server), plan.serverName(other)));
        recorder.by(by, () -> switch (what) {
            case CRASH -> live.happen(ActionKind.CRASH, operand);
            case BREAK_DOWN -> {
                live.setHeld(ActionKind.RESTART, operand, true);
                yield live.happen(ActionKind.CRASH, operand);
            }
            case REPAIR -> {
                live.setHeld(ActionKind.RESTART, operand, false);
                yield live.happen(ActionKind.RESTART, operand);
            }
            case CUT -> live.happen(ActionKind.CUT, operand);
            case HEAL -> live.happen(ActionKind.HEAL, operand);
            case INSTALLER_FAILS -> live.happen(ActionKind.INSTALLER_FAILS, operand);
            case INTERRUPT_INITIALIZATION -> live.happen(ActionKind.INTERRUPT_INITIALIZATION, operand);
            case DETECT -> live.happen(ActionKind.DETECT, operand);
            case STALL_REPLICATION, RESUME_REPLICATION -> {
                live.setHeld(ActionKind.REPLICATE, operand, what == Disturbance.STALL_REPLICATION);
                yield true;
            }
            case API_OFF, API_ON -> {
                live.setApiEnabled(operand, what == Disturbance.API_ON);
                yield true;
            }
        });
    }
}
