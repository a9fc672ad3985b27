package io.handover.simulator.story;

import io.handover.model.action.ActionKind;
import io.handover.model.procedure.Plan;
import io.handover.model.state.SiteState;
import io.handover.simulator.run.Event;

/** Says of a lost change which it is, what is to blame for its loss, and where it is left. */
final class LossWords {
    private final Story story;
    private final Plan plan;
    private final Causes causes;
    private final LostChange lost;

    LossWords(Story story, Causes causes, LostChange lost) {
        this.story = story;
        this.plan = story.plan();
        this.causes = causes;
        this.lost = lost;
    }

    String sentence() {
        String blame = lost.moment() == LostChange.BEFORE ? neverHeld() : blame();
        boolean explains = lost.kind() == LostChange.Kind.DEPOSED || lost.lackMoment() != lost.moment();
        return "change " + (lost.change() + 1) + ", made " + made()
                + (plan.windows().isEmpty()
                        ? ", is lost although the procedure declares nothing lost: "
                        : ", is lost although the procedure does not declare it lost: ")
                + blame
                + (explains && lost.active() != SiteState.NONE ? "; " + lack() : "") + left();
    }

    /** {@code "on DK_MGT_1 during step 3"}. */
    private String made() {
        if (lost.made() == LostChange.BEFORE) {
            return "before the start";
        }
        SiteState then = story.before(lost.made());
        String when = plan.hasCurrent(then) ? "during " + new StepNames(plan).current(then) : "after the last step";
        return "on " + plan.serverName(ActionKind.CHANGE.operand(type(lost.made()))) + " " + when;
    }

    private String blame() {
        String at = causes.at(lost.moment());
        String server = plan.serverName(lost.server());
        return switch (lost.kind()) {
            case WIPED ->
                (isHeld() ? "the copy on " + server : "its last copy, on " + server + ",") + " was destroyed " + at;
            case CUT_OFF, ACTIVATED -> lack();
            case DEPOSED -> server + ", the last active server that held it, " + deposed();
            case NEVER_HELD -> neverHeld();
        };
    }

    private String neverHeld() {
        return "no active server ever held it";
    }

    /** What became of the last active server that held it. */
    private String deposed() {
        int s = lost.server();
        SiteState after = story.moments().get(lost.moment()).after();
        if (after.isUp(s)) {
            return "was " + causes.putIntoStandby(lost.moment());
        }
        return switch (after.process(s)) {
            case CRASHED -> "crashed";
            case UPGRADING -> "went down to be upgraded " + causes.at(lost.moment());
            case STOPPED, INITIALIZING, UP -> "was stopped " + causes.at(lost.moment());
        };
    }

    /** Why the active server lacks it. */
    private String lack() {
        String active = plan.serverName(lost.active());
        String at = causes.at(lost.lackMoment());
        return switch (lost.lack()) {
            case WIPED -> "the copy on " + active + " was destroyed " + at;
            case CUT_OFF ->
                isActivated(lost.lackMoment())
                        ? active + " had not received it when it was activated " + at
                        : active + " lost its replication " + at + " before the change had reached it";
            case ACTIVATED -> active + withoutReplication() + " lacked it when it was activated " + at;
            case DEPOSED, NEVER_HELD ->
                lost.made() == LostChange.BEFORE
                        ? active + ", active from the start, lacked it"
                        : active + " was active already when it was made";
        };
    }

    /** How the active server came to replicate from nobody, where it did before it was activated. */
    private String withoutReplication() {
        int s = lost.active();
        if (Causes.isLinked(story.before(lost.lackMoment()), s)) {
            return "";
        }
        int since = causes.lastMomentBefore(
                lost.lackMoment(), (before, after) -> Causes.isLinked(before, s) && !Causes.isLinked(after, s));
        return since < 0 ? "" : ", which lost its replication " + causes.at(since) + ",";
    }

    private boolean isActivated(int moment) {
        return !story.before(moment).isActive(lost.active())
                && story.moments().get(moment).after().isActive(lost.active());
    }

    private boolean isHeld() {
        return holders() != 0;
    }

    private int holders() {
        int holders = 0;
        for (int s = 0; s < story.last().servers(); s++) {
            holders |= (int) (story.last().database(s) >>> lost.change() & 1) << s;
        }
        return holders;
    }

    private String left() {
        int holders = holders();
        return holders == 0
                ? ""
                : "; it is left on " + causes.sentences().names(holders)
                        + (Integer.bitCount(holders) == 1 ? ", which is not active" : ", which are not active");
    }

    private int type(int moment) {
        return Event.type(story.moments().get(moment).event());
    }
}
