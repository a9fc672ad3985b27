package io.handover.sandbox.session;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.handover.analysis.attainment.Mover;
import io.handover.explorer.game.Standing;
import io.handover.model.command.Commands;
import io.handover.model.state.SiteState;
import io.handover.sandbox.coach.Bar;
import io.handover.sandbox.coach.Coach;
import io.handover.sandbox.coach.Review;
import io.handover.sandbox.coach.Score;
import io.handover.sandbox.rehearsal.Disturbance;
import io.handover.sandbox.rehearsal.Happening;
import io.handover.sandbox.rehearsal.History;
import io.handover.sandbox.rehearsal.Input;
import io.handover.sandbox.rehearsal.Outcome;
import io.handover.sandbox.scenario.Scenario;
import io.handover.sandbox.session.SessionException.Why;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

class SessionTest {
    private final Desk desk = new Desk(Optional.empty());
    private final Session session = desk.begin("detector-strikes").session();

    /** A coach who says always the same, and keeps what he was asked about. */
    private static final class Knowing implements Coach {
        final List<SiteState> asked = new ArrayList<>();
        int failures;
        int marks = 1;

        @Override
        public List<Bar> outlook(Scenario scenario, SiteState state, Outcome soFar) {
            asked.add(state);
            if (failures-- > 0) {
                throw new IllegalStateException("asleep");
            }
            return List.of(new Bar("eventually-upgraded", Standing.WITH_LUCK));
        }

        @Override
        public List<Review.Mark> marks(Scenario scenario, Happening effect, Outcome soFar) {
            return Collections.nCopies(
                    marks,
                    new Review.Mark(
                            effect.number(),
                            "management-available",
                            Mover.OPERATOR,
                            Standing.CERTAIN,
                            Standing.LOST,
                            List.of("nobody comes")));
        }

        @Override
        public Optional<String> hint(Scenario scenario, SiteState state, int grade) {
            return Optional.of("grade " + grade);
        }

        @Override
        public Review review(Scenario scenario, History history, Outcome outcome, int hints) {
            return new Review(
                    List.of(),
                    List.of(),
                    List.of(),
                    Optional.empty(),
                    List.of("exclude nobody"),
                    List.of(),
                    OptionalLong.of(7),
                    new Score(List.of(), hints, 0, 0, 0, 0, 0),
                    "Look twice.");
        }
    }

    private static Desk coached(Coach coach) {
        return new Desk(Optional.empty(), Optional.of(coach));
    }

    private static void assertRefused(Why why, ThrowingCallable asked) {
        assertThatThrownBy(asked)
                .isInstanceOfSatisfying(
                        SessionException.class,
                        refusal -> assertThat(refusal.why()).isEqualTo(why));
    }

    @Test
    void theClockStandsUntilItIsLetRunAndThenGoesAtItsSpeed() {
        desk.pass(5_000);
        assertThat(Desk.millis(session)).isZero();

        session.clock("run", Optional.of(10));
        desk.pass(5_000);
        assertThat(Desk.millis(session)).isEqualTo(50_000);

        session.clock("pause", Optional.empty());
        desk.pass(5_000);
        assertThat(Desk.millis(session)).isEqualTo(50_000);

        session.clock("run", Optional.empty());
        desk.pass(1_000);
        assertThat(Desk.millis(session)).isEqualTo(60_000);
    }

    @Test
    void theClockKnowsThreeSpeedsAndThreeActions() {
        assertRefused(Why.WRONG, () -> session.clock("run", Optional.of(11)));
        assertRefused(Why.WRONG, () -> session.clock("back", Optional.empty()));
        assertThat(Desk.millis(session)).isZero();
    }

    @Test
    void theNextEventIsReachedAtOnceAndTheClockStandsAsBefore() {
        session.clock("next", Optional.empty());

        long first = Desk.millis(session);
        assertThat(first).isPositive();
        assertThat(Desk.json(session.view()).path("running").asBoolean()).isFalse();
        desk.pass(10_000);
        assertThat(Desk.millis(session)).isEqualTo(first);
    }

