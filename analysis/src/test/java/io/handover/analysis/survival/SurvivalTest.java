package io.handover.analysis.survival;

import static io.handover.simulator.fixture.Draft.FINAL;
import static io.handover.simulator.fixture.Draft.INITIAL;
import static org.assertj.core.api.Assertions.assertThat;

import io.handover.explorer.search.ExploreOptions;
import io.handover.explorer.search.Explorer;
import io.handover.explorer.search.Finding;
import io.handover.explorer.search.ProgressListener;
import io.handover.model.command.Commands;
import io.handover.model.property.Properties;
import io.handover.model.property.Property;
import io.handover.model.site.Assumptions;
import io.handover.model.site.ForceActivation;
import io.handover.model.site.Scope;
import io.handover.model.transition.Transitions;
import io.handover.simulator.fixture.Draft;
import org.junit.jupiter.api.Test;

class SurvivalTest {
    private static final Scope TWO_CHANGES = new Scope(2, 2, 0, 0, 0, 0);
    private static final Scope A_CRASH = new Scope(2, 1, 1, 0, 0, 0);
    private static final Scope A_SKIP = new Scope(2, 1, 0, 0, 0, 1);

    /** Loses what is changed between the demotion and the look. */
    private static final Draft HASTY = Draft.draft()
            .step(Commands.AWAIT_CAUGHT_UP, FINAL, INITIAL)
            .step(Commands.SET_STANDBY, INITIAL)
            .step(Commands.FORCE_ACTIVATE, FINAL)
            .step(Commands.INIT_STANDBY, INITIAL, FINAL);

    private static PastStory story(Draft draft, Scope scope, Property property) {
        Transitions transitions = new Transitions(draft.on(2), scope, Assumptions.DEFAULT);
        Finding finding = new Explorer(transitions, ExploreOptions.DEFAULT)
                .run(ProgressListener.NONE)
                .finding(property);
        assertThat(finding.length()).isPresent();
        return new PastStory(transitions, finding.trace(), property);
    }

    private static Survival laid(PastStory story, Draft changed, Scope scope) {
        return Survival.of(story, new Transitions(changed.on(2), scope, Assumptions.DEFAULT));
    }

    @Test
    void aLossStaysWhereTheProcedureStays() {
        PastStory story = story(HASTY, TWO_CHANGES, Properties.ONLY_DECLARED_CHANGES_LOST);

        Survival survival = laid(story, HASTY, TWO_CHANGES);

        assertThat(survival.answer()).isEqualTo(Survival.Answer.STILL);
        assertThat(survival.obstacle()).isEmpty();
    }

    @Test
    void anInsertedWaitPutsTheStoryNotOutOfItsRhythm() {
        PastStory story = story(HASTY, TWO_CHANGES, Properties.ONLY_DECLARED_CHANGES_LOST);
        Draft careful = Draft.draft()
                .step(Commands.AWAIT_CAUGHT_UP, FINAL, INITIAL)
                .step(Commands.SET_STANDBY, INITIAL)
                .step(Commands.AWAIT_CAUGHT_UP, FINAL, INITIAL)
                .step(Commands.FORCE_ACTIVATE, FINAL)
                .step(Commands.INIT_STANDBY, INITIAL, FINAL);

        Survival survival = laid(story, careful, TWO_CHANGES);

        assertThat(survival.answer()).isEqualTo(Survival.Answer.NO_MORE);
        assertThat(survival.path()).isPresent();
        assertThat(survival.violates()).isFalse();
    }

    @Test
    void aWaitInTheWrongPlaceMendsNothing() {
        PastStory story = story(HASTY, TWO_CHANGES, Properties.ONLY_DECLARED_CHANGES_LOST);
        Draft stillHasty = Draft.draft()
                .step(Commands.AWAIT_CAUGHT_UP, FINAL, INITIAL)
                .step(Commands.AWAIT_CAUGHT_UP, FINAL, INITIAL)
                .step(Commands.SET_STANDBY, INITIAL)
                .step(Commands.FORCE_ACTIVATE, FINAL)
                .step(Commands.INIT_STANDBY, INITIAL, FINAL);

        assertThat(laid(story, stillHasty, TWO_CHANGES).answer()).isEqualTo(Survival.Answer.STILL);
    }

