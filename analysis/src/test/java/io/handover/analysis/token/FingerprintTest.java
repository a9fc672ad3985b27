package io.handover.analysis.token;

import static io.handover.simulator.fixture.Draft.EXTRAS;
import static io.handover.simulator.fixture.Draft.FINAL;
import static io.handover.simulator.fixture.Draft.INITIAL;
import static org.assertj.core.api.Assertions.assertThat;

import io.handover.model.command.Commands;
import io.handover.model.condition.Conditions;
import io.handover.model.procedure.Given;
import io.handover.model.procedure.Plan;
import io.handover.model.procedure.Position;
import io.handover.model.procedure.Procedure;
import io.handover.model.procedure.RoleRef;
import io.handover.model.procedure.TimedBound;
import io.handover.model.property.Properties;
import io.handover.model.state.Process;
import io.handover.simulator.fault.Faults;
import io.handover.simulator.fixture.Draft;
import io.handover.simulator.fixture.Sites;
import io.handover.simulator.run.Edits;
import io.handover.simulator.run.Run;
import io.handover.simulator.run.Simulation;
import io.handover.simulator.site.FaultPlan;
import io.handover.simulator.site.SimulatedSite;
import io.handover.simulator.site.Timing;
import io.handover.simulator.time.Distribution.Exponential;
import io.handover.simulator.time.Distribution.Fixed;
import io.handover.simulator.time.Distribution.LogNormal;
import io.handover.simulator.time.Distribution.Uniform;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class FingerprintTest {
    @Test
    void whatHappensDecidesThePrintOfAProcedure() {
        Draft written = Draft.written();
        Given stopped = new Given(
                0,
                List.of(new Given.Server(
                        new RoleRef(FINAL, Position.NONE),
                        Optional.of(Process.STOPPED),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        OptionalInt.empty())),
                List.of());
        Stream<Plan> different = Stream.of(
                written.on(3),
                written.on(4),
                written.without(0).on(3),
                written.moved(0, 1).on(3),
                written.step(Commands.INIT_STANDBY, INITIAL, FINAL).on(3),
                written.step(Commands.INIT_STANDBY, EXTRAS, FINAL).on(3),
                written.stepWithin(1_000, Commands.SET_STANDBY, INITIAL).on(3),
                written.stepWithin(1_001, Commands.SET_STANDBY, INITIAL).on(3),
                written.branch(Conditions.NO_ACTIVE, Commands.FORCE_ACTIVATE, FINAL)
                        .on(3),
                written.branch(Conditions.NO_ACTIVE, Commands.FORCE_ACTIVATE, INITIAL)
                        .on(3),
                written.branch(Conditions.SEVERAL_ACTIVE, Commands.FORCE_ACTIVATE, FINAL)
                        .on(3),
                written.bound(TimedBound.Measure.DUAL_ACTIVE, 1).on(3),
                written.bound(TimedBound.Measure.URGENT_WAIT, 1).on(3),
                written.bound(TimedBound.Measure.DUAL_ACTIVE, 2).on(3),
                written.promising(Properties.PROCEDURE_COMPLETES).on(3),
                written.declaringNothing().on(3),
                written.given(new Given(1, List.of(), List.of())).on(3),
                written.given(stopped).on(3));

        assertThat(different.map(Fingerprint::of)).doesNotHaveDuplicates();
    }

    @Test
    void namesAndWordsDoNotCount() {
        Plan plan = Draft.written().on(3);
        Procedure procedure = plan.procedure();
        Plan renamed = new Plan(
                new Procedure(
                        "another-name",
                        "Another title",
                        "and what it is for",
                        procedure.roles(),
                        procedure.given(),
                        procedure.declarations(),
                        procedure.steps(),
                        procedure.whatIfs(),
                        procedure.bounds(),
                        procedure.promises()),
                List.of("A", "B", "C"));

        assertThat(Fingerprint.of(renamed)).isEqualTo(Fingerprint.of(plan));
    }

    private static SimulatedSite site(Timing timing, FaultPlan.Entry... entries) {
        return new SimulatedSite(Sites.site(3).site(), timing, new FaultPlan(List.of(entries)));
    }

    private static FaultPlan.Entry every(String fault, long meanMillis) {
        return new FaultPlan.Entry(fault, Optional.of(new Exponential(meanMillis)), Optional.empty());
    }

    @Test
    void timingAndFaultsDecideThePrintOfASite() {
        Timing timing = Timing.DEFAULT;
        Stream<SimulatedSite> different = Stream.of(
                site(timing),
                site(Sites.FIXED),
                site(Sites.withChanges(timing, new Fixed(300_000))),
                site(Sites.withChanges(timing, new Exponential(300_001))),
                site(Sites.withChanges(timing, new Uniform(300_000, 300_000))),
                site(Sites.withChanges(timing, new LogNormal(300_000, 300_000))),
                site(Sites.withUrgentConcerns(timing, new Fixed(300_000))),
                site(timing, every("cut", 5_000)),
                site(timing, every("cut", 5_001)),
                site(timing, every("crash", 5_000)),
                site(timing, new FaultPlan.Entry("cut", Optional.empty(), Optional.of(new Exponential(5_000)))));

        assertThat(different.map(Fingerprint::of)).doesNotHaveDuplicates();
    }

    @Test
    void theOrderInWhichASiteStatesFaultsDoesNotCount() {
        FaultPlan.Entry cut = every("cut", 5_000);
        FaultPlan.Entry crash = every("crash", 6_000);

        assertThat(Fingerprint.of(site(Timing.DEFAULT, cut, crash)))
                .isEqualTo(Fingerprint.of(site(Timing.DEFAULT, crash, cut)));
    }

    /** They are in tokens: on every JDK, and in every later version that claims to read this one's tokens. */
    @Test
    void fingerprintsAreFrozen() {
        assertThat(List.of(Fingerprint.of(Draft.written().on(3)), Fingerprint.of(Sites.site(3))))
                .containsExactly(-330394020, -1095787303);
    }

    @Test
    void theEventsOfARunDecideItsPrint() {
        Run run = new Run(new Simulation(Draft.written().on(3), Sites.site(3), Faults.ALL));
        run.execute(1, 0, Edits.NONE);
        int whole = Fingerprint.of(run, run.events());
        int shorter = Fingerprint.of(run, run.events() - 1);
        run.execute(1, 1, Edits.NONE);
        int other = Fingerprint.of(run, run.events());
        run.execute(1, 0, Edits.NONE);

        assertThat(List.of(whole, shorter, other)).doesNotHaveDuplicates();
        assertThat(Fingerprint.of(run, run.events())).isEqualTo(whole);
    }
}
