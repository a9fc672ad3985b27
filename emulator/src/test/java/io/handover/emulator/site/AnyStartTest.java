package io.handover.emulator.site;

import static io.handover.emulator.site.LiveSites.SECOND;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.handover.files.Catalogue;
import io.handover.model.action.ActionKind;
import io.handover.model.command.Commands;
import io.handover.model.procedure.Plan;
import io.handover.model.procedure.Step;
import io.handover.model.site.Assumptions;
import io.handover.model.site.Scope;
import io.handover.model.state.Budget;
import io.handover.model.state.Process;
import io.handover.model.state.SiteState;
import io.handover.simulator.site.SimulatedSite;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;

/** Live sites that begin in any state, on which somebody follows a procedure, with a witness. */
class AnyStartTest {
    private static final SimulatedSite SITE = LiveSites.three(LiveSites.FIXED);
    private static final Plan PLAN =
            Catalogue.procedure("upgrade-without-downtime").on(SITE.site());
    private static final int A = 0;
    private static final int B = 1;
    private static final int C = 2;

    private static SiteState state() {
        return new SiteState(new Scope(3, 5, 1, 0, 0, 0), Assumptions.DEFAULT);
    }

    private static LiveSite site(SiteState from) {
        return new LiveSite(SITE, Profile.DOCUMENTED, 1, SiteClock.manual(), PLAN, from);
    }

    @Test
    void whatIsUnderWayInTheStateGoesOn() {
        SiteState from = state();
        from.setUpgrading(B);
        from.setCrashed(C);
        LiveSite site = site(from);

        assertThat(site.truth().budget(Budget.CRASHES)).isZero();
        assertThat(site.isUnderWay()).isTrue();
        site.advance(75 * SECOND);
        assertThat(site.truth().process(C)).isEqualTo(Process.UP);
        site.advance(540 * SECOND);
        assertThat(site.truth().isUpgraded(B)).isTrue();
        assertThat(site.isUnderWay()).isFalse();
    }

    @Test
    void aSwitchThatRunsInTheStateGoesOnAfterAMark() {
        SiteState from = state();
        from.beginSwitch(B);
        LiveSite site = site(from);

        site.advance(4 * SECOND - 1);
        assertThat(site.truth().isActive(A)).isTrue();
        site.advance(1);
        assertThat(site.truth().isActive(A)).isFalse();
        assertThat(site.switchover().map(Switchover::mark)).contains(Switchover.Mark.ACTIVE_READY);
    }

    @Test
    void theStateThatItBeginsInIsNotChangedByIt() {
        SiteState from = state();
        site(from).happen(ActionKind.CRASH, A);

        assertThat(from).isEqualTo(state());
    }

    @Test
    void aServerThatWasDownFromTheStartIsKnownButNotReached() {
        SiteState from = state();
        from.setStopped(A);

        Sighting sighting = site(from).view(B).of(A);

        assertThat(sighting.reached()).isFalse();
        assertThat(sighting.mode()).isEqualTo(from.mode(A));
    }

    @Test
    void theStateMustFitTheSite() {
        SiteState two = new SiteState(new Scope(2, 0, 0, 0, 0, 0), Assumptions.DEFAULT);

        assertThatThrownBy(() -> site(two)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void thePlaceMovesOnlyWhereSomebodyMovesItAndDecidesWhatIsDeclared() {
        LiveSite site = site(state());
        site.give(Commands.EXCLUDE, B, A);
        site.happen(ActionKind.CHANGE, A);
        assertThat(site.happen(ActionKind.ADVANCE, 0)).isFalse();
        site.advance(10 * SECOND);
        assertThat(site.truth().pc()).isZero();

        assertThat(site.happen(ActionKind.ADVANCE, 0)).isTrue();
        assertThat(site.happen(ActionKind.SKIP, 0)).isTrue();
        site.happen(ActionKind.CHANGE, A);

        assertThat(site.truth().pc()).isEqualTo(2);
        assertThat(site.truth().declared()).isEqualTo(0b10);
        assertThat(site.truth().budget(Budget.SKIPS)).isZero();
    }

    @Test
    void oneActionCanBeHeldAlone() {
        LiveSite site = site(state());
        site.setHeld(ActionKind.REPLICATE, B, true);
        site.happen(ActionKind.CHANGE, A);
        site.advance(10 * SECOND);
        assertThat(site.truth().database(B)).isZero();
        assertThat(site.truth().database(C)).isEqualTo(1);
        assertThat(site.isHeld(ActionKind.REPLICATE, B)).isTrue();
        assertThat(site.isHeld(ActionKind.REPLICATE, C)).isFalse();

        site.setHeld(ActionKind.REPLICATE, B, false);
        site.advance(SECOND);

        assertThat(site.truth().database(B)).isEqualTo(1);
    }

    @Test
    void whatCanHappenIsToldWithoutLettingIt() {
        LiveSite site = site(state());

        assertThat(site.canHappen(ActionKind.CRASH, A)).isTrue();
        assertThat(site.canHappen(ActionKind.INSTALLER_FAILS, A)).isFalse();
        assertThat(site.canHappen(ActionKind.RESTART, A)).isFalse();
        assertThat(site.truth().up()).isEqualTo(0b111);
    }

    @Test
    void nothingHappensBeforeWhatIsDueNext() {
        LiveSite site = site(state());
        List<String> told = new ArrayList<>();
        site.setWitness(witness(told));
        site.give(Commands.STOP, C, C);
        told.clear();
        for (int i = 0; i < 20; i++) {
            long due = site.nextDueMillis();
            site.advance(due - 1 - site.clock().nowMillis());
            assertThat(told).isEmpty();
            site.advance(1);
            assertThat(told).isNotEmpty();
            told.clear();
        }
    }

    @Test
    void aWitnessIsToldEverythingInOrder() {
        LiveSite site = site(state());
        List<String> told = new ArrayList<>();
        site.setWitness(witness(told));

        site.give(Commands.STOP, C, C);
        site.giveThroughApi(Commands.EXCLUDE, B, A, A);
        site.give(Commands.STOP, C, C);
        site.happen(ActionKind.CHANGE, A);
        site.advance(2 * SECOND);

        assertThat(told.stream().filter(line -> !line.startsWith("poll")))
                .containsExactly(
                        "accepted stop OptionalInt.empty",
                        "accepted exclude OptionalInt[0]",
                        "accepted stop OptionalInt.empty",
                        "CHANGE 1 at 0",
                        "REPLICATE 1 at 1000",
                        "REPLICATE 1 at 1000",
                        "stop at 2000 STOPPED",
                        "exclude at 2000 STOPPED",
                        "nothing stop at 2000");
        site.advance(10 * SECOND);
        assertThat(told).anyMatch(line -> line.startsWith("poll 0"));
    }

    private static Witness witness(List<String> told) {
        return new Witness() {
            @Override
            public void happened(long atMillis, int action, SiteState after) {
                told.add(ActionKind.of(action) + " " + after.changes() + " at " + atMillis);
            }

            @Override
            public void accepted(long atMillis, Step command, OptionalInt contacted) {
                told.add("accepted " + command.command().name() + " " + contacted);
            }

            @Override
            public void tookEffect(long atMillis, Step command, SiteState after) {
                told.add(command.command().name() + " at " + atMillis + " " + after.process(C));
            }

            @Override
            public void cameToNothing(long atMillis, Step command) {
                told.add("nothing " + command.command().name() + " at " + atMillis);
            }

            @Override
            public void polled(long atMillis, int server, int unheard, SiteState state) {
                told.add("poll " + server + " at " + atMillis);
            }
        };
    }
}
