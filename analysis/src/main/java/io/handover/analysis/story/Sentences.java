package io.handover.analysis.story;

import io.handover.model.action.ActionKind;
import io.handover.model.procedure.Branch;
import io.handover.model.procedure.Plan;
import io.handover.model.procedure.Step;
import io.handover.model.state.Mode;
import io.handover.model.state.Pairs;
import io.handover.model.state.SiteState;
import io.handover.model.transition.Transitions;
import io.handover.simulator.run.Event;
import io.handover.simulator.run.Ledger;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntUnaryOperator;

/** What an action of the model is in words. */
public final class Sentences {
    public static final String OPERATOR = "operator";

    private static final String ADMINISTRATOR = "administrator";
    private static final String NETWORK = "network";
    private static final String WIZARD = "wizard";

    private final Plan plan;
    private final StepNames steps;

    public Sentences(Plan plan) {
        this.plan = plan;
        this.steps = new StepNames(plan);
    }

    /** Who acts. */
    public String who(int action) {
        ActionKind kind = ActionKind.of(action);
        return switch (kind) {
            case CHANGE -> ADMINISTRATOR;
            case HEAL, CUT -> NETWORK;
            case ISSUE, ADVANCE, DIVERT, SKIP, SLIP -> OPERATOR;
            case SWITCH_DEMOTES, SWITCH_ACTIVATES, SWITCH_STOPS -> WIZARD;
            default -> plan.serverName(kind.operand(action));
        };
    }

    /** What happens in a step of a path from {@code before} to {@code after}. A slip is told by {@link #slip}. */
    public String what(SiteState before, int action, SiteState after) {
        return what(before, action, after, IntUnaryOperator.identity());
    }

    /**
     * What an event of a run is that leads from {@code before} to {@code after}. A slip is told by {@link #slip}.
     *
     * @param ledger of the state after
     */
    String what(SiteState before, int event, SiteState after, Ledger ledger) {
        return what(before, event, after, ledger::number);
    }

    /** @param number the number, from 0, of the first change that a bit of the state after stands for */
    private String what(SiteState before, int event, SiteState after, IntUnaryOperator number) {
        int action = Event.type(event);
        ActionKind kind = ActionKind.of(action);
        int s = kind.operand(action);
        return switch (kind) {
            case CHANGE ->
                change(
                        s,
                        number.applyAsInt(before.changes()),
                        Event.changes(event),
                        isDeclared(after, before.changes()));
            case REPLICATE ->
                "receives change " + (number.applyAsInt(first(after.database(s) & ~before.database(s))) + 1) + " from "
                        + plan.serverName(before.subscription(s));
            case END_UPGRADE -> "is up with the new release, in " + mode(after, s) + " mode";
            case END_INITIALIZATION ->
                Transitions.initializationSucceeds(before, s)
                        ? "is initialized from " + plan.serverName(after.subscription(s))
                        : "fails to be initialized, as " + whyNotInitialized(before, s)
                                + ": its database is empty and it replicates from nobody";
            case SWITCH_DEMOTES ->
                "puts " + plan.serverName(before.subscription(before.switchTarget()))
                        + " into standby, which still sends what is pending";
            case SWITCH_ACTIVATES ->
                switchActivates(before.switchTarget(), after.initializing() & ~before.initializing());
            case SWITCH_STOPS -> "stops: " + plan.serverName(before.switchTarget()) + " does not replicate any more";
            case DETECT -> detect(before.activesSeen(s), before.seen(s) & before.active());
            case AUTO_ACTIVATE -> "sees no active server and becomes active by itself";
            case RESTART -> "is up again, in " + mode(after, s) + " mode";
            case HEAL -> names(pair(s)) + " reach each other again";
            case ISSUE -> steps.current(before) + ": " + issue(before, plan.current(before), after);
            case ADVANCE -> advance(before) + (isComplete(after) ? "; the procedure is complete" : "");
            case DIVERT -> divert(after);
            case CRASH -> "crashes";
            case CUT -> names(pair(s)) + " can no longer reach each other";
            case INSTALLER_FAILS -> "fails to be upgraded; it is up with the old release and without replication";
            case SKIP -> "skips " + steps.current(before) + ": " + steps.command(plan.current(before));
            case INTERRUPT_INITIALIZATION -> "crashes while it is initialized; its database is empty";
            case SLIP -> "gives a command out of turn";
        };
    }

