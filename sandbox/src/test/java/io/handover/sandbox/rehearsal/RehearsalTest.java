package io.handover.sandbox.rehearsal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.handover.emulator.site.Switchover;
import io.handover.model.command.Commands;
import io.handover.model.condition.Conditions;
import io.handover.model.display.Sight;
import io.handover.model.property.Properties;
import io.handover.model.state.Mode;
import io.handover.model.state.Process;
import io.handover.sandbox.rehearsal.Happening.By;
import io.handover.sandbox.rehearsal.TraineeView.Channel;
import io.handover.sandbox.rehearsal.TraineeView.Client.State;
import io.handover.sandbox.rehearsal.TraineeView.MenuItem;
import io.handover.sandbox.rehearsal.TraineeView.Window;
import io.handover.simulator.site.Activity;
import io.handover.simulator.time.Distribution.Fixed;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

class RehearsalTest {
    private static final long MINUTE = 60_000;

    // ---- clients --------------------------------------------------------------------------------------------------

    @Test
    void theClientOnTheActiveServerIsOpenAtTheStart() {
        Quiet quiet = new Quiet(Quiet.TIMING);

        assertThat(quiet.client(0).state()).isEqualTo(State.OPEN);
        assertThat(quiet.client(1).state()).isEqualTo(State.CLOSED);
        assertThat(quiet.rehearsal.view().window().map(Window::server)).contains(0);
    }

    @Test
    void aClientTakesItsTimeToOpenAndIsThenInFront() {
        Quiet quiet = new Quiet(Quiet.TIMING);

        assertThat(quiet.open(1).accepted()).isTrue();
        assertThat(quiet.client(1)).isEqualTo(new TraineeView.Client(1, State.OPENING, OptionalLong.of(10_000)));
        assertThat(quiet.open(1).reason()).contains("is being opened");
        assertThat(quiet.pass(9_999).client(1).state()).isEqualTo(State.OPENING);
        assertThat(quiet.pass(1).client(1).state()).isEqualTo(State.OPEN);
        assertThat(quiet.rehearsal.view().window().map(Window::server)).contains(1);
    }

    @Test
    void aServerThatIsNotUpTakesNoClientAndOneThatGoesDownClosesIt() {
        Quiet quiet = new Quiet(Quiet.TIMING);
        quiet.open(1);
        quiet.inject(Disturbance.BREAK_DOWN, 1);
        quiet.inject(Disturbance.CRASH, 0);

        assertThat(quiet.client(0).state()).isEqualTo(State.CLOSED);
        assertThat(quiet.rehearsal.view().window()).isEmpty();
        assertThat(quiet.open(0).reason()).isEqualTo("DK_MGT_1 does not answer: no client can connect to it.");
        assertThat(quiet.pass(10_000).client(1).state()).isEqualTo(State.CLOSED);
        assertThat(quiet.told()).contains("DK_MGT_2: does not answer the client, which is not opened");
    }

    @Test
    void aCommandBlocksItsClientWhichShowsWhatItShowedThen() {
        Quiet quiet = new Quiet(Quiet.TIMING).pass(5_000);

        assertThat(quiet.give(Commands.EXCLUDE, 1, 0).accepted()).isTrue();
        assertThat(quiet.client(0)).isEqualTo(new TraineeView.Client(0, State.BLOCKED, OptionalLong.of(25_000)));
        assertThat(quiet.give(Commands.EXCLUDE, 2, 0).reason())
                .isEqualTo("The client on DK_MGT_1 waits until its last command is confirmed.");
        assertThat(quiet.rehearsal.apply(new Input.CloseClient(0)).accepted()).isFalse();
        Window blocked = quiet.pass(19_000).rehearsal.view().window().orElseThrow();
        Window free = quiet.pass(1_000).rehearsal.view().window().orElseThrow();
        assertThat(blocked.asOfMillis()).isEqualTo(5_000);
        assertThat(blocked.rows().get(0).nativeReplication()).startsWith("publication: 2 registered, 2 streaming");
        assertThat(free.asOfMillis()).isEqualTo(25_000);
        assertThat(free.rows().get(0).nativeReplication()).startsWith("publication: 1 registered, 1 streaming");
    }

