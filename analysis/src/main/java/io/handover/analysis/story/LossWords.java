package io.handover.analysis.story;

import io.handover.model.action.ActionKind;
import io.handover.model.procedure.Plan;
import io.handover.model.state.SiteState;
import io.handover.simulator.run.Event;
import io.handover.simulator.run.Losses;

/** Says of a lost change which it is, what is to blame for its loss, and where it is left. */
final class LossWords {
    private static final int BEFORE = -1;
    private static final int ISSUE = ActionKind.ISSUE.first();

    private final Story story;
    private final Plan plan;
    private final Causes causes;
    private final Losses.Loss lost;

    LossWords(Story story, Causes causes, Losses.Loss lost) {
        this.story = story;
        this.plan = story.plan();
        this.causes = causes;
        this.lost = lost;
    }

    String sentence() {
        Losses.Blame last = lost.last();
        Losses.Blame reason = lost.reason();
        boolean explains = last.way() == Losses.Way.TAKEN_DOWN || last.event() != reason.event();
        int more = lost.count() - 1;
        return "change " + (lost.number() + 1) + (more > 0 ? " (and " + more + " more like it)" : "") + ", made "
                + made()
                + (plan.windows().isEmpty()
                        ? ", is lost although the procedure declares nothing lost: "
                        : ", is lost although the procedure does not declare it lost: ")
                + (last.event() == BEFORE ? "no active server ever held it" : blame(last))
                + (explains && hasActive() ? "; " + lack(reason) : "") + left();
    }

    /** {@code "on DK_MGT_1 during step 3"}. */
    private String made() {
        if (lost.made() == BEFORE) {
            return "before the start";
        }
        return "on " + plan.serverName(ActionKind.CHANGE.operand(type(lost.made()))) + " " + during(lost.made());
    }

    private String blame(Losses.Blame last) {
        String server = plan.serverName(last.server());
        return switch (last.way()) {
            case WIPED ->
                (holders() == 0 ? "its last copy, on " + server + "," : "the copy on " + server) + " was destroyed "
                        + causes.at(last.event());
            case NOT_ARRIVED, LACKED -> lack(last);
            case TAKEN_DOWN -> server + ", the last active server that held it, " + takenDown(last);
        };
    }

    /** What became of the last active server that held it. */
    private String takenDown(Losses.Blame last) {
        SiteState after = after(last.event());
        String at = causes.at(last.event());
        if (after.isUp(last.server())) {
            String itself = story.moments().get(last.event()).who();
            boolean isItself = type(last.event()) < ISSUE && itself.equals(plan.serverName(last.server()));
            return (isItself
                            ? "put itself into standby, as it saw several active servers at once,"
                            : "was " + causes.putIntoStandby(last.event()))
                    + (type(last.event()) < ISSUE ? " " + during(last.event()) : "");
        }
        return switch (after.process(last.server())) {
            case CRASHED -> "crashed " + during(last.event());
            case UPGRADING -> "went down to be upgraded " + at;
            case STOPPED, INITIALIZING, UP -> "was stopped " + at;
        };
    }

    /** Why the server that is active at the end lacks it. */
    private String lack(Losses.Blame reason) {
        int s = Integer.numberOfTrailingZeros(story.last().upActive());
        String active = plan.serverName(s);
        if (reason.event() == BEFORE) {
            return active + ", active from the start, lacked it";
        }
        String at = causes.at(reason.event());
        return switch (reason.way()) {
            case WIPED -> "the copy on " + active + " was destroyed " + at;
            case NOT_ARRIVED ->
                isActivated(s, reason.event())
                        ? active + " had not received it when it " + activated(reason.event())
                        : active + " lost its replication " + at + " before the change had reached it";
            case LACKED ->
                active + withoutReplication(s, reason.event()) + " lacked it when it " + activated(reason.event());
            case TAKEN_DOWN ->
                lost.made() == BEFORE
                        ? active + ", active from the start, lacked it"
                        : active + " was active already when it was made";
        };
    }

    /** How the active server came to replicate from nobody, where it did before it was activated. */
    private String withoutReplication(int s, int activated) {
        if (Causes.isLinked(story.before(activated), s)) {
            return "";
        }
        int since = causes.lastMomentBefore(
                activated, (before, after) -> Causes.isLinked(before, s) && !Causes.isLinked(after, s));
        if (since < 0 || !streamedBefore(s, since)) {
            return "";
        }
        return isActivated(s, since)
                ? ", which had been active before and replicated from nobody since,"
                : ", which lost its replication " + causes.at(since) + ",";
    }

    /** Whether it got anything by its replication before that moment: if not, there was none to lose. */
    private boolean streamedBefore(int s, int moment) {
        return story.before(moment).streaming(s)
                || causes.lastMomentBefore(moment, (before, after) -> before.streaming(s)) >= 0;
    }

    /** {@code "was activated in step 5 (force-activate DK_MGT_2)"}, {@code "became active by itself during step 7"}. */
    private String activated(int moment) {
        return ActionKind.of(type(moment)) == ActionKind.AUTO_ACTIVATE
                ? "became active by itself " + during(moment)
                : "was activated " + causes.at(moment);
    }

    /** {@code "during step 7"}: where the operator was. */
    private String during(int moment) {
        SiteState then = story.before(moment);
        return plan.hasCurrent(then) ? "during " + new StepNames(plan).current(then) : "after the last step";
    }

    private boolean isActivated(int s, int moment) {
        return !story.before(moment).isActive(s) && after(moment).isActive(s);
    }

    private boolean hasActive() {
        return story.last().upActive() != 0;
    }

    private SiteState after(int moment) {
        return story.moments().get(moment).after();
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
