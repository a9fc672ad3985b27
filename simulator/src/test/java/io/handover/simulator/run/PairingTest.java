package io.handover.simulator.run;

import static io.handover.simulator.fixture.Draft.EXTRAS;
import static io.handover.simulator.fixture.Draft.FINAL;
import static io.handover.simulator.fixture.Draft.INITIAL;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.handover.model.action.ActionKind;
import io.handover.model.command.Commands;
import io.handover.model.site.Assumptions;
import io.handover.model.site.SplitBrainReaction;
import io.handover.simulator.fault.Faults;
import io.handover.simulator.fixture.Draft;
import io.handover.simulator.fixture.Script;
import io.handover.simulator.fixture.Sites;
import io.handover.simulator.run.StepTimes.Part;
import io.handover.simulator.site.Activity;
import io.handover.simulator.site.Timing;
import io.handover.simulator.time.Distribution.Fixed;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

/** Two procedures or two sites under one seed share every random choice that both make. */
class PairingTest {
    private static final Draft WRITTEN = Draft.written();

    /** The written procedure with a look at the lag before the exclusion of the extras, which is its third step. */
    private static final Draft INSERTED = Draft.draft()
            .step(Commands.EXCLUDE, FINAL, INITIAL)
            .step(Commands.OPEN_CLIENT, FINAL)
            .step(Commands.EXCLUDE, EXTRAS, INITIAL)
            .step(Commands.UPGRADE, FINAL)
            .step(Commands.VERIFY_UPGRADED, FINAL)
            .step(Commands.FORCE_ACTIVATE, FINAL)
            .step(Commands.SET_STANDBY, INITIAL)
            .step(Commands.UPGRADE, INITIAL)
            .step(Commands.UPGRADE, EXTRAS);

    private static final int INSERTED_STEP = 1;

    private static Run run(Draft draft) {
        return new Run(new Simulation(draft.on(3), Sites.site(3), List.of()));
    }

    private static double total(Run run, long index) {
        run.execute(33, index, Edits.NONE);
        return run.measures().procedureMillis();
    }

    /** The inserted step's own share of a run's time. */
    private static double share(Run run) {
        double share = 0;
        for (Part part : Part.values()) {
            share += run.stepTimes().millis(INSERTED_STEP, part);
        }
        return share;
    }

    @Test
    void theTimesOfTwoVariantsOfAProcedureGoTogether() {
        Run written = run(WRITTEN);
        Run inserted = run(INSERTED);
        List<double[]> pairs = new ArrayList<>();
        for (long index = 0; index < 5_000; index++) {
            double one = total(written, index);
            double other = total(inserted, index);
            pairs.add(new double[] {one, other - share(inserted)});
        }

        double correlation = correlation(pairs);
        System.out.printf("correlation of two variants: %.4f%n", correlation);
        assertThat(correlation).isGreaterThan(0.95);
    }

    private static double correlation(List<double[]> pairs) {
        double n = pairs.size();
        double x = pairs.stream().mapToDouble(pair -> pair[0]).sum() / n;
        double y = pairs.stream().mapToDouble(pair -> pair[1]).sum() / n;
        double xy = pairs.stream()
                .mapToDouble(pair -> (pair[0] - x) * (pair[1] - y))
                .sum();
        double xx = pairs.stream()
                .mapToDouble(pair -> (pair[0] - x) * (pair[0] - x))
                .sum();
        double yy = pairs.stream()
                .mapToDouble(pair -> (pair[1] - y) * (pair[1] - y))
                .sum();
        return xy / Math.sqrt(xx * yy);
    }

