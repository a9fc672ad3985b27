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
import io.handover.simulator.run.Check;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;

/** What a shortest counterexample is said to show; instruction i of a draft stands in line 10 + i, its branch in line 100. */
class PathDiagnosisTest {
    /** Of the shortest violation that an exploration finds. */
    private static Diagnosis explored(Draft draft, Scope scope, Property property) {
        Transitions transitions = new Transitions(draft.on(scope.servers()), scope, Assumptions.DEFAULT);
        Finding finding = new Explorer(transitions, ExploreOptions.DEFAULT)
                .run(ProgressListener.NONE)
                .finding(property);
        int[] path = finding.trace().stream().mapToInt(Integer::intValue).toArray();
        assertThat(finding.length()).as("a violation").isPresent();
        return Diagnosis.of(transitions, Story.of(transitions, path), property);
    }

    private static Scope without(int servers) {
        return new Scope(servers, 0, 0, 0, 0, 0);
    }

    private static void assertSays(Diagnosis diagnosis, int line, String summary) {
        assertThat(diagnosis.summary()).isEqualTo(summary);
        assertThat(diagnosis.line()).hasValue(line);
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

        assertSays(
                explored(draft, without(3), Properties.EVENTUALLY_REDUNDANT),
                10,
                "server DK_MGT_2 is not replicating: excluded in step 1, never initialized again");
    }

    @Test
    void theDemotionOfTheServerThatWasActiveAtTheStartIsPointedAt() {
        Draft draft = Draft.draft()
                .step(Commands.STOP_REPLICATION, FINAL)
                .step(Commands.SET_STANDBY, INITIAL)
                .step(Commands.FORCE_ACTIVATE, FINAL);

        assertSays(
                explored(draft, without(2), Properties.EVENTUALLY_REDUNDANT),
                11,
                "server DK_MGT_1 is not replicating: active at the start, never initialized");
    }

    @Test
    void aMomentThatIsToldComesBeforeTheDemotion() {
        Draft draft = Draft.draft()
                .step(Commands.EXCLUDE, EXTRAS, INITIAL)
                .step(Commands.EXCLUDE, FINAL, INITIAL)
                .step(Commands.SET_STANDBY, INITIAL)
                .step(Commands.FORCE_ACTIVATE, FINAL);

        assertSays(
                explored(draft, without(3), Properties.EVENTUALLY_REDUNDANT),
                10,
                "server DK_MGT_1 is not replicating: active at the start, never initialized; server DK_MGT_3 is not"
                        + " replicating: excluded in step 1, never initialized again");
    }

    @Test
    void whatIsSoFromTheStartIsPointedAtWhereItIsGiven() {
        Draft draft = Draft.draft()
                .given(new Given(0, List.of(given(FINAL, 4, Optional.empty(), Optional.empty())), List.of()))
                .step(Commands.VERIFY_UPGRADED, EXTRAS);

        assertSays(
                explored(draft, without(2), Properties.EVENTUALLY_REDUNDANT),
                4,
                "server DK_MGT_2 is not replicating: without replication from the start, never initialized");
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

        assertSays(
                Diagnosis.of(start, new Check.OfProperty(Properties.EVENTUALLY_REDUNDANT)),
                5,
                "server DK_MGT_2 is not replicating: it cannot reach DK_MGT_1");
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

        assertSays(
                Diagnosis.of(story, new Check.OfProperty(Properties.EVENTUALLY_REDUNDANT)),
                11,
                "server DK_MGT_2 is not replicating: its initialization from DK_MGT_1 failed, never initialized again");
        assertThat(Diagnosis.of(story, new Check.OfProperty(Properties.EVENTUALLY_NO_DANGLING))
                        .summary())
                .endsWith("the other end was dropped when the initialization of DK_MGT_2 from DK_MGT_1 fails");
    }

    // ---- eventually-single-active: the line of what is told
    // -----------------------------------------------------------

    @Test
    void whoeverIsGivenDownAndWasActiveIsPointedAtWhereItIsGiven() {
        Draft draft = Draft.draft()
                .given(new Given(
                        0, List.of(given(INITIAL, 3, Optional.of(Process.STOPPED), Optional.empty())), List.of()))
                .step(Commands.STOP_REPLICATION, FINAL);

        assertThat(explored(draft, without(2), Properties.EVENTUALLY_SINGLE_ACTIVE)
                        .line())
                .hasValue(3);
    }

