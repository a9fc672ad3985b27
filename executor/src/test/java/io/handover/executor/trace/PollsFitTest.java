package io.handover.executor.trace;

import static org.assertj.core.api.Assertions.assertThat;

import io.handover.executor.fixture.Attempt;
import io.handover.executor.fixture.MemorySite;
import io.handover.executor.fixture.Procedures;
import io.handover.executor.fixture.ScriptedOperator;
import io.handover.executor.fixture.Sites;
import io.handover.executor.journal.Entry;
import io.handover.executor.journal.Journal;
import io.handover.executor.journal.Line;
import io.handover.executor.journal.Seen;
import io.handover.executor.port.Operator;
import io.handover.executor.port.Question;
import io.handover.executor.port.Reading;
import io.handover.executor.port.Word;
import io.handover.model.display.ReplicationState;
import io.handover.model.site.Assumptions;
import io.handover.model.site.SplitBrainReaction;
import io.handover.simulator.site.Polls;
import io.handover.simulator.site.SimulatedSite;
import io.handover.simulator.time.SplitMix;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The polls of a site come back from the journals of runs in which they have detected two active servers, and of those that were faster. */
class PollsFitTest {
    private static final long SECOND = 1_000;

    @TempDir
    private Path folder;

    private static SimulatedSite site(Polls polls, SplitBrainReaction reaction) {
        SimulatedSite calm = Sites.calm(3);
        return new SimulatedSite(calm.site(), calm.timing().with(polls), calm.faults())
                .withAssumptions(Assumptions.DEFAULT.withSplitBrainReaction(reaction));
    }

    /** Thinks for up to so long about each question. */
    private static Operator thinking(MemorySite site, long seed, long mostMillis) {
        return new Operator() {
            private int questions;

            @Override
            public void tell(String text) {}

            @Override
            public Word ask(Question question) {
                site.pause(Duration.ofMillis(Math.floorMod(SplitMix.at(seed, questions++), mostMillis)));
                return new Word.Yes();
            }
        };
    }

    private Attempt attempt(MemorySite site, long seed) {
        return new Attempt(Procedures.hardened(), site, folder.resolve("journal-" + seed));
    }

    private Trace traced(MemorySite site, long seed, Operator operator) {
        attempt(site, seed).runBlindly(operator);
        return trace(site, seed, Journal.read(attempt(site, seed).journal()));
    }

    private Trace trace(MemorySite site, long seed, List<Line> lines) {
        Trace trace = Trace.of(attempt(site, seed).plan(), attempt(site, seed).belief(), lines);
        assertThat(trace.verdict()).as("%s", trace).isEqualTo(Trace.Verdict.POSSIBLE);
        return trace;
    }

    /** The file of the site guesses another period; all else it knows. */
    @ParameterizedTest
    @CsvSource({"10000, 5000, 2, 30", "25000, 0, 1, 20", "6000, 1000, 3, 18"})
    void thePeriodOfASiteComesBackFromItsJournals(long every, long jitter, int toConfirm, long thinkingSeconds) {
        Polls known = new Polls(every, jitter, toConfirm);
        List<DualActive> seen = new ArrayList<>();
        for (long seed = 1; seed <= 40; seed++) {
            MemorySite site = new MemorySite(site(known, SplitBrainReaction.DEMOTE_ALL), seed);
            seen.addAll(traced(site, seed, thinking(site, seed, thinkingSeconds * SECOND))
                    .dualActives());
        }
        PollsFit fit = PollsFit.of(seen, new Polls(4 * every, 4 * jitter, toConfirm));
        assertThat(fit.detections()).isGreaterThan(10);
        assertThat(fit.undetected()).isGreaterThan(5);
        assertThat(fit.polls().everyMillis()).as("%s", fit).isBetween(every * 8 / 10, every * 12 / 10);
        assertThat(fit.polls().jitterMillis() * every)
                .isBetween(
                        fit.polls().everyMillis() * jitter - every, fit.polls().everyMillis() * jitter + every);
        assertThat(fit.polls().toConfirm()).isEqualTo(toConfirm);
        assertThat(fit.fits()).as("%s", fit).isTrue();
    }

    /** Without a person who thinks, every run is faster than the polls of a day. */
    @Test
    void anOrderIsNoDetection() {
        MemorySite site = new MemorySite(Sites.calm(3));
        List<DualActive> seen = traced(site, 1, new ScriptedOperator()).dualActives();
        assertThat(seen).hasSize(1);
        assertThat(seen.get(0).detected()).isFalse();
        assertThat(seen.get(0).watching()).isEqualTo(3);
    }

    /** How long it truly took lies between the bounds. */
    @Test
    void aDetectionLiesBetweenTheLooks() {
        for (long seed = 1; seed <= 10; seed++) {
            MemorySite site = new MemorySite(site(new Polls(9_000, 0, 1), SplitBrainReaction.DEMOTE_ALL), seed);
            long[] since = {-1, -1};
            Operator slow = new Operator() {
                @Override
                public void tell(String text) {}

                @Override
                public Word ask(Question question) {
                    for (int i = 0; i < 600; i++) {
                        site.pause(Duration.ofMillis(100));
                        boolean several = Integer.bitCount(site.live().truth().upActive()) > 1;
                        if (several && since[0] < 0) {
                            since[0] = site.live().nowMillis();
                        } else if (!several && since[0] >= 0 && since[1] < 0) {
                            since[1] = site.live().nowMillis();
                        }
                    }
                    return new Word.Yes();
                }
            };
            List<DualActive> seen = traced(site, seed, slow).dualActives();
            assertThat(seen).as("seed %d", seed).isNotEmpty();
            assertThat(seen.get(0).detected()).as("seed %d", seed).isTrue();
            assertThat(seen.get(0).least()).isLessThanOrEqualTo(since[1] - since[0] + 100);
            assertThat(seen.get(0).most()).isGreaterThanOrEqualTo(since[1] - since[0] - 100);
        }
    }

