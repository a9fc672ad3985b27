package io.handover.emulator.site;

import static io.handover.emulator.site.LiveSites.SECOND;
import static org.assertj.core.api.Assertions.assertThat;

import io.handover.emulator.site.Switchover.Mark;
import io.handover.emulator.site.Switchover.Phase;
import io.handover.model.action.ActionKind;
import io.handover.model.command.Commands;
import io.handover.model.display.ReplicationState;
import io.handover.model.state.Pairs;
import io.handover.model.state.Process;
import io.handover.model.state.SiteState;
import io.handover.simulator.site.Activity;
import io.handover.simulator.site.Timing;
import io.handover.simulator.time.Distribution.Exponential;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

class SwitchoverTest {
    private static final int A = 0;
    private static final int B = 1;
    private static final int C = 2;

    private final LiveSite site = site(Profile.DOCUMENTED);

    private static LiveSite site(Profile profile) {
        LiveSite site = new LiveSite(LiveSites.three(LiveSites.FIXED), profile, 1, SiteClock.manual());
        site.hold(Set.of(ActionKind.RESTART));
        return site;
    }

    private Mark mark() {
        return site.switchover().orElseThrow().mark();
    }

    private Phase phase() {
        return site.switchover().orElseThrow().phase();
    }

    /** Until the marks of second 0 have been passed: the command has taken effect. */
    private void begin() {
        assertThat(site.give(Commands.ACTIVATE, B, B)).isTrue();
        assertThat(site.switchover()).isEmpty();
        site.advance(2 * SECOND);
    }

    @Test
    void theMarksAreAtTheSecondsOfTheProductsWizard() {
        begin();
        Map<Mark, Integer> seconds = new LinkedHashMap<>();
        for (int second = 0; second <= 28; second++) {
            int now = second;
            seconds.computeIfAbsent(mark(), first -> now);
            site.advance(SECOND);
        }
        assertThat(seconds)
                .containsExactly(
                        Map.entry(Mark.STANDBYS_READY, 0),
                        Map.entry(Mark.ACTIVE_READY, 4),
                        Map.entry(Mark.ACTIVATED, 8),
                        Map.entry(Mark.STANDBYS_STARTED, 28));
        assertThat(phase()).isEqualTo(Phase.DONE);
    }

    @Test
    void theFormerActiveGoesOnSendingAndAllOthersAreInitializedInTheEnd() {
        begin();
        site.advance(4 * SECOND);
        assertThat(site.replication(A)).isEqualTo(ReplicationState.STB_ACTREP);
        site.advance(4 * SECOND);
        assertThat(site.truth().upActive()).isEqualTo(0b010);
        assertThat(site.truth().process(A)).isEqualTo(Process.INITIALIZING);
        assertThat(site.truth().process(C)).isEqualTo(Process.INITIALIZING);
        assertThat(site.incarnation(B)).isZero();
        site.advance(90 * SECOND - 1); // the channel takes 20 s, an initialization 70 s
        assertThat(site.replication(B)).isEqualTo(ReplicationState.ACT_ONHOLD);
        site.advance(1);
        assertThat(site.replication(B)).isEqualTo(ReplicationState.ACT_REP);
        assertThat(site.replication(A)).isEqualTo(ReplicationState.STB_REP);
        assertThat(site.replication(C)).isEqualTo(ReplicationState.STB_REP);
    }

    @Test
    void theTargetIsActivatedOnlyWhenItHasEverything() {
        begin();
        site.advance(3 * SECOND);
        site.hold(Set.of(ActionKind.REPLICATE, ActionKind.RESTART));
        site.happen(ActionKind.CHANGE, A);
        site.advance(60 * SECOND);
        assertThat(mark()).isEqualTo(Mark.ACTIVE_READY);
        site.hold(Set.of(ActionKind.RESTART));
        site.advance(SECOND);
        assertThat(mark()).isEqualTo(Mark.ACTIVATED);
        assertThat(site.truth().database(B)).isEqualTo(1);
    }

    @Test
    void aSwitchStopsFourSecondsAfterStreamingHasCeased() {
        begin();
        site.advance(SECOND);
        site.happen(ActionKind.CRASH, A);
        site.advance(4 * SECOND - 1);
        assertThat(phase()).isEqualTo(Phase.RUNNING);
        assertThat(mark()).isEqualTo(Mark.STANDBYS_READY);
        site.advance(1);
        assertThat(phase()).isEqualTo(Phase.INTERRUPTED);
    }

