package io.handover.simulator.run;

import static io.handover.simulator.fixture.Sites.SECOND;
import static org.assertj.core.api.Assertions.assertThat;

import io.handover.model.action.ActionKind;
import io.handover.model.property.Properties;
import io.handover.simulator.campaign.Campaign;
import io.handover.simulator.campaign.FaultClass;
import io.handover.simulator.campaign.Measure;
import io.handover.simulator.campaign.Tally;
import io.handover.simulator.campaign.Verdict;
import io.handover.simulator.fault.Faults;
import io.handover.simulator.fixture.Draft;
import io.handover.simulator.fixture.Script;
import io.handover.simulator.fixture.Sites;
import io.handover.simulator.site.Activity;
import io.handover.simulator.site.SimulatedSite;
import io.handover.simulator.site.Timing;
import io.handover.simulator.time.Distribution.Exponential;
import io.handover.simulator.time.Distribution.Fixed;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** However many changes there are, each of them is made, replicates and is lost by itself. */
class ManyChangesTest {
    private static SimulatedSite site(double perHour) {
        return Sites.site(3, Timing.DEFAULT.with(Activity.CHANGES, Exponential.perHour(perHour)));
    }

    private static Tally tally(double perHour, String fault) throws InterruptedException {
        FaultClass faults = new FaultClass(fault, List.of(Sites.fault(fault)));
        return new Campaign(Draft.written().on(3), site(perHour), List.of(faults), 5, 400)
                .run(1)
                .get(0);
    }

    private static int lossCheck(Tally tally) {
        return IntStream.range(0, tally.checks().size())
                .filter(i -> tally.checks().get(i).name().equals(Properties.ONLY_DECLARED_CHANGES_LOST.name()))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void aBusySiteLosesChangesAtLeastAsOftenAsAQuietOne() throws InterruptedException {
        Tally quiet = tally(120, "replication-stall");
        Tally busy = tally(3_600, "replication-stall");

        assertThat(busy.violations(lossCheck(busy))).isGreaterThan(quiet.violations(lossCheck(quiet)));
        assertThat(busy.verdict(lossCheck(busy))).isEqualTo(Verdict.VIOLATED);
        assertThat(busy.shortOfChanges()).isZero();
        assertThat(busy.unsettled()).isZero();
        assertThat(busy.at(Measure.LOST_CHANGES).at(50))
                .isGreaterThan(15 * quiet.at(Measure.LOST_CHANGES).at(50));
    }

    @Test
    void changesThatNobodyReplicatesAreRecordedTogetherUntilSomethingElseHappens() {
        // every second, on server 0 alone from 22 s on: 21 of them until the exclusion is seen at 42 s
        Run run = Script.of(Draft.written().on(2))
                .with(Sites.withChanges(Sites.FIXED, new Fixed(SECOND)))
                .run();

        int seen = IntStream.range(0, run.events())
                .filter(i -> run.event(i) == ActionKind.ADVANCE.first())
                .findFirst()
                .orElseThrow();
        int made = IntStream.range(0, seen)
                .filter(i ->
                        Event.type(run.event(i)) == ActionKind.CHANGE.number(0) && run.eventMillis(i) > 22 * SECOND)
                .map(i -> Event.changes(run.event(i)))
                .sum();
        long events = IntStream.range(0, seen)
                .filter(i ->
                        Event.type(run.event(i)) == ActionKind.CHANGE.number(0) && run.eventMillis(i) > 22 * SECOND)
                .count();
        assertThat(made).isEqualTo(21); // one at 22 s, just after the exclusion
        assertThat(events).isLessThan(4);
    }

    @Test
    void everyChangeOfARunIsAccountedFor() {
        Run run = new Run(new Simulation(Draft.written().on(3), site(3_600), Faults.ALL));
        for (long index = 0; index < 100; index++) {
            run.execute(6, index, Edits.NONE);
            long made = Script.count(run, ActionKind.CHANGE);
            assertThat(run.ledger().total(run.state().changesMade())).isEqualTo(made);
            assertThat(run.measures().lostChanges()).isLessThanOrEqualTo(made);
            // A replay of the record comes to the same classes.
            Replay replay = new Replay(run.simulation().transitions(), run.initialState());
            for (int i = 0; i < run.events(); i++) {
                replay.apply(run.event(i), run.eventMillis(i));
            }
            assertThat(replay.state()).isEqualTo(run.state());
            for (int c = 0; c < replay.state().changes(); c++) {
                assertThat(replay.ledger().count(c)).isEqualTo(run.ledger().count(c));
            }
        }
    }
}