    @Test
    void thatAClientIsFreeAgainIsAnEvent() {
        session.apply(new Input.Give(Commands.SET_STANDBY, 0, 0));
        long free =
                Desk.json(session.view()).path("clients").path(0).path("until").asLong();
        for (int i = 0; i < 10 && Desk.millis(session) < free; i++) {
            session.clock("next", Optional.empty());
        }
        assertThat(Desk.millis(session)).isEqualTo(free);
    }

    @Test
    void anInputIsRecordedWithTheSitesTimeAtWhichItWasTaken() {
        session.clock("run", Optional.of(60));
        desk.pass(1_000);

        assertThat(session.apply(Desk.OPEN_SECOND).accepted()).isTrue();

        assertThat(session.recording().inputs())
                .singleElement()
                .satisfies(timed -> assertThat(timed.millis()).isEqualTo(60_000));
    }

    @Test
    void whatAnInputChangesIsToldAtOnceAndWhatTimeChangesSoon() {
        List<Events.Event> told = new ArrayList<>();
        session.events().watch(0, told::add);
        assertThat(told).extracting(Events.Event::kind).containsExactly(Events.Kind.VIEW);

        session.apply(Desk.OPEN_SECOND);
        assertThat(client(last(told, Events.Kind.VIEW))).isEqualTo("opening");

        session.clock("run", Optional.of(10));
        desk.pass(2_000);
        assertThat(client(last(told, Events.Kind.VIEW))).isEqualTo("open");
        assertThat(told).extracting(Events.Event::kind).contains(Events.Kind.CLOCK, Events.Kind.ALARM);
        assertThat(told).extracting(Events.Event::number).isSorted().doesNotHaveDuplicates();
    }

    private static JsonNode last(List<Events.Event> told, Events.Kind kind) {
        return Desk.json(told.stream()
                .filter(event -> event.kind() == kind)
                .reduce((one, other) -> other)
                .orElseThrow()
                .data());
    }

    private static String client(JsonNode view) {
        return view.path("clients").path(1).path("state").asString();
    }

    @Test
    void whereNothingChangesNothingIsTold() {
        List<Events.Event> told = new ArrayList<>();
        session.events().watch(0, told::add);
        desk.pass(10_000);
        assertThat(told).hasSize(1);
    }

    @Test
    void whatAnInstructorHasInStoreHappensAtItsTime() {
        session.injectAt(90_000, new Input.Inject(Disturbance.CRASH, 2, 2));
        session.clock("run", Optional.of(60));
        desk.pass(1_000);
        assertThat(Desk.json(session.instructorView()).path("pending")).hasSize(1);
        assertThat(crashes()).isEmpty();

        desk.pass(1_000);

        assertThat(crashes()).containsExactly(90_000L);
        assertThat(Desk.json(session.instructorView()).path("pending")).isEmpty();
        assertRefused(Why.WRONG, () -> session.injectAt(1_000, new Input.Inject(Disturbance.CRASH, 2, 2)));
    }

    @Test
    void whatIsNotPossibleAtItsTimeWaitsAndCanBeTakenBack() {
        session.injectAt(30_000, new Input.Inject(Disturbance.REPAIR, 2, 2));
        session.injectAt(20_000, new Input.Inject(Disturbance.INSTALLER_FAILS, 2, 2));
        session.clock("run", Optional.of(60));
        desk.pass(1_000);
        JsonNode pending = Desk.json(session.instructorView()).path("pending");
        assertThat(pending)
                .extracting(one -> one.path("text").asString())
                .containsExactly("the installer on DK_MGT_3 fails", "DK_MGT_3 is repaired and starts");
        assertThat(pending)
                .allSatisfy(one -> assertThat(one.path("waits").asBoolean()).isTrue());

        session.takeBack(pending.path(0).path("number").asInt());
        assertRefused(Why.UNKNOWN, () -> session.takeBack(99));
        session.apply(new Input.Inject(Disturbance.BREAK_DOWN, 2, 2));
        desk.pass(200);

        assertThat(Desk.json(session.instructorView()).path("pending")).isEmpty();
        assertThat(session.recording().inputs()).hasSize(2);
    }