    @Test
    void aSwitchGoesOnWhereStreamingIsBackBeforeItStops() {
        begin();
        site.advance(SECOND);
        site.happen(ActionKind.CUT, Pairs.number(A, B));
        site.advance(3 * SECOND);
        site.happen(ActionKind.HEAL, Pairs.number(A, B));
        assertThat(mark()).isEqualTo(Mark.ACTIVE_READY);
        site.advance(4 * SECOND);
        assertThat(mark()).isEqualTo(Mark.ACTIVATED);
    }

    @Test
    void aSwitchIsInterruptedWhereTheFormerActiveCrashesBeforeItIsReady() {
        begin();
        site.happen(ActionKind.CRASH, A);
        site.advance(60 * SECOND);
        assertThat(phase()).isEqualTo(Phase.INTERRUPTED);
        assertThat(site.truth().isActive(A)).isTrue();
        assertThat(site.truth().isActive(B)).isFalse();
    }

    @Test
    void aSwitchIsInterruptedWhereTheTargetCrashesBeforeItIsActivated() {
        begin();
        site.advance(4 * SECOND);
        site.happen(ActionKind.CRASH, B);
        site.advance(60 * SECOND);
        assertThat(phase()).isEqualTo(Phase.INTERRUPTED);
        assertThat(site.truth().active()).isZero();
        assertThat(site.replication(A)).isEqualTo(ReplicationState.STB_ACTREP);
    }

    @Test
    void aStandbyThatIsDownIsNotInitializedAndHindersNothing() {
        site.give(Commands.EXCLUDE, C, A);
        site.advance(2 * SECOND);
        site.happen(ActionKind.CRASH, C);
        begin();
        site.advance(100 * SECOND);
        assertThat(phase()).isEqualTo(Phase.DONE);
        assertThat(site.replication(B)).isEqualTo(ReplicationState.ACT_REP_EX);
    }

    @Test
    void aSecondSwitchIsRefusedWhileOneRuns() {
        begin();
        assertThat(site.isSwitching()).isTrue();
        assertThat(site.give(Commands.ACTIVATE, C, C)).isFalse();
        site.advance(8 * SECOND);
        assertThat(site.isSwitching()).isFalse();
    }

    @Test
    void anActivationIsDirectWhereNoServerIsInActiveMode() {
        site.give(Commands.SET_STANDBY, A, A);
        site.advance(2 * SECOND);
        assertThat(site.give(Commands.ACTIVATE, B, B)).isTrue();
        site.advance(4 * SECOND - 1);
        assertThat(site.truth().active()).isZero();
        site.advance(1);
        assertThat(site.truth().active()).isEqualTo(0b010);
        assertThat(site.switchover()).isEmpty();
    }

    @Test
    void anActivationIsRefusedWhereAnActiveServerIsKnownThoughNotSeen() {
        site.happen(ActionKind.CRASH, A);
        assertThat(site.give(Commands.ACTIVATE, B, B)).isFalse();
        assertThat(site.give(Commands.FORCE_ACTIVATE, B, B)).isTrue();
    }

    // ---- interrupted switches --------------------------------------------------------------------------------------

    /** What may go wrong: an action of the model, or an exclusion of the target. */
    private enum Trouble {
        FORMER_CRASHES(ActionKind.CRASH.number(A)),
        TARGET_CRASHES(ActionKind.CRASH.number(B)),
        OTHER_CRASHES(ActionKind.CRASH.number(C)),
        FORMER_AND_TARGET_ARE_CUT(ActionKind.CUT.number(Pairs.number(A, B))),
        TARGET_AND_OTHER_ARE_CUT(ActionKind.CUT.number(Pairs.number(B, C)));

        private final int action;

        Trouble(int action) {
            this.action = action;
        }
    }

    static Stream<Arguments> troubles() {
        return Stream.of(Mark.STANDBYS_READY, Mark.ACTIVE_READY, Mark.ACTIVATED)
                .flatMap(mark -> Stream.of(Trouble.values()).map(trouble -> Arguments.of(mark, trouble)));
    }

