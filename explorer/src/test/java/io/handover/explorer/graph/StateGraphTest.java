package io.handover.explorer.graph;

import static org.assertj.core.api.Assertions.assertThat;

import io.handover.explorer.search.Draft;
import io.handover.model.site.Assumptions;
import io.handover.model.site.Scope;
import io.handover.model.state.SiteState;
import io.handover.model.state.StatePacking;
import io.handover.model.transition.Transitions;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

class StateGraphTest {
    private static final Transitions SMALL = transitions(new Scope(3, 2, 0, 0, 0, 0));
    private static final Transitions WITH_FAULTS = transitions(new Scope(3, 2, 1, 1, 0, 0));

    private static Transitions transitions(Scope scope) {
        return Draft.written(3).transitions(scope, Assumptions.DEFAULT);
    }

    private static StateGraph graph(Transitions transitions, int most) {
        return StateGraph.of(
                new StatePacking(
                        transitions.scope(),
                        transitions.plan().givenChanges(),
                        transitions.plan().places()),
                List.of(transitions.initialState()),
                Moves.of(transitions),
                most);
    }

    @Test
    void itHasTheStatesMovesAndDepthOfTheReferenceCounts() {
        StateGraph graph = graph(SMALL, Integer.MAX_VALUE);
        assertThat(graph.isComplete()).isTrue();
        assertThat(List.of(graph.states(), graph.moves(), graph.depth(graph.states() - 1)))
                .containsExactly(894, 1_241, 24);
        StateGraph faulted = graph(WITH_FAULTS, Integer.MAX_VALUE);
        assertThat(List.of(faulted.states(), faulted.moves(), faulted.depth(faulted.states() - 1)))
                .containsExactly(33_325, 111_743, 27);
    }

    @Test
    void theWayToAStateLeadsThere() {
        StateGraph graph = graph(WITH_FAULTS, Integer.MAX_VALUE);
        for (int i = 0; i < graph.states(); i += 101) {
            SiteState state = WITH_FAULTS.initialState();
            for (int action : graph.way(i)) {
                assertThat(WITH_FAULTS.isEnabled(state, action)).isTrue();
                WITH_FAULTS.apply(state, action);
            }
            assertThat(state).isEqualTo(graph.state(i));
            assertThat(graph.numberOf(state)).isEqualTo(i);
            assertThat(graph.way(i)).hasSize(graph.depth(i));
        }
    }

    /** A distance is one more than the least of those that the moves lead to, 0 at a goal, and none where no move leads on to one. */
    @Test
    void distancesAreThoseOfTheDefinition() {
        StateGraph graph = graph(WITH_FAULTS, Integer.MAX_VALUE);
        int goal = 3;
        int[] distances = graph.distances(i -> graph.state(i).pc() == goal);
        for (int i = 0; i < graph.states(); i++) {
            TreeSet<Integer> next = new TreeSet<>();
            for (int move = graph.firstMove(i); move < graph.endMove(i); move++) {
                if (distances[graph.target(move)] != StateGraph.NONE) {
                    next.add(distances[graph.target(move)]);
                }
            }
            int expected = next.isEmpty() ? StateGraph.NONE : next.first() + 1;
            assertThat(distances[i]).isEqualTo(graph.state(i).pc() == goal ? 0 : expected);
        }
        assertThat(distances[0]).isPositive();
        assertThat(distances[graph.states() - 1] == StateGraph.NONE).isTrue();
    }

    @Test
    void aBoundIsSaid() {
        StateGraph graph = graph(SMALL, 100);
        assertThat(graph.isComplete()).isFalse();
        assertThat(graph.states()).isEqualTo(100);
        List<SiteState> states = new ArrayList<>();
        for (int i = 0; i < graph.states(); i++) {
            states.add(graph.state(i));
        }
        assertThat(states).doesNotHaveDuplicates();
        SiteState unknown = graph(SMALL, Integer.MAX_VALUE).state(893);
        assertThat(graph.numberOf(unknown)).isEqualTo(StateGraph.NONE);
    }
}
