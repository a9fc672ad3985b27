package io.handover.sandbox.rehearsal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.handover.emulator.site.Switchover;
import io.handover.model.action.ActionKind;
import io.handover.model.command.Commands;
import io.handover.model.display.Sight;
import io.handover.model.state.Process;
import io.handover.sandbox.rehearsal.Happening.By;
import io.handover.sandbox.rehearsal.TraineeView.Client.State;
import io.handover.simulator.fault.Fault;
import io.handover.simulator.fault.Faults;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What an instructor does to a rehearsal, and what of it the operator meets. */
class DisturbanceTest {
    private static final long MINUTE = 60_000;

    private final Quiet quiet = new Quiet(Quiet.TIMING);

    private Reply inject(Disturbance what, int server, int other) {
        return quiet.rehearsal.apply(new Input.Inject(what, server, other));
    }

    private TraineeView view() {
        return quiet.rehearsal.view();
    }

    /** Those of the model have names of their own here. */
    @Test
    void everyFaultOfTheSimulatorButSlipsCanBeInjectedAndWhatLastsCanBeUndone() {
        List<String> ofTheModel =
                List.of("crash", "cut", "installer-failure", "crash-during-initialization", "api-off");
        List<Fault> here = Stream.of(Disturbance.values())
                .filter(what -> what.undone().isEmpty())
                .flatMap(what -> what.fault().stream())
                .toList();
        assertThat(here)
                .containsExactlyInAnyOrderElementsOf(Faults.ALL.stream()
                        .filter(fault -> !fault.isSlip() && !ofTheModel.contains(fault.name()))
                        .toList());
        for (Disturbance what : Disturbance.values()) {
            if (what.undone().isEmpty() && what.fault().flatMap(Fault::lasts).isPresent()) {
                assertThat(Stream.of(Disturbance.values()).map(Disturbance::undone))
                        .as(what.key())
                        .contains(Optional.of(what));
            }
        }
    }

    @Test
    void whatIsPossibleIsAcceptedAndNothingElseIs() {
        quiet.give(Commands.UPGRADE, 2, 2);
        quiet.pass(3_000);
        quiet.inject(Disturbance.EXPIRED_LICENCE, 1);
        quiet.inject(Disturbance.BREAK_DOWN, 0);
        Recording recording = quiet.rehearsal.recording();
        List<Input.Inject> possible = quiet.rehearsal.possible();

        assertThat(possible)
                .contains(
                        new Input.Inject(Disturbance.REPAIR, 0, 0),
                        new Input.Inject(Disturbance.CRASH_DURING_UPGRADE, 2, 2),
                        new Input.Inject(Disturbance.END_EXPIRED_LICENCE, 1, 1));
        for (Disturbance what : Disturbance.values()) {
            for (int s = 0; s < (what.servers() == 0 ? 1 : 3); s++) {
                for (int t = 0; t < 3; t++) {
                    if (what.servers() == 2 ? s != t : s == t) {
                        Input.Inject inject = new Input.Inject(what, s, t);
                        assertThat(Rehearsal.of(quiet.rehearsal.setting(), recording)
                                        .apply(inject)
                                        .accepted())
                                .as(inject.toString())
                                .isEqualTo(possible.contains(inject));
                    }
                }
            }
        }
    }

    @Test
    void whoDoesNotStartByItselfIsJudgedAsStoppedBeforeAndAfterACommand() {
        inject(Disturbance.BREAK_DOWN, 2, 2);
        quiet.give(Commands.EXCLUDE, 1, 0);
        quiet.pass(60_000);

        Happening effect = quiet.rehearsal.history().happenings().stream()
                .filter(one -> one.kind() == Happening.Kind.EFFECT)
                .findFirst()
                .orElseThrow();
        assertThat(effect.before().process(2)).isEqualTo(Process.CRASHED);
        assertThat(effect.judgedBefore().process(2)).isEqualTo(Process.STOPPED);
        assertThat(effect.judged().process(2)).isEqualTo(Process.STOPPED);
    }

