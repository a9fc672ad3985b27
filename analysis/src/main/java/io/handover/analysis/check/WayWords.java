package io.handover.analysis.check;

import io.handover.model.action.ActionKind;
import io.handover.model.procedure.Procedure;
import io.handover.model.procedure.TimedBound;
import io.handover.model.procedure.WhatIf;
import io.handover.model.property.Properties;
import io.handover.model.property.Property;
import io.handover.simulator.run.Cause;
import io.handover.simulator.run.Check;
import io.handover.simulator.run.Lack;
import io.handover.simulator.run.Way;

/** A way in which a check is violated, in words that are true of every run that violates it so: what is counted, and nothing else. */
final class WayWords {
    private final Procedure procedure;

    WayWords(Procedure procedure) {
        this.procedure = procedure;
    }

    /** A few words, so that they fit into a line of a table: {@code "no server active in the end: detection, step 5"}. */
    String of(Check check, Way way) {
        if (check instanceof Check.OfProperty of) {
            return ofProperty(of.property(), way);
        }
        boolean isForEver = way.lack() == Lack.FOR_EVER;
        if (check instanceof Check.OfStep step) {
            String name = "step " + step.number();
            return way.cause() == Cause.TIME
                    ? name + (isForEver ? " is never done" : " takes too long")
                    : name + " left undone: " + how(way);
        }
        TimedBound.Measure measure = ((Check.OfBound) check).bound().measure();
        String what = switch (measure) {
            case DUAL_ACTIVE -> "several active ";
            case MANAGEMENT_GAP -> "no server active ";
            case URGENT_WAIT -> "an urgent concern waits ";
        };
        return what + (isForEver ? "for ever: " + how(way) : "for too long");
    }

    private String ofProperty(Property property, Way way) {
        return switch (way.cause()) {
            case NONE_ACTIVE -> "no server active in the end: " + how(way);
            case SEVERAL_ACTIVE -> "several active in the end: " + how(way);
            case NOT_REPLICATING -> notReplicating(way);
            case NOT_ARRIVED -> "change lost, had not arrived: " + at(way);
            case LACKED -> "change lost, not held when activated: " + at(way);
            case WIPED -> "change lost, last copy wiped: " + at(way);
            case TAKEN_DOWN -> "change lost, its server taken down: " + at(way);
            case GOES_ROUND -> "going round for ever" + (way.step() < 0 ? "" : " in " + branch(way.step()));
            default -> other(property, way);
        };
    }

    private String other(Property property, Way way) {
        if (property == Properties.PROCEDURE_COMPLETES) {
            return way.step() < 0 ? "never comes to its end" : step(way.step()) + " can never be done";
        }
        if (property == Properties.EVENTUALLY_UPGRADED) {
            return (way.lack() == Lack.DOWN ? "a server is down in the end" : "a server keeps the old release")
                    + (way.step() < 0 ? "" : ": waits at " + step(way.step()));
        }
        if (property == Properties.EVENTUALLY_NO_DANGLING) {
            return "half a replication is left: " + how(way);
        }
        if (property == Properties.AT_MOST_ONE_ACTIVE) {
            return "several active: " + how(way);
        }
        if (property == Properties.NO_MIXED_VERSION_REPLICATION) {
            return "replication between releases: " + how(way);
        }
        if (property == Properties.ONLY_DECLARED_CHANGES_LOST) {
            return "change lost";
        }
        return "no server active: " + how(way);
    }

    private String notReplicating(Way way) {
        return switch (way.lack()) {
            case DOWN -> "a standby is down in the end: " + how(way);
            case UNREACHED -> "a standby cannot reach the active server";
            case RELEASES_DIFFER -> "a standby has another release";
            case FROM_ANOTHER -> "a standby replicates from another server";
            case UNLINKED -> "a standby lost its replication: " + how(way);
            case NEVER_LINKED -> "a standby never replicated";
            default -> "a standby lacks changes in the end";
        };
    }

    /** What brought it about. */
    private String how(Way way) {
        return way.by().map(kind -> how(kind, way)).orElse("from the start");
    }

    private String how(ActionKind kind, Way way) {
        return switch (kind) {
            case ISSUE -> step(way.step());
            case ADVANCE -> step(way.step()) + " done";
            case SKIP -> step(way.step()) + " skipped";
            case DIVERT -> "what-if branch";
            case SLIP -> "operator's slip";
            case DETECT -> "detection" + during(way);
            case AUTO_ACTIVATE -> "self-activation" + during(way);
            case CRASH -> "crash";
            case INTERRUPT_INITIALIZATION -> "crash during initialization";
            case RESTART -> "restart";
            case CUT -> "network cut";
            case HEAL -> "network healed";
            case INSTALLER_FAILS -> "failed upgrade";
            case END_UPGRADE -> "upgrade done" + during(way);
            case END_INITIALIZATION -> "initialization done" + during(way);
            case SWITCH_DEMOTES, SWITCH_ACTIVATES, SWITCH_STOPS -> "switch" + during(way);
            case CHANGE, REPLICATE -> "replication" + during(way);
        };
    }

    private String during(Way way) {
        return way.step() < 0 ? "" : ", " + step(way.step());
    }

    /** Of a lost change: at what step, or by what beside the steps. */
    private String at(Way way) {
        boolean isAside = way.by().filter(kind -> !Way.pointsAtStep(kind)).isPresent();
        if (way.step() < 0) {
            return isAside ? how(way) : "after the last step";
        }
        return isAside ? how(way) + during(way) : step(way.step());
    }

    /** {@code "step 5"}, {@code "what-if 1, step 2"}. */
    private String step(int place) {
        if (place < 0) {
            return "after the last step";
        }
        int main = procedure.steps().size();
        return place < main ? "step " + (place + 1) : branch(place) + ", step " + (place - firstOfBranch(place) + 1);
    }

    private String branch(int place) {
        int number = 1;
        int first = procedure.steps().size();
        for (WhatIf whatIf : procedure.whatIfs()) {
            if (place < first + whatIf.steps().size()) {
                return "what-if " + number;
            }
            first += whatIf.steps().size();
            number++;
        }
        throw new IllegalArgumentException("no step is written at place " + place);
    }

    private int firstOfBranch(int place) {
        int first = procedure.steps().size();
        for (WhatIf whatIf : procedure.whatIfs()) {
            if (place < first + whatIf.steps().size()) {
                return first;
            }
            first += whatIf.steps().size();
        }
        return first;
    }
}