    @Test
    void theNextEventIsReachedThoughSomethingWaits() {
        session.injectAt(0, new Input.Inject(Disturbance.REPAIR, 2, 2));
        session.clock("next", Optional.empty());
        assertThat(Desk.millis(session)).isPositive();
    }

    @Test
    void whatTheInstructorSaysIsToldAndStays() {
        List<Events.Event> told = new ArrayList<>();
        session.events().watch(0, told::add);
        assertThat(desk.sessions.comment(new Input.Comment("Look <b>there</b>.")))
                .isEqualTo(1);
        assertThat(last(told, Events.Kind.COMMENT).path("text").asString()).isEqualTo("Look <b>there</b>.");
        assertThat(Desk.json(session.view()).path("comments")).hasSize(1);
        assertThat(Desk.json(session.debrief(true).join()).path("comments")).hasSize(1);
        assertThat(session.recording().inputs()).hasSize(1);
    }

    @Test
    void aClockThatTheInstructorHasStoppedIsForTheInstructorToLetRun() {
        session.clock("run", Optional.of(10));
        desk.sessions.freeze();
        assertThat(Desk.json(session.view()).path("frozen").asBoolean()).isTrue();
        assertRefused(Why.NOT_NOW, () -> session.clock("run", Optional.empty()));
        session.next();
        assertRefused(Why.NOT_NOW, () -> session.clock("next", Optional.empty()));
        long stands = Desk.millis(session);
        assertThat(stands).isPositive();
        desk.pass(1_000);
        assertThat(Desk.millis(session)).isEqualTo(stands);

        desk.sessions.goOn();
        desk.pass(1_000);
        assertThat(Desk.millis(session)).isEqualTo(stands + 10_000);
        session.clock("pause", Optional.empty());
        desk.sessions.freeze();
        desk.sessions.goOn();
        assertThat(Desk.json(session.view()).path("running").asBoolean())
                .as("it stood before")
                .isFalse();
    }

    @Test
    void aBranchThatIsHandedOverIsOpenedByTheSameSecretAndToldToTheTrainee() {
        Sessions.Begun mine = desk.begin("calm");
        mine.session().clock("run", Optional.of(60));
        desk.pass(2_000);
        Session branch = desk.sessions.handOver(mine.session(), 60_000);

        assertThat(desk.sessions.session(branch.id(), mine.secret())).isSameAs(branch);
        assertThat(Desk.millis(branch)).isEqualTo(60_000);
        assertThat(branch.recording().origin().orElseThrow().session())
                .isEqualTo(mine.session().id());
        JsonNode view = Desk.json(mine.session().view());
        assertThat(view.path("branches").path(0).path("session").asString()).isEqualTo(branch.id());
        assertThat(view.path("running").asBoolean()).isFalse();
        assertThat(Desk.json(branch.view()).path("trainee").asString()).isEqualTo("Ann");
    }

    @Test
    void anInstructorEndsARehearsalAndThatIsNotTheOperatorsSaying() {
        assertThat(session.apply(new Input.Stop()).accepted()).isTrue();
        assertThat(Desk.json(session.view()).path("ended").asBoolean()).isTrue();
        assertThat(Desk.json(session.debrief(true).join()).path("happenings"))
                .filteredOn(one -> one.path("kind").asString().equals("end"))
                .allSatisfy(one -> assertThat(one.path("by").asString()).isEqualTo("instructor"))
                .hasSize(1);
    }

