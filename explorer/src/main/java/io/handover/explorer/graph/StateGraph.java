package io.handover.explorer.graph;

import io.handover.model.state.SiteState;
import io.handover.model.state.StatePacking;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.function.IntPredicate;

/**
 * The states that can be reached from some, numbered from 0 breadth first (the starts come first), with every move between them. It takes some
 * fifty bytes a state and ten a move: for small scopes and for questions that the search of all states cannot answer, because they go
 * backwards. Immutable once built; may be shared by threads.
 */
public final class StateGraph {
    /** There is no such state. */
    public static final int NONE = -1;

    private final StatePacking packing;
    private final SiteState shape;
    private final int words;

    private long[] packed;
    private int states;
    private int[] table;

    private int[] parent;
    private int[] parentAction;
    private int[] depth;

    private int[] firstMove;
    private int[] targets = new int[1_024];
    private byte[] actions = new byte[1_024];
    private int moves;
    private boolean complete = true;

    private StateGraph(StatePacking packing, SiteState shape) {
        this.packing = packing;
        this.shape = shape;
        this.words = packing.words();
        this.packed = new long[256 * words];
        this.table = new int[1_024];
        Arrays.fill(table, NONE);
        this.parent = new int[256];
        this.parentAction = new int[256];
        this.depth = new int[256];
        this.firstMove = new int[257];
    }

    /**
     * Visits all states, or the first {@code most} of them.
     *
     * @param packing of states like these
     * @param starts at least one; not changed
     * @param from what may happen in a state
     * @param most how many states are kept at most, 1 or more; moves to others are left out, and the graph is not {@linkplain #isComplete complete}
     */
    public static StateGraph of(StatePacking packing, List<SiteState> starts, Moves from, int most) {
        StateGraph graph = new StateGraph(packing, starts.get(0).copy());
        graph.build(starts, from, most);
        return graph;
    }

    private void build(List<SiteState> starts, Moves from, int most) {
        for (SiteState start : starts) {
            number(start, NONE, 0, most);
        }
        SiteState state = shape.copy();
        for (int i = 0; i < states; i++) {
            int at = i;
            firstMove[i] = moves;
            packing.unpack(packed, i * words, state);
            from.from(state, (action, after) -> {
                int target = number(after, at, action, most);
                if (target == NONE) {
                    complete = false;
                } else {
                    keep(target, action);
                }
            });
            firstMove[i + 1] = moves;
        }
    }

    private void keep(int target, int action) {
        if (moves == targets.length) {
            targets = Arrays.copyOf(targets, 2 * moves);
            actions = Arrays.copyOf(actions, 2 * moves);
        }
        targets[moves] = target;
        actions[moves++] = (byte) action;
    }

    private int number(SiteState state, int from, int action, int most) {
        ensureRoom();
        int at = states * words;
        packing.pack(state, packed, at);
        int slot = slotOf(at);
        if (table[slot] != NONE || states == most) {
            return table[slot];
        }
        table[slot] = states;
        parent[states] = from;
        parentAction[states] = action;
        depth[states] = from == NONE ? 0 : depth[from] + 1;
        return states++;
    }

    private void ensureRoom() {
        if (states == parent.length) {
            int room = 2 * states;
            packed = Arrays.copyOf(packed, room * words);
            parent = Arrays.copyOf(parent, room);
            parentAction = Arrays.copyOf(parentAction, room);
            depth = Arrays.copyOf(depth, room);
            firstMove = Arrays.copyOf(firstMove, room + 1);
        }
        if (2 * states >= table.length) {
            table = new int[2 * table.length];
            Arrays.fill(table, NONE);
            for (int i = 0; i < states; i++) {
                table[slotOf(i * words)] = i;
            }
        }
    }

    /** The slot of the state that is packed there: its own, or the free one where it belongs. */
    private int slotOf(int at) {
        int mask = table.length - 1;
        int slot = hash(packed, at) & mask;
        while (table[slot] != NONE && !isSame(table[slot] * words, at)) {
            slot = slot + 1 & mask;
        }
        return slot;
    }

