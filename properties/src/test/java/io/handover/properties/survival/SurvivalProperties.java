package io.handover.properties.survival;

import static org.assertj.core.api.Assertions.assertThat;

import io.handover.analysis.survival.PastStory;
import io.handover.analysis.survival.Survival;
import io.handover.explorer.search.ExploreOptions;
import io.handover.explorer.search.Explorer;
import io.handover.explorer.search.Finding;
import io.handover.explorer.search.ProgressListener;
import io.handover.explorer.search.Trial;
import io.handover.explorer.search.Verdict;
import io.handover.model.action.ActionKind;
import io.handover.model.site.Assumptions;
import io.handover.model.site.Scope;
import io.handover.model.transition.Transitions;
import io.handover.properties.drawn.Draw;
import io.handover.properties.drawn.DrawnDeclarations;
import io.handover.properties.drawn.DrawnProcedure;
import io.handover.properties.drawn.DrawnStep;
import io.handover.properties.drawn.Roles;
import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.statistics.Statistics;

/** A counterexample is never said to be gone where it is not. */
class SurvivalProperties {
    private static final int SERVERS = 3;
    private static final Roles OTHER_NAMES = Roles.bound(List.of("boss", "heir", "spare"), List.of(1, 2));

    @Provide
    Arbitrary<DrawnProcedure> procedures() {
        return Draw.procedures(4, 1)
                .map(drawn ->
                        new DrawnProcedure(drawn.steps(), drawn.branches(), DrawnDeclarations.NOTHING, drawn.given()));
    }

    @Provide
    Arbitrary<Scope> scopes() {
        return Draw.tinyScopes(SERVERS);
    }

    @Provide
    Arbitrary<Assumptions> assumptions() {
        return Draw.assumptions();
    }

    @Provide
    Arbitrary<DrawnStep> steps() {
        return Draw.steps();
    }

    @Provide
    Arbitrary<Integer> places() {
        return Arbitraries.integers().between(0, 9);
    }

    private static List<Finding> violated(Transitions transitions) {
        return new Explorer(transitions, ExploreOptions.DEFAULT)
                .run(ProgressListener.NONE).findings().stream()
                        .filter(finding -> finding.verdict() == Verdict.VIOLATED)
                        .toList();
    }

    private static PastStory story(Transitions transitions, Finding finding) {
        return new PastStory(transitions, finding.trace(), finding.property());
    }

    @Property(tries = 150, seed = "1", edgeCases = EdgeCasesMode.NONE)
    void inTheSameProcedureUnderAnyNamesItStillHappens(
            @ForAll("procedures") DrawnProcedure procedure,
            @ForAll("scopes") Scope scope,
            @ForAll("assumptions") Assumptions assumptions) {
        Transitions transitions = new Transitions(procedure.on(SERVERS), scope, assumptions);
        Transitions renamed = new Transitions(procedure.on(SERVERS, OTHER_NAMES), scope, assumptions);
        for (Finding finding : violated(transitions)) {
            for (Transitions now : List.of(transitions, renamed)) {
                Survival survival = Survival.of(story(transitions, finding), now);

                assertThat(survival.answer()).as(finding.property().name()).isEqualTo(Survival.Answer.STILL);
                assertThat(survival.obstacle()).isEmpty();
                assertThat(new Trial(now, now.initialState(), survival.path().orElseThrow())
                                .endsInViolation(finding.property()))
                        .as(finding.property().name())
                        .isTrue();
            }
        }
    }

    @Property(tries = 150, seed = "2", edgeCases = EdgeCasesMode.NONE)
    void whereItCanBeToldToTheLetterWithAStepMoreItStillHappens(
            @ForAll("procedures") DrawnProcedure procedure,
            @ForAll("scopes") Scope scope,
            @ForAll("assumptions") Assumptions assumptions,
            @ForAll("steps") DrawnStep more,
            @ForAll("places") int place) {
        int at = place % (procedure.steps().size() + 1);
        List<DrawnStep> steps = new ArrayList<>(procedure.steps());
        steps.add(at, more);
        Transitions past = new Transitions(procedure.on(SERVERS), scope, assumptions);
        Transitions now = new Transitions(with(procedure, steps).on(SERVERS), scope, assumptions);
        if (StrictRetelling.isAlone(now.plan(), at)) {
            compare(past, now, at, -1);
        }
    }