    @ParameterizedTest
    @MethodSource("troubles")
    void whateverHappensAtWhicheverMarkTheSiteIsLeftAsTheModelSays(Mark mark, Trouble trouble) {
        site.hold(EnumSet.complementOf(
                EnumSet.of(ActionKind.SWITCH_DEMOTES, ActionKind.SWITCH_ACTIVATES, ActionKind.SWITCH_STOPS)));
        begin();
        site.advance(
                switch (mark) {
                    case STANDBYS_READY -> SECOND;
                    case ACTIVE_READY -> 5 * SECOND;
                    default -> 9 * SECOND;
                });
        assertThat(mark()).isEqualTo(mark);
        ActionKind kind = ActionKind.of(trouble.action);
        boolean happened = site.happen(kind, kind.operand(trouble.action));
        site.advance(60 * SECOND);

        Wizard model = new Wizard();
        model.goesOnUntil(mark);
        assertThat(model.suffers(trouble.action)).isEqualTo(happened);
        model.goesOnUntil(Mark.ACTIVATED);
        assertThat(site.truth()).isEqualTo(model.state());
        assertThat(phase() == Phase.INTERRUPTED).isEqualTo(model.hasStopped());
    }

    /** At real pace, with changes on the way, and with something that goes wrong at a time that is drawn, or nothing. */
    @ParameterizedTest
    @EnumSource(Profile.class)
    void whateverASiteBecomesDuringASwitchIsMadeOfTheModelsTransitionsAlone(Profile profile) {
        Timing busy = LiveSites.FIXED.with(Activity.CHANGES, Exponential.perHour(1_200));
        Map<Phase, Integer> endings = new EnumMap<>(Phase.class);
        for (int seed = 0; seed < 30; seed++) {
            LiveSite live = new LiveSite(LiveSites.three(busy), profile, seed, SiteClock.manual());
            live.give(Commands.ACTIVATE, B, B);
            while (!live.isSwitching()) {
                live.advance(SECOND / 10);
            }
            int troubleAt = new Random(seed).nextInt(200);
            ActionKind kind = ActionKind.of(Trouble.values()[seed % 5].action);
            SiteState before = live.truth();
            for (int tenths = 0; tenths < 1_000; tenths++) {
                if (tenths == troubleAt) {
                    live.happen(kind, kind.operand(Trouble.values()[seed % 5].action));
                    before = live.truth();
                }
                live.advance(SECOND / 10);
                SiteState after = live.truth();
                assertThat(new Wizard().leads(before, after))
                        .as("seed %d: from %s to %s", seed, before, after)
                        .isTrue();
                before = after;
            }
            endings.merge(live.switchover().orElseThrow().phase(), 1, Integer::sum);
        }
        assertThat(endings).containsOnlyKeys(Phase.DONE, Phase.INTERRUPTED);
    }

    @Test
    void aCommandThroughAClientComesToNothingWhereItsServerGoesDownBeforeItTakesEffect() {
        assertThat(site.give(Commands.SET_STANDBY_AND_STOP_REPLICATION, A, A)).isTrue();
        site.happen(ActionKind.CRASH, A);
        site.advance(10 * SECOND);
        assertThat(site.truth().isActive(A)).isTrue();
        assertThat(site.give(Commands.SET_STANDBY_AND_STOP_REPLICATION, A, A)).isTrue(); // at its console
        site.advance(2 * SECOND);
        assertThat(site.truth().isActive(A)).isFalse();
        assertThat(site.truth().process(A)).isEqualTo(Process.CRASHED);
    }

    @Test
    void inThePermissiveProfileTheTargetIsActiveWithinTenSecondsAndNobodyIsRestartedVisibly() {
        LiveSite permissive = site(Profile.PERMISSIVE);
        permissive.give(Commands.ACTIVATE, B, B);
        permissive.advance(8 * SECOND);
        assertThat(permissive.truth().upActive()).isEqualTo(0b010);
        assertThat(permissive.truth().process(A)).isEqualTo(Process.INITIALIZING);
        assertThat(permissive.listens(A)).isTrue();
        permissive.advance(70 * SECOND);
        assertThat(permissive.replication(B)).isEqualTo(ReplicationState.ACT_REP);
        assertThat(permissive.incarnation(A) + permissive.incarnation(B) + permissive.incarnation(C))
                .isZero();
    }
}