    @Test
    void aCoachWhoDoesNotKnowYetIsAskedAgainThoughTheClockStands() {
        List<Bar> known = new ArrayList<>();
        Coach coach = new Coach() {
            @Override
            public List<Bar> outlook(Scenario scenario, SiteState state, Outcome soFar) {
                return known;
            }

            @Override
            public Optional<String> hint(Scenario scenario, SiteState state, int grade) {
                return Optional.empty();
            }

            @Override
            public Review review(Scenario scenario, History history, Outcome outcome, int hints) {
                throw new AssertionError("nobody asks");
            }
        };
        Desk coached = new Desk(Optional.empty(), Optional.of(coach));
        Session session = coached.begin("calm").session();
        List<Events.Event> told = new ArrayList<>();
        session.events().watch(0, told::add);
        known.add(new Bar("eventually-upgraded", Standing.CERTAIN));
        coached.pass(400);
        assertThat(last(told, Events.Kind.OUTLOOK)).hasSize(1);
    }

    private List<Long> crashes() {
        return session.recording().inputs().stream()
                .filter(timed -> timed.input() instanceof Input.Inject)
                .map(timed -> timed.millis())
                .toList();
    }

    @Test
    void theDebriefComesAfterTheEndAndAfterOnesOwnStory() {
        assertRefused(Why.NOT_NOW, () -> session.debrief(false).join());
        assertRefused(Why.NOT_NOW, () -> session.setAccount("early"));
        session.clock("run", Optional.of(60));
        desk.pass(2_000);
        session.apply(new Input.Finish());
        assertRefused(Why.NOT_NOW, () -> session.debrief(false).join());

        session.setAccount("I did nothing.");

        JsonNode debrief = Desk.json(session.debrief(false).join());
        assertThat(debrief.path("account").asString()).isEqualTo("I did nothing.");
        assertThat(debrief.path("passed").asBoolean()).isFalse();
        assertThat(debrief.path("truth")).hasSize(3);
        assertThat(debrief.path("truth").path(0).path(0).path("what").asString())
                .isEqualTo("active");
        assertThat(debrief.path("truth").path(0).path(0).path("to").asLong()).isEqualTo(120_000);
        assertThat(debrief.path("seen").path(1).path(0).path("what").asString()).isEqualTo("standby");
        assertThat(debrief.path("best")).isNotEmpty();
        assertRefused(Why.NOT_NOW, () -> session.clock("run", Optional.empty()));
    }

    @Test
    void aGoodCourseIsPassedAndEverythingThatCountsIsKept() {
        Scenario scenario = session.scenario();
        var rehearsal = scenario.begin();
        scenario.solution().play(rehearsal);
        Session done = desk.sessions.begin(rehearsal.recording(), false, "Ann").session();

        JsonNode debrief = Desk.json(done.debrief(true).join());

        assertThat(debrief.path("passed").asBoolean()).isTrue();
        assertThat(debrief.path("tasks"))
                .allSatisfy(task -> assertThat(task.path("kept").asBoolean()).isTrue());
        assertThat(desk.scenarios("Ann"))
                .filteredOn(one -> one.path("name").asString().equals(scenario.name()))
                .allSatisfy(one -> assertThat(one.path("passed").asBoolean()).isTrue());
    }

    @Test
    void aBranchIsWhatWasBeforeItsMoment() {
        session.clock("run", Optional.of(60));
        desk.pass(1_000);
        session.apply(Desk.OPEN_SECOND);
        desk.pass(1_000);

        Session before =
                desk.sessions.begin(session.until(60_000, false), false, "Ann").session();
        Session after =
                desk.sessions.begin(session.until(61_000, false), false, "Ann").session();

        assertThat(before.recording().inputs()).isEmpty();
        assertThat(Desk.millis(before)).isEqualTo(60_000);
        assertThat(after.recording().inputs()).hasSize(1);
        assertThat(after.recording().origin().orElseThrow().session()).isEqualTo(session.id());
        assertRefused(Why.WRONG, () -> session.until(121_000, false));
    }