    @Test
    void aClientThatIsPartedFromItsServerClosesAndNoneCanBeOpenedThere() {
        inject(Disturbance.CLIENT_UNREACHABLE, 0, 0);

        assertThat(quiet.client(0).state()).isEqualTo(State.CLOSED);
        assertThat(quiet.told()).contains("DK_MGT_1: is out of reach for its client, which closes");
        assertThat(quiet.open(0).reason())
                .isEqualTo("DK_MGT_1 cannot be reached from here: no client can connect to it.");
        assertThat(quiet.give(Commands.STOP, 0, 0).accepted())
                .as("at the machine")
                .isTrue();
        inject(Disturbance.END_CLIENT_UNREACHABLE, 0, 0);
        assertThat(quiet.open(0).accepted()).isTrue();
    }

    @Test
    void aClientThatIsBeingOpenedWhenItsServerIsPartedIsNotOpened() {
        quiet.open(1);
        inject(Disturbance.CLIENT_UNREACHABLE, 1, 1);
        quiet.pass(10_000);
        assertThat(quiet.client(1).state()).isEqualTo(State.CLOSED);
    }

    @Test
    void whoIsNotHeardIsNotSeenAndThatRaisesAnAlarm() {
        inject(Disturbance.ONE_WAY_CUT, 0, 2);
        quiet.pass(10_000);
        assertThat(view().window().orElseThrow().rows().get(2).sight()).isEqualTo(Sight.NOT_SEEN);
        assertThat(view().alarms())
                .extracting(alarm -> alarm.alarm().sentence())
                .containsExactly("DK_MGT_3 is not seen");
        inject(Disturbance.END_ONE_WAY_CUT, 0, 2);
        quiet.pass(10_000);
        assertThat(view().window().orElseThrow().rows().get(2).sight()).isEqualTo(Sight.UP);
        assertThat(view().alarms().get(0).untilMillis()).isPresent();
    }

    @Test
    void theMenuSaysThatALicenceHasExpired() {
        inject(Disturbance.EXPIRED_LICENCE, 1, 1);
        quiet.open(1);
        quiet.inject(Disturbance.BREAK_DOWN, 0);
        quiet.pass(10_000);
        assertThat(quiet.give(Commands.FORCE_ACTIVATE, 1, 1).reason())
                .isEqualTo("the licence of DK_MGT_2 has expired.");
        assertThat(view().menus())
                .filteredOn(item -> item.command() == Commands.FORCE_ACTIVATE && item.target() == 1)
                .allSatisfy(item -> assertThat(item.reason()).isEqualTo("the licence of DK_MGT_2 has expired"));
        inject(Disturbance.END_EXPIRED_LICENCE, 1, 1);
        assertThat(quiet.give(Commands.FORCE_ACTIVATE, 1, 1).accepted()).isTrue();
    }

    @Test
    void aLostCommandComesToNothingAndNobodyIsTold() {
        inject(Disturbance.LOST_COMMAND, 0, 0);
        quiet.give(Commands.EXCLUDE, 1, 0);
        quiet.pass(2_000);
        assertThat(quiet.told())
                .contains("operator: exclude DK_MGT_2 at DK_MGT_1 comes to nothing, and nobody is told");
        assertThat(quiet.rehearsal.possible()).doesNotContain(new Input.Inject(Disturbance.END_LOST_COMMAND, 0, 0));
    }

    @Test
    void thatAnExclusionFailsByHalfIsTheDoingOfWhoeverHadItInStore() {
        inject(Disturbance.HALF_EXCLUSION, 0, 0);
        quiet.give(Commands.EXCLUDE, 1, 0);
        quiet.pass(2_000);
        assertThat(quiet.rehearsal.truth().subscription(1)).isZero();
        assertThat(quiet.rehearsal.truth().isRegistered(1, 0)).isFalse();
        assertThat(quiet.rehearsal.history().happenings())
                .filteredOn(one ->
                        one.action().isPresent() && ActionKind.of(one.action().getAsInt()) == ActionKind.CUT)
                .extracting(Happening::by)
                .containsExactly(By.INSTRUCTOR);
    }

