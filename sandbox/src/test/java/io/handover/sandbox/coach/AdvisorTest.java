package io.handover.sandbox.coach;

import static org.assertj.core.api.Assertions.assertThat;

import io.handover.analysis.attainment.Attainment;
import io.handover.analysis.attainment.Mover;
import io.handover.analysis.attainment.Sight;
import io.handover.analysis.attainment.Terms;
import io.handover.analysis.guidance.About;
import io.handover.analysis.guidance.Guidance;
import io.handover.analysis.guidance.GuidanceRequest;
import io.handover.analysis.subject.Subject;
import io.handover.explorer.game.Standing;
import io.handover.model.action.ActionKind;
import io.handover.model.command.Commands;
import io.handover.model.property.Property;
import io.handover.model.state.SiteState;
import io.handover.sandbox.rehearsal.Disturbance;
import io.handover.sandbox.rehearsal.Happening;
import io.handover.sandbox.rehearsal.Input;
import io.handover.sandbox.rehearsal.Outcome;
import io.handover.sandbox.rehearsal.Rehearsal;
import io.handover.sandbox.scenario.Scenario;
import io.handover.sandbox.scenario.Scenarios;
import io.handover.sandbox.scenario.Script;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** All scenarios with one coach, who has to think about each site only once. */
class AdvisorTest {
    private static final Advisor COACH = Advisor.patient(10);

    static Stream<String> names() {
        return Scenarios.names().stream();
    }

    @AfterAll
    static void theCoachGoes() {
        COACH.close();
    }

    private static Scenario scenario(String name) {
        return Scenarios.named(name).orElseThrow();
    }

    private static Rehearsal played(Scenario scenario, Script script) {
        Rehearsal rehearsal = scenario.begin();
        script.play(rehearsal);
        return rehearsal;
    }

    private static Review review(Scenario scenario, Rehearsal rehearsal) {
        return COACH.review(scenario, rehearsal.history(), scenario.outcome(rehearsal), 0);
    }

    private static void assertFull(Scenario scenario, Rehearsal rehearsal) {
        Review review = review(scenario, rehearsal);
        assertThat(review.losses()).as(rehearsal.history().text()).isEmpty();
        assertThat(review.score().isPassed()).isTrue();
        assertThat(review.score().points()).isEqualTo(Score.FULL);
        assertThat(review.again()).isEmpty();
        assertThat(review.outlooks().get(review.outlooks().size() - 1).bars())
                .extracting(Bar::standing)
                .containsOnly(Standing.CERTAIN);
    }

    @ParameterizedTest
    @MethodSource("names")
    void theSolutionGetsFullMarks(String name) {
        Scenario scenario = scenario(name);

        assertFull(scenario, played(scenario, scenario.solution()));
    }

    @ParameterizedTest
    @MethodSource("names")
    void whoDoesWhatTheHintsSayGetsFullMarksToo(String name) {
        Scenario scenario = scenario(name);
        Rehearsal rehearsal = scenario.begin();

        List<String> given = new Follower(scenario, COACH.games(), rehearsal).follow();

        assertThat(given).isNotEmpty();
        assertFull(scenario, rehearsal);
    }

    @ParameterizedTest
    @MethodSource("names")
    void whatACommandTakesAwayIsMarkedAtOnceAsItIsAfterwards(String name) {
        Scenario scenario = scenario(name);
        Rehearsal rehearsal = played(scenario, scenario.trap());
        Outcome outcome = scenario.outcome(rehearsal);

        List<Happening> effects = rehearsal.history().happenings().stream()
                .filter(one -> one.kind() == Happening.Kind.EFFECT)
                .toList();
        List<Review.Mark> atOnce = effects.stream()
                .flatMap(effect -> COACH.marks(scenario, effect, outcome).stream())
                .toList();

        assertThat(atOnce)
                .isEqualTo(review(scenario, rehearsal).marks().stream()
                        .filter(mark -> effects.stream().anyMatch(effect -> effect.number() == mark.happening()))
                        .toList());
    }