    /** Who does what, as a part of a sentence: {@code "the operator skips step 3"}. */
    public static String clause(String who, String what) {
        return switch (who) {
            case OPERATOR -> "the operator " + what;
            case ADMINISTRATOR -> "an administrator " + what;
            case WIZARD -> "the activation wizard " + what;
            case NETWORK -> what;
            default -> who + " " + what;
        };
    }

    /** What an event is in words that is a slip. */
    String slip(Plan of, int event) {
        return Event.isRestart(event)
                ? "by mistake begins again at the first step"
                : slip(Event.slipped(event, of.steps().get(0)));
    }

    /** What a command out of turn is in words. */
    public String slip(Step command) {
        return "by mistake: " + steps.command(command);
    }

    /** What becomes of the present command where it is lost. */
    String lost(SiteState state) {
        return steps.current(state) + " (" + steps.command(plan.current(state)) + ") is accepted and has no effect";
    }

    private boolean isComplete(SiteState state) {
        return !plan.hasCurrent(state);
    }

    /** What has no command of its own is told where it is done, and of what is done at one server after another at which. */
    private String advance(SiteState before) {
        Step step = plan.current(before);
        String done = steps.current(before) + " is done";
        if (step.command().isCheck()) {
            return done + ": " + steps.command(step);
        }
        return steps.isForSeveral(step) ? done + " for " + plan.serverName(step.target()) : done;
    }

    private String issue(SiteState before, Step step, SiteState after) {
        String command = steps.command(step);
        if (step.command().startsSwitch()) {
            return command
                    + (after.switchTarget() == SiteState.NONE
                            ? ", which becomes active at once, as no server was"
                            : ": the activation wizard begins to switch");
        }
        return step.command().usesClient() && !before.isUp(step.contact())
                ? command + ", at the console of the server, which is down"
                : command;
    }

    private String switchActivates(int target, int initialized) {
        String activates = "activates " + plan.serverName(target);
        return switch (Integer.bitCount(initialized)) {
            case 0 -> activates;
            case 1 -> activates + "; " + names(initialized) + " restarts to be initialized from it";
            default -> activates + "; " + names(initialized) + " restart to be initialized from it";
        };
    }

    private String whyNotInitialized(SiteState before, int s) {
        int source = before.subscription(s);
        String name = plan.serverName(source);
        if (!before.isUp(source)) {
            return name + " is not up";
        }
        if (!before.reaches(s, source)) {
            return "it cannot reach " + name;
        }
        return before.isRegistered(s, source) ? name + " has another release" : name + " does not expect it any more";
    }

    private String change(int s, int number, int count, boolean declared) {
        if (count == 1) {
            return "makes change " + (number + 1) + " on " + plan.serverName(s)
                    + (declared ? " (the procedure declares it lost)" : "");
        }
        return "has made changes " + (number + 1) + " to " + (number + count) + " on " + plan.serverName(s)
                + (declared ? " (the procedure declares them lost)" : "");
    }

    private static boolean isDeclared(SiteState state, int change) {
        return (state.declared() >>> change & 1) != 0;
    }

    private String detect(int actives, int demoted) {
        String those = Integer.bitCount(actives) == 2 ? "both" : "all of them";
        return "sees " + names(actives) + " active at once and puts " + (demoted == actives ? those : names(demoted))
                + " into standby";
    }

    private String divert(SiteState after) {
        Branch branch = plan.branch(after.branch());
        return "notices " + steps.condition(branch) + " and turns to "
                + steps.current(after).replaceFirst(", step .*", "");
    }

    private static String mode(SiteState state, int s) {
        return state.mode(s) == Mode.ACTIVE ? "Active" : "Standby";
    }

    private static int first(long changes) {
        return Long.numberOfTrailingZeros(changes);
    }

    private static int pair(int p) {
        return 1 << Pairs.lower(p) | 1 << Pairs.higher(p);
    }

    /** {@code "DK_MGT_1, DK_MGT_2 and DK_MGT_3"}. */
    public String names(int servers) {
        List<String> names = new ArrayList<>();
        for (int rest = servers; rest != 0; rest &= rest - 1) {
            names.add(plan.serverName(Integer.numberOfTrailingZeros(rest)));
        }
        if (names.size() < 2) {
            return names.isEmpty() ? "nobody" : names.get(0);
        }
        return String.join(", ", names.subList(0, names.size() - 1)) + " and " + names.get(names.size() - 1);
    }
}
