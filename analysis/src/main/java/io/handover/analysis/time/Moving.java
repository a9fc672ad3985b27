package io.handover.analysis.time;

import io.handover.simulator.campaign.Measure;
import io.handover.simulator.run.Check;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * One figure along the points of a sweep.
 *
 * @param check the promise whose share it is; empty of a measure
 * @param measure what is measured; empty of a promise
 * @param level at which level of the runs in which it ends; empty of a share of runs: those that break a promise, or in which it never ends
 * @param isMoved whether some two points have intervals that do not overlap
 * @param by how many times the greatest is the least; infinite where that is 0
 */
public record Moving(
        Optional<Check> check, Optional<Measure> measure, Optional<Level> level, boolean isMoved, double by) {
    private static final List<Measure> MAIN = List.of(
            Measure.PROCEDURE,
            Measure.HANDOVER,
            Measure.DUAL_ACTIVE,
            Measure.MANAGEMENT_GAP,
            Measure.WITHOUT_REDUNDANCY,
            Measure.LOST_CHANGES,
            Measure.LOST_UNDECLARED);

    /** The promises, then the main measures; of each kind what moves most comes first. */
    public static List<Moving> of(Swept swept) {
        List<Times> times = swept.times();
        List<Moving> promises = new ArrayList<>();
        for (Promise promise : times.get(0).promises()) {
            promises.add(judged(
                    new Moving(Optional.of(promise.check()), Optional.empty(), Optional.empty(), false, 1), times));
        }
        List<Moving> measures = new ArrayList<>();
        for (Measure measure : MAIN) {
            Stream.of(Optional.<Level>empty(), Optional.of(Level.P50), Optional.of(Level.P95))
                    .map(level -> judged(new Moving(Optional.empty(), Optional.of(measure), level, false, 1), times))
                    .forEach(measures::add);
        }
        Comparator<Moving> most = Comparator.comparingDouble(Moving::by).reversed();
        return Stream.concat(promises.stream().sorted(most), measures.stream().sorted(most))
                .toList();
    }

    private static Moving judged(Moving figure, List<Times> times) {
        boolean isMoved = false;
        double least = Double.POSITIVE_INFINITY;
        double most = 0;
        for (Times one : times) {
            double value = figure.value(one);
            least = Math.min(least, value);
            most = Math.max(most, value);
            isMoved |= times.stream().anyMatch(other -> figure.isCertainlyAbove(one, other));
        }
        double by = most == 0 ? 1 : most / least;
        return new Moving(figure.check, figure.measure, figure.level, isMoved, by);
    }

    /** The figure at a point: a share from 0 to 1, or a time or number in the measure's unit; 0 where there is none. */
    public double value(Times times) {
        if (level.isEmpty()) {
            return share(times).value();
        }
        return estimate(times).map(estimate -> (double) estimate.value()).orElse(0.0);
    }

    private boolean isCertainlyAbove(Times one, Times other) {
        if (level.isEmpty()) {
            return share(one).low() > share(other).high();
        }
        Optional<Estimate> more = estimate(one);
        Optional<Estimate> less = estimate(other);
        return more.isPresent() && less.isPresent() && more.get().isAbove(less.get());
    }

    private Share share(Times times) {
        return check.map(of -> times.promises().stream()
                        .filter(promise -> promise.check().equals(of))
                        .findFirst()
                        .orElseThrow()
                        .broken())
                .orElseGet(() -> times.of(measure.orElseThrow()).never());
    }

    private Optional<Estimate> estimate(Times times) {
        Summary summary = times.of(measure.orElseThrow());
        return summary.ended().isEmpty() ? Optional.empty() : Optional.of(summary.endedAt(level.orElseThrow()));
    }
}