    @Test
    void whatWasBrokenBeforeIsNotTakenAwayOnceMore() {
        Scenario scenario = scenario("shift-change");
        Rehearsal rehearsal = played(scenario, scenario.trap());
        Outcome outcome = scenario.outcome(rehearsal);
        Happening effect = rehearsal.history().happenings().stream()
                .filter(one -> one.kind() == Happening.Kind.EFFECT)
                .filter(one -> !COACH.marks(scenario, one, outcome).isEmpty())
                .findFirst()
                .orElseThrow();
        String taken = COACH.marks(scenario, effect, outcome).get(0).promise();

        for (int brokenBy : List.of(effect.number() - 1, effect.number())) {
            Outcome broken = new Outcome(
                    scenario.promises().stream()
                            .map(promise -> new Outcome.Promise(
                                    promise,
                                    !promise.name().equals(taken),
                                    promise.name().equals(taken) ? OptionalInt.of(brokenBy) : OptionalInt.empty()))
                            .toList(),
                    0,
                    0,
                    0,
                    0,
                    List.of());
            assertThat(COACH.marks(scenario, effect, broken).stream()
                            .anyMatch(mark -> mark.promise().equals(taken)))
                    .as("broken by %d", brokenBy)
                    .isEqualTo(brokenBy == effect.number());
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "calm                  | eventually-redundant       | OPERATOR | says that the work is done before it is "
                        + "| init-standby DK_MGT_1 at DK_MGT_2",
                "slow-replication      | only-declared-changes-lost | OPERATOR | init-standby DK_MGT_3 at DK_MGT_2 "
                        + "| force-activate DK_MGT_3",
                "detector-strikes      | management-gap             | PRODUCT "
                        + "| sees DK_MGT_1 and DK_MGT_2 active at once and puts both into standby "
                        + "| force-activate DK_MGT_2",
                "old-active-comes-back | at-most-one-active         | PRODUCT  | is up again, in Active mode "
                        + "| set-standby-and-stop-replication DK_MGT_1",
                "installer-fails       | eventually-upgraded        | OPERATOR | says that the work is done before it is "
                        + "| upgrade DK_MGT_2",
                "standby-on-hold       | eventually-redundant       | OPERATOR | says that the work is done before it is "
                        + "| activate DK_MGT_3",
                "shift-change          | management-available       | OPERATOR | upgrade DK_MGT_1 "
                        + "| force-activate DK_MGT_2",
                "planned-switch        | eventually-no-dangling     | OPERATOR | says that the work is done before it is "
                        + "| init-standby DK_MGT_1 at DK_MGT_2",
            })
    void aTrapIsMarkedWhereItHappens(String name, String what, String mover, String move, String instead) {
        Scenario scenario = scenario(name);
        Review review = review(scenario, played(scenario, scenario.trap()));

        assertThat(review.losses())
                .extracting(Review.Loss::what)
                .containsExactlyInAnyOrderElementsOf(scenario.breaks());
        Review.Loss loss = review.losses().stream()
                .filter(one -> one.what().equals(what))
                .findFirst()
                .orElseThrow();
        assertThat(loss.mover().name()).isEqualTo(mover);
        assertThat(loss.move()).isEqualTo(move);
        assertThat(loss.instead()).contains(instead);
        assertThat(review.score().isPassed()).isFalse();
        assertThat(review.best()).isNotEmpty();
    }

    /** Long before a promise is lost by itself they cannot all be kept any more. */
    @ParameterizedTest
    @CsvSource({
        "slow-replication, force-activate DK_MGT_2",
        "interrupted-switch, force-activate DK_MGT_2",
        "disaster, force-activate DK_MGT_2",
    })
    void itIsToldWhereNotAllCouldBeKeptAnyMore(String name, String move) {
        Scenario scenario = scenario(name);
        Review review = review(scenario, played(scenario, scenario.trap()));

        Review.Loss together = review.together().orElseThrow();
        assertThat(together.move()).isEqualTo(move);
        assertThat(together.instead()).isPresent().get().isNotEqualTo(move);
        assertThat(together.millis()).isLessThan(review.losses().get(0).millis());
        assertThat(review.again()).hasValue(together.again());
    }