    @Test
    void anInsertedUpgradeEndsByItself() {
        PastStory story = story(HASTY, TWO_CHANGES, Properties.EVENTUALLY_UPGRADED);
        Draft upgrading = Draft.draft()
                .step(Commands.UPGRADE, FINAL)
                .step(Commands.AWAIT_CAUGHT_UP, FINAL, INITIAL)
                .step(Commands.SET_STANDBY, INITIAL)
                .step(Commands.FORCE_ACTIVATE, FINAL)
                .step(Commands.UPGRADE, INITIAL)
                .step(Commands.INIT_STANDBY, INITIAL, FINAL);

        assertThat(laid(story, upgrading, new Scope(2, 2, 0, 0, 0, 0)).answer())
                .isNotEqualTo(Survival.Answer.CANNOT_BE_LAID);
    }

    @Test
    void aCrashIsLaidAtItsMoment() {
        PastStory story = story(HASTY, A_CRASH, Properties.MANAGEMENT_AVAILABLE);

        assertThat(laid(story, HASTY, A_CRASH).answer()).isEqualTo(Survival.Answer.STILL);
    }

    @Test
    void aSkippedStepThatIsGoneIsNoSlipAnyMore() {
        Draft waiting = Draft.draft()
                .step(Commands.SET_STANDBY, INITIAL)
                .step(Commands.AWAIT_CAUGHT_UP, FINAL, INITIAL)
                .step(Commands.FORCE_ACTIVATE, FINAL)
                .step(Commands.INIT_STANDBY, INITIAL, FINAL);
        PastStory story = story(waiting, A_SKIP, Properties.ONLY_DECLARED_CHANGES_LOST);

        assertThat(laid(story, waiting, A_SKIP).answer()).isEqualTo(Survival.Answer.STILL);
        assertThat(laid(story, waiting.without(1), A_SKIP).answer()).isEqualTo(Survival.Answer.STILL);
    }

    @Test
    void aChangeOnAServerThatIsNotActiveAnyMoreIsTriedElsewhere() {
        Draft early = Draft.draft()
                .step(Commands.AWAIT_CAUGHT_UP, FINAL, INITIAL)
                .step(Commands.FORCE_ACTIVATE, FINAL)
                .step(Commands.SET_STANDBY, INITIAL)
                .step(Commands.INIT_STANDBY, INITIAL, FINAL);
        Assumptions always = new Assumptions(
                Assumptions.DEFAULT.splitBrainReaction(),
                ForceActivation.ALWAYS,
                Assumptions.DEFAULT.mixedVersionsSeeEachOther(),
                Assumptions.DEFAULT.autoActivation());
        Transitions past = new Transitions(early.on(2), TWO_CHANGES, always);
        Finding finding = new Explorer(past, ExploreOptions.DEFAULT)
                .run(ProgressListener.NONE)
                .finding(Properties.ONLY_DECLARED_CHANGES_LOST);
        Draft late = Draft.draft()
                .step(Commands.SET_STANDBY, INITIAL)
                .step(Commands.AWAIT_CAUGHT_UP, FINAL, INITIAL)
                .step(Commands.FORCE_ACTIVATE, FINAL)
                .step(Commands.INIT_STANDBY, INITIAL, FINAL);

        Survival survival = Survival.of(
                new PastStory(past, finding.trace(), Properties.ONLY_DECLARED_CHANGES_LOST),
                new Transitions(late.on(2), TWO_CHANGES, always));

        assertThat(survival.answer()).isEqualTo(Survival.Answer.NO_MORE);
        assertThat(survival.obstacle())
                .hasValueSatisfying(obstacle -> assertThat(obstacle.kind()).isEqualTo(Obstacle.Kind.NO_ROOM));
    }
}
