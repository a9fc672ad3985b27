package io.handover.properties.laws;

import static org.assertj.core.api.Assertions.assertThat;

import io.handover.explorer.search.Exploration;
import io.handover.explorer.search.ExploreOptions;
import io.handover.explorer.search.Explorer;
import io.handover.explorer.search.Finding;
import io.handover.explorer.search.ProgressListener;
import io.handover.explorer.search.Trial;
import io.handover.explorer.search.Verdict;
import io.handover.model.procedure.Plan;
import io.handover.model.property.Properties;
import io.handover.model.property.StateProperty;
import io.handover.model.site.Assumptions;
import io.handover.model.site.Scope;
import io.handover.model.state.SiteState;
import io.handover.model.transition.Transitions;
import io.handover.properties.drawn.Draw;
import io.handover.properties.drawn.DrawnProcedure;
import java.util.OptionalInt;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Assume;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.statistics.Statistics;
import net.jqwik.api.statistics.StatisticsReport;

/** The explorer finds what plain enumeration finds, of any procedure in a tiny scope. */
class ExplorationProperties {
    private static final int MOST_STATES = 4_000;

    @Provide
    Arbitrary<DrawnProcedure> procedures() {
        return Draw.procedures(6, 2);
    }

    @Provide
    Arbitrary<Scope> scopes() {
        return Arbitraries.integers().between(2, 3).flatMap(Draw::tinyScopes);
    }

    @Provide
    Arbitrary<Assumptions> assumptions() {
        return Draw.assumptions();
    }

    @Property(tries = 400, seed = "1", edgeCases = EdgeCasesMode.NONE)
    @StatisticsReport(StatisticsReport.StatisticsReportMode.OFF)
    void theExplorerAgreesWithPlainEnumeration(
            @ForAll("procedures") DrawnProcedure procedure,
            @ForAll("scopes") Scope scope,
            @ForAll("assumptions") Assumptions assumptions) {
        Plan plan = procedure.on(scope.servers());
        Transitions transitions = new Transitions(plan, scope, assumptions);
        Enumeration plain = new Enumeration(transitions, Properties.ALL, MOST_STATES);
        Assume.that(plain.states() <= MOST_STATES);
        Statistics.label("has a bottom component of several states")
                .collect(plain.largestBottomComponent() > 1)
                .coverage(cases -> cases.check(true).percentage(share -> share > 5));

        Exploration exploration = new Explorer(transitions, ExploreOptions.DEFAULT).run(ProgressListener.NONE);

        assertThat(exploration.states()).isEqualTo(plain.states());
        assertThat(exploration.transitions()).isEqualTo(plain.transitionCount());
        assertThat(exploration.depth()).isEqualTo(plain.depth());
        for (Finding finding : exploration.findings()) {
            OptionalInt shortest = finding.property().isEventual()
                    ? plain.shortestEventual((StateProperty) finding.property())
                    : plain.shortest(finding.property());
            assertThat(finding.length()).as(finding.property().name()).isEqualTo(shortest);
            Statistics.label(finding.property().name())
                    .collect(finding.verdict())
                    .coverage(seen -> {
                        seen.check(Verdict.HOLDS).count(count -> count > 0);
                        seen.check(Verdict.VIOLATED).count(count -> count > 0);
                    });
            if (finding.verdict() == Verdict.VIOLATED) {
                follow(transitions, finding);
            }
        }
        Exploration byTwo = new Explorer(transitions, ExploreOptions.DEFAULT.withThreads(2)).run(ProgressListener.NONE);
        assertThat(byTwo.findings()).isEqualTo(exploration.findings());
        assertThat(byTwo.transitions()).isEqualTo(exploration.transitions());
    }

    @Provide
    Arbitrary<Scope> scopesWithExtras() {
        return Draw.tinyScopes(4);
    }

    @Property(tries = 150, seed = "1", edgeCases = EdgeCasesMode.NONE)
    void representativesOfExtrasThatAreAlikeHaveTheVerdictsAndLengthsOfAllStates(
            @ForAll("procedures") DrawnProcedure procedure,
            @ForAll("scopesWithExtras") Scope scope,
            @ForAll("assumptions") Assumptions assumptions) {
        Transitions transitions = new Transitions(procedure.on(scope.servers()), scope, assumptions);
        ExploreOptions bounded = ExploreOptions.DEFAULT.withMaxStates(10 * MOST_STATES);
        Exploration all = new Explorer(transitions, bounded).run(ProgressListener.NONE);
        Assume.that(all.complete());
        Exploration some = new Explorer(transitions, bounded.withSymmetry(true)).run(ProgressListener.NONE);
        assertThat(some.states()).isLessThanOrEqualTo(all.states());
        for (Finding finding : some.findings()) {
            Finding other = all.finding(finding.property());
            assertThat(finding.verdict()).isEqualTo(other.verdict());
            assertThat(finding.length()).as(finding.property().name()).isEqualTo(other.length());
            if (finding.verdict() == Verdict.VIOLATED) {
                follow(transitions, finding);
            }
        }
    }

    /** A counterexample is a path of the model. */
    private static void follow(Transitions transitions, Finding finding) {
        SiteState state = transitions.initialState();
        for (int action : finding.trace()) {
            assertThat(transitions.isEnabled(state, action)).isTrue();
            transitions.apply(state, action);
        }
        assertThat(new Trial(transitions, transitions.initialState(), finding.trace())
                        .endsInViolation(finding.property()))
                .isTrue();
    }
}