    @Test
    void aClientThatIsNotUsedClosesButNotTheOneInFront() {
        Quiet quiet = new Quiet(Quiet.TIMING);
        quiet.open(1);

        quiet.pass(15 * MINUTE + 10_000);
        assertThat(quiet.client(0).state()).isEqualTo(State.OPEN);
        quiet.pass(1);
        assertThat(quiet.client(0).state()).isEqualTo(State.CLOSED);
        assertThat(quiet.pass(MINUTE).client(1).state()).isEqualTo(State.OPEN);
        assertThat(quiet.told()).contains("DK_MGT_1: closes its client, which was not used");
    }

    @Test
    void aCommandWhoseServerGoesDownComesToNothing() {
        Quiet quiet = new Quiet(Quiet.TIMING);
        quiet.give(Commands.EXCLUDE, 1, 0);
        quiet.pass(1_000);
        quiet.inject(Disturbance.CRASH, 0);

        quiet.pass(5 * MINUTE);

        assertThat(quiet.rehearsal.truth().isRegistered(1, 0)).isTrue();
        assertThat(quiet.told())
                .contains("operator: exclude DK_MGT_2 at DK_MGT_1 comes to nothing, and nobody is told");
    }

    // ---- menus ----------------------------------------------------------------------------------------------------

    private static MenuItem item(Quiet quiet, String command, Channel channel, int target, int at) {
        return quiet.rehearsal.view().menus().stream()
                .filter(item -> item.command().name().equals(command)
                        && item.channel() == channel
                        && item.target() == target
                        && item.at().orElse(target) == at)
                .findFirst()
                .orElseThrow();
    }

    @Test
    void menusSayWhyACommandCannotBeGiven() {
        Quiet quiet = new Quiet(Quiet.TIMING);

        assertThat(item(quiet, "exclude", Channel.CLIENT, 1, 0).isEnabled()).isTrue();
        assertThat(item(quiet, "init-standby", Channel.CLIENT, 1, 0).reason())
                .isEqualTo("DK_MGT_2 is still registered at DK_MGT_1, so it must be excluded first");
        assertThat(item(quiet, "force-activate", Channel.CLIENT, 1, 1).reason())
                .isEqualTo("The client on DK_MGT_2 is not open, and that is where this is given");
        assertThat(item(quiet, "start", Channel.MACHINE, 1, 1).reason()).isEqualTo("DK_MGT_2 is up");
        assertThat(item(quiet, "stop-replication", Channel.CONSOLE, 1, 1).reason())
                .isEqualTo("DK_MGT_2 is up: give it in the client on DK_MGT_2");
        quiet.open(1);
        quiet.pass(10_000);
        assertThat(item(quiet, "force-activate", Channel.CLIENT, 1, 1).reason())
                .isEqualTo("force activation is not offered on DK_MGT_2 while DK_MGT_1 is active");
    }

    @Test
    void atAServerThatIsDownTheConsoleWorks() {
        Quiet quiet = new Quiet(Quiet.TIMING);
        quiet.inject(Disturbance.BREAK_DOWN, 0);

        assertThat(item(quiet, "set-standby-and-stop-replication", Channel.CONSOLE, 0, 0)
                        .isEnabled())
                .isTrue();
        assertThat(item(quiet, "set-standby-and-stop-replication", Channel.CLIENT, 0, 0)
                        .reason())
                .isEqualTo("DK_MGT_1 is down: give it at the console of DK_MGT_1");
        assertThat(quiet.give(Commands.SET_STANDBY_AND_STOP_REPLICATION, 0, 0).accepted())
                .isTrue();
        assertThat(quiet.give(Commands.START, 0, 0).reason())
                .isEqualTo("The last command at DK_MGT_1 is still under way.");
        quiet.pass(2_000);
        assertThat(quiet.rehearsal.truth().mode(0)).isEqualTo(Mode.STANDBY);
        assertThat(quiet.give(Commands.START, 0, 0).accepted()).isTrue();
    }

