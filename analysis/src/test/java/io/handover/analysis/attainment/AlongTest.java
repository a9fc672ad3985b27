package io.handover.analysis.attainment;

import static org.assertj.core.api.Assertions.assertThat;

import io.handover.analysis.retreat.UsualCourse;
import io.handover.analysis.story.Moment;
import io.handover.analysis.story.Story;
import io.handover.explorer.game.Standing;
import io.handover.explorer.search.ExploreOptions;
import io.handover.explorer.search.Explorer;
import io.handover.explorer.search.ProgressListener;
import io.handover.model.action.ActionKind;
import io.handover.model.command.Commands;
import io.handover.model.procedure.Instruction;
import io.handover.model.procedure.Plan;
import io.handover.model.procedure.Step;
import io.handover.model.property.Properties;
import io.handover.model.property.Property;
import io.handover.model.property.StateProperty;
import io.handover.model.site.Assumptions;
import io.handover.model.site.Scope;
import io.handover.model.site.SplitBrainReaction;
import io.handover.model.state.SiteState;
import io.handover.model.transition.Transitions;
import io.handover.simulator.fixture.Draft;
import io.handover.simulator.run.Event;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class AlongTest {
    private static final Assumptions ALARM_ONLY =
            Assumptions.DEFAULT.withSplitBrainReaction(SplitBrainReaction.ALARM_ONLY);

    private static Along usual(int servers, Assumptions assumptions, List<Property> promises) {
        Plan plan = Draft.written().on(servers);
        return new Along(
                Terms.of(plan, assumptions).withPromises(promises),
                new UsualCourse(plan, assumptions).story(),
                () -> false);
    }

    private static void isCertainThroughout(Along along, Property property) {
        assertThat(along.standings(property))
                .as(property.name())
                .hasSize(along.story().moments().size() + 1)
                .containsOnly(Standing.CERTAIN);
    }

    private static Along counterexample(Plan plan, Scope scope, Property property) {
        Transitions transitions = new Transitions(plan, scope, Assumptions.DEFAULT);
        List<Integer> path = new Explorer(transitions, ExploreOptions.DEFAULT)
                .run(ProgressListener.NONE)
                .finding(property)
                .trace();
        Story story = Story.of(transitions, path.stream().mapToInt(i -> i).toArray());
        return new Along(Terms.of(plan, Assumptions.DEFAULT), story, () -> false);
    }

    /** The two servers that are active from the forced activation to the demotion may both be demoted in between. */
    @Test
    void managementIsWithLuckFromTheForcedActivationToTheDemotion() {
        List<Property> others = List.of(
                Properties.ONLY_DECLARED_CHANGES_LOST,
                Properties.EVENTUALLY_SINGLE_ACTIVE,
                Properties.EVENTUALLY_REDUNDANT);
        List<Property> asked = new ArrayList<>(others);
        asked.add(Properties.MANAGEMENT_AVAILABLE);
        Along along = usual(3, Assumptions.DEFAULT, asked);

        List<Lapse> lapses = along.lapses(Properties.MANAGEMENT_AVAILABLE, Standing.CERTAIN);

        assertThat(lapses).hasSize(1);
        PointOfNoReturn.Move from = lapses.get(0).from().orElseThrow();
        assertThat(from.whose()).isEqualTo(Mover.OPERATOR);
        assertThat(from.what()).startsWith("force-activate");
        assertThat(lapses.get(0).until().orElseThrow().what()).startsWith("set-standby");
        assertThat(along.lapses(Properties.MANAGEMENT_AVAILABLE, Standing.WITH_LUCK))
                .isEmpty();
        others.forEach(property -> isCertainThroughout(along, property));
    }

    @Test
    void whereSeveralActiveServersOnlyRaiseAnAlarmEverythingStaysCertain() {
        Along along = usual(2, ALARM_ONLY, Properties.ALL);

        Properties.ALL.stream()
                .filter(property -> property != Properties.PROCEDURE_COMPLETES)
                .forEach(property -> isCertainThroughout(along, property));
        assertThat(usual(2, Assumptions.DEFAULT, Properties.ALL)
                        .lapses(Properties.MANAGEMENT_AVAILABLE, Standing.CERTAIN))
                .hasSize(1);
    }

    @Test
    void aCounterexampleNamesTheMoveThatLostAndTheLastFreeMoveBeforeIt() {
        Along along =
                counterexample(Draft.written().on(2), new Scope(2, 0, 0, 0, 0, 0), Properties.MANAGEMENT_AVAILABLE);

        Lapse uncertain =
                along.lapses(Properties.MANAGEMENT_AVAILABLE, Standing.CERTAIN).get(0);
        Lapse lost = along.lapses(Properties.MANAGEMENT_AVAILABLE, Standing.WITH_LUCK)
                .get(0);
        PointOfNoReturn.Move forced = uncertain.from().orElseThrow();
        assertThat(forced.whose()).isEqualTo(Mover.OPERATOR);
        assertThat(lost.from().orElseThrow().whose()).isEqualTo(Mover.PRODUCT);
        assertThat(lost.from().orElseThrow().moment()).isEqualTo(forced.moment() + 1);
        assertThat(lost.until()).isEmpty();
        int end = along.story().moments().size();
        assertThat(along.standings(end)).containsEntry(Properties.MANAGEMENT_KEPT, Standing.LOST);
        assertThat(along.at(end).standings())
                .as("what was broken could be kept from now on, were it asked anew")
                .containsEntry(Properties.MANAGEMENT_KEPT, Standing.CERTAIN);
        FreeMove free = along.lastFreeMove(uncertain).orElseThrow();
        assertThat(free.moment()).isEqualTo(forced.moment());
        assertThat(free.order()).isEmpty();
        assertThat(free.standing()).isEqualTo(Standing.CERTAIN);
    }

    /** What is certain is so in spite of the faults that the story still brings. */
    @Test
    void aCrashThatIsYetToComeIsCountedBeforeIt() {
        Along along =
                counterexample(Draft.written().on(2), new Scope(2, 0, 1, 0, 0, 0), Properties.MANAGEMENT_AVAILABLE);

        assertThat(along.story().moments()).hasSize(1);
        assertThat(along.standings(Properties.MANAGEMENT_AVAILABLE)).containsExactly(Standing.WITH_LUCK, Standing.LOST);
        Lapse lost = along.lapses(Properties.MANAGEMENT_AVAILABLE, Standing.WITH_LUCK)
                .get(0);
        assertThat(lost.from().orElseThrow().whose()).isEqualTo(Mover.FAULT);
        assertThat(along.standings(Properties.MANAGEMENT_KEPT)).containsOnly(Standing.CERTAIN);
    }

    /** A change that only the stopped server holds is saved as long as that server is not initialized. */
    @Test
    void aChangeIsLostOnlyWithItsLastCopy() {
        Plan plan = Draft.draft()
                .step(Commands.SET_STANDBY, Draft.INITIAL)
                .step(Commands.FORCE_ACTIVATE, Draft.FINAL)
                .step(Commands.INIT_STANDBY, Draft.INITIAL, Draft.FINAL)
                .on(2);
        Along along = counterexample(plan, new Scope(2, 1, 0, 0, 0, 0), Properties.ONLY_DECLARED_CHANGES_LOST);

        Lapse lost = along.lapses(Properties.ONLY_DECLARED_CHANGES_LOST, Standing.WITH_LUCK)
                .get(0);
        PointOfNoReturn.Move move = lost.from().orElseThrow();
        assertThat(along.story().moments().get(move.moment()).event())
                .isIn(ActionKind.ISSUE.first(), ActionKind.END_INITIALIZATION.number(0));
        FreeMove free = along.lastFreeMove(lost).orElseThrow();
        assertThat(free.moment()).isLessThanOrEqualTo(move.moment());
        assertThat(free.standing()).isEqualTo(Standing.CERTAIN);
    }

    /** Who plays on does not know of the crash that comes; afterwards it is the crash that took something away. */
    @Test
    void whoPlayedKnewOfNoFault() {
        Plan plan = Draft.written().on(2);
        Along counted = counterexample(plan, new Scope(2, 0, 1, 0, 0, 0), Properties.MANAGEMENT_AVAILABLE);
        Terms terms = Terms.of(plan, Assumptions.DEFAULT);
        Attainment game = Attainment.of(
                terms, List.of(counted.story().initial(), counted.story().last()), () -> false);

        Along played = Along.played(game, counted.story());

        assertThat(played.standings(Properties.MANAGEMENT_KEPT)).containsOnly(Standing.CERTAIN);
        assertThat(played.standings(Properties.EVENTUALLY_SINGLE_ACTIVE)).containsOnly(Standing.CERTAIN);
        assertThat(played.standings(Properties.MANAGEMENT_AVAILABLE).get(1)).isEqualTo(Standing.LOST);
        assertThat(played.standings(Properties.MANAGEMENT_AVAILABLE).get(0))
                .isEqualTo(game.at(counted.story().initial()).standings().get(Properties.MANAGEMENT_AVAILABLE));
    }

    @Test
    void aCommandOfAPlayerBreaksWhatACommandBreaks() {
        Plan plan = Draft.written().on(2);
        Transitions transitions = new Transitions(plan, new Scope(2, 0, 0, 0, 0, 0), Assumptions.DEFAULT);
        SiteState start = transitions.initialState();
        Step stop = new Step(Commands.SET_STANDBY, 0, 0, Instruction.of(Commands.SET_STANDBY, "0", Optional.empty()));
        SiteState after = start.copy();
        stop.execute(after);
        Story story = new Story(
                plan, start, List.of(new Moment(0, "operator", "set-standby", Event.slip(stop), after)), List.of());
        Attainment game = Attainment.of(Terms.of(plan, Assumptions.DEFAULT), List.of(start), () -> false);

        assertThat(Along.played(game, story).standings(Properties.MANAGEMENT_KEPT))
                .containsExactly(Standing.CERTAIN, Standing.LOST);
    }

    @Test
    void aCourseKeepsWhatItPromises() {
        Plan plan = Draft.written().on(2);
        Transitions transitions = new Transitions(plan, new Scope(2, 0, 0, 0, 0, 0), Assumptions.DEFAULT);
        List<Property> wanted = List.of(
                Properties.EVENTUALLY_SINGLE_ACTIVE, Properties.EVENTUALLY_UPGRADED, Properties.EVENTUALLY_REDUNDANT);
        Attainment game = Attainment.of(
                Terms.of(plan, Assumptions.DEFAULT).withPromises(wanted),
                List.of(transitions.initialState()),
                () -> false);
        Situation situation = game.at(transitions.initialState());

        Story course = situation.course(100);

        assertThat(course.moments()).hasSizeBetween(3, 30);
        wanted.forEach(promise -> assertThat(((StateProperty) promise).holds(plan, course.last()))
                .as(promise.name())
                .isTrue());
        assertThat(course.moments().stream().filter(moment -> moment.who().equals("operator")))
                .hasSizeLessThanOrEqualTo(situation.commands().orElseThrow());
        assertThat(situation.course(2).moments()).isEqualTo(course.moments().subList(0, 2));
        assertThat(game.at(course.last()).best().good()).isEmpty();
        assertThat(game.at(course.last()).commands()).hasValue(0);
    }
}
