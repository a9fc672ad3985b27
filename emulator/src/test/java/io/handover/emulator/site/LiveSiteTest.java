package io.handover.emulator.site;

import static io.handover.emulator.site.LiveSites.SECOND;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.handover.model.action.ActionKind;
import io.handover.model.command.Commands;
import io.handover.model.display.ReplicationState;
import io.handover.model.site.Assumptions;
import io.handover.model.site.SplitBrainReaction;
import io.handover.model.state.Mode;
import io.handover.model.state.Process;
import io.handover.model.state.SiteState;
import io.handover.simulator.site.Timing;
import java.util.Set;
import org.junit.jupiter.api.Test;

class LiveSiteTest {
    private static final int A = 0;
    private static final int B = 1;
    private static final int C = 2;
    private static final int A_AND_B = 0;

    private static LiveSite site(Timing timing) {
        return new LiveSite(LiveSites.three(timing), Profile.DOCUMENTED, 1, SiteClock.manual());
    }

    private final LiveSite site = site(LiveSites.FIXED);

    @Test
    void aChangeIsReplicatedWhenItsTimeHasPassed() {
        assertThat(site.happen(ActionKind.CHANGE, A)).isTrue();
        site.advance(999);
        assertThat(site.truth().database(B)).isZero();
        site.advance(1);
        assertThat(site.truth().database(B)).isEqualTo(1);
    }

    @Test
    void aCommandTakesEffectAfterItsLatency() {
        assertThat(site.give(Commands.EXCLUDE, B, A)).isTrue();
        site.advance(2 * SECOND - 1);
        assertThat(site.truth().isRegistered(B, A)).isTrue();
        site.advance(1);
        assertThat(site.truth().isRegistered(B, A)).isFalse();
    }

    @Test
    void aCommandComesToNothingWhereItsGuardNoLongerHoldsWhenItIsDue() {
        assertThat(site.give(Commands.EXCLUDE, B, A)).isTrue();
        site.happen(ActionKind.CRASH, A);
        site.advance(2 * SECOND);
        assertThat(site.truth().isRegistered(B, A)).isTrue();
    }

    @Test
    void aCommandWhoseGuardDoesNotHoldIsNotAccepted() {
        assertThat(site.give(Commands.FORCE_ACTIVATE, B, B)).isFalse();
        site.advance(60 * SECOND);
        assertThat(site.truth().isActive(B)).isFalse();
    }

    @Test
    void onlySoManyCommandsCanWait() {
        for (int i = 0; i < LiveSite.MOST_WAITING; i++) {
            assertThat(site.give(Commands.SET_STANDBY, B, B)).isTrue();
        }
        assertThat(site.give(Commands.SET_STANDBY, B, B)).isFalse();
        site.advance(2 * SECOND);
        assertThat(site.give(Commands.SET_STANDBY, B, B)).isTrue();
    }

    @Test
    void anUpgradeTakesTheInstallersTimeAndKeepsTheServerDown() {
        site.give(Commands.UPGRADE, B, B);
        site.advance(2 * SECOND);
        assertThat(site.truth().process(B)).isEqualTo(Process.UPGRADING);
        assertThat(site.listens(B)).isFalse();
        site.advance(615 * SECOND - 1);
        assertThat(site.truth().process(B)).isEqualTo(Process.UPGRADING);
        site.advance(1);
        assertThat(site.truth().isUpgraded(B)).isTrue();
        assertThat(site.listens(B)).isTrue();
        assertThat(site.incarnation(B)).isEqualTo(1);
    }

    @Test
    void aCrashedServerRestartsByItselfUnlessThatIsHeld() {
        site.happen(ActionKind.CRASH, B);
        site.hold(Set.of(ActionKind.RESTART));
        site.advance(600 * SECOND);
        assertThat(site.truth().process(B)).isEqualTo(Process.CRASHED);
        site.hold(Set.of());
        site.advance(75 * SECOND - 1);
        assertThat(site.truth().process(B)).isEqualTo(Process.CRASHED);
        site.advance(1);
        assertThat(site.truth().isUp(B)).isTrue();
    }

    @Test
    void anActionThatIsNotEnabledDoesNotHappen() {
        SiteState before = site.truth();
        assertThat(site.happen(ActionKind.RESTART, B)).isFalse();
        assertThat(site.happen(ActionKind.HEAL, A_AND_B)).isFalse();
        assertThat(site.happen(ActionKind.SKIP, 0)).isFalse();
        assertThat(site.truth()).isEqualTo(before);
    }

    @Test
    void aFaultLeavesNoBudgetBehind() {
        site.happen(ActionKind.CRASH, B);
        site.happen(ActionKind.CUT, A_AND_B);
        assertThat(site.truth().toString()).doesNotContain("CRASHES", "CUTS", "SLIPS");
    }

    @Test
    void theSameSeedGivesTheSameSite() {
        LiveSite one = site(Timing.DEFAULT);
        LiveSite other = site(Timing.DEFAULT);
        one.advance(6 * 3_600 * SECOND);
        for (int hour = 0; hour < 6; hour++) {
            other.advance(3_600 * SECOND);
        }
        assertThat(one.truth()).isEqualTo(other.truth());
        assertThat(one.truth().changes()).isPositive();
    }

    @Test
    void theClockIsNotAdvancedByMoreThanAWeek() {
        assertThatThrownBy(() -> site.advance(LiveSite.MOST_ADVANCE_MILLIS + 1)).hasMessageContaining("604800000");
    }