    @Property(tries = 300, seed = "3", edgeCases = EdgeCasesMode.NONE)
    void whereItCanBeToldToTheLetterWithAStepLessItStillHappens(
            @ForAll("procedures") DrawnProcedure procedure,
            @ForAll("scopes") Scope scope,
            @ForAll("assumptions") Assumptions assumptions,
            @ForAll("places") int place) {
        if (procedure.steps().isEmpty()) {
            return;
        }
        int at = place % procedure.steps().size();
        List<DrawnStep> steps = new ArrayList<>(procedure.steps());
        steps.remove(at);
        Transitions past = new Transitions(procedure.on(SERVERS), scope, assumptions);
        Transitions now = new Transitions(with(procedure, steps).on(SERVERS), scope, assumptions);
        if (StrictRetelling.isAlone(past.plan(), at)) {
            compare(past, now, -1, at);
        }
    }

    private static DrawnProcedure with(DrawnProcedure procedure, List<DrawnStep> steps) {
        return new DrawnProcedure(steps, procedure.branches(), procedure.declarations(), procedure.given());
    }

    private static void compare(Transitions past, Transitions now, int putIn, int gone) {
        for (Finding finding : violated(past)) {
            Survival survival = Survival.of(story(past, finding), now);

            Statistics.label("answer").collect(survival.answer()).coverage(seen -> {
                seen.check(Survival.Answer.STILL).count(count -> count > 20);
                seen.check(Survival.Answer.NO_MORE).count(count -> count > 20);
            });
            boolean toTheLetter =
                    new StrictRetelling(past, finding.trace(), finding.property(), now, putIn, gone).violates();
            if (toTheLetter) {
                assertThat(survival.answer()).as(finding.property().name()).isEqualTo(Survival.Answer.STILL);
            }
            if (survival.answer() == Survival.Answer.STILL) {
                List<Integer> path = survival.path().orElseThrow();
                Transitions ended = withoutFurtherChanges(now, path);
                Trial trial = new Trial(ended, ended.initialState(), path);
                assertThat(trial.notEnabled()).isEmpty();
                assertThat(trial.endsInViolation(finding.property()) || trial.violatesBeforeItsEnd(finding.property()))
                        .as("%s of %s", finding.property().name(), path)
                        .isTrue();
                assertThat(faultsAndChanges(path)).isEqualTo(faultsAndChanges(finding.trace()));
            }
            Statistics.label("told to the letter")
                    .collect(toTheLetter)
                    .coverage(seen -> seen.check(true).percentage(share -> share > 10));
        }
    }

    /** In which no more changes can be made than a path makes: what is left of them has no part in the story. */
    private static Transitions withoutFurtherChanges(Transitions of, List<Integer> path) {
        Scope scope = of.scope();
        int changes = (int) path.stream()
                .filter(action -> action < Long.SIZE && ActionKind.of(action) == ActionKind.CHANGE)
                .count();
        return new Transitions(
                of.plan(),
                new Scope(
                        scope.servers(),
                        changes,
                        scope.crashes(),
                        scope.cuts(),
                        scope.installerFailures(),
                        scope.skips()),
                of.assumptions());
    }

    /** Slips aside: that of a step that is gone is none any more. */
    private static List<Integer> faultsAndChanges(List<Integer> path) {
        return path.stream()
                .filter(action -> action != ActionKind.SKIP.first()
                        && (action >= Long.SIZE || ActionKind.of(action) == ActionKind.CHANGE))
                .toList();
    }
}
