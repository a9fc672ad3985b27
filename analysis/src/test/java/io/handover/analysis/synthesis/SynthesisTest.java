package io.handover.analysis.synthesis;

import static io.handover.model.property.Properties.AT_MOST_ONE_ACTIVE;
import static io.handover.model.property.Properties.EVENTUALLY_NO_DANGLING;
import static io.handover.model.property.Properties.EVENTUALLY_REDUNDANT;
import static io.handover.model.property.Properties.EVENTUALLY_SINGLE_ACTIVE;
import static io.handover.model.property.Properties.EVENTUALLY_UPGRADED;
import static io.handover.model.property.Properties.MANAGEMENT_AVAILABLE;
import static io.handover.model.property.Properties.MANAGEMENT_KEPT;
import static io.handover.model.property.Properties.NO_MIXED_VERSION_REPLICATION;
import static io.handover.model.property.Properties.ONLY_DECLARED_CHANGES_LOST;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.handover.analysis.attainment.Budgets;
import io.handover.analysis.subject.Subject;
import io.handover.explorer.search.ExploreOptions;
import io.handover.explorer.search.Explorer;
import io.handover.explorer.search.ProgressListener;
import io.handover.explorer.search.Verdict;
import io.handover.model.command.Command;
import io.handover.model.command.Commands;
import io.handover.model.condition.Conditions;
import io.handover.model.procedure.Instruction;
import io.handover.model.procedure.Plan;
import io.handover.model.procedure.WhatIf;
import io.handover.model.property.Property;
import io.handover.model.site.Assumptions;
import io.handover.model.site.Scope;
import io.handover.model.site.SplitBrainReaction;
import io.handover.model.transition.Transitions;
import io.handover.simulator.fixture.Draft;
import io.handover.simulator.fixture.Sites;
import io.handover.simulator.site.SimulatedSite;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.concurrent.CancellationException;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Known answers; those of three servers are asked for every night. */
class SynthesisTest {
    private static final List<Property> WITHOUT_DOWNTIME =
            List.of(MANAGEMENT_AVAILABLE, EVENTUALLY_UPGRADED, EVENTUALLY_REDUNDANT);

    /** What the hardened procedure promises. */
    private static final List<Property> HARDENED = List.of(
            AT_MOST_ONE_ACTIVE,
            NO_MIXED_VERSION_REPLICATION,
            ONLY_DECLARED_CHANGES_LOST,
            EVENTUALLY_SINGLE_ACTIVE,
            EVENTUALLY_UPGRADED,
            EVENTUALLY_REDUNDANT,
            EVENTUALLY_NO_DANGLING);

    private static final Assumptions ALARM_ONLY =
            Assumptions.DEFAULT.withSplitBrainReaction(SplitBrainReaction.ALARM_ONLY);

    /** A question on so many servers, of which tests change what they are about. */
    private record Asked(
            int servers,
            Assumptions assumptions,
            List<Property> wanted,
            List<Without> without,
            Budgets budgets,
            boolean isLikeWritten,
            OptionalLong gapMillis,
            SynthesisOptions options) {
        private static final SynthesisOptions USUAL = new SynthesisOptions(1_000_000, 3_000, 100, 1, 2);

        Asked(int servers, List<Property> wanted) {
            this(servers, Assumptions.DEFAULT, wanted, List.of(), Budgets.NONE, false, OptionalLong.empty(), USUAL);
        }

        Asked assuming(Assumptions assumed) {
            return new Asked(servers, assumed, wanted, without, budgets, isLikeWritten, gapMillis, options);
        }

        Asked without(Command command) {
            return new Asked(
                    servers,
                    assumptions,
                    wanted,
                    List.of(new Without(command, OptionalInt.empty())),
                    budgets,
                    isLikeWritten,
                    gapMillis,
                    options);
        }

        Asked under(Budgets faults) {
            return new Asked(servers, assumptions, wanted, without, faults, isLikeWritten, gapMillis, options);
        }

        Asked likeWritten() {
            return new Asked(servers, assumptions, wanted, without, budgets, true, gapMillis, options);
        }

        Asked withGap(long millis) {
            return new Asked(
                    servers, assumptions, wanted, without, budgets, isLikeWritten, OptionalLong.of(millis), options);
        }

        Asked spending(SynthesisOptions spent) {
            return new Asked(servers, assumptions, wanted, without, budgets, isLikeWritten, gapMillis, spent);
        }

        Synthesis answered() {
            return Synthesis.of(request(), new SynthesisWatch());
        }

        SynthesisRequest request() {
            SimulatedSite site = Sites.site(servers).withAssumptions(assumptions);
            Plan written = Draft.written().on(servers);
            return new SynthesisRequest(
                    site,
                    assumed(assumptions),
                    wanted.stream()
                            .filter(property -> property.name().startsWith("eventually"))
                            .toList(),
                    wanted,
                    without,
                    budgets,
                    Optional.empty(),
                    isLikeWritten ? Optional.of(new Subject("written", "", site, written)) : Optional.empty(),
                    gapMillis,
                    options,
                    "");
        }
    }

