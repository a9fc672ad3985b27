package io.handover.simulator.run;

import static io.handover.simulator.fixture.Draft.FINAL;
import static io.handover.simulator.fixture.Draft.INITIAL;
import static io.handover.simulator.fixture.Sites.SECOND;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.handover.model.action.ActionKind;
import io.handover.model.command.Commands;
import io.handover.model.state.SiteState;
import io.handover.simulator.fixture.Draft;
import io.handover.simulator.fixture.Script;
import io.handover.simulator.fixture.Sites;
import io.handover.simulator.site.Activity;
import io.handover.simulator.time.Distribution.Fixed;
import org.junit.jupiter.api.Test;

/** The activation wizard's switch in time. Its command is given at 30 s: 20 to react, 10 to open the client on server 1. */
class SwitchTimesTest {
    private static final Script SWITCH =
            Script.of(Draft.draft().step(Commands.ACTIVATE, FINAL).on(3));

    private static long second(Run run, ActionKind kind, int operand) {
        return (Script.millisOf(run, kind, operand) + 200) / SECOND;
    }

    @Test
    void itsMarksAreAtZeroFourEightAndTwentyEightSeconds() {
        Run run = SWITCH.run();

        assertThat(second(run, ActionKind.ISSUE, 0)).isEqualTo(32);
        assertThat(second(run, ActionKind.SWITCH_DEMOTES, 0)).isEqualTo(36);
        assertThat(second(run, ActionKind.SWITCH_ACTIVATES, 0)).isEqualTo(40);
        // 20 s until the initialization begins, then 40 s and two starts of 15 s
        assertThat(second(run, ActionKind.END_INITIALIZATION, 0)).isEqualTo(130);
        assertThat(second(run, ActionKind.END_INITIALIZATION, 2)).isEqualTo(130);
        assertThat(run.state().upActive()).isEqualTo(0b010);
    }

    @Test
    void itsTargetIsActiveOnlyWhenItHoldsEverything() {
        // a change at 35 s takes 9 s to be replicated
        Run run = SWITCH.with(Sites.withChanges(Sites.FIXED, new Fixed(35 * SECOND))
                        .with(Activity.REPLICATION, new Fixed(9 * SECOND)))
                .run();

        assertThat(second(run, ActionKind.REPLICATE, 1)).isEqualTo(44);
        assertThat(second(run, ActionKind.SWITCH_ACTIVATES, 0)).isEqualTo(44);
        assertThat(run.measures().lostChanges()).isZero();
    }

    @Test
    void itStopsFourSecondsAfterStreamingHasCeased() {
        Run run = SWITCH.strike("cut", 33 * SECOND, 600 * SECOND, 0, 3).run();

        assertThat(Script.millisOf(run, ActionKind.SWITCH_STOPS, 0)).isCloseTo(37 * SECOND, within(100L));
        assertThat(run.state().switchTarget()).isEqualTo(SiteState.NONE);
    }

    @Test
    void anActivationWithoutAnyActiveServerIsAForcedOneInTime() {
        Run run = Script.of(Draft.draft()
                        .step(Commands.SET_STANDBY, INITIAL)
                        .step(Commands.OPEN_CLIENT, FINAL)
                        .step(Commands.ACTIVATE, FINAL)
                        .on(3))
                .run();

        // standby at 22, seen at 42; client opened at 72, seen at 74; given at 94
        assertThat(Script.allMillisOf(run, ActionKind.ISSUE)).containsExactly(22 * SECOND, 98 * SECOND);
        assertThat(Script.count(run, ActionKind.SWITCH_DEMOTES)).isZero();
    }
}