    @Test
    void whoWasStartedAfterABreakdownStartsByItselfAfterACrash() {
        quiet.inject(Disturbance.BREAK_DOWN, 2);
        assertThat(quiet.rehearsal.judged().process(2)).isEqualTo(Process.STOPPED);
        assertThat(quiet.rehearsal.truth().process(2)).isEqualTo(Process.CRASHED);
        quiet.pass(1_000);
        quiet.give(Commands.START, 2, 2);
        quiet.pass(MINUTE);
        assertThat(quiet.rehearsal.truth().isUp(2)).isTrue();
        quiet.inject(Disturbance.CRASH, 2);
        assertThat(quiet.rehearsal.judged().process(2)).isEqualTo(Process.CRASHED);
        quiet.pass(10 * MINUTE);
        assertThat(quiet.rehearsal.truth().isUp(2)).isTrue();
    }

    @Test
    void whoWillBeRepairedIsNotJudgedAsStopped() {
        Quiet repaired =
                new Quiet(Quiet.TIMING, new Planned(30 * MINUTE, Optional.empty(), 0, Disturbance.REPAIR, 2, 2));
        repaired.inject(Disturbance.BREAK_DOWN, 2);
        assertThat(repaired.rehearsal.judged().process(2)).isEqualTo(Process.CRASHED);
    }

    // ---- comments -------------------------------------------------------------------------------------------------

    @Test
    void aCommentIsSeenAndBecomesAPartOfTheRecording() {
        quiet.pass(5_000);
        assertThat(quiet.rehearsal.apply(new Input.Comment("Look at the map.")).accepted())
                .isTrue();
        assertThat(view().comments()).containsExactly(new Comment(1, 5_000, "Look at the map."));
        assertThat(quiet.told()).contains("the instructor: says: Look at the map.");
        Rehearsal again = Rehearsal.of(quiet.rehearsal.setting(), quiet.rehearsal.recording());
        assertThat(again.history().comments()).isEqualTo(view().comments());
    }

    @Test
    void aCommentIsBoundedAndSoIsHowManyThereAre() {
        for (String text : List.of("", "   ", "x".repeat(Input.MOST_COMMENT + 1), "bell\u0007")) {
            assertThatThrownBy(() -> new Input.Comment(text)).isInstanceOf(IllegalArgumentException.class);
        }
        for (int i = 0; i < 100; i++) {
            assertThat(quiet.rehearsal.apply(new Input.Comment("again")).accepted())
                    .isTrue();
        }
        assertThat(quiet.rehearsal.apply(new Input.Comment("again")).reason())
                .isEqualTo("Not more than 100 comments can be made.");
    }

    // ---- the next event -------------------------------------------------------------------------------------------

    private long next() {
        quiet.rehearsal.advanceToNextEvent(Recording.MOST_MILLIS);
        return quiet.rehearsal.millis();
    }

    @Test
    void thatAClientIsFreeAgainIsAnEvent() {
        quiet.give(Commands.EXCLUDE, 1, 0);
        assertThat(next()).as("the effect").isEqualTo(2_000);
        long then = 2_000;
        while (then < 20_000) {
            then = next();
        }
        assertThat(then).as("the client").isEqualTo(20_000);
    }

    @Test
    void theEndOfTheWizardIsAnEvent() {
        Quiet switching = new Quiet("switch-over", Quiet.TIMING);
        switching.open(1);
        switching.pass(10_000);
        switching.give(Commands.ACTIVATE, 1, 1);
        for (int i = 0; i < 50; i++) {
            Optional<Switchover> before = switching.rehearsal.live().switchover();
            switching.rehearsal.advanceToNextEvent(Recording.MOST_MILLIS);
            Optional<Switchover> after = switching.rehearsal.live().switchover();
            if (after.filter(one -> one.phase() == Switchover.Phase.DONE).isPresent()) {
                assertThat(before.orElseThrow().phase()).isEqualTo(Switchover.Phase.RUNNING);
                assertThat(switching.rehearsal.millis())
                        .as("20 s after the activation")
                        .isEqualTo(40_000);
                return;
            }
        }
        throw new AssertionError("the wizard does not end");
    }

    @Test
    void theChecklistSpeaksInTheProductsWords() {
        assertThat(view().checklist().stream().map(TraineeView.ChecklistItem::text))
                .contains(
                        "Exclude from Replication: DK_MGT_2 (at DK_MGT_1)",
                        "Upgrade with the installer: DK_MGT_2",
                        "Check: DK_MGT_2 is up with the new release",
                        "Force Server Activation: DK_MGT_2");
    }
}
