package io.handover.analysis.story;

import static io.handover.simulator.fixture.Draft.EXTRAS;
import static io.handover.simulator.fixture.Draft.FINAL;
import static io.handover.simulator.fixture.Draft.INITIAL;
import static org.assertj.core.api.Assertions.assertThat;

import io.handover.explorer.search.ExploreOptions;
import io.handover.explorer.search.Explorer;
import io.handover.explorer.search.Finding;
import io.handover.explorer.search.ProgressListener;
import io.handover.model.action.ActionKind;
import io.handover.model.command.Commands;
import io.handover.model.condition.Conditions;
import io.handover.model.procedure.Given;
import io.handover.model.procedure.Position;
import io.handover.model.procedure.RoleRef;
import io.handover.model.property.Properties;
import io.handover.model.property.Property;
import io.handover.model.site.Assumptions;
import io.handover.model.site.Scope;
import io.handover.model.site.SplitBrainReaction;
import io.handover.model.state.Mode;
import io.handover.model.state.Pairs;
import io.handover.model.state.Process;
import io.handover.model.transition.Transitions;
import io.handover.simulator.fixture.Draft;
import io.handover.simulator.run.Event;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** What a shortest counterexample is said to show; instruction i of a draft stands in line 10 + i, its branch in line 100. */
class PathDiagnosisTest {
    @RegisterExtension
    private final ReviewedStory reviewed = new ReviewedStory();

    /** Tells the shortest violation that an exploration finds, and what is said of it. */
    private void explored(Draft draft, Scope scope, Property property) {
        Transitions transitions = new Transitions(draft.on(scope.servers()), scope, Assumptions.DEFAULT);
        Finding finding = new Explorer(transitions, ExploreOptions.DEFAULT)
                .run(ProgressListener.NONE)
                .finding(property);
        int[] path = finding.trace().stream().mapToInt(Integer::intValue).toArray();
        assertThat(finding.length()).as("a violation").isPresent();
        Story story = Story.of(transitions, path);
        reviewed.path(story);
        reviewed.says(property.name(), Diagnosis.of(transitions, story, property));
    }

    private static Scope without(int servers) {
        return new Scope(servers, 0, 0, 0, 0, 0);
    }

    /** Two active servers are declared from the forced activation on, and so no longer where the operator is at the first step again. */
    @Test
    void aRestartFromTheTopClosesADeclaredWindow() {
        Transitions transitions = new Transitions(Draft.written().on(3), without(3), Assumptions.DEFAULT);
        int issue = ActionKind.ISSUE.first();
        int advance = ActionKind.ADVANCE.first();
        reviewed.violated(
                Story.of(transitions, new int[] {
                    issue,
                    advance,
                    issue,
                    advance,
                    issue,
                    ActionKind.END_UPGRADE.number(1),
                    advance,
                    advance,
                    issue,
                    advance,
                    Event.RESTART
                }),
                Properties.AT_MOST_ONE_ACTIVE);
    }

    // ---- eventually-redundant: the line of what is told
    // --------------------------------------------------------------

    private static Given.Server given(String role, int line, Optional<Process> process, Optional<Mode> mode) {
        return new Given.Server(
                new RoleRef(role, new Position(line, 3)),
                process,
                mode,
                Optional.empty(),
                Optional.of(Optional.empty()),
                Optional.empty(),
                OptionalInt.empty());
    }

    @Test
    void theExclusionOfTheServerThatIsToldIsPointedAt() {
        Draft draft = Draft.draft()
                .step(Commands.EXCLUDE, FINAL, INITIAL)
                .step(Commands.STOP, EXTRAS)
                .step(Commands.START, EXTRAS);

        explored(draft, without(3), Properties.EVENTUALLY_REDUNDANT);
    }

    @Test
    void theDemotionOfTheServerThatWasActiveAtTheStartIsPointedAt() {
        Draft draft = Draft.draft()
                .step(Commands.STOP_REPLICATION, FINAL)
                .step(Commands.SET_STANDBY, INITIAL)
                .step(Commands.FORCE_ACTIVATE, FINAL);

        explored(draft, without(2), Properties.EVENTUALLY_REDUNDANT);
    }

