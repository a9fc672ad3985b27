package io.handover.simulator.explore;

import io.handover.model.procedure.Plan;
import io.handover.model.property.StateProperty;
import java.util.Arrays;
import java.util.List;
import java.util.function.BooleanSupplier;

/**
 * The bottom components among the states that the sweeps of the second pass left unmarked: Tarjan's strongly connected components
 * of the progress graph, without recursion.
 *
 * <p>A progress action of such a state leads to another one or to a marked state. A component is a bottom one if none of its actions
 * leads to a marked state or into another component.
 */
final class BottomComponents {
    /** Bytes that an unmarked state takes in arrays, stacks at their longest included. */
    static final long BYTES_A_STATE = 40;

    private static final int NEW = 0;
    private static final int DONE = -1;
    private static final int ELSEWHERE = -1;

    private final Plan plan;
    private final List<StateProperty> properties;
    private final StateTable table;
    private final Expansion expansion;
    private final Batch successors;
    private final long[] packed;

    /** The table's slots of the states, ascending; the number of a state is its place here. */
    private final int[] slots;

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
     * @param unmarked lists that hold every unmarked state of the table, and maybe marked ones
     * @param properties what to judge, at most eight
     */
    BottomComponents(
            Plan plan,
            StateTable table,
            Expansion expansion,
            List<StateList> unmarked,
            List<StateProperty> properties) {
        this.plan = plan;
        this.properties = properties;
        this.table = table;
        this.expansion = expansion;
        this.successors = new Batch(expansion.words());
        this.packed = new long[expansion.words()];
        this.slots = slots(unmarked);
        this.visit = new int[slots.length];
        this.least = new int[slots.length];
        this.leaves = new boolean[slots.length];
        this.violated = new byte[slots.length];
    }

    private int[] slots(List<StateList> unmarked) {
        int[] all = new int[(int) unmarked.stream().mapToLong(StateList::size).sum()];
        int count = 0;
        for (StateList list : unmarked) {
            for (long i = 0; i < list.size(); i += successors.count) {
                successors.copy(list, i, list.size());
                table.find(successors);
                for (int k = 0; k < successors.count; k++) {
                    if (!table.isMarked(successors.slots[k])) {
                        all[count++] = successors.slots[k];
                    }
                }
            }
        }
        successors.count = 0;
        int[] some = Arrays.copyOf(all, count);
        Arrays.sort(some);
        return some;
    }

    /** Finds and judges all components; stops early when told to. */
    void judge(BooleanSupplier isCancelled) {
        for (int number = 0; number < slots.length; number++) {
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

    /** The properties, as a set of places in the list, that are violated in the bottom component of the state in a slot. */
    int violatedAt(int slot) {
        int number = Arrays.binarySearch(slots, slot);
        return number < 0 ? 0 : violated[number];
    }

    private void visit(int number) {
        visit[number] = ++visits;
        least[number] = visits;
        open.push(number);
        path.push(number);
        aheadBegin.push(ahead.size());
        table.read(slots[number], packed, 0);
        expansion.of(packed, 0);
        expansion.appendProgress(successors);
        table.find(successors);
        for (int i = 0; i < successors.count; i++) {
            ahead.push(Math.max(ELSEWHERE, Arrays.binarySearch(slots, successors.slots[i])));
        }
        successors.count = 0;
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
        table.read(slots[number], packed, 0);
        expansion.of(packed, 0);
        int set = 0;
        for (int i = 0; i < properties.size(); i++) {
            if (!properties.get(i).holds(plan, expansion.state())) {
                set |= 1 << i;
            }
        }
        return set;
    }
}
