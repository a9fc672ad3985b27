package io.handover.sandbox.coach;

import static org.assertj.core.api.Assertions.assertThat;

import io.handover.analysis.attainment.Mover;
import io.handover.files.Catalogue;
import io.handover.model.command.Commands;
import io.handover.model.procedure.TimedBound.Measure;
import io.handover.model.property.Properties;
import io.handover.model.state.SiteState;
import io.handover.sandbox.rehearsal.Disturbance;
import io.handover.sandbox.rehearsal.Happening;
import io.handover.sandbox.rehearsal.Input;
import io.handover.sandbox.rehearsal.Rehearsal;
import io.handover.sandbox.scenario.Scenario;
import io.handover.sandbox.scenario.Scenarios;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What is told where nobody knows what could still be kept. */
class OnlookerTest {
    private static Review review(Scenario scenario, Rehearsal rehearsal) {
        return new Onlooker().review(scenario, rehearsal.history(), scenario.outcome(rehearsal), 2);
    }

    private static Review trap(String name) {
        Scenario scenario = Scenarios.named(name).orElseThrow();
        Rehearsal rehearsal = scenario.begin();
        scenario.trap().play(rehearsal);
        return review(scenario, rehearsal);
    }

    private static Review.Loss of(Review review, String what) {
        return review.losses().stream()
                .filter(one -> one.what().equals(what))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void nothingIsSaidOfWhatCouldHaveBeenAndAllOfWhatCameOfIt() {
        Review review = trap("disaster");

        assertThat(review.outlooks()).isEmpty();
        assertThat(review.marks()).isEmpty();
        assertThat(review.together()).isEmpty();
        assertThat(review.best()).isEqualTo(review.solution()).isNotEmpty();
        assertThat(review.losses())
                .hasSize(1)
                .allSatisfy(loss -> assertThat(loss.instead()).isEmpty());
        assertThat(review.score().hints()).isEqualTo(2);
        assertThat(review.again()).hasValue(review.losses().get(0).again());
    }

    @Test
    void changesAreLostWithTheMoveSinceWhichTheyAre() {
        Review.Loss loss = of(trap("disaster"), "only-declared-changes-lost");

        assertThat(loss.move()).isEqualTo("force-activate DK_MGT_2");
        assertThat(loss.mover()).isEqualTo(Mover.OPERATOR);
        assertThat(loss.again()).isLessThan(loss.millis());
    }

    @Test
    void whatElseIsWantedInTheEndWasGivenUpWithTheEnd() {
        Review.Loss loss = of(trap("installer-fails"), "eventually-upgraded");

        assertThat(loss.move()).isEqualTo("says that the work is done before it is");
        assertThat(loss.again()).isEqualTo(loss.millis());
    }

    @Test
    void whoseTimeIsOverSaysNothing() {
        Scenario asked =
                Night.with(Scenarios.named("calm").orElseThrow(), List.of(Properties.EVENTUALLY_UPGRADED), List.of());
        Night slow = new Night(asked).until(asked.setting().lengthMillis());
        assertThat(slow.rehearsal.isEnded()).isTrue();
        assertThat(of(slow.review(), "eventually-upgraded").move()).isEqualTo("is not ready when the time is over");
    }

    @Test
    void whatIsBrokenAtOnceIsLostWithWhatBrokeIt() {
        Review.Loss loss = of(trap("old-active-comes-back"), "at-most-one-active");

        assertThat(loss.mover()).isEqualTo(Mover.PRODUCT);
        assertThat(loss.who()).isEqualTo("DK_MGT_1");
        assertThat(loss.move()).isEqualTo("is up again, in Active mode");
        assertThat(loss.again()).isEqualTo(loss.millis());
    }

    /** The order is that in which one can begin again. */
    @Test
    void lossesComeInTheOrderInWhichTheyWereGivenAway() {
        Night night = new Night(Night.bounded(
                "calm", Night.bound(Measure.URGENT_WAIT, 1_000), Night.bound(Measure.MANAGEMENT_GAP, 1_000)));
        night.until(5_000).disturb(Disturbance.BREAK_DOWN, 0).until(1_800_000).finish();
        Review review = night.review();

        assertThat(review.losses()).extracting(Review.Loss::again).isSorted();
        assertThat(review.losses().get(0).again()).isEqualTo(5_000);
        assertThat(review.again()).hasValue(5_000);
        assertThat(review.losses()).extracting(Review.Loss::what).contains("urgent-wait", "management-gap");
    }

    @Test
    void changesFromBeforeTheRehearsalCountAsLostToo() {
        Score score = trap("disaster").score();
        assertThat(score.lostChanges()).isEqualTo(4);
        assertThat(score.declaredChanges()).isZero();
        assertThat(trap("slow-replication").score().lostChanges()).isEqualTo(2);
        assertThat(trap("slow-replication").score().declaredChanges()).isPositive();
    }

    @Test
    void concernsAreLateOnlyWhereThereIsABound() {
        Night night = new Night(Night.bounded("calm"));
        night.until(3_600_000).finish();
        assertThat(night.rehearsal.history().concerns()).isNotEmpty();
        assertThat(night.review().score().lateConcerns()).isZero();
    }

    /** A game that is too large says as little, but for what the scenario's own course has as the next thing. */
    @Test
    void whereTheSiteHasTooManyStatesTheReviewIsTheSame() {
        Scenario scenario = Scenarios.named("calm").orElseThrow();
        Rehearsal rehearsal = scenario.begin();
        scenario.trap().play(rehearsal);
        Review small = review(scenario, rehearsal);
        Games games = new Games(1, 100, Long.MAX_VALUE, () -> false);

        Review large =
                new Debrief(scenario, rehearsal.history(), scenario.outcome(rehearsal), Optional.of(games)).review(2);

        assertThat(large.outlooks()).isEmpty();
        assertThat(large.losses()).hasSameSizeAs(small.losses());
        assertThat(large.losses().get(0).move()).isEqualTo(small.losses().get(0).move());
        assertThat(large.losses().get(0).instead()).contains("init-standby DK_MGT_1 at DK_MGT_2");
        assertThat(large.score()).isEqualTo(small.score());
        assertThat(large.best()).isEqualTo(small.best());
        assertThat(games.of(scenario).thinking()).isEmpty();
    }

    /** It would take minutes to find out that it is too large. */
    @Test
    void ofFiveServersNothingIsKnownAndThatIsSaidAtOnce() {
        Scenario scenario = Scenarios.read(
                "five.yaml", Catalogue.scenario("calm").text().replace("site: three-servers", "site: five-servers"));
        Rehearsal rehearsal = scenario.begin();
        scenario.trap().play(rehearsal);
        Games games = new Games(1, () -> {
            throw new AssertionError("nothing is laid out");
        });
        SiteState last = rehearsal.truth();

        Review review =
                new Debrief(scenario, rehearsal.history(), scenario.outcome(rehearsal), Optional.of(games)).review(0);

        assertThat(review.outlooks()).isEmpty();
        assertThat(review.losses()).extracting(Review.Loss::what).containsExactly("eventually-redundant");
        assertThat(review.losses().get(0).instead()).contains("init-standby DK_MGT_1 at DK_MGT_2");
        assertThat(games.of(scenario).watching(last, Runnable::run)).isEmpty();
        assertThat(new Hints(scenario, games, last).of(2)).isPresent();
    }

    @Test
    void whoeverAsksForAnOutlookOrAHintGetsNone() {
        Scenario scenario = Scenarios.named("calm").orElseThrow();
        Rehearsal rehearsal = scenario.begin();
        Coach coach = new Onlooker();
        assertThat(coach.outlook(scenario, rehearsal.truth(), scenario.outcome(rehearsal)))
                .isEmpty();
        assertThat(coach.hint(scenario, rehearsal.truth(), 1)).isEmpty();
    }

    @Test
    void whoGivesACommandCanBeginAgainBeforeIt() {
        Night night = new Night(Night.bounded("shift-change", Night.bound(Measure.DUAL_ACTIVE, 0)));
        night.give(Commands.FORCE_ACTIVATE, 1).until(state -> Integer.bitCount(state.upActive()) > 1);
        night.put(new Input.Finish());
        Happening given = night.rehearsal.history().happenings().stream()
                .filter(one -> one.kind() == Happening.Kind.GIVEN)
                .findFirst()
                .orElseThrow();
        assertThat(of(night.review(), "dual-active").again()).isEqualTo(given.millis());
        assertThat(night.rehearsal.recording().before(given.millis()).inputs())
                .noneMatch(timed -> timed.input() instanceof Input.Give);
    }
}