    @Test
    void exactlyWhatMenusOfferIsAccepted() {
        for (long seed = 0; seed < 12; seed++) {
            Setting setting = Drawn.setting("upgrade-without-downtime", List.of());
            Rehearsal rehearsal = Drawn.rehearsal(setting, seed, 25);
            Recording recording = rehearsal.recording();
            for (MenuItem item : rehearsal.view().menus()) {
                boolean isWrongChannel = item.reason().contains(": give it ");
                Reply reply = Rehearsal.of(setting, recording)
                        .apply(new Input.Give(
                                item.command(), item.target(), item.at().orElse(item.target())));

                assertThat(reply.accepted() || isWrongChannel)
                        .as("seed %s: %s %s", seed, item, reply)
                        .isEqualTo(item.isEnabled() || isWrongChannel);
                assertThat(item.reason().isEmpty()).isEqualTo(item.isEnabled());
            }
        }
    }

    // ---- what is seen ---------------------------------------------------------------------------------------------

    @Test
    void whatAServerDoesNotSeeStaysAsItWasInItsTable() {
        Quiet quiet = new Quiet(Quiet.TIMING);
        quiet.open(1);
        quiet.pass(20_000);
        quiet.rehearsal.apply(new Input.Inject(Disturbance.CUT, 0, 1));
        quiet.pass(11_000);
        quiet.inject(Disturbance.BREAK_DOWN, 0);
        quiet.pass(11_000);

        Window window = quiet.rehearsal.view().window().orElseThrow();
        TraineeView.Row lost = window.rows().get(0);
        assertThat(lost.sight()).isEqualTo(Sight.UNREACHABLE);
        assertThat(lost.mode()).isEqualTo(Mode.ACTIVE);
        assertThat(window.activeAsSeen()).isEqualTo(OptionalInt.of(0));
        assertThat(window.rows().get(1).replication().name()).isEqualTo("STB_ONHOLD");
        assertThat(window.diagnostics()).anyMatch(line -> line.startsWith("Server \"DK_MGT_1\" unplanned exception"));
        assertThat(quiet.rehearsal.view().machines().get(0).process()).isEqualTo(Process.CRASHED);
    }

    @Test
    void alarmsBeginAndEndWithPollsOfServersOnWhichAClientIsOpen() {
        Quiet quiet = new Quiet(Quiet.TIMING);
        quiet.pass(1);
        quiet.inject(Disturbance.BREAK_DOWN, 2);
        assertThat(quiet.rehearsal.view().alarms()).isEmpty();
        quiet.pass(10_000);

        SeenAlarm alarm = quiet.rehearsal.view().alarms().get(0);
        assertThat(alarm.alarm().sentence()).isEqualTo("DK_MGT_3 is not seen");
        assertThat(alarm.fromMillis()).isBetween(1L, 10_001L);
        assertThat(alarm.untilMillis()).isEmpty();
        quiet.inject(Disturbance.REPAIR, 2);
        quiet.pass(10_000);
        assertThat(quiet.rehearsal.view().alarms().get(0).untilMillis()).hasValue(alarm.fromMillis() + 10_000);
    }

    @Test
    void withoutAnOpenClientNobodySeesAnAlarm() {
        Quiet quiet = new Quiet(Quiet.TIMING);
        quiet.rehearsal.apply(new Input.CloseClient(0));
        quiet.inject(Disturbance.BREAK_DOWN, 2);

        assertThat(quiet.pass(MINUTE).rehearsal.view().alarms()).isEmpty();
    }

    @Test
    void theMarksOfTheWizardAreSeenInTheClientOnItsTarget() {
        Quiet quiet = new Quiet("switch-over", Quiet.TIMING);
        quiet.open(1);
        quiet.pass(10_000);
        quiet.give(Commands.ACTIVATE, 1, 1);
        quiet.pass(25_000);

        assertThat(quiet.rehearsal.view().window().orElseThrow().wizard().map(Switchover::mark))
                .contains(Switchover.Mark.ACTIVATED);
        quiet.rehearsal.apply(new Input.OpenClient(0));
        assertThat(quiet.rehearsal.view().window().orElseThrow().server()).isEqualTo(1);
    }

