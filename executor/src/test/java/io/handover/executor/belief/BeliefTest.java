package io.handover.executor.belief;

import static org.assertj.core.api.Assertions.assertThat;

import io.handover.executor.fixture.GivenSites;
import io.handover.executor.fixture.Procedures;
import io.handover.executor.port.Reading;
import io.handover.model.command.Commands;
import io.handover.model.display.ReplicationState;
import io.handover.model.procedure.Plan;
import io.handover.model.procedure.Procedure;
import io.handover.model.site.Assumptions;
import io.handover.model.state.SiteState;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.Set;
import org.junit.jupiter.api.Test;

class BeliefTest {
    private static final int A = 0;
    private static final int B = 1;

    private static Belief of(Procedure procedure) {
        return new Belief(new Plan(procedure, List.of("A", "B")), Assumptions.DEFAULT, new Releases("7.3.4"));
    }

    private final Belief belief =
            of(Procedures.procedure(List.of(), Procedures.step(Commands.ACTIVATE, Procedures.FINAL)));

    private static Reading reading(ReplicationState state, int registered, Set<String> streaming, boolean subscribed) {
        return new Reading.Answered(
                "7.3.4",
                state,
                OptionalInt.of(registered),
                Optional.of(streaming),
                Optional.of(subscribed),
                OptionalLong.of(3_000));
    }

    /** The former active goes on sending, the target still replicates from it. */
    private static final List<Reading> DEMOTED = List.of(
            reading(ReplicationState.STB_ACTREP, 1, Set.of("B"), false),
            reading(ReplicationState.STB_REP, 0, Set.of(), true));

    private static final List<Reading> ACTIVATED =
            List.of(new Reading.NothingListens(), reading(ReplicationState.ACT_ONHOLD, 1, Set.of(), false));

    private static boolean switches(SiteState state) {
        return state.switchTarget() != SiteState.NONE;
    }

    private int activate() {
        belief.expectStart();
        return belief.given(new Plan(
                        Procedures.procedure(List.of(), Procedures.step(Commands.ACTIVATE, Procedures.FINAL)),
                        List.of("A", "B"))
                .step(0));
    }

    @Test
    void aSwitchIsFollowedFromItsCommandToItsEnd() {
        activate();
        assertThat(belief.observe(DEMOTED)).isEqualTo(new Belief.Finding.Expected());
        assertThat(belief.known(BeliefTest::switches)).isEqualTo(Certainty.YES);
        assertThat(belief.observe(ACTIVATED)).isEqualTo(new Belief.Finding.Expected());
        assertThat(belief.known(BeliefTest::switches)).isEqualTo(Certainty.NO);
        assertThat(belief.known(state -> state.isActive(B))).isEqualTo(Certainty.YES);
    }

    @Test
    void aSwitchThatCanOnlyStopMayHaveStoppedAndInTheEndHas() {
        activate();
        belief.observe(DEMOTED);
        List<Reading> targetLost =
                List.of(reading(ReplicationState.STB_ACTREP, 1, Set.of(), false), new Reading.NothingListens());
        assertThat(belief.observe(targetLost)).isInstanceOf(Belief.Finding.AfterFault.class);
        assertThat(belief.known(BeliefTest::switches)).isEqualTo(Certainty.UNSURE);
        assertThat(belief.switchOnlyStops()).isTrue();
        belief.switchHasStopped();
        assertThat(belief.known(BeliefTest::switches)).isEqualTo(Certainty.NO);
        assertThat(belief.switchOnlyStops()).isFalse();
    }

    @Test
    void whereNothingIsKnownASwitchThatShowsMayBeRunning() {
        belief.restart(DEMOTED);
        assertThat(belief.known(BeliefTest::switches)).isEqualTo(Certainty.UNSURE);
        assertThat(belief.observe(ACTIVATED)).isEqualTo(new Belief.Finding.Expected());
        assertThat(belief.states()).allMatch(state -> state.isActive(B) && !switches(state));
    }

    @Test
    void anOrderThatWasCarriedOutHasHadItsEffectThoughNobodySeesIt() {
        Procedure procedure = Procedures.given(
                GivenSites.initialStopped(),
                Procedures.step(Commands.SET_STANDBY_AND_STOP_REPLICATION, Procedures.INITIAL));
        Belief down = of(procedure);
        down.expectStart();
        int order = down.given(new Plan(procedure, List.of("A", "B")).step(0));
        assertThat(down.known(state -> state.isActive(A))).isEqualTo(Certainty.YES);
        down.carriedOut(order);
        assertThat(down.known(state -> state.isActive(A) || state.hasOwnEnds(A)))
                .isEqualTo(Certainty.NO);
    }

    @Test
    void changesThatWereGivenMakeNothingFlow() {
        Belief lagging =
                of(Procedures.given(GivenSites.finalLacks(1), Procedures.step(Commands.ACTIVATE, Procedures.FINAL)));
        lagging.expectStart();
        List<Reading> start = List.of(
                reading(ReplicationState.ACT_REP, 1, Set.of("B"), false),
                reading(ReplicationState.STB_REP, 0, Set.of(), true));
        assertThat(lagging.observe(start)).isEqualTo(new Belief.Finding.Expected());
        assertThat(lagging.states()).hasSize(1);
    }
}
