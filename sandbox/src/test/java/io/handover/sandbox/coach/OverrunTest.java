package io.handover.sandbox.coach;

import static org.assertj.core.api.Assertions.assertThat;

import io.handover.analysis.attainment.Mover;
import io.handover.model.command.Commands;
import io.handover.model.procedure.TimedBound;
import io.handover.model.procedure.TimedBound.Measure;
import io.handover.model.state.SiteState;
import io.handover.sandbox.rehearsal.Disturbance;
import io.handover.sandbox.rehearsal.Input;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Which time was too long, when that was so, and by whose move it began. */
class OverrunTest {
    private static boolean isDual(SiteState state) {
        return Integer.bitCount(state.upActive()) > 1;
    }

    private static boolean isGap(SiteState state) {
        return state.upActive() == 0;
    }

    private static Night night(Measure measure, long mostMillis) {
        return new Night(Night.bounded("calm", Night.bound(measure, mostMillis)));
    }

    /** What is said of the bound alone; what is best to do is told as the servers that are active then. */
    private static Review.Loss loss(Night night) {
        return loss(night, night.scenario.bounds().get(0));
    }

    private static Review.Loss loss(Night night, TimedBound bound) {
        return new Overrun(
                        night.rehearsal.history(),
                        new Played(night.rehearsal.history()),
                        bound,
                        state -> Optional.of("active: " + state.upActive()))
                .loss();
    }

    @Test
    void aGapBeginsWithWhatTookTheLastActiveServerAndIsTooLongLater() {
        Night night = night(Measure.MANAGEMENT_GAP, 30_000).until(10_000).disturb(Disturbance.BREAK_DOWN, 0);
        night.until(100_000).finish();

        Review.Loss loss = loss(night);

        assertThat(loss.what()).isEqualTo("management-gap");
        assertThat(loss.millis()).isEqualTo(40_000);
        assertThat(loss.mover()).isEqualTo(Mover.FAULT);
        assertThat(loss.who()).isEqualTo("DK_MGT_1");
        assertThat(loss.move()).isEqualTo("crashes");
        assertThat(loss.again()).isEqualTo(10_000);
        assertThat(loss.instead()).contains("active: 0");
        assertThat(loss.happening())
                .contains(night.at(10_000, one -> one.action().isPresent()).number());
    }

    /** Each gap counts by itself: what was short before does not make the next one too long sooner. */
    @Test
    void ofGapsItIsTheFirstThatIsTooLongByItself() {
        Night night = night(Measure.MANAGEMENT_GAP, 60_000).until(100_000).disturb(Disturbance.BREAK_DOWN, 0);
        night.give(Commands.FORCE_ACTIVATE, 1).until(state -> !isGap(state));
        night.until(200_000).disturb(Disturbance.BREAK_DOWN, 1).until(280_000).finish();
        List<Long> gaps = night.times(OverrunTest::isGap);
        assertThat(gaps).element(2).isEqualTo(200_000L);
        assertThat(gaps.get(1) - gaps.get(0)).isBetween(5_000L, 60_000L);

        Review.Loss loss = loss(night);

        assertThat(loss.millis()).isEqualTo(260_000);
        assertThat(loss.again()).isEqualTo(200_000);
    }

    @Test
    void ofTimesWithSeveralActiveServersAllCountTogether() {
        Night night = new Night(Night.bounded("shift-change"));
        for (int i = 0; i < 2; i++) {
            night.give(Commands.FORCE_ACTIVATE, 1 - i).until(OverrunTest::isDual);
            night.give(Commands.SET_STANDBY, i).until(state -> !isDual(state));
        }
        night.finish();
        List<Long> times = night.times(OverrunTest::isDual);
        assertThat(times).hasSize(4);
        long first = times.get(1) - times.get(0);
        long second = times.get(3) - times.get(2);
        long most = first + second / 2;

        Review.Loss loss = loss(night, Night.bound(Measure.DUAL_ACTIVE, most));

        assertThat(loss.what()).isEqualTo("dual-active");
        assertThat(loss.millis()).isEqualTo(times.get(2) + most - first);
        assertThat(loss.mover()).isEqualTo(Mover.OPERATOR);
        assertThat(loss.move()).isEqualTo("force-activate DK_MGT_1");
        assertThat(loss.again())
                .as("before it was given, not before it took effect")
                .isLessThan(times.get(2));
        assertThat(loss.again()).isGreaterThan(times.get(1));
    }

    @Test
    void whatWasSoFromTheBeginningOnIsNobodysMove() {
        Night night = new Night(Night.bounded("interrupted-switch", Night.bound(Measure.MANAGEMENT_GAP, 5_000)));
        assertThat(isGap(night.rehearsal.truth())).isTrue();
        night.until(20_000).finish();

        Review.Loss loss = loss(night);

        assertThat(loss.happening()).isEmpty();
        assertThat(loss.millis()).isEqualTo(5_000);
        assertThat(loss.again()).isZero();
        assertThat(loss.who()).isEqualTo("the site");
        assertThat(loss.instead()).contains("active: 0");
    }

    @Test
    void aConcernThatWaitsForTooLongIsTheOperatorsAndThoseThatDoNotAreNot() {
        Night night = night(Measure.URGENT_WAIT, 60_000);
        while (night.rehearsal.history().concerns().isEmpty()) {
            night.until(night.rehearsal.millis() + 1_000);
        }
        night.put(new Input.OpenClient(0)).until(night.rehearsal.millis() + 20_000);
        night.put(new Input.Answer(1, 0));
        while (night.rehearsal.history().concerns().size() < 2) {
            night.until(night.rehearsal.millis() + 1_000);
        }
        long since = night.rehearsal.history().concerns().get(1).sinceMillis();
        night.until(since + 70_000).finish();

        Review.Loss loss = loss(night);

        assertThat(loss.what()).isEqualTo("urgent-wait");
        assertThat(loss.millis()).isEqualTo(since + 60_000);
        assertThat(loss.again()).isEqualTo(since);
        assertThat(loss.mover()).isEqualTo(Mover.OPERATOR);
        assertThat(loss.happening()).isEmpty();
        assertThat(night.review().score().lateConcerns()).isEqualTo(1);
    }

    @Test
    void aTimeThatIsAsLongAsAllowedIsKept() {
        Night night = night(Measure.MANAGEMENT_GAP, 90_000).until(10_000).disturb(Disturbance.BREAK_DOWN, 0);
        night.until(100_000).finish();
        assertThat(night.review().score().tasks())
                .filteredOn(task -> task.name().equals("management-gap"))
                .singleElement()
                .satisfies(task -> {
                    assertThat(task.isDone()).isTrue();
                    assertThat(task.measured()).hasValue(90_000);
                    assertThat(task.most()).hasValue(90_000);
                });
        assertThat(night.review().losses()).extracting(Review.Loss::what).doesNotContain("management-gap");
    }

    @Test
    void aConcernThatWaitsAsLongAsAllowedIsNotLate() {
        Night night = night(Measure.URGENT_WAIT, 60_000);
        while (night.rehearsal.history().concerns().isEmpty()) {
            night.until(night.rehearsal.millis() + 1_000);
        }
        night.until(night.rehearsal.history().concerns().get(0).sinceMillis() + 60_000)
                .finish();

        assertThat(night.review().score().lateConcerns()).isZero();
        assertThat(night.review().losses()).extracting(Review.Loss::what).doesNotContain("urgent-wait");
    }
}