    // ---- urgent concerns ------------------------------------------------------------------------------------------

    @Test
    void aConcernIsAnsweredThroughAFreeClientOnAnActiveServerAndItsWaitIsMeasured() {
        Quiet quiet = new Quiet(Quiet.TIMING.with(Activity.URGENT_CONCERNS, new Fixed(MINUTE)));
        quiet.open(1);
        quiet.pass(MINUTE);

        assertThat(quiet.rehearsal.openConcerns()).hasSize(1);
        assertThat(quiet.rehearsal.apply(new Input.Answer(1, 1)).reason()).contains("is a standby");
        assertThat(quiet.rehearsal.apply(new Input.Answer(1, 2)).reason()).contains("is not open");
        assertThat(quiet.rehearsal.apply(new Input.Answer(2, 0)).accepted()).isFalse();
        quiet.give(Commands.EXCLUDE, 1, 0);
        assertThat(quiet.rehearsal.apply(new Input.Answer(1, 0)).reason()).contains("waits until");
        quiet.pass(30_000);
        assertThat(quiet.rehearsal.apply(new Input.Answer(1, 0)).accepted()).isTrue();
        assertThat(quiet.rehearsal.apply(new Input.Answer(1, 0)).accepted()).isFalse();

        Concern concern = quiet.rehearsal.history().concerns().get(0);
        assertThat(concern.waitedMillis(quiet.rehearsal.millis())).isEqualTo(30_000);
        assertThat(Outcome.of(quiet.rehearsal, List.of()).urgentWaitMillis()).isEqualTo(30_000);
    }

    // ---- the procedure --------------------------------------------------------------------------------------------

    private static int place(Quiet quiet) {
        return quiet.rehearsal.truth().pc();
    }

    @Test
    void aStepIsDoneWhenItsCommandHasTakenEffectAndACheckWhenItIsTicked() {
        Quiet quiet = new Quiet(Quiet.TIMING);
        quiet.give(Commands.EXCLUDE, 1, 0);
        assertThat(place(quiet)).isZero();
        quiet.pass(2_000);
        assertThat(place(quiet)).isEqualTo(1);
        quiet.pass(20_000);
        quiet.give(Commands.EXCLUDE, 2, 0);
        quiet.give(Commands.UPGRADE, 1, 1);
        quiet.pass(15 * MINUTE);
        assertThat(place(quiet)).isEqualTo(3);
        assertThat(quiet.rehearsal.apply(new Input.Tick(3)).accepted()).isTrue();
        assertThat(place(quiet)).isEqualTo(4);
        assertThat(quiet.rehearsal.apply(new Input.Tick(3)).accepted()).isFalse();
        assertThat(quiet.told()).noneMatch(line -> line.contains("skips"));
    }

    @Test
    void whoeverGivesTheCommandOfALaterStepHasSkippedWhatIsLeftBeforeIt() {
        Quiet quiet = new Quiet(Quiet.TIMING);

        quiet.give(Commands.UPGRADE, 1, 1);

        assertThat(place(quiet)).isEqualTo(2);
        assertThat(quiet.told()).filteredOn(line -> line.contains("skips")).hasSize(2);
    }

    @Test
    void aChangeIsDeclaredLostOnlyWhereTheProcedureDeclaresItThen() {
        Quiet quiet = new Quiet(Quiet.TIMING.with(Activity.CHANGES, new Fixed(10_000)));
        quiet.pass(11_000);
        quiet.give(Commands.EXCLUDE, 1, 0);
        quiet.pass(MINUTE);

        assertThat(quiet.rehearsal.history().changes())
                .hasSizeGreaterThan(3)
                .allSatisfy(change -> assertThat(change.declared()).isEqualTo(change.millis() > 13_000));
    }