    private static List<Assumed> assumed(Assumptions all) {
        SplitBrainReaction other = all.splitBrainReaction() == SplitBrainReaction.DEMOTE_ALL
                ? SplitBrainReaction.ALARM_ONLY
                : SplitBrainReaction.DEMOTE_ALL;
        boolean see = all.mixedVersionsSeeEachOther();
        boolean takesOver = all.autoActivation();
        return List.of(
                new Assumed(
                        "splitBrainReaction",
                        all.splitBrainReaction().name(),
                        List.of(new Assumed.Other(other.name(), of -> of.withSplitBrainReaction(other)))),
                new Assumed(
                        "mixedVersionsSeeEachOther",
                        String.valueOf(see),
                        List.of(new Assumed.Other(String.valueOf(!see), of -> of.withMixedVersionsSeeEachOther(!see)))),
                new Assumed(
                        "autoActivation",
                        String.valueOf(takesOver),
                        List.of(new Assumed.Other(
                                String.valueOf(!takesOver), of -> of.withAutoActivation(!takesOver)))));
    }

    private static Answer.Impossible none(Asked asked) {
        Answer answer = asked.answered().answer();
        assertThat(answer).isInstanceOf(Answer.Impossible.class);
        return (Answer.Impossible) answer;
    }

    /** What is found is explored anew, as nobody should have to trust whoever found it. */
    private static Answer.Found found(Asked asked) {
        Answer answer = asked.answered().answer();
        assertThat(answer).isInstanceOf(Answer.Found.class);
        Answer.Found found = (Answer.Found) answer;
        Scope scope = asked.budgets().scope(asked.servers(), 2);
        Plan again = new Plan(found.plan().procedure(), found.plan().serverNames());
        var explored = new Explorer(new Transitions(again, scope, asked.assumptions()), ExploreOptions.DEFAULT)
                .run(ProgressListener.NONE);
        for (Property property : asked.request().promises()) {
            assertThat(explored.finding(property).verdict()).as(property.name()).isEqualTo(Verdict.HOLDS);
        }
        return found;
    }

    private static List<String> steps(Answer.Found found) {
        return found.plan().procedure().steps().stream()
                .map(step -> step.command().name() + " " + step.target().role())
                .toList();
    }

    // ---- none ---------------------------------------------------------------------------------------------------

    @Test
    void noProcedureKeepsManagementWhereTheProductAnswersTwoActiveServersThatSeeEachOther() {
        Answer.Impossible none = none(new Asked(2, WITHOUT_DOWNTIME));

        assertThat(none.core().stream().map(SynthesisTest::named))
                .containsExactly(
                        "management-available",
                        "eventually-upgraded",
                        "splitBrainReaction=DEMOTE_ALL",
                        "mixedVersionsSeeEachOther=true");
        assertThat(none.lifts())
                .contains(
                        new Lift.Assuming("splitBrainReaction", "ALARM_ONLY"),
                        new Lift.Assuming("mixedVersionsSeeEachOther", "false"))
                .doesNotContain(new Lift.Assuming("autoActivation", "true"));
    }

    private static String named(Reason reason) {
        if (reason instanceof Reason.Promised promised) {
            return promised.property().name();
        }
        if (reason instanceof Reason.OfProduct of) {
            return of.assumed().key() + "=" + of.assumed().value();
        }
        return reason instanceof Reason.Missing missing
                ? missing.command().command().name()
                : ((Reason.Struck) reason).kind().name();
    }

