package io.handover.simulator.run;

import static org.assertj.core.api.Assertions.assertThat;

import io.handover.model.action.ActionKind;
import io.handover.simulator.fault.Faults;
import io.handover.simulator.fixture.Draft;
import io.handover.simulator.fixture.Script;
import io.handover.simulator.fixture.Sites;
import io.handover.simulator.time.Distribution.Fixed;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class EditsTest {
    private static final Edits TWO = Edits.NONE.with(30, 1).with(20, 2);

    @Test
    void aChoiceThatIsSetHasItsValueAndAnotherIsAsDrawn() {
        assertThat(TWO.value(20, 9)).isEqualTo(2);
        assertThat(TWO.value(30, 9)).isEqualTo(1);
        assertThat(TWO.value(25, 9)).isEqualTo(9);
        assertThat(TWO.sets(20)).isTrue();
        assertThat(TWO.sets(25)).isFalse();
    }

    @Test
    void aChoiceIsSetOnce() {
        Edits changed = TWO.with(20, 7);

        assertThat(changed.size()).isEqualTo(2);
        assertThat(changed.value(20, 9)).isEqualTo(7);
        assertThat(TWO.value(20, 9)).isEqualTo(2);
    }

    @Test
    void editsAreListedByNameWhateverTheirOrder() {
        assertThat(IntStream.range(0, 2).mapToLong(TWO::name)).containsExactly(20L, 30L);
        assertThat(IntStream.range(0, 2).map(TWO::value)).containsExactly(2, 1);
        assertThat(TWO)
                .isEqualTo(Edits.NONE.with(20, 2).with(30, 1))
                .hasSameHashCodeAs(Edits.NONE.with(20, 2).with(30, 1));
    }

    @Test
    void anEditCanBeTakenBack() {
        assertThat(TWO.without(0)).isEqualTo(Edits.NONE.with(30, 1));
        assertThat(TWO.without(0).without(0).isEmpty()).isTrue();
        assertThat(TWO).isNotEqualTo(TWO.without(1));
    }

    @Test
    void theNameOfAChoiceHoldsItsPurposeSubjectAndNumber() {
        long name = Choice.name(Choice.TARGET, 83, 65_535);

        assertThat(Choice.purpose(name)).isEqualTo(Choice.TARGET);
        assertThat(Choice.subject(name)).isEqualTo(83);
        assertThat(Choice.nth(name)).isEqualTo(65_535);
    }

    @Test
    void changingOneChoiceLeavesWhatHappensBeforeItAsItWas() {
        Simulation simulation = new Simulation(Draft.written().on(3), Sites.site(3), Faults.ALL);
        Run drawn = new Run(simulation);
        Run edited = new Run(simulation);
        for (long index = 0; index < 100; index++) {
            drawn.execute(4, index, Edits.NONE);
            edited.execute(4, index, Edits.NONE.with(Choice.name(Choice.INSTALLER, 1, 1), -1));
            for (int i = 0; i < drawn.events(); i++) {
                if (drawn.event(i) == ActionKind.END_UPGRADE.number(1)
                        || drawn.eventMillis(i) >= Script.millisOf(drawn, ActionKind.END_UPGRADE, 1)) {
                    break;
                }
                if (Event.type(drawn.event(i)) != ActionKind.CHANGE.number(0)) { // made together up to what follows
                    assertThat(edited.event(i)).isEqualTo(drawn.event(i));
                    assertThat(edited.eventMillis(i)).isEqualTo(drawn.eventMillis(i));
                }
            }
        }
    }

    @Test
    void aChangeThatIsLeftOutGivesWayToTheNextOne() {
        Script everyTenSeconds =
                Script.of(Draft.written().on(2)).with(Sites.withChanges(Sites.FIXED, new Fixed(10_000)));
        Run all = everyTenSeconds.run();
        Run fewer = everyTenSeconds.set(Choice.name(Choice.LEFT_OUT, 0, 0), 0).run();

        assertThat(Script.millisOf(all, ActionKind.CHANGE, 0)).isEqualTo(10_000);
        assertThat(Script.millisOf(fewer, ActionKind.CHANGE, 0)).isEqualTo(20_000);
    }
}
