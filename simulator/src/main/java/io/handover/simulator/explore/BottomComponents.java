package io.handover.simulator.explore;

import io.handover.model.procedure.Plan;
import io.handover.model.property.StateProperty;
import io.handover.model.state.SiteState;
import java.util.Arrays;
import java.util.List;
import java.util.function.BooleanSupplier;

/**
 * The bottom components among the states that the sweeps of the second pass left unsettled: Tarjan's strongly connected components
 * of the progress graph, without recursion.
 *
 * <p>A progress action of such a state leads to another one or to a settled state. A component is a bottom one if none of its actions
 * leads to a settled state or into another component.
 */
final class BottomComponents {
    /** Bytes that an unsettled state takes in arrays, stacks at their longest included. */
    static final long BYTES_A_STATE = 44;

    /** There may be so many of them: an array can hold no more. */
    static final long MOST_STATES = Integer.MAX_VALUE - Byte.SIZE;

    private static final int NEW = 0;
    private static final int DONE = -1;
    private static final int ELSEWHERE = -1;

    private final Plan plan;
    private final List<StateProperty> properties;
    private final BundleTable table;
    private final Expansion expansion;
    private final Batch successors;
    private final long[] packed;

    /** The states, by slot and bit in the table, ascending; the number of a state is its place here. */
    private final long[] states;

    // Of each state by its number: when it was visited, from 1, or DONE with its component; the least visit that it
    // leads back to;
    // whether an action of it leaves its component; the properties, as a set, that its bottom component violates.
    private final int[] visit;
    private final int[] least;
    private final boolean[] leaves;
    private final byte[] violated;

    /** Visited states that are not done, in the order of their visits. */
    private final IntStack open = new IntStack();

    /** The path that is being followed. */
    private final IntStack path = new IntStack();

    /** The successors, not followed yet, of the states on the path; where those of each begin. */
    private final IntStack ahead = new IntStack();

    private final IntStack aheadBegin = new IntStack();
    private int visits;

    /**
     * For some states.
     *
     * @param unsettled lists of the states
     * @param properties what to judge, at most eight
     */
    BottomComponents(
            Plan plan,
            BundleTable table,
            Expansion expansion,
            List<BundleList> unsettled,
            List<StateProperty> properties) {
        this.plan = plan;
        this.properties = properties;
        this.table = table;
        this.expansion = expansion;
        this.successors = new Batch(expansion.packing().stride());
        this.packed = new long[expansion.packing().stride()];
        this.states = states(unsettled);
        this.visit = new int[states.length];
        this.least = new int[states.length];
        this.leaves = new boolean[states.length];
        this.violated = new byte[states.length];
    }

    private long[] states(List<BundleList> unsettled) {
        long[] states =
                new long[(int) unsettled.stream().mapToLong(BundleList::states).sum()];
        int count = 0;
        for (BundleList list : unsettled) {
            for (long i = 0; i < list.size(); i += successors.count) {
                successors.copy(list, i, list.size());
                table.find(successors);
                for (int k = 0; k < successors.count; k++) {
                    for (long rest = successors.states(k); rest != 0; rest &= rest - 1) {
                        states[count++] = state(successors.slots[k], Long.numberOfTrailingZeros(rest));
                    }
                }
            }
        }
        successors.count = 0;
        Arrays.sort(states);
        return states;
    }

    private static long state(int slot, int bit) {
        return (long) slot * Long.SIZE + bit;
    }

    /** Finds and judges all components; stops early when told to. */
    void judge(BooleanSupplier isCancelled) {
        for (int number = 0; number < states.length; number++) {
            if (visit[number] == NEW) {
                visit(number);
                while (path.size() != 0) {
                    if (isCancelled.getAsBoolean()) {
                        return;
                    }
                    follow();
                }
            }
        }
    }

    /** The properties, as a set of places in the list, that are violated in the bottom component of a state, by slot and bit. */
    int violatedAt(int slot, int bit) {
        int number = Arrays.binarySearch(states, state(slot, bit));
        return number < 0 ? 0 : violated[number];
    }

    private void visit(int number) {
        visit[number] = ++visits;
        least[number] = visits;
        open.push(number);
        path.push(number);
        aheadBegin.push(ahead.size());
        turnTo(number);
        expansion.appendProgress(successors);
        table.find(successors);
        for (int i = 0; i < successors.count; i++) {
            long next = state(successors.slots[i], Long.numberOfTrailingZeros(successors.states(i)));
            ahead.push(Math.max(ELSEWHERE, Arrays.binarySearch(states, next)));
        }
        successors.count = 0;
    }

    private void turnTo(int number) {
        table.read((int) (states[number] / Long.SIZE), packed, 0);
        packed[packed.length - 1] = 1L << states[number];
        expansion.of(packed, 0);
    }

    /** Follows the next action of the last state on the path, or goes back from it. */
    private void follow() {
        int number = path.peek();
        if (ahead.size() == aheadBegin.peek()) {
            goBack();
            return;
        }
        int next = ahead.pop();
        if (next == ELSEWHERE || visit[next] == DONE) {
            leaves[number] = true;
        } else if (visit[next] == NEW) {
            visit(next);
        } else {
            least[number] = Math.min(least[number], visit[next]);
        }
    }

    private void goBack() {
        int number = path.pop();
        aheadBegin.pop();
        boolean isComponent = least[number] == visit[number];
        if (isComponent) {
            finishComponent(number);
        }
        if (path.size() != 0) {
            int before = path.peek();
            if (isComponent) {
                leaves[before] = true;
            } else {
                least[before] = Math.min(least[before], least[number]);
            }
        }
    }

    /** The component is what was opened from its first state on. */
    private void finishComponent(int first) {
        int begin = open.size();
        boolean isBottom = true;
        int number;
        do {
            number = open.get(--begin);
            isBottom &= !leaves[number];
            visit[number] = DONE;
        } while (number != first);
        if (isBottom) {
            int lacks = 0;
            for (int i = begin; i < open.size(); i++) {
                lacks |= violatedBy(open.get(i));
            }
            for (int i = begin; i < open.size(); i++) {
                violated[open.get(i)] = (byte) lacks;
            }
        }
        open.truncate(begin);
    }

    private int violatedBy(int number) {
        turnTo(number);
        SiteState state = expansion.state(Long.numberOfTrailingZeros(packed[packed.length - 1]));
        int set = 0;
        for (int i = 0; i < properties.size(); i++) {
            if (!properties.get(i).holds(plan, state)) {
                set |= 1 << i;
            }
        }
        return set;
    }
}
