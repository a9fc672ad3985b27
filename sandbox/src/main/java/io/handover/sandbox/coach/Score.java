package io.handover.sandbox.coach;

import io.handover.model.procedure.TimedBound;
import io.handover.model.property.Property;
import io.handover.model.state.SiteState;
import io.handover.sandbox.rehearsal.Concern;
import io.handover.sandbox.rehearsal.History;
import io.handover.sandbox.rehearsal.Outcome;
import io.handover.sandbox.scenario.Scenario;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;

/**
 * How well the critical tasks of a rehearsal were done. Only what came of it counts, not how: whoever keeps all that the scenario asks for has
 * done everything right.
 *
 * @param tasks what counts, with its thresholds: the scenario's promises, then its bounds
 * @param hints how many hints were taken
 * @param dualActiveMillis for how long two or more servers were active, in all
 * @param managementGapMillis the longest time without an active server
 * @param lostChanges how many changes were lost that the procedure does not declare lost, those from before the rehearsal too
 * @param declaredChanges how many were lost that it does
 * @param lateConcerns how many urgent concerns waited longer than the scenario allows; 0 where it allows any time
 */
public record Score(
        List<Task> tasks,
        int hints,
        long dualActiveMillis,
        long managementGapMillis,
        int lostChanges,
        int declaredChanges,
        int lateConcerns) {
    /** All of it. */
    public static final int FULL = 100;

    /** So many points a hint costs. */
    private static final int HINT_COSTS = 5;

    /**
     * A critical task.
     *
     * @param name of the property or measure
     * @param measured what was measured in milliseconds; empty for a promise
     * @param most the most that is allowed; empty for a promise
     */
    public record Task(String name, boolean isDone, OptionalLong measured, OptionalLong most) {}

    public Score {
        tasks = List.copyOf(tasks);
    }

    /** Of a rehearsal that ended so. */
    static Score of(Scenario scenario, History history, Outcome outcome, long endMillis, int hints) {
        List<Task> tasks = new ArrayList<>();
        for (Outcome.Promise promise : outcome.promises()) {
            Property property = promise.property();
            tasks.add(new Task(property.name(), promise.isKept(), OptionalLong.empty(), OptionalLong.empty()));
        }
        long patience = Long.MAX_VALUE;
        for (TimedBound bound : scenario.bounds()) {
            long measured = Scenario.measured(outcome, bound.measure());
            tasks.add(new Task(
                    bound.measure().key(),
                    measured <= bound.mostMillis(),
                    OptionalLong.of(measured),
                    OptionalLong.of(bound.mostMillis())));
            patience = bound.measure() == TimedBound.Measure.URGENT_WAIT ? bound.mostMillis() : patience;
        }
        SiteState last = history.last();
        int late = 0;
        for (Concern concern : history.concerns()) {
            late += concern.waitedMillis(endMillis) > patience ? 1 : 0;
        }
        return new Score(
                tasks,
                hints,
                outcome.dualActiveMillis(),
                outcome.managementGapMillis(),
                Long.bitCount(last.lost() & ~last.declared()),
                Long.bitCount(last.lost() & last.declared()),
                late);
    }

    /** Whether everything that counts was done; hints do not matter for that. */
    public boolean isPassed() {
        return tasks.stream().allMatch(Task::isDone);
    }

    /** How many tasks were done. */
    public int done() {
        return (int) tasks.stream().filter(Task::isDone).count();
    }

    /** How many points the hints cost. */
    public int hintPoints() {
        return HINT_COSTS * hints;
    }

    /** 0 to {@link #FULL}: what was done of the tasks, less something for each hint. */
    public int points() {
        return tasks.isEmpty() ? FULL : Math.max(0, FULL * done() / tasks.size() - hintPoints());
    }
}