    @Test
    void anExamHasNoHintsAndNoWayBackButForAnInstructor() {
        Session exam =
                desk.sessions.begin("calm", Optional.empty(), true, "Ann").session();
        assertRefused(Why.NOT_NOW, () -> exam.hint().join());
        assertRefused(Why.NOT_NOW, () -> exam.until(0, false));
        assertThat(exam.until(0, true).inputs()).isEmpty();
    }

    @Test
    void theCoachIsAskedWhereTheSiteIsAnotherAndHintsGrowForTheSameState() {
        Knowing coach = new Knowing();
        Session session = coached(coach).begin("calm").session();
        session.apply(Desk.OPEN_SECOND);

        assertThat(coach.asked).hasSize(1);
        assertThat(Desk.json(session.view())
                        .path("outlook")
                        .path(0)
                        .path("standing")
                        .asString())
                .isEqualTo("with-luck");
        assertThat(session.hint().join()).contains("grade 1");
        assertThat(session.hint().join()).contains("grade 2");
        assertThat(session.hint().join()).contains("grade 3");
        assertThat(session.hint().join()).contains("grade 3");
        assertThat(session.apply(new Input.Tick(0)).accepted()).isTrue();
        assertThat(session.hint().join()).contains("grade 1");
        assertThat(coach.asked).hasSize(2);
        JsonNode debrief = Desk.json(session.debrief(true).join());
        assertThat(debrief.path("again").asLong()).isEqualTo(7);
        assertThat(debrief.path("lesson").asString()).isEqualTo("Look twice.");
        assertThat(debrief.path("measures").path("hints").asInt()).isEqualTo(5);
    }

    @Test
    void whatACommandTakesAwayIsToldOnceAndShownFromThenOn() {
        Desk coached = coached(new Knowing());
        Session session = coached.begin("calm").session();
        List<Events.Event> told = new ArrayList<>();
        session.events().watch(0, told::add);
        session.apply(new Input.Give(Commands.SET_STANDBY, 0, 0));
        session.clock("next", Optional.empty());
        session.clock("next", Optional.empty());

        JsonNode mark = last(told, Events.Kind.MARK);
        assertThat(mark.path("what").asString()).isEqualTo("set-standby DK_MGT_1");
        assertThat(mark.path("after").asString()).isEqualTo("lost");
        assertThat(mark.path("because").path(0).asString()).isEqualTo("nobody comes");
        assertThat(Desk.json(session.view()).path("marks")).containsExactly(mark);
        session.apply(new Input.Tick(0));
        assertThat(told).filteredOn(event -> event.kind() == Events.Kind.MARK).hasSize(1);

        Session again =
                coached.sessions.begin(session.recording(), false, "Ann").session();
        List<Events.Event> toldAgain = new ArrayList<>();
        again.events().watch(0, toldAgain::add);
        assertThat(Desk.json(again.view()).path("marks")).containsExactly(mark);
        assertThat(toldAgain).extracting(Events.Event::kind).doesNotContain(Events.Kind.MARK);
    }

    @Test
    void aCoachWhoFailsOnceIsAskedAgainWhereTheSiteIsAnother() {
        Knowing coach = new Knowing();
        coach.failures = 1;
        Desk coached = Desk.watched(coach, task -> {
            try {
                task.run();
            } catch (IllegalStateException failed) {
                assertThat(failed).hasMessage("asleep");
            }
        });
        Session session = coached.begin("calm").session();
        assertThat(Desk.json(session.view()).path("outlook")).isEmpty();

        session.apply(new Input.Tick(0));

        assertThat(Desk.json(session.view()).path("outlook")).hasSize(1);
    }

    @Test
    void onlyTheLastMarksAreShown() {
        Knowing coach = new Knowing();
        coach.marks = 25;
        Session session = coached(coach).begin("calm").session();
        session.apply(new Input.Give(Commands.SET_STANDBY, 0, 0));
        session.clock("next", Optional.empty());
        session.clock("next", Optional.empty());

        assertThat(Desk.json(session.view()).path("marks")).hasSize(20);
    }
}
