package io.handover.executor.live;

import static io.handover.executor.live.LiveSites.SECOND;
import static org.assertj.core.api.Assertions.assertThat;

import io.handover.executor.live.Switchover.Mark;
import io.handover.executor.live.Switchover.Phase;
import io.handover.model.action.ActionKind;
import io.handover.model.command.Commands;
import io.handover.model.display.ReplicationState;
import io.handover.model.state.Process;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

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
        return site.switchover().orElseThrow().mark().orElseThrow();
    }

    private Phase phase() {
        return site.switchover().orElseThrow().phase();
    }

    /** Until the marks of second 0 have been passed: every server has been polled. */
    private void begin() {
        assertThat(site.beginSwitch(B, B, A)).isTrue();
        assertThat(site.switchover().orElseThrow().mark()).isEmpty();
        site.advance(10 * SECOND);
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
        site.advance(20 * SECOND);
        assertThat(site.truth().process(A)).isEqualTo(Process.INITIALIZING);
        assertThat(site.truth().process(C)).isEqualTo(Process.INITIALIZING);
        assertThat(site.incarnation(B)).isZero();
        site.advance(70 * SECOND);
        assertThat(site.replication(B)).isEqualTo(ReplicationState.ACT_REP);
        assertThat(site.replication(A)).isEqualTo(ReplicationState.STB_REP);
        assertThat(site.replication(C)).isEqualTo(ReplicationState.STB_REP);
    }

    @Test
    void theTargetIsActivatedOnlyWhenItHasEverything() {
        begin();
        site.advance(3 * SECOND);
        site.hold(Set.of(ActionKind.REPLICATE));
        site.happen(ActionKind.CHANGE, A);
        site.advance(60 * SECOND);
        assertThat(mark()).isEqualTo(Mark.ACTIVE_READY);
        site.hold(Set.of());
        site.advance(2 * SECOND);
        assertThat(mark()).isEqualTo(Mark.ACTIVATED);
        assertThat(site.truth().database(B)).isEqualTo(1);
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
        assertThat(site.beginSwitch(C, C, A)).isFalse();
        site.advance(28 * SECOND);
        assertThat(site.isSwitching()).isFalse();
    }

    @Test
    void inThePermissiveProfileTheTargetIsActiveWithinTenSecondsAndNobodyIsRestartedVisibly() {
        LiveSite permissive = site(Profile.PERMISSIVE);
        permissive.beginSwitch(A, B, A);
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
