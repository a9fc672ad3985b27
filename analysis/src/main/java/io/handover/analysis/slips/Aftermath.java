package io.handover.analysis.slips;

import io.handover.explorer.graph.StateGraph;
import io.handover.model.procedure.Plan;
import io.handover.model.property.Property;
import io.handover.model.property.StateProperty;
import io.handover.model.property.StepProperty;
import io.handover.model.state.SiteState;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What can come of the states of a graph whose moves are progress actions alone: how far each is from a violation of each property
 * (docs/model.md, "Always and eventually").
 */
final class Aftermath {
    private final Plan plan;
    private final StateGraph graph;
    private final NotYet notYet;
    private final BottomStates bottoms;
    private final Backwards backwards;
    private final Map<Property, BitSet> violating = new LinkedHashMap<>();
    private final Map<Property, int[]> distances = new LinkedHashMap<>();
    private final Map<Property, int[]> avoiding = new LinkedHashMap<>();

    /**
     * Of all states of a graph.
     *
     * @param notYet what need not be so yet where the operator stands for ever
     */
    Aftermath(Plan plan, StateGraph graph, NotYet notYet) {
        this.plan = plan;
        this.graph = graph;
        this.notYet = notYet;
        this.bottoms = new BottomStates(graph);
        this.backwards = new Backwards(graph);
    }

    /** Which eventual promises a procedure leaves open at its steps. */
    interface NotYet {
        /** Everything has to be so at the end, wherever that is. */
        NotYet NOTHING = (property, state) -> false;

        /** Whether it is in order that the property does not hold while the operator is where he is in that state. */
        boolean isOpen(Property property, SiteState state);
    }

    /** How many moves a state is from a violation at least, the violating move included; {@link StateGraph#NONE} where it never comes to one. */
    int distance(Property property, int state) {
        return distances(property)[state];
    }

    private int[] distances(Property property) {
        return distances.computeIfAbsent(property, of -> {
            BitSet goals = violating(of);
            return backwards.distances(goals::get, state -> true);
        });
    }

    /** The states in which a property is violated; of a property of steps, those from which a violating step leads. */
    private BitSet violating(Property property) {
        return violating.computeIfAbsent(property, of -> {
            if (of instanceof StepProperty ofSteps) {
                return violating(ofSteps);
            }
            return of.isEventual() ? ending((StateProperty) of) : violating((StateProperty) of);
        });
    }

    private BitSet violating(StateProperty property) {
        BitSet violating = new BitSet(graph.states());
        SiteState state = graph.state(0);
        for (int i = 0; i < graph.states(); i++) {
            graph.read(i, state);
            violating.set(i, !property.holds(plan, state));
        }
        return violating;
    }

    private BitSet violating(StepProperty property) {
        BitSet violating = new BitSet(graph.states());
        SiteState before = graph.state(0);
        SiteState after = graph.state(0);
        for (int i = 0; i < graph.states(); i++) {
            graph.read(i, before);
            for (int move = graph.firstMove(i); move < graph.endMove(i) && !violating.get(i); move++) {
                graph.read(graph.target(move), after);
                violating.set(i, !property.holds(before, graph.action(move), after));
            }
        }
        return violating;
    }

    /** The states of bottom components some state of which lacks what was promised. */
    private BitSet ending(StateProperty property) {
        BitSet components = new BitSet(bottoms.components());
        SiteState state = graph.state(0);
        for (int i = 0; i < graph.states(); i++) {
            if (bottoms.isBottom(i)) {
                graph.read(i, state);
                if (!property.holds(plan, state) && !(plan.hasCurrent(state) && notYet.isOpen(property, state))) {
                    components.set(bottoms.component(i));
                }
            }
        }
        BitSet violating = new BitSet(graph.states());
        for (int i = 0; i < graph.states(); i++) {
            violating.set(i, components.get(bottoms.component(i)));
        }
        return violating;
    }

    /** Whether from a state a course of events leads to an end without ever violating a property. */
    boolean canAvoid(Property property, int state) {
        return avoiding(property)[state] != StateGraph.NONE;
    }

    private int[] avoiding(Property property) {
        return avoiding.computeIfAbsent(property, of -> {
            BitSet bad = violating(of);
            BitSet soiled = new BitSet(bottoms.components());
            bad.stream().forEach(state -> soiled.set(bottoms.component(state)));
            return backwards.distances(
                    state -> bottoms.isBottom(state) && !soiled.get(bottoms.component(state)),
                    of.isEventual() ? state -> true : state -> !bad.get(state));
        });
    }

    /** The actions of a shortest way from a state to the violation of a property. */
    List<Integer> way(Property property, int from) {
        int[] left = distances(property);
        List<Integer> way = new ArrayList<>();
        int at = from;
        while (left[at] > 0) {
            int move = graph.firstMove(at);
            while (left[graph.target(move)] != left[at] - 1) {
                move++;
            }
            way.add(graph.action(move));
            at = graph.target(move);
        }
        if (property instanceof StepProperty ofSteps) {
            way.add(violatingAction(ofSteps, at));
        }
        return Collections.unmodifiableList(way);
    }

    private int violatingAction(StepProperty property, int at) {
        SiteState before = graph.state(at);
        for (int move = graph.firstMove(at); move < graph.endMove(at); move++) {
            if (!property.holds(before, graph.action(move), graph.state(graph.target(move)))) {
                return graph.action(move);
            }
        }
        throw new IllegalStateException("no step from there violates " + property.name());
    }
}