    @ParameterizedTest
    @MethodSource("names")
    void whoBeginsAgainWhereItIsSaidCanStillKeepWhatWasLost(String name) {
        Scenario scenario = scenario(name);
        Rehearsal trap = played(scenario, scenario.trap());
        long again = review(scenario, trap).again().orElseThrow();

        Rehearsal branch = Rehearsal.of(scenario.setting(), trap.recording().before(again));
        new Follower(scenario, COACH.games(), branch).follow();

        assertThat(scenario.broken(scenario.outcome(branch))).doesNotContainAnyElementsOf(scenario.breaks());
    }

    @Test
    void theOutlookIsWhatAdviseSays() {
        Scenario scenario = scenario("shift-change");
        Rehearsal rehearsal = played(scenario, scenario.solution());
        Subject subject = new Subject(
                "", "", scenario.setting().site(), scenario.setting().plan());
        Terms terms = Terms.of(subject.plan(), scenario.setting().site().site().assumptions())
                .withPromises(scenario.promises());
        SiteState forced = rehearsal.history().happenings().stream()
                .filter(one -> one.kind() == Happening.Kind.EFFECT && one.what().startsWith("force-activate"))
                .findFirst()
                .orElseThrow()
                .after();

        Map<Property, Standing> advised = Guidance.of(
                        new GuidanceRequest(
                                subject, terms, new About.OfSiteSeen(List.of(forced)), Sight.FULL, 1, 1, 1, ""),
                        () -> false,
                        () -> {})
                .answer()
                .orElseThrow()
                .standings();

        List<Bar> outlook = COACH.outlook(scenario, forced, scenario.outcome(rehearsal));
        assertThat(outlook.stream().collect(Collectors.toMap(Bar::promise, Bar::standing)))
                .isEqualTo(advised.entrySet().stream()
                        .collect(Collectors.toMap(one -> one.getKey().name(), Map.Entry::getValue)));
        assertThat(outlook).extracting(Bar::standing).contains(Standing.WITH_LUCK, Standing.CERTAIN);
        assertThat(review(scenario, rehearsal).outlooks())
                .extracting(Review.Outlook::bars)
                .contains(outlook);
    }

    @Test
    void aCommandThatTakesSomethingAwayIsMarkedWithTheEventsThatRefuteIt() {
        Scenario scenario = scenario("shift-change");
        Rehearsal rehearsal = played(scenario, scenario.solution());

        List<Review.Mark> marks = review(scenario, rehearsal).marks();

        assertThat(marks).hasSize(1);
        Review.Mark mark = marks.get(0);
        assertThat(rehearsal.history().happenings().get(mark.happening()).what())
                .startsWith("force-activate DK_MGT_2");
        assertThat(mark.before()).isEqualTo(Standing.CERTAIN);
        assertThat(mark.after()).isEqualTo(Standing.WITH_LUCK);
        assertThat(mark.because())
                .containsExactly("DK_MGT_1 sees DK_MGT_1 and DK_MGT_2 active at once and puts both into standby");
    }

    @Test
    void whatWasBrokenStaysLost() {
        Scenario scenario = scenario("old-active-comes-back");
        Rehearsal rehearsal = played(scenario, scenario.trap());

        List<Bar> outlook = COACH.outlook(scenario, rehearsal.truth(), scenario.outcome(rehearsal));

        assertThat(outlook.get(0)).isEqualTo(new Bar("at-most-one-active", Standing.LOST));
        assertThat(outlook).hasSize(4).contains(new Bar("only-declared-changes-lost", Standing.CERTAIN));
    }

