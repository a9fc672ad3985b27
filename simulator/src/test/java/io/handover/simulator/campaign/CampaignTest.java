package io.handover.simulator.campaign;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.handover.model.action.ActionKind;
import io.handover.model.procedure.Plan;
import io.handover.model.procedure.TimedBound;
import io.handover.model.property.Properties;
import io.handover.model.property.Property;
import io.handover.model.site.ForceActivation;
import io.handover.simulator.fault.Faults;
import io.handover.simulator.fixture.Draft;
import io.handover.simulator.fixture.Sites;
import io.handover.simulator.run.Cause;
import io.handover.simulator.run.Check;
import io.handover.simulator.run.Edits;
import io.handover.simulator.run.Lack;
import io.handover.simulator.run.Run;
import io.handover.simulator.run.Simulation;
import io.handover.simulator.run.StepTimes;
import io.handover.simulator.run.Way;
import io.handover.simulator.run.Witness;
import io.handover.simulator.site.SimulatedSite;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class CampaignTest {
    private static final Plan WRITTEN =
            Draft.written().bound(TimedBound.Measure.DUAL_ACTIVE, 60_000).on(3);
    private static final List<FaultClass> CLASSES = FaultClass.of(
            List.of(Sites.fault("crash"), Sites.fault("cut"), Sites.fault("crash-during-initialization")));

    private static Campaign campaign(long runs) {
        return new Campaign(WRITTEN, Sites.site(3), CLASSES, 21, runs);
    }

    private static List<Tally> tallies(long runs, int threads) throws InterruptedException {
        return campaign(runs).run(threads);
    }

    private static int check(Tally tally, Property property) {
        List<Check> checks = tally.checks();
        return IntStream.range(0, checks.size())
                .filter(i -> checks.get(i) instanceof Check.OfProperty of && of.property() == property)
                .findFirst()
                .orElseThrow();
    }

    private static long explained(Tally tally) {
        return tally.ways(check(tally, Properties.MANAGEMENT_AVAILABLE)).stream()
                .mapToLong(tally::gapsExplainedByFaults)
                .sum();
    }

    /** Everything that a tally says. */
    private static List<Object> content(Tally tally) {
        List<Object> content = new ArrayList<>(List.of(
                tally.faultClass().name(), tally.runs(), tally.struckRuns(), tally.unsettled(), explained(tally)));
        for (int check = 0; check < tally.checks().size(); check++) {
            content.add(tally.violations(check));
            content.add(tally.exercised(check));
            content.add(tally.verdict(check));
            content.add(tally.interval(check));
            for (Cause cause : Cause.values()) {
                content.add(tally.violations(check, cause));
                content.add(tally.tellingRun(check, cause));
            }
        }
        for (Witness witness : Witness.values()) {
            content.add(tally.witnessed(witness));
        }
        for (Measure measure : Measure.values()) {
            Percentiles percentiles = tally.at(measure);
            content.add(percentiles.never());
            for (double percent : new double[] {0, 50, 95, 99, 100}) {
                content.add(percentiles.at(percent));
            }
        }
        for (int step = 0; step < WRITTEN.complete(); step++) {
            for (StepTimes.Part part : StepTimes.Part.values()) {
                Percentiles times = tally.atStep(step, part);
                content.add(times.runs());
                content.add(times.never());
                content.add(times.at(50));
                content.add(times.at(100));
            }
        }
        return content;
    }

    @Test
    void theNumberOfThreadsChangesNothing() throws InterruptedException {
        List<Tally> one = tallies(3_500, 1);
        List<Tally> three = tallies(3_500, 3);

        for (int i = 0; i < CLASSES.size(); i++) {
            assertThat(content(three.get(i))).isEqualTo(content(one.get(i)));
        }
    }

    @Test
    void theOrderInWhichRunsAreAddedChangesNothing() {
        Campaign campaign = campaign(1);
        Run run = new Run(campaign.simulations().get(4));
        List<Long> indices = new ArrayList<>(LongStream.range(0, 600).boxed().toList());
        Tally inOrder = tallied(CLASSES.get(4), run, 21, indices);
        Collections.reverse(indices);
        Tally backwards = tallied(CLASSES.get(4), run, 21, indices);
        Tally odd = tallied(
                CLASSES.get(4),
                run,
                21,
                indices.stream().filter(i -> i % 2 == 1).toList());
        Tally even = tallied(
                CLASSES.get(4),
                run,
                21,
                indices.stream().filter(i -> i % 2 == 0).toList());
        odd.add(even);

        assertThat(content(backwards)).isEqualTo(content(inOrder));
        assertThat(content(odd)).isEqualTo(content(inOrder));
    }

    /** Each run done and counted by itself. */
    private static Tally tallied(FaultClass faults, Run run, long seed, List<Long> indices) {
        Tally tally = new Tally(faults, run.simulation());
        Measured measured = new Measured(run.simulation().steps().size(), 1);
        for (long index : indices) {
            run.execute(seed, index, Edits.NONE);
            measured.take(0, run);
            tally.add(run, index);
            tally.add(measured, 1);
        }
        return tally;
    }

    @Test
    void everyClassHasAllRuns() throws InterruptedException {
        Campaign campaign = campaign(1_234);

        List<Tally> tallies = campaign.run(2);

        assertThat(tallies).extracting(Tally::runs).containsOnly(1_234L);
        assertThat(tallies)
                .extracting(tally -> tally.faultClass().name())
                .containsExactly("none", "crash", "cut", "crash-during-initialization", "all together");
        assertThat(campaign.done()).isEqualTo(campaign.total()).isEqualTo(5 * 1_234L);
        assertThat(campaign.isStopped()).isFalse();
    }

    /** Runs that no fault strikes are counted, not done again: that makes no difference to anything that is told. */
    @Test
    void aRunThatNoFaultStrikesCountsAsIfItHadBeenDone() throws InterruptedException {
        List<FaultClass> classes = FaultClass.of(Faults.ALL);
        List<Tally> tallies = new Campaign(WRITTEN, Sites.site(3), classes, 33, 700).run(2);

        for (int row = 0; row < classes.size(); row++) {
            assertThat(content(tallies.get(row)))
                    .as(classes.get(row).name())
                    .isEqualTo(content(tallied(
                            classes.get(row),
                            new Run(new Simulation(
                                    WRITTEN, Sites.site(3), classes.get(row).faults())),
                            33,
                            LongStream.range(0, 700).boxed().toList())));
        }
    }

    /** Nothing of a class is lost where there is no class without faults to share runs with. */
    @Test
    void aClassByItselfHasTheSameRuns() throws InterruptedException {
        FaultClass crashes = CLASSES.get(1);

        Tally alone = new Campaign(WRITTEN, Sites.site(3), List.of(crashes), 21, 1_500)
                .run(2)
                .get(0);

        assertThat(content(alone)).isEqualTo(content(tallies(1_500, 1).get(1)));
    }

    @Test
    void aCampaignThatIsStoppedSaysWhatIsKnown() throws InterruptedException {
        Campaign campaign = campaign(1_000_000_000);
        campaign.stop();

        List<Tally> tallies = campaign.run(2);

        assertThat(campaign.isStopped()).isTrue();
        assertThat(tallies).extracting(Tally::runs).containsOnly(0L);
        assertThat(tallies.get(0).verdict(0)).isEqualTo(Verdict.UNKNOWN);
        assertThat(tallies.get(0).at(Measure.PROCEDURE).at(50)).isEqualTo(-1);
    }

    @Test
    void aCampaignStoppedWhileItRunsEndsSoon() throws InterruptedException {
        Campaign campaign = campaign(1_000_000_000);
        Thread stopper = new Thread(() -> {
            await().pollInterval(Duration.ofMillis(1)).until(() -> campaign.done() > 0);
            campaign.stop();
        });
        stopper.start();

        List<Tally> tallies = campaign.run(2);
        stopper.join();

        assertThat(tallies.get(0).runs()).isBetween(1L, 1_000_000_000L - 1);
    }

    @Test
    void aCampaignWithoutRunsOrThreadsIsRefused() {
        assertThatThrownBy(() -> campaign(0)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> campaign(1).run(0)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void oneFaultAloneHasNoClassOfAllTogether() {
        assertThat(FaultClass.of(List.of(Sites.fault("cut"))))
                .extracting(FaultClass::name)
                .containsExactly("none", "cut");
        assertThat(FaultClass.of(List.of()))
                .singleElement()
                .satisfies(none -> assertThat(none.isNone()).isTrue());
    }

    @Test
    void classesStandInTheOrderOfTheCatalogue() {
        assertThat(FaultClass.of(List.of(Sites.fault("cut"), Sites.fault("crash"))))
                .extracting(FaultClass::name)
                .containsExactly("none", "crash", "cut", "all together");
    }

    // ---- verdicts -------------------------------------------------------------------------------------------------

    @Test
    void whatIsKnownOfTheWrittenProcedureWithoutFaultsIsFound() throws InterruptedException {
        Tally none = tallies(20_000, 2).get(0);

        assertThat(none.verdict(check(none, Properties.AT_MOST_ONE_ACTIVE))).isEqualTo(Verdict.HELD);
        assertThat(none.verdict(check(none, Properties.MANAGEMENT_KEPT))).isEqualTo(Verdict.VIOLATED);
        assertThat(none.verdict(check(none, Properties.NO_MIXED_VERSION_REPLICATION)))
                .isEqualTo(Verdict.HELD);
        assertThat(none.verdict(check(none, Properties.ONLY_DECLARED_CHANGES_LOST)))
                .isEqualTo(Verdict.VIOLATED);
        assertThat(none.verdict(check(none, Properties.EVENTUALLY_SINGLE_ACTIVE)))
                .isEqualTo(Verdict.VIOLATED);
        assertThat(none.verdict(check(none, Properties.EVENTUALLY_UPGRADED))).isEqualTo(Verdict.HELD);
        assertThat(none.verdict(check(none, Properties.EVENTUALLY_REDUNDANT))).isEqualTo(Verdict.VIOLATED);
        assertThat(none.verdict(check(none, Properties.PROCEDURE_COMPLETES))).isEqualTo(Verdict.HELD);
        assertThat(none.violations(check(none, Properties.ONLY_DECLARED_CHANGES_LOST), Cause.NOT_ARRIVED))
                .isPositive();
        assertThat(none.violations(check(none, Properties.MANAGEMENT_KEPT), Cause.DETECTION))
                .isEqualTo(none.violations(check(none, Properties.MANAGEMENT_KEPT)));
        assertThat(explained(none)).isZero();
    }

    @Test
    void theWaysInWhichAPromiseBreaksAddUpToItsViolations() throws InterruptedException {
        for (Tally tally : tallies(5_000, 2)) {
            for (int check = 0; check < tally.checks().size(); check++) {
                int of = check;
                assertThat(tally.ways(check).stream()
                                .mapToLong(way -> tally.violations(of, way))
                                .sum())
                        .isEqualTo(tally.violations(check));
            }
        }
    }

    @Test
    void aServerThatNoActivationMadeActiveIsToldApartFromOneThatAStepDid() throws InterruptedException {
        Tally crash = tallies(5_000, 2).get(1);

        assertThat(crash.ways(check(crash, Properties.MANAGEMENT_AVAILABLE)))
                .contains(
                        new Way(Cause.FAULT, Lack.NONE, Optional.of(ActionKind.CRASH), Way.NO_STEP),
                        new Way(Cause.DETECTION, Lack.NONE, Optional.of(ActionKind.DETECT), 4));
    }

    @Test
    void gapsThatCrashesAloneExplainAreCounted() throws InterruptedException {
        Tally crash = tallies(5_000, 2).get(1);

        assertThat(explained(crash)).isPositive();
        assertThat(crash.violations(check(crash, Properties.MANAGEMENT_AVAILABLE), Cause.FAULT))
                .isGreaterThanOrEqualTo(explained(crash));
    }

    @Test
    void aFaultThatNeverHitsAnythingMakesEveryVerdictThatIsNotViolatedUnknown() throws InterruptedException {
        Tally initialization = tallies(2_000, 2).get(3); // the written procedure initializes nobody

        assertThat(initialization.struckRuns()).isZero();
        assertThat(initialization.verdict(check(initialization, Properties.EVENTUALLY_UPGRADED)))
                .isEqualTo(Verdict.UNKNOWN);
        assertThat(initialization.verdict(check(initialization, Properties.EVENTUALLY_REDUNDANT)))
                .isEqualTo(Verdict.VIOLATED);
    }

    @Test
    void aVerdictThatNoRunExercisedIsUnknown() throws InterruptedException {
        SimulatedSite neverOffered = Sites.site(3)
                .withAssumptions(
                        Sites.site(3).site().assumptions().withForceActivation(ForceActivation.WHEN_NO_ACTIVE));
        Tally tally = new Campaign(WRITTEN, neverOffered, FaultClass.of(List.of()), 3, 500)
                .run(1)
                .get(0);

        assertThat(tally.verdict(check(tally, Properties.AT_MOST_ONE_ACTIVE))).isEqualTo(Verdict.UNKNOWN);
        assertThat(tally.verdict(check(tally, Properties.ONLY_DECLARED_CHANGES_LOST)))
                .isEqualTo(Verdict.UNKNOWN);
        assertThat(tally.verdict(check(tally, Properties.PROCEDURE_COMPLETES))).isEqualTo(Verdict.VIOLATED);
        assertThat(tally.verdict(tally.checks().size() - 1)).isEqualTo(Verdict.UNKNOWN); // two are never active
    }

    @Test
    void theTellingRunViolatesTheCheckInThatWay() throws InterruptedException {
        Campaign campaign = campaign(2_000);
        List<Tally> tallies = campaign.run(2);
        for (int row = 0; row < tallies.size(); row++) {
            Tally tally = tallies.get(row);
            Run run = new Run(campaign.simulations().get(row));
            for (int check = 0; check < tally.checks().size(); check++) {
                for (Cause cause : Cause.values()) {
                    long index = tally.tellingRun(check, cause);
                    assertThat(index == Tally.NO_RUN).isEqualTo(tally.violations(check, cause) == 0);
                    if (index != Tally.NO_RUN) {
                        run.execute(21, index, Edits.NONE);
                        assertThat(run.violates(check)).isTrue();
                        assertThat(run.cause(check)).isEqualTo(cause);
                    }
                }
            }
        }
    }

    @Test
    void violationsByCauseAddUp() throws InterruptedException {
        for (Tally tally : tallies(2_000, 2)) {
            for (int check = 0; check < tally.checks().size(); check++) {
                long sum = 0;
                for (int cause = 0; cause < Cause.count(); cause++) {
                    sum += tally.violations(check, Cause.at(cause));
                }
                assertThat(sum).isEqualTo(tally.violations(check)).isLessThanOrEqualTo(tally.runs());
            }
        }
    }

    @Test
    void everyFaultOfTheCatalogueStrikesTheWrittenProcedureButTheOneOfInitializations() throws InterruptedException {
        List<Tally> tallies = new Campaign(WRITTEN, Sites.site(3), FaultClass.of(Faults.ALL), 9, 3_000).run(2);

        assertThat(tallies)
                .filteredOn(tally -> tally.struckRuns() == 0)
                .extracting(tally -> tally.faultClass().name())
                .containsExactly("none", "crash-during-initialization");
    }
}
