package io.handover.explorer.search;

import io.handover.model.procedure.Plan;
import io.handover.model.property.StateProperty;
import io.handover.model.state.SiteState;
import java.util.List;
import java.util.function.BooleanSupplier;

/**
 * The bottom components among the states that the sweeps of the second pass left unsettled: Tarjan's strongly connected components
 * of the progress graph, without recursion.
 *
 * <p>A progress action of such a state leads to another one or to a settled state. A component is a bottom one if none of its actions
 * leads to a settled state or into another component.
 *
 * <p>States are numbered by slot, and in a slot by lane, so that the number of a state is found without a search. Most of what the
 * algorithm remembers is needed of the states on the path that is being followed only, and is kept with the path.
 */
final class BottomComponents {
    /** There may be so many of them: an array can hold no more. */
    static final long MOST_STATES = Integer.MAX_VALUE - Byte.SIZE;

    private static final int NEW = 0;
    private static final int DONE = -1;
    private static final int ELSEWHERE = -1;

    /** A slot is remembered for each number that is a multiple of this. */
    private static final int SAMPLE_BITS = 5;

    /** Marks a state on the path some of whose component lead out of it. */
    private static final int LEAVES = 1 << Integer.SIZE - 1;

    private final Plan plan;
    private final List<StateProperty> properties;
    private final Visited visited;
    private final Settled settled;
    private final Expansion expansion;
    private final Batch successors;

    /** By slot, how many states those before it have. */
    private final int[] firstOfSlot;

    /** By number of a state, in steps. */
    private final int[] slotOf;

    /** By number of a state: when it was visited, from 1; or DONE, less the properties, as a set, that its bottom component violates. */
    private final int[] visit;

    /** Visited states that are not done, in the order of their visits. */
    private final IntStack open = new IntStack();

    /** The path that is being followed; of each state on it, the least visit that it leads back to. */
    private final IntStack path = new IntStack();

    private final IntStack least = new IntStack();

    /** The successors, not followed yet, of the states on the path; where those of each begin. */
    private final IntStack ahead = new IntStack();

    private final IntStack aheadBegin = new IntStack();
    private int visits;
    private int violated;

    /**
     * For all that was visited and is not settled.
     *
     * @param states how many that are
     * @param properties what to judge, at most eight
     */
    BottomComponents(
            Plan plan,
            Visited visited,
            Settled settled,
            Expansion expansion,
            int states,
            List<StateProperty> properties) {
        this.plan = plan;
        this.properties = properties;
        this.visited = visited;
        this.settled = settled;
        this.expansion = expansion;
        this.successors = expansion.newBatch();
        this.firstOfSlot = new int[visited.slots()];
        this.slotOf = new int[(states >>> SAMPLE_BITS) + 1];
        this.visit = new int[states];
        number();
    }

    /** Bytes that are taken for so many states of what was visited, at least. */
    static long bytes(Visited visited, long states) {
        return (visited.slots() + (states >>> SAMPLE_BITS) + 1 + states) * Integer.BYTES;
    }

    /** Memory that it takes. */
    long bytes() {
        return bytes(visited, visit.length)
                + open.bytes()
                + path.bytes()
                + least.bytes()
                + ahead.bytes()
                + aheadBegin.bytes();
    }

    private void number() {
        int count = 0;
        for (int slot = 0; slot < firstOfSlot.length; slot++) {
            firstOfSlot[slot] = count;
            int end = count + Long.bitCount(unsettled(slot));
            for (int sample = count + (1 << SAMPLE_BITS) - 1 >>> SAMPLE_BITS; sample << SAMPLE_BITS < end; sample++) {
                slotOf[sample] = slot;
            }
            count = end;
        }
    }

    private long unsettled(int slot) {
        return visited.of(slot) & ~settled.of(slot);
    }

    private int number(int slot, long lane) {
        return firstOfSlot[slot] + Long.bitCount(unsettled(slot) & lane - 1);
    }

