package io.handover.emulator.site;

import static io.handover.emulator.site.LiveSites.SECOND;
import static org.assertj.core.api.Assertions.assertThat;

import io.handover.model.action.ActionKind;
import io.handover.model.command.Commands;
import io.handover.model.procedure.Step;
import io.handover.model.state.Mode;
import io.handover.model.state.Process;
import io.handover.model.state.SiteState;
import io.handover.model.state.Version;
import io.handover.simulator.fault.Fault;
import io.handover.simulator.fault.Faults;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Faults of the simulator's catalogue on a live site: A is active, B and C are standby. */
class LastingFaultsTest {
    private static final int A = 0;
    private static final int B = 1;
    private static final int C = 2;

    private final LiveSite site =
            new LiveSite(LiveSites.three(LiveSites.FIXED), Profile.DOCUMENTED, 1, SiteClock.manual());

    private static Fault fault(String name) {
        return Faults.named(name).orElseThrow();
    }

    private boolean strike(String name, Integer... servers) {
        return site.strike(fault(name), List.of(servers));
    }

    private boolean end(String name, Integer... servers) {
        return site.end(fault(name), List.of(servers));
    }

    private int changesOf(int server) {
        return Long.bitCount(site.truth().database(server));
    }

    @Test
    void aStallKeepsChangesFromOneStandbyUntilItEnds() {
        assertThat(strike("replication-stall", B)).isTrue();
        site.happen(ActionKind.CHANGE, A);
        site.advance(60 * SECOND);
        assertThat(changesOf(B)).isZero();
        assertThat(changesOf(C)).isEqualTo(1);
        assertThat(strike("replication-stall", B)).as("it lasts already").isFalse();
        assertThat(strike("replication-stall", A)).as("an active server").isFalse();

        assertThat(end("replication-stall", B)).isTrue();
        assertThat(end("replication-stall", B)).isFalse();
        site.advance(SECOND);
        assertThat(changesOf(B)).isEqualTo(1);
    }

    @Test
    void slowReplicationTakesThirtyTimesAsLong() {
        strike("slow-replication");
        site.happen(ActionKind.CHANGE, A);
        site.advance(30 * SECOND - 1);
        assertThat(changesOf(B)).isZero();
        site.advance(1);
        assertThat(changesOf(B)).isEqualTo(1);
        end("slow-replication");
        site.happen(ActionKind.CHANGE, A);
        site.advance(SECOND);
        assertThat(changesOf(B)).isEqualTo(2);
    }

    @Test
    void whoDoesNotHearAnotherDoesNotSeeItNorDetectItAndTheOtherDoes() {
        strike("one-way-cut", B, A);
        site.advance(10 * SECOND);
        assertThat(site.view(B).of(A).reached()).isFalse();
        assertThat(site.view(A).of(B).reached()).isTrue();
        site.happen(ActionKind.CHANGE, A);
        site.advance(10 * SECOND);
        assertThat(changesOf(B)).isZero();

        end("one-way-cut", B, A);
        site.advance(10 * SECOND);
        assertThat(site.view(B).of(A).reached()).isTrue();
        assertThat(changesOf(B)).isEqualTo(1);
    }

    @Test
    void whatWasGivenThroughAClientThatIsPartedComesToNothingAndWhatCameThroughTheApiDoesNot() {
        List<String> nothing = new ArrayList<>();
        site.setWitness(new Witness() {
            @Override
            public void cameToNothing(long atMillis, Step command) {
                nothing.add(command.command().name());
            }
        });
        site.give(Commands.EXCLUDE, B, A);
        site.giveThroughApi(Commands.EXCLUDE, C, A, A);
        assertThat(strike("client-unreachable", A)).isTrue();
        assertThat(site.unreachable()).isEqualTo(1 << A);
        end("client-unreachable", A);
        assertThat(site.unreachable()).isZero();
        site.advance(2 * SECOND);

        assertThat(site.truth().isRegistered(B, A)).isTrue();
        assertThat(site.truth().isRegistered(C, A)).isFalse();
        assertThat(nothing).containsExactly("exclude");
    }

    private void makeTwoActive() {
        site.give(Commands.EXCLUDE, B, A);
        site.advance(3 * SECOND);
        site.give(Commands.FORCE_ACTIVATE, B, B);
        site.advance(4 * SECOND);
        assertThat(site.truth().upActive()).isEqualTo(0b11);
    }

    @Test
    void whileMonitoringIsDelayedNobodyDetectsButEverybodyLooks() {
        strike("monitoring-delay");
        makeTwoActive();
        site.advance(300 * SECOND);
        assertThat(site.truth().upActive()).isEqualTo(0b11);
        assertThat(site.view(C).of(B).mode()).isEqualTo(Mode.ACTIVE);
        end("monitoring-delay");
        site.advance(10 * SECOND);
        assertThat(site.truth().upActive()).as("one poll confirms nothing").isEqualTo(0b11);
        site.advance(10 * SECOND);
        assertThat(site.truth().upActive()).isZero();
    }

    @Test
    void aMissedPollSeesNothingAndWhatWasSeenBeforeIsToBeConfirmedAnew() {
        makeTwoActive();
        site.advance(10 * SECOND);
        assertThat(strike("missed-polls")).isTrue();
        site.advance(10 * SECOND);
        assertThat(site.view(C).of(A).atMillis()).isLessThanOrEqualTo(site.nowMillis() - 10 * SECOND);
        site.advance(10 * SECOND);
        assertThat(site.truth().upActive()).isEqualTo(0b11);
        site.advance(10 * SECOND);
        assertThat(site.truth().upActive()).isZero();
    }

