package io.handover.sandbox.coach;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** What comes again: whatever somebody failed, until it is passed. */
public final class Repetition {
    private Repetition() {}

    /**
     * A rehearsal that ended.
     *
     * @param scenario its name
     */
    public record Result(String scenario, boolean isPassed) {}

    /**
     * What is due in the next session: what was failed and not passed since; first what was tried the longest ago, so that between two tries
     * of the same there is something else where there is anything else.
     *
     * @param results of one trainee, the oldest first
     * @return names of scenarios, each once
     */
    public static List<String> due(List<Result> results) {
        Set<String> due = new LinkedHashSet<>();
        for (Result result : results) {
            due.remove(result.scenario());
            if (!result.isPassed()) {
                due.add(result.scenario());
            }
        }
        return new ArrayList<>(due);
    }
}
