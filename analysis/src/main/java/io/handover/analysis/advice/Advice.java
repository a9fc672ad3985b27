package io.handover.analysis.advice;

import io.handover.analysis.story.Story;
import io.handover.model.command.Commands;
import io.handover.model.condition.Condition;
import io.handover.model.condition.Conditions;
import io.handover.model.procedure.Plan;
import io.handover.model.procedure.Step;
import io.handover.model.property.Properties;
import io.handover.model.property.Property;
import io.handover.simulator.run.Cause;
import io.handover.simulator.run.Check;
import io.handover.simulator.run.Losses;
import java.util.Optional;
import java.util.stream.Stream;

/** What an operator can do about a finding, where that is known. */
public final class Advice {
    private final Plan plan;

    public Advice(Plan plan) {
        this.plan = plan;
    }

    public Optional<String> on(Check check, Cause cause, Story story) {
        return check instanceof Check.OfProperty of ? on(of.property(), cause, story) : Optional.empty();
    }

    private Optional<String> on(Property property, Cause cause, Story story) {
        if (cause == Cause.NONE_ACTIVE) {
            return noneActive();
        }
        if (property == Properties.ONLY_DECLARED_CHANGES_LOST) {
            return lostChange(story);
        }
        if (property == Properties.MANAGEMENT_AVAILABLE || property == Properties.MANAGEMENT_KEPT) {
            return gap(cause);
        }
        if (property == Properties.EVENTUALLY_REDUNDANT && cause == Cause.NOT_REPLICATING) {
            return notReplicating();
        }
        if (property == Properties.PROCEDURE_COMPLETES) {
            return cause == Cause.GOES_ROUND ? round() : stuck(story);
        }
        if (property == Properties.EVENTUALLY_UPGRADED) {
            return branches(Conditions.NOT_UPGRADED) || !upgrades()
                    ? Optional.empty()
                    : Optional.of(
                            "Add a what-if branch: when a server is not-upgraded, upgrade it, resume at the same step.");
        }
        if (property == Properties.NO_MIXED_VERSION_REPLICATION) {
            return Optional.of("Before a server is upgraded, check that nothing replicates from it or to it any more.");
        }
        return Optional.empty();
    }

    private Optional<String> noneActive() {
        return branches(Conditions.NO_ACTIVE)
                ? Optional.empty()
                : Optional.of(
                        "Add a what-if branch: when no-active, force-activate the server that is to be active, resume at"
                                + " the same step.");
    }

    private static Optional<String> lostChange(Story story) {
        long declared = story.last().declared();
        return story.losses().stream()
                .filter(loss -> (declared >>> loss.change() & 1) == 0)
                .findFirst()
                .map(loss -> lost(loss.last().way()));
    }

    private static String lost(Losses.Way way) {
        return switch (way) {
            case NOT_ARRIVED ->
                "Let the active server take no more changes, and wait until the standby holds them all"
                        + " (await-caught-up), before its replication is ended; or declare what is lost (declares:"
                        + " changes-lost).";
            case LACKED ->
                "Activate a server that replicates to the last and holds all changes (await-caught-up); or"
                        + " declare what is lost (declares: changes-lost).";
            case WIPED ->
                "Initialize no server that holds changes which the active one lacks; or declare what is lost"
                        + " (declares: changes-lost).";
            case TAKEN_DOWN ->
                "Let the old active server take no more changes before another one is activated; or declare"
                        + " what is lost (declares: changes-lost).";
        };
    }

    private Optional<String> gap(Cause cause) {
        return switch (cause) {
            case DETECTION ->
                Optional.of(
                        "The site assumes that several active servers which see each other are all put into standby. Keep"
                                + " the gap short: have a client open on the server to be activated, and force its activation again"
                                + (branches(Conditions.NO_ACTIVE)
                                        ? "."
                                        : " at once (a what-if branch: when no-active)."));
            case COMMAND ->
                Optional.of(
                        "The command is given to the only active server. Look for another active server before it.");
            case FAULT -> Optional.of("No order of steps avoids this. Be ready to force the activation of a standby.");
            default -> Optional.empty();
        };
    }

    private Optional<String> notReplicating() {
        boolean initializes = plan.steps().stream().anyMatch(step -> step.command() == Commands.INIT_STANDBY);
        return initializes
                ? Optional.empty()
                : Optional.of("Add steps at the end: init-standby of every standby, at the active server.");
    }

    private Optional<String> round() {
        return plan.branches().isEmpty()
                ? Optional.empty()
                : Optional.of(
                        "Give the branch steps that end its condition, or a stretch (from, until) in which it can be"
                                + " turned to.");
    }

    private Optional<String> stuck(Story story) {
        if (!plan.hasCurrent(story.last())) {
            return Optional.empty();
        }
        Step step = story.plan().current(story.last());
        return step.command() == Commands.FORCE_ACTIVATE
                        && story.last().isUp(step.target())
                        && story.last().activesSeen(step.target()) != 0
                ? Optional.of(
                        "On such a site the active server must be set to standby, or stopped, before another one can be"
                                + " activated; management is away in between.")
                : Optional.empty();
    }

    /** Whether any step of the procedure, or of a branch, is an upgrade. */
    private boolean upgrades() {
        return Stream.concat(
                        plan.procedure().steps().stream(),
                        plan.procedure().whatIfs().stream().flatMap(whatIf -> whatIf.steps().stream()))
                .anyMatch(instruction -> instruction.command() == Commands.UPGRADE);
    }

    private boolean branches(Condition when) {
        return plan.branches().stream().anyMatch(branch -> branch.whatIf().when() == when);
    }
}
