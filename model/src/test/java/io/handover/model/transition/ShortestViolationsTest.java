package io.handover.model.transition;

import static org.assertj.core.api.Assertions.assertThat;

import io.handover.model.fixture.Action;
import io.handover.model.fixture.Enumeration;
import io.handover.model.fixture.WrittenProcedure;
import io.handover.model.procedure.Plan;
import io.handover.model.property.Properties;
import io.handover.model.property.Property;
import io.handover.model.property.StateProperty;
import io.handover.model.property.StepProperty;
import io.handover.model.site.Assumptions;
import io.handover.model.site.Scope;
import io.handover.model.state.SiteState;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** docs/model.md, "Shortest violations": three servers, two changes, no faults, default assumptions. */
class ShortestViolationsTest {
    private final Plan plan = WrittenProcedure.on(3);
    private final Transitions transitions = new Transitions(plan, new Scope(3, 2, 0, 0, 0, 0), Assumptions.DEFAULT);
    private final Judge judge = new Judge();

    ShortestViolationsTest() {
        Enumeration.visit(transitions, judge);
    }

    /** Notes the first violation of each property, the states at rest, and who leads to whom. */
    private final class Judge implements Enumeration.Visitor {
        private final Map<Property, Integer> violations = new LinkedHashMap<>();
        private final Map<SiteState, List<SiteState>> before = new HashMap<>();
        private final Set<SiteState> states = new HashSet<>();
        private final Set<SiteState> atRest = new HashSet<>();

        @Override
        public void state(SiteState state, int depth, long progress) {
            states.add(state);
            if (progress == 0) {
                atRest.add(state);
            }
            for (Property property : Properties.ALL) {
                if (property instanceof StateProperty of
                        && (!of.isEventual() || progress == 0)
                        && !of.holds(plan, state)) {
                    violations.putIfAbsent(property, depth);
                }
            }
        }

        @Override
        public void step(SiteState state, int depth, Action action, SiteState after) {
            before.computeIfAbsent(after, none -> new ArrayList<>()).add(state);
            for (Property property : Properties.ALL) {
                if (property instanceof StepProperty of && !of.holds(state, action.number(), after)) {
                    violations.putIfAbsent(property, depth + 1);
                }
            }
        }
    }

    @Test
    void everyPropertyThatIsViolatedIsFirstViolatedAfterSoManyActions() {
        assertThat(judge.violations)
                .containsOnly(
                        Map.entry(Properties.MANAGEMENT_AVAILABLE, 10),
                        Map.entry(Properties.MANAGEMENT_KEPT, 10),
                        Map.entry(Properties.ONLY_DECLARED_CHANGES_LOST, 20),
                        Map.entry(Properties.EVENTUALLY_SINGLE_ACTIVE, 18),
                        Map.entry(Properties.EVENTUALLY_REDUNDANT, 18));
    }

    @Test
    void everyBottomComponentIsASingleStateWithoutProgressActions() {
        // Else the states without progress actions would not be all that the eventual properties ask of.
        Set<SiteState> comesToRest = new HashSet<>(judge.atRest);
        Deque<SiteState> open = new ArrayDeque<>(judge.atRest);
        while (!open.isEmpty()) {
            for (SiteState earlier : judge.before.getOrDefault(open.remove(), List.of())) {
                if (comesToRest.add(earlier)) {
                    open.add(earlier);
                }
            }
        }
        assertThat(comesToRest).isEqualTo(judge.states);
    }
}