    @Test
    void theRefutationTakesTheOperatorAtHisWordUntilTheProductAnswers() {
        Refutation refutation = none(new Asked(2, WITHOUT_DOWNTIME)).refutation();

        int last = refutation.lastChoice().getAsInt();
        assertThat(refutation.ends()).isTrue();
        assertThat(refutation.story().moments().get(last).what()).isEqualTo("force-activate DK_MGT_2");
        assertThat(refutation.story().moments().get(last + 1).what())
                .isEqualTo("sees DK_MGT_1 and DK_MGT_2 active at once and puts both into standby");
        assertThat(refutation.choices())
                .anyMatch(choice ->
                        choice.order().equals("set-standby DK_MGT_1") && choice.outcome() == Refutation.Outcome.LOST)
                .anyMatch(choice -> choice.order().equals("force-activate DK_MGT_2")
                        && choice.outcome() == Refutation.Outcome.ANSWERED)
                .anyMatch(choice ->
                        choice.order().equals("stop DK_MGT_2") && choice.outcome() == Refutation.Outcome.PUT_OFF);
    }

    @Test
    void aCommandThatIsMissingIsPartOfTheCoreAndGivenBackLiftsIt() {
        Answer.Impossible none = none(new Asked(2, List.of(EVENTUALLY_UPGRADED)).without(Commands.UPGRADE));

        assertThat(none.core().stream().map(SynthesisTest::named)).containsExactly("eventually-upgraded", "upgrade");
        assertThat(none.lifts()).contains(new Lift.Allowing(new Without(Commands.UPGRADE, OptionalInt.empty())));
    }

    @Test
    void aFaultThatMakesItImpossibleIsNamedAndSparedLiftsIt() {
        Answer.Impossible none =
                none(new Asked(2, List.of(MANAGEMENT_AVAILABLE, EVENTUALLY_SINGLE_ACTIVE)).under(new Budgets(1, 0, 0)));

        assertThat(none.core().stream().map(SynthesisTest::named)).containsExactly("management-available", "CRASH");
        assertThat(none.lifts()).contains(new Lift.Sparing(Budgets.Kind.CRASH, 0));
        assertThat(none.refutation().lastChoice()).isEmpty();
    }

    @Test
    void whatIsNotDeclaredButCouldBeLiftsIt() {
        Answer.Impossible none = none(new Asked(
                        2,
                        Stream.concat(HARDENED.stream(), Stream.of(MANAGEMENT_KEPT))
                                .toList())
                .assuming(ALARM_ONLY));

        assertThat(none.lifts()).contains(new Lift.Declaring(0, true, true));
    }

    // ---- one ----------------------------------------------------------------------------------------------------

    @Test
    void whereTheProductOnlyRaisesAnAlarmThereIsOneWithAsFewCommandsAsCanBe() {
        Answer.Found found = found(new Asked(2, WITHOUT_DOWNTIME).assuming(ALARM_ONLY));

        assertThat(found.least()).hasValue(found.commands());
    }

    @Test
    void whereReleasesDoNotSeeEachOtherThereIsOneToo() {
        Answer.Found found = found(
                new Asked(2, WITHOUT_DOWNTIME).assuming(Assumptions.DEFAULT.withMixedVersionsSeeEachOther(false)));

        assertThat(found.least()).hasValue(found.commands());
    }

    @Test
    void likeTheWrittenProcedureItTakesOverInTheWrittenOrderAndSaysWhatIsLost() {
        Answer.Found found = found(new Asked(
                        2,
                        Stream.concat(HARDENED.stream(), Stream.of(MANAGEMENT_KEPT))
                                .toList())
                .assuming(ALARM_ONLY)
                .likeWritten());

        assertThat(steps(found))
                .containsSubsequence(
                        "await-caught-up final-active",
                        "upgrade final-active",
                        "verify-upgraded final-active",
                        "open-client initial-active",
                        "force-activate final-active",
                        "set-standby initial-active",
                        "upgrade initial-active",
                        "init-standby initial-active");
        assertThat(found.plan().procedure().declarations().changesLost()).hasSize(1);
        assertThat(found.plan().procedure().declarations().severalActive()).hasSize(1);
        assertThat(found.least()).hasValue(found.commands());
    }

    @Test
    void withoutAGapOfAnInstallerManagementIsHandedOverBeforeTheActiveServerIsUpgraded() {
        Answer.Found quick = found(new Asked(2, HARDENED).likeWritten());
        Answer.Found gapless = found(new Asked(2, HARDENED).likeWritten().withGap(5 * Sites.MINUTE));

        assertThat(quick.commands()).isLessThan(gapless.commands());
        assertThat(quick.times().orElseThrow().medianGapMillis()).isGreaterThan(10 * Sites.MINUTE);
        assertThat(gapless.times().orElseThrow().medianGapMillis()).isLessThan(5 * Sites.MINUTE);
        assertThat(gapless.plan().procedure().bounds()).hasSize(1);
        assertThat(gapless.plan().procedure().steps())
                .anyMatch(step -> step.command() == Commands.FORCE_ACTIVATE
                        && step.asSoonAsPossibleMillis().isPresent());
    }