    private boolean isSame(int one, int other) {
        for (int word = 0; word < words; word++) {
            if (packed[one + word] != packed[other + word]) {
                return false;
            }
        }
        return true;
    }

    private int hash(long[] of, int at) {
        long hash = 0;
        for (int word = 0; word < words; word++) {
            hash = (hash ^ of[at + word]) * 0x9e3779b97f4a7c15L;
            hash ^= hash >>> 32;
        }
        return (int) hash;
    }

    /** How many states there are. */
    public int states() {
        return states;
    }

    /** How many moves there are between them, each enabled action of each state counted. */
    public int moves() {
        return moves;
    }

    /** Whether all reachable states are among them. */
    public boolean isComplete() {
        return complete;
    }

    /** A new object with the state of that number. */
    public SiteState state(int number) {
        SiteState state = shape.copy();
        read(number, state);
        return state;
    }

    /** Reads the state of that number into an object. */
    public void read(int number, SiteState into) {
        packing.unpack(packed, number * words, into);
    }

    /** The number of a state, or {@link #NONE}. */
    public int numberOf(SiteState state) {
        long[] wanted = new long[words];
        packing.pack(state, wanted, 0);
        int mask = table.length - 1;
        for (int slot = hash(wanted, 0) & mask; table[slot] != NONE; slot = slot + 1 & mask) {
            int at = table[slot] * words;
            if (Arrays.equals(packed, at, at + words, wanted, 0, words)) {
                return table[slot];
            }
        }
        return NONE;
    }

    /** How many moves a shortest way from a start takes. */
    public int depth(int number) {
        return depth[number];
    }

    /** The first of a state's moves; they are numbered up to {@link #endMove}. */
    public int firstMove(int number) {
        return firstMove[number];
    }

    /** The end, exclusive, of a state's moves. */
    public int endMove(int number) {
        return firstMove[number + 1];
    }

    /** The state that a move leads to. */
    public int target(int move) {
        return targets[move];
    }

    /** The number of a move's action. */
    public int action(int move) {
        return actions[move] & 0xff;
    }

    /** The actions of a shortest way from a start to a state. */
    public List<Integer> way(int number) {
        List<Integer> way = new ArrayList<>();
        for (int i = number; parent[i] != NONE; i = parent[i]) {
            way.add(parentAction[i]);
        }
        Collections.reverse(way);
        return way;
    }

    /**
     * By state: how many moves a shortest way from it to some goal takes, 0 at a goal; {@link #NONE} where there is none.
     *
     * @param goals by the state's number
     */
    public int[] distances(IntPredicate goals) {
        int[] distances = new int[states];
        Arrays.fill(distances, NONE);
        int[] queue = new int[states];
        int end = 0;
        for (int i = 0; i < states; i++) {
            if (goals.test(i)) {
                distances[i] = 0;
                queue[end++] = i;
            }
        }
        Sources sources = new Sources();
        for (int head = 0; head < end; head++) {
            int to = queue[head];
            for (int i = sources.first[to]; i < sources.first[to + 1]; i++) {
                int source = sources.sources[i];
                if (distances[source] == NONE) {
                    distances[source] = distances[to] + 1;
                    queue[end++] = source;
                }
            }
        }
        return distances;
    }

    /** From which states the moves to a state come. */
    private final class Sources {
        private final int[] first = new int[states + 1];
        private final int[] sources = new int[moves];

        Sources() {
            for (int move = 0; move < moves; move++) {
                first[targets[move] + 1]++;
            }
            for (int i = 0; i < states; i++) {
                first[i + 1] += first[i];
            }
            int[] next = Arrays.copyOf(first, states);
            for (int source = 0; source < states; source++) {
                for (int move = firstMove[source]; move < firstMove[source + 1]; move++) {
                    sources[next[targets[move]]++] = source;
                }
            }
        }
    }
}
