package io.handover.analysis.token;

import io.handover.model.procedure.Branch;
import io.handover.model.procedure.Plan;
import io.handover.model.procedure.Step;
import io.handover.model.procedure.TimedBound;
import io.handover.model.site.Assumptions;
import io.handover.model.site.Scope;
import io.handover.simulator.fault.Fault;
import io.handover.simulator.fault.Faults;
import io.handover.simulator.run.Run;
import io.handover.simulator.site.Activity;
import io.handover.simulator.site.SimulatedSite;
import io.handover.simulator.site.Timing;
import io.handover.simulator.time.Distribution;
import io.handover.simulator.time.SplitMix;

/**
 * A number for what a token cannot hold: the procedure's steps and the site's timing and faults. Names of servers, titles, notes
 * and the layout of files do not count, as they change nothing that happens.
 */
public final class Fingerprint {
    private Fingerprint() {}

    /** Of a procedure on its site. */
    public static int of(Plan plan) {
        StringBuilder text = new StringBuilder();
        for (Step step : plan.steps()) {
            append(text, step);
        }
        for (Branch branch : plan.branches()) {
            text.append("branch ")
                    .append(branch.whatIf().when().name())
                    .append(' ')
                    .append(branch.target())
                    .append(' ')
                    .append(branch.at())
                    .append(' ')
                    .append(branch.from())
                    .append(' ')
                    .append(branch.until())
                    .append(' ')
                    .append(branch.resume())
                    .append('\n');
            for (Step step : branch.steps()) {
                append(text, step);
            }
        }
        for (TimedBound bound : plan.procedure().bounds()) {
            text.append(bound.measure().key())
                    .append(' ')
                    .append(bound.mostMillis())
                    .append('\n');
        }
        text.append(plan.windows()).append('\n');
        text.append(plan.severalActive()).append('\n');
        text.append(plan.procedure().promises()).append('\n');
        Scope smallest = new Scope(plan.serverNames().size(), 0, 0, 0, 0, 0);
        text.append(plan.initialState(smallest, Assumptions.DEFAULT));
        return hash(text);
    }

    /** Of a site's timing and faults; the order in which it states faults does not count. */
    public static int of(SimulatedSite site) {
        StringBuilder text = new StringBuilder();
        Timing timing = site.timing();
        for (Activity activity : Activity.values()) {
            append(text, activity.key(), timing.of(activity));
        }
        text.append(timing.polls().everyMillis())
                .append(' ')
                .append(timing.polls().jitterMillis())
                .append(' ')
                .append(timing.polls().toConfirm())
                .append('\n');
        for (Fault fault : Faults.ALL) {
            site.faults().entry(fault.name()).ifPresent(entry -> {
                entry.every().ifPresent(every -> append(text, fault.name() + " every", every));
                entry.lasts().ifPresent(lasts -> append(text, fault.name() + " lasts", lasts));
            });
        }
        return hash(text);
    }

    private static void append(StringBuilder text, String name, Distribution distribution) {
        text.append(name).append(' ');
        if (distribution instanceof Distribution.Fixed fixed) {
            text.append("fixed ").append(fixed.millis());
        } else if (distribution instanceof Distribution.Uniform uniform) {
            text.append("uniform ").append(uniform.fromMillis()).append(' ').append(uniform.toMillis());
        } else if (distribution instanceof Distribution.LogNormal logNormal) {
            text.append("log-normal ")
                    .append(logNormal.medianMillis())
                    .append(' ')
                    .append(logNormal.p99Millis());
        } else {
            text.append("exponential ").append(((Distribution.Exponential) distribution).meanMillis());
        }
        text.append('\n');
    }

    /** Of a run's events up to some point. */
    public static int of(Run run, int events) {
        long hash = events;
        for (int i = 0; i < events; i++) {
            hash = SplitMix.mix(hash * 31 + run.event(i)) + run.eventMillis(i);
        }
        return (int) (SplitMix.mix(hash) >>> 32);
    }

    private static void append(StringBuilder text, Step step) {
        text.append(step.command().name()).append(' ').append(step.target());
        if (step.command().takesAt()) {
            text.append(" at ").append(step.at());
        }
        step.instruction()
                .asSoonAsPossibleMillis()
                .ifPresent(millis -> text.append(" within ").append(millis));
        text.append('\n');
    }

    private static int hash(CharSequence text) {
        long hash = text.length();
        for (int i = 0; i < text.length(); i++) {
            hash = SplitMix.mix(hash * 31 + text.charAt(i));
        }
        return (int) (hash >>> 32);
    }
}