    @Test
    void aMomentThatIsToldComesBeforeTheDemotion() {
        Draft draft = Draft.draft()
                .step(Commands.EXCLUDE, EXTRAS, INITIAL)
                .step(Commands.EXCLUDE, FINAL, INITIAL)
                .step(Commands.SET_STANDBY, INITIAL)
                .step(Commands.FORCE_ACTIVATE, FINAL);

        explored(draft, without(3), Properties.EVENTUALLY_REDUNDANT);
    }

    @Test
    void whatIsSoFromTheStartIsPointedAtWhereItIsGiven() {
        Draft draft = Draft.draft()
                .given(new Given(0, List.of(given(FINAL, 4, Optional.empty(), Optional.empty())), List.of()))
                .step(Commands.VERIFY_UPGRADED, EXTRAS);

        explored(draft, without(2), Properties.EVENTUALLY_REDUNDANT);
    }

    @Test
    void aCutThatIsThereFromTheStartIsPointedAtWhereItIsGiven() {
        Given.Cut cut = new Given.Cut(new RoleRef(FINAL, new Position(5, 3)), new RoleRef(INITIAL, new Position(5, 9)));
        Story start = LostChangeTest.play(
                Draft.draft()
                        .given(new Given(0, List.of(), List.of(cut)))
                        .step(Commands.STOP_REPLICATION, INITIAL)
                        .on(2),
                Assumptions.DEFAULT);

        reviewed.violated(start, Properties.EVENTUALLY_REDUNDANT);
    }

    @Test
    void anInitializationThatFailsIsToldInAClause() {
        Draft draft = Draft.draft()
                .step(Commands.EXCLUDE, FINAL, INITIAL)
                .step(Commands.INIT_STANDBY, FINAL, INITIAL)
                .step(Commands.STOP, EXTRAS);
        int issue = ActionKind.ISSUE.first();
        Story story = LostChangeTest.play(
                draft.on(2),
                Assumptions.DEFAULT,
                issue,
                ActionKind.ADVANCE.first(),
                issue,
                ActionKind.CUT.number(Pairs.number(0, 1)),
                ActionKind.END_INITIALIZATION.number(1));

        reviewed.violated(story, Properties.EVENTUALLY_REDUNDANT);
        reviewed.violated(story, Properties.EVENTUALLY_NO_DANGLING);
    }

    // ---- eventually-single-active: the line of what is told
    // -----------------------------------------------------------

    @Test
    void whoeverIsGivenDownAndWasActiveIsPointedAtWhereItIsGiven() {
        Draft draft = Draft.draft()
                .given(new Given(
                        0, List.of(given(INITIAL, 3, Optional.of(Process.STOPPED), Optional.empty())), List.of()))
                .step(Commands.STOP_REPLICATION, FINAL);

        explored(draft, without(2), Properties.EVENTUALLY_SINGLE_ACTIVE);
    }

    @Test
    void theStopOfAServerThatWasPutIntoStandbyIsPointedAtWhereItIsTold() {
        Draft draft = Draft.draft().step(Commands.SET_STANDBY, INITIAL).step(Commands.STOP, INITIAL);

        explored(draft, without(2), Properties.EVENTUALLY_SINGLE_ACTIVE);
    }

    @Test
    void severalThatAreActiveFromTheStartArePointedAtWhereTheyAreGiven() {
        Draft draft = Draft.draft()
                .given(new Given(0, List.of(given(FINAL, 4, Optional.empty(), Optional.of(Mode.ACTIVE))), List.of()))
                .step(Commands.STOP_REPLICATION, INITIAL);
        Transitions transitions = new Transitions(
                draft.on(2), without(2), Assumptions.DEFAULT.withSplitBrainReaction(SplitBrainReaction.ALARM_ONLY));

        reviewed.violated(Story.of(transitions, new int[0]), Properties.EVENTUALLY_SINGLE_ACTIVE);
    }

    // ---- eventually-no-dangling -----------------------------------------------------------------------------------

