package io.handover.properties.laws;

import static org.assertj.core.api.Assertions.assertThat;

import io.handover.explorer.search.Exploration;
import io.handover.explorer.search.ExploreOptions;
import io.handover.explorer.search.Explorer;
import io.handover.explorer.search.Finding;
import io.handover.explorer.search.ProgressListener;
import io.handover.explorer.search.Trial;
import io.handover.explorer.search.Verdict;
import io.handover.model.action.ActionKind;
import io.handover.model.site.Assumptions;
import io.handover.model.site.Scope;
import io.handover.model.state.Pairs;
import io.handover.model.transition.Transitions;
import io.handover.properties.drawn.Draw;
import io.handover.properties.drawn.DrawnProcedure;
import io.handover.properties.drawn.Roles;
import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Assume;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** What roles are called changes nothing, and which servers they are bound to changes no verdict but by symmetry. */
class NamingProperties {
    private static final int SERVERS = 4;
    private static final int MOST_STATES = 20_000;
    private static final List<Integer> IN_ORDER = List.of(1, 2, 3);

    @Provide
    Arbitrary<DrawnProcedure> procedures() {
        return Draw.procedures(6, 1);
    }

    @Provide
    Arbitrary<Scope> scopes() {
        return Draw.tinyScopes(SERVERS);
    }

    @Provide
    Arbitrary<Assumptions> assumptions() {
        return Draw.assumptions();
    }

    /** Names that mean something to people, each for any of the servers. */
    @Provide
    Arbitrary<List<String>> names() {
        return Arbitraries.shuffle("initial-active", "final-active", "extras", "target");
    }

    @Provide
    Arbitrary<List<Integer>> standbys() {
        return Arbitraries.shuffle(IN_ORDER);
    }

    private static Exploration explore(Transitions transitions) {
        Exploration exploration =
                new Explorer(transitions, ExploreOptions.DEFAULT.withMaxStates(MOST_STATES)).run(ProgressListener.NONE);
        Assume.that(exploration.complete());
        return exploration;
    }

    private static void assertSameCounts(Exploration one, Exploration other) {
        assertThat(one.states()).isEqualTo(other.states());
        assertThat(one.transitions()).isEqualTo(other.transitions());
        assertThat(one.depth()).isEqualTo(other.depth());
    }

    @Property(tries = 150, seed = "1", edgeCases = EdgeCasesMode.NONE)
    void whatRolesAreCalledChangesNothing(
            @ForAll("procedures") DrawnProcedure procedure,
            @ForAll("scopes") Scope scope,
            @ForAll("assumptions") Assumptions assumptions,
            @ForAll("names") List<String> names) {
        Exploration usual = explore(new Transitions(procedure.on(SERVERS), scope, assumptions));
        Exploration renamed =
                explore(new Transitions(procedure.on(SERVERS, Roles.bound(names, IN_ORDER)), scope, assumptions));
        assertSameCounts(renamed, usual);
        assertThat(renamed.findings()).isEqualTo(usual.findings());
    }

    @Property(tries = 150, seed = "1", edgeCases = EdgeCasesMode.NONE)
    void whichStandbysRolesAreBoundToChangesNoVerdictButBySymmetry(
            @ForAll("procedures") DrawnProcedure procedure,
            @ForAll("scopes") Scope scope,
            @ForAll("assumptions") Assumptions assumptions,
            @ForAll("names") List<String> names,
            @ForAll("standbys") List<Integer> standbys) {
        Exploration usual = explore(new Transitions(procedure.on(SERVERS), scope, assumptions));
        Transitions bound = new Transitions(procedure.on(SERVERS, Roles.bound(names, standbys)), scope, assumptions);
        Exploration other = explore(bound);
        assertSameCounts(other, usual);
        for (Finding finding : usual.findings()) {
            Finding counterpart = other.finding(finding.property());
            assertThat(counterpart.verdict()).as(finding.property().name()).isEqualTo(finding.verdict());
            assertThat(counterpart.length()).as(finding.property().name()).isEqualTo(finding.length());
            if (finding.verdict() == Verdict.VIOLATED) {
                Trial trial = new Trial(bound, bound.initialState(), moved(finding.trace(), standbys));
                assertThat(trial.notEnabled()).isEmpty();
                assertThat(trial.endsInViolation(finding.property())).isTrue();
            }
        }
    }

    /** The same actions, about the servers that take the others' places. */
    private static List<Integer> moved(List<Integer> trace, List<Integer> standbys) {
        List<Integer> places = new ArrayList<>(standbys);
        places.add(0, 0);
        return trace.stream().map(action -> moved(action, places)).toList();
    }

    private static int moved(int action, List<Integer> places) {
        ActionKind kind = ActionKind.of(action);
        int operand = kind.operand(action);
        return switch (kind.operands()) {
            case SERVER -> kind.number(places.get(operand));
            case PAIR -> {
                for (int t = 1; t < places.size(); t++) {
                    for (int s = 0; s < t; s++) {
                        if (Pairs.number(s, t) == operand) {
                            yield kind.number(Pairs.number(places.get(s), places.get(t)));
                        }
                    }
                }
                throw new IllegalArgumentException("there is no pair " + operand);
            }
            case NONE, BRANCH -> action;
        };
    }
}