    @Test
    void hintsSayWhereThenWhatThenWhy() {
        Scenario scenario = scenario("shift-change");
        SiteState start = scenario.setting().start();

        assertThat(COACH.hint(scenario, start, 1))
                .contains("Look at DK_MGT_2. Not yet so: in the end every server is up with the new release.");
        assertThat(COACH.hint(scenario, start, 2))
                .contains("Give the command force-activate DK_MGT_2, in the client on DK_MGT_2.");
        assertThat(COACH.hint(scenario, start, 3))
                .contains(
                        "After it this is left to luck, so do not stop there: there is always an active server. It is lost if"
                                + " it comes to this: DK_MGT_1 sees DK_MGT_1 and DK_MGT_2 active at once and puts both into"
                                + " standby.");
        Rehearsal done = played(scenario, scenario.solution());
        assertThat(COACH.hint(scenario, done.truth(), 1)).isEmpty();
    }

    @Test
    void aServerThatTheInstructorBreaksHasToBeStartedAndNobodyWaitsForIt() {
        Scenario scenario = scenario("planned-switch");
        Rehearsal rehearsal = scenario.begin();
        rehearsal.advanceTo(10_000);
        rehearsal.apply(new Input.Inject(Disturbance.BREAK_DOWN, 2, 2));
        rehearsal.advanceTo(60_000);

        assertThat(COACH.hint(scenario, rehearsal.truth(), 2).orElseThrow()).startsWith("Wait for this: ");
        assertThat(COACH.hint(scenario, rehearsal.judged(), 2))
                .contains("Give the command start DK_MGT_3, at the machine DK_MGT_3.");
    }

    @Test
    void whatTheInstructorLetsHappenIsTheMoveOfAFaultWhateverItIs() {
        Scenario scenario = scenario("calm");
        Rehearsal rehearsal = scenario.begin();
        rehearsal.apply(new Input.Inject(Disturbance.BREAK_DOWN, 0, 0));
        rehearsal.advanceTo(1_000);
        rehearsal.apply(new Input.OpenClient(1));
        rehearsal.advanceTo(30_000);
        rehearsal.apply(new Input.Give(Commands.FORCE_ACTIVATE, 1, 1));
        rehearsal.advanceTo(60_000);
        rehearsal.apply(new Input.Inject(Disturbance.REPAIR, 0, 0));
        rehearsal.apply(new Input.Inject(Disturbance.DETECT, 1, 1));
        rehearsal.advanceTo(90_000);

        List<Happening> injected = rehearsal.history().happenings().stream()
                .filter(one ->
                        one.by() == Happening.By.INSTRUCTOR && one.action().isPresent())
                .toList();
        assertThat(injected)
                .extracting(one -> ActionKind.of(one.action().getAsInt()))
                .containsExactly(ActionKind.CRASH, ActionKind.RESTART, ActionKind.DETECT);
        List<Review.Mark> marks = review(scenario, rehearsal).marks();
        assertThat(marks)
                .filteredOn(mark -> injected.stream().anyMatch(one -> one.number() == mark.happening()))
                .isNotEmpty()
                .allSatisfy(mark -> assertThat(mark.mover()).isEqualTo(Mover.FAULT));
    }

    @Test
    void soManyGamesAreKept() {
        Games games = new Games(2, () -> false);
        List<Games.Game> asked = Stream.of("calm", "disaster", "calm", "planned-switch")
                .map(name -> games.of(scenario(name)))
                .toList();

        assertThat(asked.get(2)).isSameAs(asked.get(0));
        assertThat(games.size()).isEqualTo(2);
        assertThat(games.of(scenario("calm"))).isSameAs(asked.get(0));
        assertThat(games.of(scenario("standby-on-hold"))).isSameAs(asked.get(3));
        assertThat(games.of(scenario("disaster"))).isNotSameAs(asked.get(1));
    }

    @Test
    void noMoreGamesAreKeptThanThereIsMemoryFor() {
        Games alone = new Games(1, () -> false);
        int states = watched(alone, "calm").orElseThrow().states();
        Games games = new Games(4, Games.MOST_STATES, states * 1_024L, () -> false);
        assertThat(watched(games, "calm")).isPresent();
        assertThat(watched(games, "shift-change")).isPresent();
        assertThat(games.size()).isEqualTo(2);

        games.of(scenario("shift-change"));

        assertThat(games.size()).isEqualTo(1);
        games.forget();
        assertThat(games.size()).isZero();
    }

