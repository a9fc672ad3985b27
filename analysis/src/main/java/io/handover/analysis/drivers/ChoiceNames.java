package io.handover.analysis.drivers;

import io.handover.simulator.run.Choice;
import io.handover.simulator.run.Edits;
import io.handover.simulator.run.Run;
import io.handover.simulator.run.Simulation;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;

/** The choices that runs make, found by looking at some of them. */
final class ChoiceNames {
    /** So many runs are looked at. */
    private static final int LOOKED_AT = 512;

    /** A choice that fewer than one run in this many makes is seldom: it cannot explain much. */
    static final int SELDOM = 64;

    private final int lookedAt;

    /** In how many of them each choice was made. */
    private final Map<Long, Integer> made = new TreeMap<>();

    /** Looks at the first runs of a campaign. */
    ChoiceNames(Simulation simulation, long seed, long first, int most) {
        Run run = Run.keepingNames(simulation);
        lookedAt = Math.min(LOOKED_AT, most);
        for (int i = 0; i < lookedAt; i++) {
            run.execute(seed, first + i, Edits.NONE);
            TreeSet<Long> names = new TreeSet<>();
            for (long name : run.names()) {
                names.add(name);
            }
            names.forEach(name -> made.merge(name, 1, Integer::sum));
        }
    }

    /** Those that are not seldom, the most frequent first, at most so many. */
    List<Long> usual(int most) {
        List<Long> names = new ArrayList<>(usual());
        names.sort(Comparator.comparingInt((Long name) -> -made.getOrDefault(name, 0))
                .thenComparing(name -> name));
        return names.subList(0, Math.min(most, names.size()));
    }

    /** Those that are not seldom, in ascending order. */
    List<Long> usual() {
        return made.keySet().stream()
                .filter(name -> made.getOrDefault(name, 0) * SELDOM >= lookedAt)
                .toList();
    }

    /** The subjects of a purpose. */
    List<Integer> subjects(int purpose) {
        return made.keySet().stream()
                .filter(name -> Choice.purpose(name) == purpose)
                .map(Choice::subject)
                .distinct()
                .toList();
    }
}