    @Test
    void everyChoiceOfAStepIsTheSameWhereverItStands() {
        Run written = Run.keepingNames(new Simulation(WRITTEN.on(3), Sites.site(3), List.of()));
        Run inserted = Run.keepingNames(new Simulation(INSERTED.on(3), Sites.site(3), List.of()));
        Set<Integer> ofSteps =
                Set.of(Choice.REACTION, Choice.COMMAND, Choice.BLOCK, Choice.INSTALLER, Choice.INSTALLER_START);
        for (long index = 0; index < 50; index++) {
            written.execute(33, index, Edits.NONE);
            inserted.execute(33, index, Edits.NONE);
            Set<Long> names = new HashSet<>();
            LongStream.of(inserted.names()).forEach(names::add);
            // A command may be repeated in one of them alone; what is done at first is done in both.
            assertThat(LongStream.of(written.names())
                            .filter(name -> ofSteps.contains(Choice.purpose(name)) && Choice.nth(name) < 256)
                            .boxed())
                    .allSatisfy(name -> assertThat(names).contains(name));
        }
    }

    @Test
    void changesComeFromAClockThatAlwaysRuns() {
        // Server 1 is active from some time on in both runs, but not from the same: its changes then come at the same
        // times.
        Draft early = Draft.draft().step(Commands.STOP, INITIAL).step(Commands.FORCE_ACTIVATE, FINAL);
        Draft late = early.step(Commands.UPGRADE, EXTRAS).step(Commands.UPGRADE, EXTRAS);
        Timing timing = Sites.FIXED.with(Activity.CHANGES, Activity.CHANGES.usual());

        Run one = Script.of(late.on(3)).with(timing).run();
        Run other = Script.of(late.on(3))
                .with(timing.with(Activity.REACTION, new Fixed(90_000)))
                .run();

        List<Long> times = Script.allMillisOf(one, ActionKind.CHANGE);
        assertThat(Script.count(other, ActionKind.CHANGE)).isPositive();
        assertThat(times).isNotEmpty();
        assertThat(other.ledger().lastMillis(other.state().changes() - 1) == 0).isFalse();
        Set<Long> all = new HashSet<>(times);
        assertThat(Script.allMillisOf(other, ActionKind.CHANGE).stream().anyMatch(all::contains))
                .isTrue();
    }

    @Test
    void aFaultMoreChangesNoneOfTheOthersTimes() {
        Simulation two = new Simulation(
                WRITTEN.on(3), Sites.site(3), List.of(Sites.fault("crash"), Sites.fault("slow-replication")));
        Simulation three = new Simulation(
                WRITTEN.on(3),
                Sites.site(3),
                List.of(Sites.fault("crash"), Sites.fault("slow-replication"), Sites.fault("smc-65140")));
        Run one = new Run(two);
        Run other = new Run(three);
        for (long index = 0; index < 50; index++) {
            one.execute(3, index, Edits.NONE);
            other.execute(3, index, Edits.NONE);
            assertThat(firstCrash(other)).isEqualTo(firstCrash(one));
        }
        assertThat(Faults.names()).contains("smc-65140");
    }

    private static long firstCrash(Run run) {
        return LongStream.of(0, 1, 2)
                .map(s -> Script.millisOf(run, ActionKind.CRASH, (int) s))
                .filter(millis -> millis >= 0)
                .min()
                .orElse(-1);
    }

    @Test
    void aPollIsKnownByItsServerWhichStartOfItAndItsNumber() {
        // Detections of server 1, up since the same time in both, come at the same time though another server polls
        // otherwise.
        Assumptions demotes = Assumptions.DEFAULT.withSplitBrainReaction(SplitBrainReaction.DEMOTE_ALL);
        Script script = Script.of(Draft.written().on(2)).assuming(demotes);

        Run one = script.set(Choice.name(Choice.POLL_REST, 0, 0), -1).run();
        Run other = script.set(Choice.name(Choice.POLL_REST, 0, 0), -2).run();

        assertThat((double) Script.allMillisOf(one, ActionKind.DETECT).get(0))
                .isCloseTo(Script.allMillisOf(other, ActionKind.DETECT).get(0), within(1.0));
    }
}