    @Test
    void whereMemoryIsFullNothingIsKnownAndNobodyWaitsForIt() {
        Scenario scenario = scenario("shift-change");
        Games games = new Games(1, () -> {
            throw new OutOfMemoryError("none is left");
        });

        assertThat(watched(games, "shift-change")).isEmpty();
        assertThat(watched(games, "shift-change")).isEmpty();
        assertThat(games.of(scenario).thinking()).isEmpty();
    }

    private static Optional<Attainment> watched(Games games, String name) {
        Scenario scenario = scenario(name);
        return games.of(scenario).watching(scenario.setting().start(), Runnable::run);
    }

    @Test
    void ofAGameForWhichThereIsTooLittleMemoryNothingIsKnown() {
        Scenario scenario = scenario("shift-change");

        Games games = new Games(4, 4_000_000L, () -> false);

        assertThat(games.of(scenario).watching(scenario.setting().start(), Runnable::run))
                .isEmpty();
        assertThat(games.of(scenario).thinking()).isEmpty();
    }

    @Test
    void whatIsNotKnownYetIsLeftOutAndKnownSoon() {
        Games games = new Games(1, () -> false);
        Scenario scenario = scenario("shift-change");
        SiteState start = scenario.setting().start();
        List<Runnable> put = new ArrayList<>();

        assertThat(games.of(scenario).watching(start, put::add)).isEmpty();
        assertThat(games.of(scenario).watching(start, put::add)).isEmpty();
        assertThat(put).hasSize(1);
        put.remove(0).run();
        assertThat(games.of(scenario).watching(start, put::add)).isPresent();

        SiteState cut = start.copy();
        cut.cut(0);
        assertThat(games.of(scenario).watching(cut, put::add)).isEmpty();
        assertThat(games.of(scenario).watching(start, put::add)).isPresent();
        put.remove(0).run();
        assertThat(games.of(scenario).watching(cut, put::add)).isPresent();
        assertThat(put).isEmpty();
    }

    @Test
    void whatWouldTakeTooManyStatesIsNotKnownAndKeepsNothingElseFromBeingKnown() {
        Scenario scenario = scenario("shift-change");
        SiteState start = scenario.setting().start();
        Terms terms = Terms.of(
                        scenario.setting().plan(),
                        scenario.setting().site().site().assumptions())
                .withPromises(scenario.promises());
        SiteState cut = start.copy();
        cut.cut(0);
        SiteState otherCut = start.copy();
        otherCut.cut(1);
        SiteState allCut = cut.copy();
        allCut.cut(1);
        allCut.cut(2);
        Games.Game roomy = new Games.Game(terms, start, () -> false);
        int most = roomy.watching(cut, Runnable::run).orElseThrow().states();

        Games.Game game = new Games.Game(terms.withMostStates(most), start, () -> false);
        assertThat(game.watching(otherCut, Runnable::run)).isPresent();
        assertThat(game.watching(cut, Runnable::run))
                .as("there is room for it, if not for both")
                .isPresent();
        assertThat(game.watching(allCut, Runnable::run)).isEmpty();
        List<Runnable> put = new ArrayList<>();
        assertThat(game.watching(allCut, put::add)).isEmpty();
        assertThat(put).as("what was too much is not tried again").isEmpty();
        assertThat(game.watching(cut, put::add)).isPresent();
        assertThat(game.watching(otherCut, put::add)).as("it had to make room").isEmpty();
        put.remove(0).run();
        assertThat(game.watching(otherCut, put::add)).isPresent();
    }

    @Test
    void whoHasClosedSaysNothing() {
        Scenario scenario = scenario("shift-change");
        Advisor gone = new Advisor();
        gone.games().of(scenario);
        gone.close();
        assertThat(gone.games().size()).isZero();
        Rehearsal rehearsal = scenario.begin();

        assertThat(gone.outlook(scenario, rehearsal.truth(), scenario.outcome(rehearsal)))
                .isEmpty();
        assertThat(gone.hint(scenario, rehearsal.truth(), 2)).isEmpty();
    }
}