    // ---- detection -------------------------------------------------------------------------------------------------

    private void twoActives() {
        site.happen(ActionKind.CUT, A_AND_B);
        site.give(Commands.FORCE_ACTIVATE, B, B);
        site.advance(4 * SECOND);
        assertThat(site.truth().upActive()).isEqualTo(0b011);
    }

    @Test
    void aServerDetectsTwoActivesWhenTwoPollsInARowHaveShownThem() {
        twoActives(); // C sees both; its polls are every 10 s
        untilNextPollOf(C);
        site.advance(10 * SECOND - 1);
        assertThat(site.truth().upActive()).isEqualTo(0b011);
        site.advance(1);
        assertThat(site.truth().upActive()).isZero();
    }

    @Test
    void theTwoPollsNeedNotHaveShownTheSameServers() {
        twoActives();
        untilNextPollOf(C);
        assertThat(site.give(Commands.FORCE_ACTIVATE, C, C)).isTrue();
        site.advance(3 * SECOND);
        assertThat(site.give(Commands.SET_STANDBY, A, A)).isTrue();
        site.advance(7 * SECOND - 1);
        assertThat(site.truth().upActive()).isEqualTo(0b110);
        site.advance(1);
        assertThat(site.truth().upActive()).isZero();
    }

    private void untilNextPollOf(int server) {
        long last = site.view(server).of(A).atMillis();
        while (site.view(server).of(A).atMillis() == last) {
            site.advance(1);
        }
    }

    @Test
    void everyServerPollsOnItsOwn() {
        untilNextPollOf(B);
        long ofB = site.nowMillis();
        untilNextPollOf(C);
        assertThat(site.nowMillis() - ofB).isStrictlyBetween(0L, 10 * SECOND);
    }

    @Test
    void firstPollsComeAsIfServersHadBeenUpForEver() {
        long sum = 0;
        int sites = 2_000;
        for (int seed = 0; seed < sites; seed++) {
            LiveSite drawn =
                    new LiveSite(LiveSites.three(Timing.DEFAULT), Profile.DOCUMENTED, seed, SiteClock.manual());
            long last = drawn.view(B).of(A).atMillis();
            while (drawn.view(B).of(A).atMillis() == last) {
                drawn.advance(50);
            }
            sum += drawn.nowMillis();
        }
        // The mean rest of a gap between 5 and 15 s: (25 + 75 + 225) / (6 * 10) s, looked at up to 50 ms late.
        assertThat(sum / (double) sites).isBetween(5_200.0, 5_700.0);
    }

    @Test
    void heldDetectionLeavesTwoActives() {
        site.hold(Set.of(ActionKind.DETECT));
        twoActives();
        site.advance(100 * SECOND);
        assertThat(site.truth().upActive()).isEqualTo(0b011);
    }

    @Test
    void aSiteThatOnlyAlarmsLeavesTwoActives() {
        LiveSite alarms = new LiveSite(
                LiveSites.three(
                        LiveSites.AT_ONCE, Assumptions.DEFAULT.withSplitBrainReaction(SplitBrainReaction.ALARM_ONLY)),
                Profile.DOCUMENTED,
                1,
                SiteClock.manual());
        alarms.happen(ActionKind.CUT, A_AND_B);
        alarms.give(Commands.FORCE_ACTIVATE, B, B);
        alarms.advance(100 * SECOND);
        assertThat(alarms.truth().upActive()).isEqualTo(0b011);
    }

    // ---- views -----------------------------------------------------------------------------------------------------

    @Test
    void whatOthersDoIsSeenAtTheNextPollAndWhatItDoesItselfAtOnce() {
        site.give(Commands.SET_STANDBY_AND_STOP_REPLICATION, A, A);
        site.advance(2 * SECOND);
        assertThat(site.view(A).knownActive()).isEmpty();
        assertThat(site.view(B).knownActive()).hasValue(A);
        assertThat(site.view(B).of(A).mode()).isEqualTo(Mode.ACTIVE);
        untilNextPollOf(B);
        assertThat(site.view(B).knownActive()).isEmpty();
        assertThat(site.view(B).of(A).replication()).isEqualTo(ReplicationState.STB_NO_REP);
    }

    @Test
    void theKnownActiveStaysWhenItIsLostFromSight() {
        site.hold(Set.of(ActionKind.RESTART));
        site.happen(ActionKind.CRASH, A);
        site.advance(60 * SECOND);
        assertThat(site.view(B).knownActive()).hasValue(A);
        assertThat(site.view(B).of(A).reached()).isFalse();
        assertThat(site.view(B).standbys()).containsExactly(B, C);
    }

    @Test
    void aServerThatComesUpPollsAWholeGapLater() {
        site.happen(ActionKind.CRASH, B);
        site.give(Commands.SET_STANDBY_AND_STOP_REPLICATION, A, A);
        site.advance(85 * SECOND - 1);
        assertThat(site.view(B).knownActive()).hasValue(A);
        site.advance(1);
        assertThat(site.view(B).knownActive()).isEmpty();
        assertThat(site.view(B).of(A).atMillis()).isEqualTo(85 * SECOND);
    }

    @Test
    void anApiThatIsSwitchedOffDoesNotListenAndLosesNoSession() {
        site.setApiEnabled(B, false);
        assertThat(site.listens(B)).isFalse();
        assertThat(site.incarnation(B)).isZero();
        site.setApiEnabled(B, true);
        assertThat(site.listens(B)).isTrue();
    }
}
