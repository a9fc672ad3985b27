package io.handover.analysis.advice;

import io.handover.model.command.Commands;
import io.handover.model.procedure.Step;
import io.handover.model.property.Properties;
import io.handover.model.property.Property;
import io.handover.model.site.SplitBrainReaction;
import io.handover.model.state.SiteState;
import io.handover.simulator.run.Cause;
import io.handover.simulator.run.Check;
import java.util.Optional;

/** Why no edit helps, and what to state instead. */
record Reasons(Limits limits) {
    private static final String NO_MANAGEMENT =
            "no edit keeps management: state how long it may be away (bounds: management-gap)";

    /** Where no edit can help, whatever it is. */
    Optional<Advice> beforeTrying(Problem problem) {
        boolean isManagement =
                isOf(problem, Properties.MANAGEMENT_KEPT) || isOf(problem, Properties.MANAGEMENT_AVAILABLE);
        if (isManagement && problem.cause() == Cause.DETECTION) {
            return onDetection(limit(problem));
        }
        if (isManagement && problem.cause() == Cause.FAULT) {
            return Optional.of(Advice.without(
                    "no edit avoids a gap that a fault makes: state how long it may be (bounds: management-gap)",
                    "a fault alone takes the active server away, whatever the steps are. State instead how long management may"
                            + " be away (bounds: management-gap), and leave "
                            + Properties.MANAGEMENT_AVAILABLE.name() + " out of 'promises': "
                            + Properties.MANAGEMENT_KEPT.name() + " is what a procedure can promise"));
        }
        return Optional.empty();
    }

    /** What is known of any procedure; nothing of what is not asked of the site. */
    private Limits.Limit limit(Problem problem) {
        return problem.check() instanceof Check.OfProperty of
                ? limits.on(of.property(), problem.faults())
                : new Limits.Limit(Limits.Reach.UNKNOWN, "");
    }

    private static Optional<Advice> onDetection(Limits.Limit limit) {
        String instead = "State instead how long management may be away (bounds: management-gap), and leave "
                + Properties.MANAGEMENT_KEPT.name() + " and " + Properties.MANAGEMENT_AVAILABLE.name()
                + " out of 'promises'";
        return switch (limit.reach()) {
            case SOME_WAY -> Optional.empty();
            case NO_PROCEDURE -> Optional.of(Advice.without(NO_MANAGEMENT, limit.why() + ". " + instead));
            case UNKNOWN ->
                Optional.of(Advice.without(
                        NO_MANAGEMENT,
                        "one command changes one server, so that there are two active servers or none in between, and under "
                                + SplitBrainReaction.DEMOTE_ALL + " a site that sees two puts all into standby. "
                                + instead
                                + "; or, where the product only raises an alarm, say so (--assume splitBrainReaction="
                                + SplitBrainReaction.ALARM_ONLY + ")"));
        };
    }

    /** Where everything that was tried failed. */
    Advice afterTrying(Problem problem, int tried) {
        String none = tried == 0
                ? "there is no edit to try"
                : tried == 1
                        ? "the one edit that was tried does not help"
                        : "none of " + tried + " edits that were tried helps" + " without breaking something else";
        Limits.Limit limit = limit(problem);
        return switch (limit.reach()) {
            case NO_PROCEDURE -> Advice.without("no edit can help", limit.why() + ". " + instead(problem));
            case SOME_WAY ->
                Advice.without(
                        "no edit was found that helps",
                        none
                                + ". Another procedure may: there is a way to act that keeps this for certain, for an operator who sees"
                                + " everything ('handover synthesize' looks for a procedure). " + instead(problem));
            case UNKNOWN -> Advice.without("no edit was found that helps", none + ". " + instead(problem));
        };
    }

    private String instead(Problem problem) {
        if (!(problem.check() instanceof Check.OfProperty of)) {
            return "State a longer time, or that the step may be late under such a fault";
        }
        Property property = of.property();
        if (property == Properties.ONLY_DECLARED_CHANGES_LOST) {
            boolean isGiven = problem.story().losses().stream().allMatch(loss -> loss.made() < 0);
            return isGiven
                    ? "What was made before the start and is on no server that is activated is lost whatever comes after; activate"
                            + " a server that holds it"
                    : "State what is given up (declares: changes-lost), or that the fault is accepted";
        }
        if (property == Properties.MANAGEMENT_KEPT || property == Properties.MANAGEMENT_AVAILABLE) {
            return "One command changes one server: where the old active server is put into standby before the new one is active,"
                    + " management is away in between. State how long (bounds: management-gap)";
        }
        if (property == Properties.AT_MOST_ONE_ACTIVE) {
            return "State where several servers may be active (declares: several-active), or that the slip is accepted";
        }
        if (property == Properties.PROCEDURE_COMPLETES && waitsForActivation(problem)) {
            return "On such a site the active server must be set to standby, or stopped, before another one can be activated, and"
                    + " management is away in between";
        }
        return "What is left needs a decision on the spot: leave " + property.name()
                + " out of 'promises', or say in the procedure who decides then, and by what";
    }

    private static boolean waitsForActivation(Problem problem) {
        SiteState last = problem.story().last();
        if (!problem.story().plan().hasCurrent(last)) {
            return false;
        }
        Step step = problem.story().plan().current(last);
        return step.command() == Commands.FORCE_ACTIVATE
                && last.isUp(step.target())
                && last.activesSeen(step.target()) != 0;
    }

    private static boolean isOf(Problem problem, Property property) {
        return problem.check() instanceof Check.OfProperty of && of.property() == property;
    }
}