    @Test
    void administratorsMakeAsManyChangesAsCanBeToldApartAndThatIsSaid() {
        Quiet quiet = new Quiet(Quiet.TIMING.with(Activity.CHANGES, new Fixed(10_000)));

        quiet.pass(20 * MINUTE);

        assertThat(quiet.rehearsal.truth().changes()).isEqualTo(63);
        assertThat(quiet.told())
                .contains("administrator: makes no more changes: a rehearsal can tell no more than 63 apart");
    }

    // ---- disturbances ---------------------------------------------------------------------------------------------

    @Test
    void whatTheScenarioHasInStoreStrikesAfterItsTimeAndConditionOncePossibleForLongEnough() {
        Planned planned =
                new Planned(5_000, Optional.of(new Planned.When(Conditions.DOWN, 2, 2)), 3_000, Disturbance.CUT, 0, 1);
        Quiet quiet = new Quiet(Quiet.TIMING, planned);
        quiet.pass(MINUTE);
        assertThat(quiet.rehearsal.truth().cut()).isZero();
        quiet.inject(Disturbance.BREAK_DOWN, 2);
        quiet.pass(2_999);
        assertThat(quiet.rehearsal.truth().cut()).isZero();
        quiet.pass(1);
        assertThat(quiet.rehearsal.truth().reaches(0, 1)).isFalse();

        assertThat(quiet.rehearsal.history().happenings())
                .filteredOn(one -> one.by() == By.SCENARIO)
                .extracting(Happening::millis)
                .containsExactly(MINUTE + 3_000, MINUTE + 3_000);
    }

    @Test
    void aStalledStandbyGetsNothingUntilItIsLetGo() {
        Quiet quiet = new Quiet(Quiet.TIMING.with(Activity.CHANGES, new Fixed(30_000)));
        quiet.inject(Disturbance.STALL_REPLICATION, 1);
        quiet.pass(2 * MINUTE);
        assertThat(quiet.rehearsal.truth().database(1)).isZero();
        assertThat(quiet.rehearsal.truth().database(2)).isNotZero();
        assertThat(quiet.inject(Disturbance.STALL_REPLICATION, 1).accepted()).isFalse();

        quiet.inject(Disturbance.RESUME_REPLICATION, 1);
        quiet.pass(20_000);

        assertThat(quiet.rehearsal.truth().database(1))
                .isEqualTo(quiet.rehearsal.truth().database(0));
    }

    @Test
    void whatIsOffStaysOffUntilItIsSwitchedOnAndWhatIsNotPossibleIsRefused() {
        Quiet quiet = new Quiet(Quiet.TIMING);
        quiet.inject(Disturbance.BREAK_DOWN, 1);
        quiet.pass(60 * MINUTE);
        assertThat(quiet.rehearsal.truth().process(1)).isEqualTo(Process.CRASHED);
        assertThat(quiet.inject(Disturbance.CRASH, 1).reason())
                .isEqualTo("That is not possible now: DK_MGT_2 crashes.");
        assertThat(quiet.inject(Disturbance.INSTALLER_FAILS, 0).accepted()).isFalse();

        assertThat(quiet.inject(Disturbance.REPAIR, 1).accepted()).isTrue();
        assertThat(quiet.rehearsal.truth().process(1)).isEqualTo(Process.UP);
    }

    @Test
    void timeWithSeveralActiveServersAndWithNoneIsMeasured() {
        Quiet quiet = new Quiet(Quiet.TIMING);
        quiet.open(1);
        quiet.give(Commands.EXCLUDE, 1, 0);
        quiet.pass(30_000);
        quiet.give(Commands.FORCE_ACTIVATE, 1, 1);
        quiet.pass(5_000);
        quiet.give(Commands.SET_STANDBY, 0, 0);
        quiet.pass(20_000);
        quiet.give(Commands.SET_STANDBY, 1, 1);
        quiet.pass(12_000);

        Outcome outcome = Outcome.of(
                quiet.rehearsal, List.of(Properties.MANAGEMENT_KEPT, Properties.NO_MIXED_VERSION_REPLICATION));

        assertThat(outcome.dualActiveMillis()).isEqualTo(5_000);
        assertThat(outcome.managementGapMillis()).isEqualTo(10_000);
        assertThat(outcome.managementGapsMillis()).isEqualTo(10_000);
        assertThat(outcome.keeps(Properties.MANAGEMENT_KEPT)).isFalse();
        assertThat(outcome.keeps(Properties.NO_MIXED_VERSION_REPLICATION)).isTrue();
    }

