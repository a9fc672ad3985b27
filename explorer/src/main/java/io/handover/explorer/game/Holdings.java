package io.handover.explorer.game;

import io.handover.model.state.SiteState;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Predicate;

/**
 * What matters of the databases, as numbers: for each change that is not declared lost the set of its holders, and of these sets only those that
 * hold no other one. A family of sets of servers is a {@code long} whose bit i stands for the set i.
 */
final class Holdings {
    /** With more servers there are too many: 7,581 with five. */
    static final int MOST_SERVERS = 4;

    /** How many sets none of which holds another there are at most, by the number of servers. */
    private static final int[] MOST_SETS = {1, 1, 2, 3, 6, 10};

    /** What {@link #after} says where something cannot happen. */
    static final int NEVER = -1;

    private final int servers;
    private final List<Long> families = new ArrayList<>();
    private final int[] numbers;

    /**
     * All that there are.
     *
     * @throws IllegalArgumentException if the servers are more than {@value #MOST_SERVERS}
     */
    Holdings(int servers) {
        if (servers > MOST_SERVERS) {
            throw new IllegalArgumentException("what the databases of " + servers
                    + " servers hold cannot be kept in sight, at most " + MOST_SERVERS + " servers' can");
        }
        this.servers = servers;
        this.numbers = new int[1 << (1 << servers)];
        Arrays.fill(numbers, NEVER);
        for (int family = 0; family < numbers.length; family++) {
            if (least(family) == family) {
                numbers[family] = families.size();
                families.add((long) family);
            }
        }
    }

    int size() {
        return families.size();
    }

    int of(SiteState state) {
        return numbers[(int) family(state)];
    }

    /** By number: what becomes of each when servers change places. */
    int[] permuted(int[] places) {
        return families.stream()
                .mapToInt(family -> numbers[(int) permuted(family, places)])
                .toArray();
    }

    /**
     * By number: what becomes of each by something that happens.
     *
     * @param scratch a state in which it happens; its changes are replaced
     * @param happens lets it happen to that state; says no where it cannot
     */
    int[] after(SiteState scratch, Predicate<SiteState> happens) {
        SiteState state = scratch.copy();
        int[] after = new int[families.size()];
        for (int i = 0; i < after.length; i++) {
            state.copyFrom(scratch);
            put(families.get(i), mostSets(servers), state);
            after[i] = happens.test(state) ? of(state) : NEVER;
        }
        return after;
    }

    private long permuted(long family, int[] places) {
        long permuted = 0;
        for (long rest = family; rest != 0; rest &= rest - 1) {
            int set = Long.numberOfTrailingZeros(rest);
            int moved = 0;
            for (int s = 0; s < servers; s++) {
                moved |= (set >>> s & 1) << places[s];
            }
            permuted |= 1L << moved;
        }
        return permuted;
    }

    static int mostSets(int servers) {
        return MOST_SETS[servers];
    }

    /** The least sets of holders of the changes of a state. */
    private static long family(SiteState state) {
        long family = 0;
        for (long rest = state.changesMade() & ~state.declared(); rest != 0; rest &= rest - 1) {
            int change = Long.numberOfTrailingZeros(rest);
            int holders = 0;
            for (int s = 0; s < state.servers(); s++) {
                holders |= (int) (state.database(s) >>> change & 1) << s;
            }
            family |= 1L << holders;
        }
        return least(family);
    }

    private static long least(long family) {
        long least = family;
        for (long rest = family; rest != 0; rest &= rest - 1) {
            int set = Long.numberOfTrailingZeros(rest);
            for (long others = least & ~(1L << set); others != 0; others &= others - 1) {
                int other = Long.numberOfTrailingZeros(others);
                if ((set & other) == set) {
                    least &= ~(1L << other);
                }
            }
        }
        return least;
    }

    /**
     * Leaves of the changes of a state only those that matter, in the order of their sets.
     *
     * @param made so many count as made, at least; those beyond the ones that matter are declared lost, and nobody holds them
     */
    static void reduce(SiteState state, int made) {
        put(family(state), made, state);
    }

    private static void put(long family, int made, SiteState state) {
        while (state.changes() > 0) {
            state.removeChange(0);
        }
        for (long rest = family; rest != 0; rest &= rest - 1) {
            int holders = Long.numberOfTrailingZeros(rest);
            make(state, holders, false);
        }
        pad(state, made);
    }

    /** Makes changes that nobody holds, declared lost, until so many are made. */
    static void pad(SiteState state, int made) {
        while (state.changes() < made) {
            make(state, 0, true);
        }
    }

    private static void make(SiteState state, int holders, boolean declared) {
        long change = 1L << state.changes();
        state.makeChange(0, declared);
        for (int s = 0; s < state.servers(); s++) {
            long others = state.database(s) & ~change;
            state.setDatabase(s, (holders >>> s & 1) != 0 ? others | change : others);
        }
    }
}
