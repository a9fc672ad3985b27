package io.handover.simulator.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.handover.simulator.fault.Faults;
import io.handover.simulator.fixture.Draft;
import io.handover.simulator.fixture.Sites;
import io.handover.simulator.time.SplitMix;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class SplitTest {
    private static final Simulation ALL = new Simulation(Draft.written().on(3), Sites.site(3), Faults.ALL);

    private static List<List<Long>> events(Run run) {
        return IntStream.range(0, run.events())
                .mapToObj(i -> List.of((long) run.event(i), run.eventMillis(i)))
                .toList();
    }

    private static Run again(long index, Split... splits) {
        Run run = Run.lookedAt(ALL, (at, turn) -> {});
        run.execute(5, index, List.of(splits));
        return run;
    }

    private static List<List<Long>> plain(long index) {
        Run run = new Run(ALL);
        run.execute(5, index, Edits.NONE);
        return events(run);
    }

    @Test
    void lookingChangesNothing() {
        for (int index = 0; index < 50; index++) {
            assertThat(events(again(index))).isEqualTo(plain(index));
        }
    }

    /** Before the split everything is as it was: also where choices are then drawn one by one that else are drawn at once. */
    @Test
    void upToTheSplitItIsTheSameRun() {
        int parted = 0;
        for (int index = 0; index < 100; index++) {
            List<Integer> eventsAt = new ArrayList<>();
            Run stem = Run.lookedAt(ALL, (at, turn) -> eventsAt.add(at.events()));
            stem.execute(5, index, List.of());
            int turn = eventsAt.size() / 2;
            int shared = eventsAt.get(turn);
            List<List<Long>> split = events(again(index, new Split(turn, index + 1_000, Split.NONE, 0)));
            assertThat(split.subList(0, shared)).isEqualTo(plain(index).subList(0, shared));
            parted += split.equals(plain(index)) ? 0 : 1;
        }
        assertThat(parted).isGreaterThan(80);
    }

    /** A clock that is set again for the same thing runs out as it was drawn first: nothing differs where the seed is that of the run. */
    @Test
    void aSplitIntoTheSameSeedChangesStrikesAlone() {
        Simulation calm = new Simulation(Draft.written().on(3), Sites.site(3), List.of());
        for (int index = 0; index < 50; index++) {
            Run plain = new Run(calm);
            plain.execute(5, index, Edits.NONE);
            Run split = Run.lookedAt(calm, (at, turn) -> {});
            long seed = SplitMix.at(5, index);
            split.execute(5, index, List.of(new Split(7, seed, Split.NONE, 0), new Split(12, seed, Split.NONE, 0)));
            assertThat(events(split)).isEqualTo(events(plain));
        }
    }

    @Test
    void strikesLieAheadAndComeAsSoonAsAskedFor() {
        int[] soon = new int[1];
        for (int index = 0; index < 200; index++) {
            int fault = index % ALL.faults().size();
            Run run = Run.lookedAt(ALL, (at, turn) -> {
                if (turn == 10) {
                    Strikes strikes = at.strikes();
                    for (int i = 0; i < strikes.count(); i++) {
                        assertThat(strikes.inMillis(i)).isPositive();
                    }
                    assertThat(strikes.inMillis(fault)).isLessThanOrEqualTo(30_000);
                    soon[0]++;
                }
            });
            run.execute(5, index, List.of(new Split(10, index, fault, 30_000)));
        }
        assertThat(soon[0]).isGreaterThan(150);
    }

    /** Given that it lies ahead, the next strike follows the law by which it was drawn, cut off there. */
    @Test
    void theShareOfStrikesWithinSomeTimeIsThatOfManySplits() {
        int runs = 20_000;
        int[] within = new int[1];
        double[] share = new double[1];
        Run run = Run.lookedAt(ALL, (at, turn) -> {
            if (turn == 6) {
                within[0] += at.strikes().inMillis(0) <= 600_000 ? 1 : 0;
                share[0] = at.strikes().shareWithin(0, 600_000);
                assertThat(at.strikes().canStrikeWithin(0, 600_000)).isTrue();
            }
        });
        for (int seed = 0; seed < runs; seed++) {
            run.execute(5, 3, List.of(new Split(6, seed, Split.NONE, 0)));
        }
        // Half a crash an hour: 1 − e^(−1/12), whenever it is asked.
        assertThat(share[0]).isCloseTo(1 - Math.exp(-1 / 12.0), within(1e-3));
        assertThat(within[0] / (double) runs).isCloseTo(share[0], within(4 * Math.sqrt(share[0] / runs)));
    }

    @Test
    void aRunThatNobodyLooksAtIsNotSplit() {
        assertThatThrownBy(() -> new Run(ALL).execute(5, 0, List.of())).hasMessageContaining("looked at");
    }
}