    @Test
    void theStopOfAServerThatWasPutIntoStandbyIsPointedAtWhereItIsTold() {
        Draft draft = Draft.draft().step(Commands.SET_STANDBY, INITIAL).step(Commands.STOP, INITIAL);

        assertSays(
                explored(draft, without(2), Properties.EVENTUALLY_SINGLE_ACTIVE),
                11,
                "no server is active, and no later step repairs it; DK_MGT_1 was stopped in step 2 (stop DK_MGT_1), never"
                        + " started again");
    }

    @Test
    void severalThatAreActiveFromTheStartArePointedAtWhereTheyAreGiven() {
        Draft draft = Draft.draft()
                .given(new Given(0, List.of(given(FINAL, 4, Optional.empty(), Optional.of(Mode.ACTIVE))), List.of()))
                .step(Commands.STOP_REPLICATION, INITIAL);
        Transitions transitions = new Transitions(
                draft.on(2), without(2), Assumptions.DEFAULT.withSplitBrainReaction(SplitBrainReaction.ALARM_ONLY));

        assertThat(Diagnosis.of(
                                Story.of(transitions, new int[0]),
                                new Check.OfProperty(Properties.EVENTUALLY_SINGLE_ACTIVE))
                        .line())
                .hasValue(4);
    }

    // ---- eventually-no-dangling -----------------------------------------------------------------------------------

    @Test
    void aRegistrationIsLeft() {
        Draft draft = Draft.draft().step(Commands.STOP_REPLICATION, FINAL).step(Commands.STOP, EXTRAS);

        assertSays(
                explored(draft, without(3), Properties.EVENTUALLY_NO_DANGLING),
                10,
                "DK_MGT_2 is still registered at DK_MGT_1, to which it does not subscribe: the other end was dropped in"
                        + " step 1 (stop-replication DK_MGT_2)");
    }

    @Test
    void aSubscriptionIsLeft() {
        Draft draft = Draft.draft()
                .step(Commands.STOP, FINAL)
                .step(Commands.EXCLUDE, FINAL, INITIAL)
                .step(Commands.STOP_REPLICATION, EXTRAS);

        assertSays(
                explored(draft, without(3), Properties.EVENTUALLY_NO_DANGLING),
                12,
                "DK_MGT_2 still subscribes to DK_MGT_1, which has no registration of it: the other end was dropped in"
                        + " step 2 (exclude DK_MGT_2 at DK_MGT_1); DK_MGT_3 is still registered at DK_MGT_1, to which it"
                        + " does not subscribe: the other end was dropped in step 3 (stop-replication DK_MGT_3)");
    }

    // ---- procedure-completes --------------------------------------------------------------------------------------

    @Test
    void anActivationWaitsForAServerThatDoesNotReplicate() {
        Draft draft = Draft.draft().step(Commands.STOP, EXTRAS).step(Commands.ACTIVATE, FINAL);

        assertSays(
                explored(draft, without(3), Properties.PROCEDURE_COMPLETES),
                11,
                "step 2 (activate DK_MGT_2) can never be carried out: activation is not offered on DK_MGT_2, as"
                        + " DK_MGT_3, which is registered at DK_MGT_1, does not replicate from it: it was stopped in step 1"
                        + " (stop DK_MGT_3), never started again");
    }

    @Test
    void anActivationIsRefusedWhereAnActiveServerIsKnownAndNotSeen() {
        Draft draft = Draft.draft().step(Commands.STOP, INITIAL).step(Commands.ACTIVATE, FINAL);

        assertSays(
                explored(draft, without(2), Properties.PROCEDURE_COMPLETES),
                11,
                "step 2 (activate DK_MGT_2) can never be carried out: activation is not offered on DK_MGT_2, as DK_MGT_1"
                        + " is known to be in Active mode and not seen");
    }

