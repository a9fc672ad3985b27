package io.handover.executor.lookahead;

import io.handover.model.procedure.Plan;
import io.handover.model.property.Properties;
import io.handover.model.property.Property;
import io.handover.model.property.StateProperty;
import io.handover.model.property.StepProperty;
import io.handover.model.state.SiteState;
import io.handover.model.transition.Transitions;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * All that can become of some states as the procedure goes on, by progress alone, to find whether it <em>can</em> keep a property: the question that is
 * opposite to that of the explorer, which finds whether it <em>must</em>. Whether any other commands could keep it is for the game to say
 * ({@link Standings}), which knows of no procedure.
 */
final class Future {
    /** A site of five servers with two changes has fewer states than this before it in a shipped procedure. */
    private static final int MOST_STATES = 60_000;

    private final Transitions transitions;
    private final Plan plan;
    private final List<SiteState> states = new ArrayList<>();
    private final Map<SiteState, Integer> numbers = new HashMap<>();
    private final List<int[]> successors = new ArrayList<>();
    private final List<int[]> actions = new ArrayList<>();
    private final int[] starts;
    private final boolean complete;
    private final BitSet comesToRest = new BitSet();

    Future(Transitions transitions, List<SiteState> from) {
        this.transitions = transitions;
        this.plan = transitions.plan();
        this.starts = from.stream().mapToInt(this::number).distinct().toArray();
        for (int i = 0; i < states.size() && states.size() <= MOST_STATES; i++) {
            expand(i);
        }
        this.complete = successors.size() == states.size();
        if (complete) {
            findRest();
        }
    }

    private int number(SiteState state) {
        return numbers.computeIfAbsent(state, unknown -> {
            states.add(unknown);
            return states.size() - 1;
        });
    }

    private void expand(int i) {
        SiteState state = states.get(i);
        long enabled = transitions.progress(state);
        int[] next = new int[Long.bitCount(enabled)];
        int[] by = new int[next.length];
        int k = 0;
        for (long rest = enabled; rest != 0; rest &= rest - 1) {
            by[k] = Long.numberOfTrailingZeros(rest);
            SiteState after = state.copy();
            transitions.apply(after, by[k]);
            next[k++] = number(after);
        }
        successors.add(next);
        actions.add(by);
    }

    /** Marks the states from which the site can come to rest; in all shipped procedures these are all. */
    private void findRest() {
        for (boolean more = true; more; ) {
            more = false;
            for (int i = states.size() - 1; i >= 0; i--) {
                int[] next = successors.get(i);
                if (!comesToRest.get(i)
                        && (next.length == 0 || Arrays.stream(next).anyMatch(comesToRest::get))) {
                    comesToRest.set(i);
                    more = true;
                }
            }
        }
    }

    /** The states that this begins with. */
    int[] starts() {
        return starts;
    }

    SiteState state(int number) {
        return states.get(number);
    }

    /** Whether the operator's command is enabled in a state. */
    boolean offersCommand(int from) {
        return (transitions.progress(states.get(from)) & Transitions.ISSUE_SET) != 0;
    }

    /** The state after the operator's command, which is enabled there. */
    int afterCommand(int from) {
        SiteState after = states.get(from).copy();
        transitions.apply(after, Long.numberOfTrailingZeros(Transitions.ISSUE_SET));
        return number(after);
    }

    /** Whether the command is itself a step that violates a property. */
    boolean violatedByCommand(Property property, int from) {
        return property instanceof StepProperty step
                && !step.holds(
                        states.get(from),
                        Long.numberOfTrailingZeros(Transitions.ISSUE_SET),
                        states.get(afterCommand(from)));
    }

    /** Whether the procedure can keep a property from some states on. */
    Keep keep(Property property, int[] from) {
        BitSet seen = new BitSet();
        int[] stack = new int[states.size()];
        int open = 0;
        for (int start : from) {
            if (start < successors.size() && !seen.get(start) && mayBeIn(property, start)) {
                seen.set(start);
                stack[open++] = start;
            }
        }
        boolean goesRound = false;
        while (open > 0) {
            int i = stack[--open];
            if (i >= successors.size()) {
                continue;
            }
            for (int k = 0; k < successors.get(i).length; k++) {
                int next = successors.get(i)[k];
                if (!seen.get(next) && mayBeIn(property, next) && mayGo(property, i, actions.get(i)[k], next)) {
                    seen.set(next);
                    stack[open++] = next;
                }
            }
            if (successors.get(i).length == 0 && keptAtRest(property, i)) {
                return Keep.POSSIBLE;
            }
            goesRound |= !comesToRest.get(i);
        }
        return complete && !goesRound ? Keep.LOST : Keep.UNKNOWN;
    }

    private boolean mayBeIn(Property property, int i) {
        return property.isEventual() || !(property instanceof StateProperty state) || state.holds(plan, states.get(i));
    }

    private boolean mayGo(Property property, int from, int action, int to) {
        return !(property instanceof StepProperty step) || step.holds(states.get(from), action, states.get(to));
    }

    /**
     * Whether a site that rests in a state keeps a property. Where no server is active the law still counts changes that any database
     * holds; but who leaves the site so has not kept them: nobody can work with them.
     */
    private boolean keptAtRest(Property property, int i) {
        if (!property.isEventual()) {
            return true;
        }
        boolean usable = property != Properties.ONLY_DECLARED_CHANGES_LOST
                || states.get(i).upActive() != 0;
        return usable && property instanceof StateProperty state && state.holds(plan, states.get(i));
    }
}
