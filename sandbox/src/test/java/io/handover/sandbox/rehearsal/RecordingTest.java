package io.handover.sandbox.rehearsal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RecordingTest {
    private static final int MANY = 60;

    @ParameterizedTest
    @ValueSource(strings = {"upgrade-without-downtime", "failover-and-return", "switch-over", "split-brain-recovery"})
    void aRecordingDoneAgainGivesTheSameHistoryHoweverOftenTimeIsStopped(String procedure) {
        Setting setting = Drawn.setting(procedure, List.of());
        for (long seed = 0; seed < 6; seed++) {
            Rehearsal once = Drawn.rehearsal(setting, seed, MANY);

            Rehearsal again = Rehearsal.of(setting, once.recording());
            Rehearsal halting = halting(setting, once.recording());

            assertThat(again.history().text()).isEqualTo(once.history().text());
            assertThat(again.view()).isEqualTo(once.view());
            assertThat(halting.history().text()).isEqualTo(once.history().text());
            assertThat(once.recording().inputs()).hasSizeGreaterThan(MANY / 10);
        }
    }

    /** Does it again with many stops on the way, at each of which everything is looked at. */
    private static Rehearsal halting(Setting setting, Recording recording) {
        Random random = new Random(1);
        Rehearsal again = Rehearsal.begin(setting, recording.scenario(), recording.seed());
        for (Recording.Timed timed : recording.inputs()) {
            while (again.millis() < timed.millis()) {
                again.advanceTo(Math.min(timed.millis(), again.millis() + 1 + random.nextInt(7_000)));
                again.view();
            }
            assertThat(again.apply(timed.input()).accepted()).isTrue();
        }
        again.advanceTo(recording.untilMillis());
        return again;
    }

    @Test
    void whatIsDoneUpToAMomentIsThePrefixOfTheWhole() {
        Setting setting = Drawn.setting("upgrade-without-downtime", List.of());
        for (long seed = 0; seed < 10; seed++) {
            Rehearsal whole = Drawn.rehearsal(setting, seed, MANY);
            long moment = whole.millis() * (seed % 10) / 10;

            Rehearsal part = Rehearsal.of(setting, whole.recording().before(moment));

            List<String> lines = lines(part);
            assertThat(lines(whole).subList(0, lines.size())).isEqualTo(lines);
            assertThat(part.millis()).isEqualTo(moment);
        }
    }

    private static List<String> lines(Rehearsal rehearsal) {
        List<String> lines = new ArrayList<>();
        rehearsal.history().happenings().forEach(one -> lines.add(one.toString()));
        return lines;
    }

    @Test
    void aBranchHasWhatWasPutInBeforeAndAnOrigin() {
        Rehearsal whole = Drawn.rehearsal(Drawn.setting("upgrade-without-downtime", List.of()), 3, MANY);

        Recording branch = whole.recording().beforeInput(4).branchOf("s-1");

        assertThat(branch.inputs()).isEqualTo(whole.recording().inputs().subList(0, 4));
        assertThat(branch.untilMillis())
                .isEqualTo(whole.recording().inputs().get(4).millis());
        assertThat(branch.origin()).isEqualTo(Optional.of(new Recording.Origin("s-1", branch.untilMillis())));
    }

    @Test
    void aRecordingOfOtherServersIsRefused() {
        Setting setting = Drawn.setting("upgrade-without-downtime", List.of());

        assertThatThrownBy(() -> Rehearsal.of(setting, Recording.begin("drawn", 1, List.of("A", "B", "C"))))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("DK_MGT_1");
    }

    @Test
    void inputsAreInTheOrderOfTheirTimesAndNotTooMany() {
        Recording.Timed early = new Recording.Timed(1, new Input.Finish());
        Recording.Timed late = new Recording.Timed(2, new Input.Finish());

        assertThatThrownBy(() -> new Recording("x", 0, List.of(), List.of(late, early), 5, Optional.empty()))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new Recording("x", 0, List.of(), List.of(late), 1, Optional.empty()))
                .isInstanceOf(IllegalArgumentException.class);
        List<Recording.Timed> tooMany = Collections.nCopies(Recording.MOST_INPUTS + 1, early);
        assertThatThrownBy(() -> new Recording("x", 0, List.of(), tooMany, 5, Optional.empty()))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