    @Test
    void anActivationIsNotOfferedOnAServerWithoutReplication() {
        Draft draft = Draft.draft().step(Commands.EXCLUDE, FINAL, INITIAL).step(Commands.ACTIVATE, FINAL);

        assertSays(
                explored(draft, without(2), Properties.PROCEDURE_COMPLETES),
                11,
                "step 2 (activate DK_MGT_2) can never be carried out: activation is not offered on DK_MGT_2, as it does"
                        + " not replicate from DK_MGT_1: excluded in step 1, never initialized again");
    }

    @Test
    void aCheckOfWhatIsReplicatedWaitsForAServerThatIsDown() {
        Draft draft = Draft.draft().step(Commands.STOP, FINAL).step(Commands.AWAIT_CAUGHT_UP, FINAL, INITIAL);

        assertSays(
                explored(draft, without(2), Properties.PROCEDURE_COMPLETES),
                11,
                "step 2 (await-caught-up DK_MGT_2 at DK_MGT_1) can never be carried out: DK_MGT_2 was stopped in step 1"
                        + " (stop DK_MGT_2), never started again");
    }

    @Test
    void aClientIsNeverOpenedOnAServerThatIsDown() {
        Draft draft = Draft.draft().step(Commands.STOP, FINAL).step(Commands.OPEN_CLIENT, FINAL);

        assertSays(
                explored(draft, without(2), Properties.PROCEDURE_COMPLETES),
                11,
                "step 2 (open-client DK_MGT_2) can never be carried out: DK_MGT_2 was stopped in step 1 (stop DK_MGT_2),"
                        + " never started again");
    }

    @Test
    void aBranchThatIsTurnedToForEverIsNamed() {
        Draft draft = Draft.draft()
                .step(Commands.STOP, EXTRAS)
                .step(Commands.STOP, FINAL)
                .branch(Conditions.NOT_UPGRADED, Commands.STOP_REPLICATION, INITIAL);

        assertSays(
                explored(draft, without(3), Properties.PROCEDURE_COMPLETES),
                100,
                "the operator turns to what-if 1 (not-upgraded DK_MGT_1) again and again, and the procedure never comes"
                        + " to its end");
    }

    @Test
    void whatIsSoTimeAndAgainWhereTheSiteGoesRoundIsTold() {
        Draft draft = Draft.draft()
                .step(Commands.STOP, EXTRAS)
                .step(Commands.STOP, FINAL)
                .branch(Conditions.NOT_UPGRADED, Commands.STOP_REPLICATION, INITIAL);

        assertThat(explored(draft, without(3), Properties.EVENTUALLY_REDUNDANT).summary())
                .startsWith(
                        "the operator turns to what-if 1 (not-upgraded DK_MGT_1) again and again, and time and again it"
                                + " is so that server DK_MGT_2 is not replicating: ");
    }

    // ---- no-mixed-version-replication -----------------------------------------------------------------------------

    @Test
    void anUpgradeInABranchMeetsAServerThatReplicates() {
        Draft draft = Draft.draft()
                .step(Commands.AWAIT_CAUGHT_UP, FINAL, INITIAL)
                .step(Commands.EXCLUDE, FINAL, INITIAL)
                .step(Commands.UPGRADE, FINAL)
                .branch(Conditions.NOT_UPGRADED, Commands.UPGRADE, FINAL);

        assertSays(
                explored(draft, without(2), Properties.NO_MIXED_VERSION_REPLICATION),
                101,
                "DK_MGT_2 is to replicate from DK_MGT_1, which has another release: DK_MGT_2 was upgraded in what-if 1,"
                        + " step 1 (upgrade DK_MGT_2) while it still replicated; the operator may turn to what-if 1"
                        + " (not-upgraded DK_MGT_1) from step 2 on");
    }

    @Test
    void theSourceIsUpgradedWhileAnotherStillReplicates() {
        Draft draft = Draft.draft().step(Commands.UPGRADE, INITIAL);

        assertSays(
                explored(draft, without(2), Properties.NO_MIXED_VERSION_REPLICATION),
                10,
                "DK_MGT_2 is to replicate from DK_MGT_1, which has another release: DK_MGT_1 was upgraded in step 1"
                        + " (upgrade DK_MGT_1) while DK_MGT_2 still replicated from it");
    }
}