    /** Has the expansion turn to a state; answers its lane. */
    private long turnTo(int number) {
        int slot = slotOf[number >>> SAMPLE_BITS];
        while (slot + 1 < firstOfSlot.length && firstOfSlot[slot + 1] <= number) {
            slot++;
        }
        long lanes = unsettled(slot);
        for (int before = number - firstOfSlot[slot]; before > 0; before--) {
            lanes &= lanes - 1;
        }
        long lane = Long.lowestOneBit(lanes);
        expansion.of(visited.key(slot), lane);
        return lane;
    }

    /** Finds and judges all components; stops early when told to. */
    void judge(BooleanSupplier isInterrupted) {
        for (int number = 0; number < visit.length; number++) {
            if (visit[number] == NEW) {
                visit(number);
                while (path.size() != 0) {
                    if ((visits & 1023) == 0 && isInterrupted.getAsBoolean()) {
                        return;
                    }
                    follow();
                }
            }
        }
    }

    /** The properties, as a set of places in the list, that are violated in the bottom component of a state. */
    int violatedAt(int slot, int lane) {
        return DONE - visit[number(slot, 1L << lane)];
    }

    /** The properties that are violated in some bottom component. */
    int violated() {
        return violated;
    }

    /** How many states were not visited yet. */
    int left() {
        return visit.length - visits;
    }

    private void visit(int number) {
        visit[number] = ++visits;
        open.push(number);
        path.push(number);
        least.push(visits);
        aheadBegin.push(ahead.size());
        turnTo(number);
        successors.count = 0;
        expansion.appendProgress(successors);
        visited.find(successors);
        for (int i = 0; i < successors.count; i++) {
            int slot = successors.slots[i];
            long lane = successors.lanes[i];
            ahead.push((settled.of(slot) & lane) != 0 ? ELSEWHERE : number(slot, lane));
        }
    }

    /** Follows the next action of the last state on the path, or goes back from it. */
    private void follow() {
        if (ahead.size() == aheadBegin.peek()) {
            goBack();
            return;
        }
        int next = ahead.pop();
        if (next == ELSEWHERE || visit[next] < NEW) {
            noteOfLast(LEAVES);
        } else if (visit[next] == NEW) {
            visit(next);
        } else {
            noteLeast(visit[next]);
        }
    }

    private void noteOfLast(int mark) {
        int last = path.size() - 1;
        path.set(last, path.get(last) | mark);
    }

    private void noteLeast(int reached) {
        int last = least.size() - 1;
        least.set(last, Math.min(least.get(last), reached));
    }

    private void goBack() {
        int marked = path.pop();
        int leaves = marked & LEAVES;
        int number = marked & ~LEAVES;
        int reached = least.pop();
        aheadBegin.pop();
        boolean isComponent = reached == visit[number];
        if (isComponent) {
            finishComponent(number, leaves == 0);
        }
        if (path.size() != 0) {
            if (isComponent) {
                noteOfLast(LEAVES);
            } else {
                noteOfLast(leaves);
                noteLeast(reached);
            }
        }
    }

    /** The component is what was opened from its first state on. */
    private void finishComponent(int first, boolean isBottom) {
        int begin = open.size();
        int lacks = 0;
        int number;
        do {
            number = open.get(--begin);
            lacks |= isBottom ? violatedBy(number) : 0;
        } while (number != first);
        violated |= lacks;
        for (int i = begin; i < open.size(); i++) {
            visit[open.get(i)] = DONE - lacks;
        }
        open.truncate(begin);
    }

    private int violatedBy(int number) {
        long lane = turnTo(number);
        SiteState state = expansion.state(Long.numberOfTrailingZeros(lane));
        int set = 0;
        for (int i = 0; i < properties.size(); i++) {
            if (!properties.get(i).holds(plan, state)) {
                set |= 1 << i;
            }
        }
        return set;
    }
}