    @Test
    void aServerThatCrashesWhileItIsUpgradedComesBackAsItWas() {
        assertThat(strike("crash-during-upgrade", B)).isFalse();
        site.give(Commands.UPGRADE, B, B);
        site.advance(3 * SECOND);
        assertThat(site.canStrike(fault("crash-during-upgrade"), List.of(B))).isTrue();
        assertThat(site.truth().process(B)).as("asking changes nothing").isEqualTo(Process.UPGRADING);
        assertThat(strike("crash-during-upgrade", B)).isTrue();
        assertThat(site.truth().process(B)).isEqualTo(Process.CRASHED);
        site.advance(75 * SECOND);
        assertThat(site.truth().process(B)).isEqualTo(Process.UP);
        assertThat(site.truth().version(B)).isEqualTo(Version.OLD);
    }

    @Test
    void whoHasLostPowerComesBackInActiveModeWhenAnotherHasTakenOver() {
        assertThat(strike("power-back-active", B)).isFalse();
        assertThat(strike("power-back-active", A)).isTrue();
        site.advance(3_600 * SECOND);
        assertThat(site.truth().process(A)).isEqualTo(Process.CRASHED);
        site.give(Commands.FORCE_ACTIVATE, B, B);
        site.advance(5 * SECOND);
        assertThat(site.lasts(fault("power-back-active"), List.of(A))).isFalse();
        site.advance(75 * SECOND);
        assertThat(site.truth().isUp(A)).isTrue();
        assertThat(site.truth().mode(A)).isEqualTo(Mode.ACTIVE);
    }

    @Test
    void aStandbyWhoseLicenceHasExpiredCannotTakeOverAndIsNotSeen() {
        site.happen(ActionKind.CRASH, A);
        assertThat(strike("expired-licence", B)).isTrue();
        assertThat(site.give(Commands.FORCE_ACTIVATE, B, B)).isFalse();
        assertThat(site.hindrance(Commands.FORCE_ACTIVATE, B, B, false)).contains("the licence of B has expired");
        assertThat(site.hindrance(Commands.FORCE_ACTIVATE, C, C, false)).isEmpty();
        site.advance(10 * SECOND);
        assertThat(site.view(C).of(B).reached()).isFalse();
        assertThat(site.view(B).of(C).reached()).isTrue();
        end("expired-licence", B);
        assertThat(site.give(Commands.FORCE_ACTIVATE, B, B)).isTrue();
    }

    @Test
    void theProductsFaultKeepsTheApiAloneFromExcludingWhoIsNotUp() {
        strike("smc-65140");
        site.happen(ActionKind.CRASH, B);
        assertThat(site.giveThroughApi(Commands.EXCLUDE, B, A, A)).isFalse();
        assertThat(site.hindrance(Commands.EXCLUDE, B, A, true)).isPresent();
        assertThat(site.giveThroughApi(Commands.EXCLUDE, C, A, A)).isTrue();
        assertThat(site.give(Commands.EXCLUDE, B, A)).isTrue();
    }

    @Test
    void oneCommandIsLostAndItsRepetitionIsNot() {
        strike("lost-command");
        site.give(Commands.STOP, C, C);
        site.give(Commands.EXCLUDE, B, A);
        site.advance(2 * SECOND);
        assertThat(site.truth().process(C))
                .as("nothing but commands of the administration")
                .isEqualTo(Process.STOPPED);
        assertThat(site.truth().isRegistered(B, A)).isTrue();
        site.give(Commands.EXCLUDE, B, A);
        site.advance(2 * SECOND);
        assertThat(site.truth().isRegistered(B, A)).isFalse();
    }

    @Test
    void ofAnExclusionOnlyTheHalfOfTheActiveServerIsDone() {
        strike("half-exclusion");
        List<ActionKind> happened = new ArrayList<>();
        site.setWitness(new Witness() {
            @Override
            public void happened(long atMillis, int action, SiteState after) {
                happened.add(ActionKind.of(action));
            }

            @Override
            public void accepted(long atMillis, Step command, OptionalInt contacted) {
                assertThat(contacted).isEmpty();
            }
        });
        site.give(Commands.EXCLUDE, B, A);
        site.give(Commands.EXCLUDE, C, A);
        site.advance(3 * SECOND);
        assertThat(site.truth().isRegistered(B, A)).isFalse();
        assertThat(site.truth().subscription(B)).isEqualTo(A);
        assertThat(site.truth().subscription(C)).as("only one").isNegative();
        assertThat(site.truth().cut()).isZero();
        assertThat(happened).containsExactly(ActionKind.CUT, ActionKind.HEAL);
    }

    @Test
    void aSlipOfAnOperatorStrikesNobodyAndEveryOtherFaultFindsSomething() {
        site.give(Commands.UPGRADE, C, C);
        site.happen(ActionKind.CHANGE, A);
        site.give(Commands.EXCLUDE, B, A);
        site.advance(3 * SECOND);
        site.give(Commands.INIT_STANDBY, B, A);
        site.advance(3 * SECOND);
        for (Fault fault : Faults.ALL) {
            boolean hits = Stream.<List<Integer>>of(List.of(), List.of(A), List.of(B), List.of(C), List.of(A, B))
                    .anyMatch(servers -> site.canStrike(fault, servers));
            assertThat(hits).as(fault.name()).isEqualTo(!fault.isSlip());
        }
    }
}