    @Test
    void aRegistrationIsLeft() {
        Draft draft = Draft.draft().step(Commands.STOP_REPLICATION, FINAL).step(Commands.STOP, EXTRAS);

        explored(draft, without(3), Properties.EVENTUALLY_NO_DANGLING);
    }

    @Test
    void aSubscriptionIsLeft() {
        Draft draft = Draft.draft()
                .step(Commands.STOP, FINAL)
                .step(Commands.EXCLUDE, FINAL, INITIAL)
                .step(Commands.STOP_REPLICATION, EXTRAS);

        explored(draft, without(3), Properties.EVENTUALLY_NO_DANGLING);
    }

    // ---- procedure-completes --------------------------------------------------------------------------------------

    @Test
    void anActivationWaitsForAServerThatDoesNotReplicate() {
        Draft draft = Draft.draft().step(Commands.STOP, EXTRAS).step(Commands.ACTIVATE, FINAL);

        explored(draft, without(3), Properties.PROCEDURE_COMPLETES);
    }

    @Test
    void anActivationIsRefusedWhereAnActiveServerIsKnownAndNotSeen() {
        Draft draft = Draft.draft().step(Commands.STOP, INITIAL).step(Commands.ACTIVATE, FINAL);

        explored(draft, without(2), Properties.PROCEDURE_COMPLETES);
    }

    @Test
    void anActivationIsNotOfferedOnAServerWithoutReplication() {
        Draft draft = Draft.draft().step(Commands.EXCLUDE, FINAL, INITIAL).step(Commands.ACTIVATE, FINAL);

        explored(draft, without(2), Properties.PROCEDURE_COMPLETES);
    }

    @Test
    void aCheckOfWhatIsReplicatedWaitsForAServerThatIsDown() {
        Draft draft = Draft.draft().step(Commands.STOP, FINAL).step(Commands.AWAIT_CAUGHT_UP, FINAL, INITIAL);

        explored(draft, without(2), Properties.PROCEDURE_COMPLETES);
    }

    @Test
    void aClientIsNeverOpenedOnAServerThatIsDown() {
        Draft draft = Draft.draft().step(Commands.STOP, FINAL).step(Commands.OPEN_CLIENT, FINAL);

        explored(draft, without(2), Properties.PROCEDURE_COMPLETES);
    }

    @Test
    void aBranchThatIsTurnedToForEverIsNamed() {
        Draft draft = Draft.draft()
                .step(Commands.STOP, EXTRAS)
                .step(Commands.STOP, FINAL)
                .branch(Conditions.NOT_UPGRADED, Commands.STOP_REPLICATION, INITIAL);

        explored(draft, without(3), Properties.PROCEDURE_COMPLETES);
    }

    @Test
    void whatIsSoTimeAndAgainWhereTheSiteGoesRoundIsTold() {
        Draft draft = Draft.draft()
                .step(Commands.STOP, EXTRAS)
                .step(Commands.STOP, FINAL)
                .branch(Conditions.NOT_UPGRADED, Commands.STOP_REPLICATION, INITIAL);

        explored(draft, without(3), Properties.EVENTUALLY_REDUNDANT);
    }

    // ---- no-mixed-version-replication -----------------------------------------------------------------------------

    @Test
    void anUpgradeInABranchMeetsAServerThatReplicates() {
        Draft draft = Draft.draft()
                .step(Commands.AWAIT_CAUGHT_UP, FINAL, INITIAL)
                .step(Commands.EXCLUDE, FINAL, INITIAL)
                .step(Commands.UPGRADE, FINAL)
                .branch(Conditions.NOT_UPGRADED, Commands.UPGRADE, FINAL);

        explored(draft, without(2), Properties.NO_MIXED_VERSION_REPLICATION);
    }

    @Test
    void theSourceIsUpgradedWhileAnotherStillReplicates() {
        Draft draft = Draft.draft().step(Commands.UPGRADE, INITIAL);

        explored(draft, without(2), Properties.NO_MIXED_VERSION_REPLICATION);
    }
}