    /** From a look on in which one server was not read it is not known whose polls count. */
    @Test
    void aLookThatTellsNothingOfAServerEndsIt() {
        MemorySite site = new MemorySite(site(new Polls(10_000, 5_000, 2), SplitBrainReaction.DEMOTE_ALL), 3);
        assertThat(traced(site, 3, thinking(site, 3, 60 * SECOND)).dualActives())
                .anyMatch(DualActive::detected);
        for (Reading unseen : List.of(new Reading.NoAnswer("timed out"), new Reading.Stranger("another key"))) {
            List<Line> lines = Journal.read(attempt(site, 3).journal()).stream()
                    .map(line -> line.entry() instanceof Entry.Observed observed
                            ? new Line(line.n(), line.at(), without(observed, unseen))
                            : line)
                    .toList();
            DualActives none = new DualActives(attempt(site, 3).plan());
            lines.forEach(line -> none.follow(
                    line,
                    line.entry() instanceof Entry.Observed observed
                            ? observed.round(site.site().site().serverNames())
                            : List.of()));
            assertThat(none.all()).isEmpty();
        }
    }

    /** The third server comes up while two are active: whose polls count from there is not known. */
    @Test
    void aServerThatComesUpEndsIt() {
        Reading active = answered(ReplicationState.ACT_REP);
        Reading standby = answered(ReplicationState.STB_REP);
        Reading down = new Reading.NothingListens();
        List<List<Reading>> looks = List.of(
                List.of(active, standby, down),
                List.of(active, active, down),
                List.of(active, active, down),
                List.of(active, active, standby),
                List.of(standby, standby, standby));
        DualActives dualActives =
                new DualActives(attempt(new MemorySite(Sites.calm(3)), 1).plan());
        for (int i = 0; i < looks.size(); i++) {
            dualActives.follow(
                    new Line(i + 2, Instant.EPOCH.plusSeconds(i), new Entry.Observed(List.of())), looks.get(i));
        }
        assertThat(dualActives.all()).containsExactly(new DualActive(SECOND, Long.MAX_VALUE, 2));
    }

    private static Reading answered(ReplicationState state) {
        return new Reading.Answered(
                "7.3.4", state, OptionalInt.empty(), Optional.empty(), Optional.empty(), OptionalLong.empty());
    }

    private static Entry without(Entry.Observed observed, Reading unseen) {
        return new Entry.Observed(observed.servers().stream()
                .map(seen -> seen.server().equals("DK_MGT_3") ? Seen.of(seen.server(), unseen) : seen)
                .toList());
    }

    // ---- times that are drawn ---------------------------------------------------------------------------------------

    /** Each server's polls one by one; looked at every so often; ended after a while where they were not faster. */
    private static DualActive drawn(Polls polls, int watching, long every, long ended, long nth) {
        long place = 0;
        long detected = Long.MAX_VALUE;
        for (int s = 0; s < watching; s++) {
            long drawn = SplitMix.at(nth, place++);
            long time = polls.rest((int) drawn, (int) (drawn >>> 32));
            for (int i = 1; i < polls.toConfirm(); i++) {
                time += polls.next((int) SplitMix.at(nth, place++));
            }
            detected = Math.min(detected, time);
        }
        if (detected > ended) {
            return new DualActive(ended / every * every, Long.MAX_VALUE, watching);
        }
        return new DualActive(detected / every * every, detected / every * every + every, watching);
    }

    private static List<DualActive> drawn(Polls polls, int count, long every, long ended) {
        return LongStream.range(0, count)
                .mapToObj(nth -> drawn(polls, 2 + (int) (nth % 2), every, ended, nth))
                .toList();
    }

    /** Ended early, only what is detected early is seen; looked at seldom, it is seen late. Neither makes the polls faster or slower. */
    @ParameterizedTest
    @CsvSource({"1, 1000000", "2000, 1000000", "8000, 1000000", "1, 9000", "1, 7000", "2000, 8000"})
    void neitherHasteNorLookingSeldomChangesThem(long lookedAtEvery, long ended) {
        Polls polls = new Polls(10_000, 5_000, 2);
        PollsFit fit = PollsFit.of(drawn(polls, 200, lookedAtEvery, ended), polls);
        assertThat(fit.polls().everyMillis()).as("%s", fit).isBetween(9_000L, 11_000L);
        assertThat(fit.fits()).as("%s", fit).isTrue();
    }

    /** Detected at once or after a minute, and never in between. */
    @Test
    void saysWhereWhatWasSeenIsNotLikeThat() {
        Polls polls = new Polls(10_000, 5_000, 2);
        List<DualActive> two = new ArrayList<>(drawn(polls, 20, 1, 1_000_000));
        two.addAll(drawn(new Polls(80_000, 40_000, 2), 20, 1, 1_000_000));
        assertThat(PollsFit.of(two, polls).fits()).isFalse();
    }

    /** Of twenty sites of which the model is right, one is called otherwise. */
    @Test
    void aModelThatIsRightFitsNineteenTimesOfTwenty() {
        Polls polls = new Polls(10_000, 5_000, 2);
        long fitting = LongStream.range(0, 60)
                .filter(site -> PollsFit.of(
                                LongStream.range(0, 12)
                                        .mapToObj(nth -> drawn(polls, 3, 1_000, 14_000, 1_000 * (site + 1) + nth))
                                        .toList(),
                                polls)
                        .fits())
                .count();
        assertThat(fitting).isBetween(52L, 60L);
    }
}