    // ---- the end --------------------------------------------------------------------------------------------------

    @Test
    void afterTheEndNothingIsAcceptedAndTheSiteComesToRest() {
        Quiet quiet = new Quiet(Quiet.TIMING.with(Activity.CHANGES, new Fixed(30_000)));
        quiet.give(Commands.UPGRADE, 1, 1);
        quiet.inject(Disturbance.BREAK_DOWN, 2);
        quiet.pass(MINUTE + 1);
        quiet.rehearsal.apply(new Input.Finish());

        assertThat(quiet.rehearsal.isEnded()).isTrue();
        assertThat(quiet.open(1).reason()).isEqualTo("The rehearsal has ended.");
        assertThat(quiet.rehearsal.millis()).isEqualTo(MINUTE + 1);
        assertThat(quiet.rehearsal.truth().up()).isEqualTo(0b111);
        assertThat(quiet.rehearsal.truth().isUpgraded(1)).isTrue();
        assertThat(quiet.rehearsal.history().changes()).allMatch(change -> change.millis() <= MINUTE + 1);
        quiet.pass(MINUTE);
        assertThat(quiet.rehearsal.millis()).isEqualTo(MINUTE + 1);
    }

    @Test
    void aRehearsalEndsWithItsTime() {
        Quiet quiet = new Quiet(Quiet.TIMING);

        quiet.pass(Recording.MOST_MILLIS + 1);

        assertThat(quiet.rehearsal.isEnded()).isTrue();
        assertThat(quiet.rehearsal.millis()).isEqualTo(Recording.MOST_MILLIS);
        assertThat(quiet.rehearsal.recording().inputs()).isEmpty();
    }

    @Test
    void timeDoesNotGoBackAndTheNextEventIsTheNextThatIsTold() {
        Quiet quiet = new Quiet(Quiet.TIMING);
        quiet.give(Commands.EXCLUDE, 1, 0);
        quiet.rehearsal.advanceToNextEvent(MINUTE);

        assertThat(quiet.rehearsal.millis()).isEqualTo(2_000);
        assertThatThrownBy(() -> quiet.rehearsal.advanceTo(1_999)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void aCommandThroughTheApiBecomesAPartOfTheRecording() {
        Quiet quiet = new Quiet(Quiet.TIMING);
        quiet.pass(5_000);

        assertThat(quiet.rehearsal.live().giveThroughApi(Commands.EXCLUDE, 1, 0, 0))
                .isTrue();
        quiet.pass(10_000);

        Recording recording = quiet.rehearsal.recording();
        assertThat(recording.inputs())
                .containsExactly(new Recording.Timed(5_000, new Input.ThroughApi(Commands.EXCLUDE, 1, 0, 0)));
        assertThat(Rehearsal.of(quiet.rehearsal.setting(), recording).history().text())
                .isEqualTo(quiet.rehearsal.history().text());
    }

    @Test
    void whatIsNotOfThisSiteIsRefused() {
        Quiet quiet = new Quiet(Quiet.TIMING);

        assertThat(List.of(
                        quiet.open(3),
                        quiet.open(-1),
                        quiet.give(Commands.EXCLUDE, 1, 7),
                        quiet.give(Commands.VERIFY_UPGRADED, 1, 1),
                        quiet.inject(Disturbance.CUT, 1),
                        quiet.rehearsal.apply(new Input.Tick(99)),
                        quiet.rehearsal.apply(new Input.Answer(1, 0))))
                .allSatisfy(reply -> assertThat(reply.accepted()).isFalse());
        assertThat(quiet.rehearsal.recording().inputs()).isEmpty();
    }
}