    @Test
    void underACrashItHasBranchesAndNoneThatIsNotNeeded() {
        Asked asked =
                new Asked(2, HARDENED).likeWritten().withGap(5 * Sites.MINUTE).under(new Budgets(1, 0, 0));
        Answer.Found found = found(asked);
        List<WhatIf> branches = found.plan().procedure().whatIfs();

        assertThat(branches).extracting(WhatIf::when).contains(Conditions.DANGLING);
        for (int i = 0; i < branches.size(); i++) {
            List<WhatIf> fewer = new ArrayList<>(branches);
            fewer.remove(i);
            Plan plan = new Plan(
                    found.plan().procedure().withSteps(found.plan().procedure().steps(), fewer),
                    found.plan().serverNames());
            var explored = new Explorer(
                            new Transitions(plan, found.scope(), asked.assumptions()), ExploreOptions.DEFAULT)
                    .run(ProgressListener.NONE);
            assertThat(asked.request().promises())
                    .anyMatch(property -> explored.finding(property).verdict() != Verdict.HOLDS);
        }
    }

    @Test
    void theSameIsFoundOnAnyNumberOfThreads() {
        Asked asked = new Asked(2, HARDENED).likeWritten().withGap(5 * Sites.MINUTE);

        Synthesis one = asked.spending(Asked.USUAL.with(1, 1)).answered();
        Synthesis four = asked.spending(Asked.USUAL.with(1, 4)).answered();

        assertThat(((Answer.Found) one.answer()).plan().procedure())
                .isEqualTo(((Answer.Found) four.answer()).plan().procedure());
        assertThat(one.tries()).isEqualTo(four.tries());
    }

    @Test
    void whatIsTooLargeIsNotDecided() {
        Asked asked = new Asked(2, HARDENED).spending(new SynthesisOptions(100, 1, 1, 1, 1));

        assertThat(asked.answered().answer()).isEqualTo(new Answer.Undecided(100));
    }

    @Test
    void itEndsWhenItIsCancelled() {
        SynthesisWatch watch = new SynthesisWatch();
        watch.cancel();

        assertThatThrownBy(() -> Synthesis.of(new Asked(2, HARDENED).request(), watch))
                .isInstanceOf(CancellationException.class);
    }

    // ---- three servers --------------------------------------------------------------------------------------------

    @Test
    @Tag("nightly")
    void noProcedureOfThreeServersKeepsManagementUnlessTheProductOrItsReleasesAreBlind() {
        Answer.Impossible none = none(new Asked(3, WITHOUT_DOWNTIME));

        assertThat(none.core()).hasSize(4);
        assertThat(none.lifts())
                .contains(
                        new Lift.Assuming("splitBrainReaction", "ALARM_ONLY"),
                        new Lift.Assuming("mixedVersionsSeeEachOther", "false"));
        assertThat(found(new Asked(3, WITHOUT_DOWNTIME).assuming(ALARM_ONLY)).commands())
                .isEqualTo(7);
    }

    @Test
    @Tag("nightly")
    void ofThreeServersTheShapeOfTheHardenedProcedureIsFoundWithFewerCommands() {
        Answer.Found found = found(new Asked(
                        3,
                        Stream.concat(HARDENED.stream(), Stream.of(MANAGEMENT_KEPT))
                                .toList())
                .assuming(ALARM_ONLY)
                .likeWritten());

        assertThat(found.commands()).isEqualTo(8);
        assertThat(found.least()).hasValue(8);
        assertThat(steps(found))
                .containsSubsequence(
                        "upgrade final-active",
                        "force-activate final-active",
                        "set-standby initial-active",
                        "upgrade initial-active",
                        "upgrade extras");
    }

    @Test
    @Tag("nightly")
    void ofThreeServersOneIsFoundThatStandsACrash() {
        Answer.Found found = found(
                new Asked(3, HARDENED).likeWritten().withGap(5 * Sites.MINUTE).under(new Budgets(1, 0, 0)));

        assertThat(found.plan().procedure().steps().stream().map(Instruction::command))
                .contains(Commands.FORCE_ACTIVATE);
    }
}
