package io.handover.simulator.run;

import io.handover.model.site.Scope;
import io.handover.model.state.SiteState;
import java.util.Arrays;

/**
 * Lets a state, which has room for {@value #ROOM} changes, stand for any number of them. A bit of the state's databases is a <em>class</em>:
 * changes that the same servers hold, that are declared alike and that lie next to one another in the order in which changes replicate.
 * How many they are, and when they were made, is kept here beside the state.
 *
 * <p>A run of usual rates pays nothing for it: classes are merged only when bits run short, and split only before a change of theirs
 * replicates. Both are exact. Two classes that are alike can be merged where no other lies between them, or where their order among those
 * between them cannot matter. It matters only if some server can ever hold a change of the one and lack one of the other while it
 * replicates from a server that holds both. A new relationship begins with a whole copy, so that only the present ones count: a class that
 * everyone downstream of its holders holds already will never replicate again, and two classes that cannot come to the same server do not
 * meet. Where that is not enough and bits run out all the same, {@link #isFull} says so, and whoever judges the run must not rely on its
 * changes.
 *
 * <p>The same events make the same ledger, so that a story told from a run's record has the same classes as the run had. Allocates nothing
 * once it is made.
 */
public final class Ledger {
    /** So many classes there can be. */
    private static final int ROOM = Scope.MAX_CHANGES;

    /** From so many on they are merged. */
    private static final int MANY = 48;

    /** Who made the changes that were there at the start. */
    public static final int GIVEN = 7;

    private final int[] count = new int[Long.SIZE];
    private final int[] maker = new int[Long.SIZE];
    private final int[] number = new int[Long.SIZE];
    private final long[] first = new long[Long.SIZE];
    private final long[] last = new long[Long.SIZE];
    private final int tagsEach;
    private final int[] tags;
    private final int[] holders = new int[Long.SIZE];
    private final int[] reach = new int[Long.SIZE];
    private int mergeFrom;
    private boolean full;
    private boolean plain;

    /** Without tags. */
    public Ledger() {
        this(0);
    }

    /**
     * With tags.
     *
     * @param tagsEach so many numbers that belong to a class are kept with it: what is split keeps them at both parts
     */
    Ledger(int tagsEach) {
        this.tagsEach = tagsEach;
        this.tags = new int[Long.SIZE * tagsEach];
    }

    /** Begins with the changes that a state holds. */
    public void begin(SiteState state) {
        full = false;
        plain = true;
        mergeFrom = MANY;
        for (int c = 0; c < state.changes(); c++) {
            set(c, GIVEN, 1, c, 0, 0);
        }
        if (tagsEach != 0) {
            Arrays.fill(tags, -1);
        }
    }

    private void set(int c, int by, int howMany, int nth, long firstMillis, long lastMillis) {
        maker[c] = by;
        count[c] = howMany;
        number[c] = nth;
        first[c] = firstMillis;
        last[c] = lastMillis;
    }

    /**
     * Makes room for one class more; to be called before {@link SiteState#makeChange}.
     *
     * @return false where there is none: the change cannot be made
     */
    public boolean makeRoom(SiteState state) {
        if (state.changes() >= mergeFrom) {
            merge(state);
            mergeFrom = Math.min(ROOM, Math.max(MANY, state.changes() + 8));
        }
        if (state.changes() >= ROOM) {
            full = true;
            return false;
        }
        return true;
    }

    /**
     * The newest change of a state, just made, stands for so many.
     *
     * @param s where they were made
     * @param howMany 1 or more
     * @param nth the number of the first: of a run, among the ticks of that server's clock; of a record, among all changes, from 0
     */
    void made(SiteState state, int s, int howMany, int nth, long firstMillis, long lastMillis) {
        int c = state.changes() - 1;
        set(c, s, howMany, nth, firstMillis, lastMillis);
        if (tagsEach != 0) {
            Arrays.fill(tags, c * tagsEach, (c + 1) * tagsEach, -1);
        }
        plain &= howMany == 1;
    }

    /** The same where all changes before it are there one by one. */
    void made(SiteState state, int s, int howMany, long firstMillis, long lastMillis) {
        made(state, s, howMany, state.changes() - 1, firstMillis, lastMillis);
    }

    /**
     * Sees to it that what {@code s} replicates next is one change alone; to be called before that happens.
     *
     * @return false where there is no room for it
     */
    public boolean single(SiteState state, int s) {
        if (plain) {
            return true;
        }
        int c = next(state, s);
        if (count[c] == 1) {
            return true;
        }
        if (!makeRoom(state)) {
            return false;
        }
        c = next(state, s);
        if (count[c] == 1) {
            return true;
        }
        for (int i = state.changes(); i > c; i--) {
            move(i - 1, i);
        }
        state.splitChange(c);
        count[c] = 1;
        count[c + 1]--;
        number[c + 1]++;
        return true;
    }

    /** The change that {@code s} replicates next. */
    static int next(SiteState state, int s) {
        return Long.numberOfTrailingZeros(state.database(state.subscription(s)) & ~state.database(s));
    }

    private void move(int from, int to) {
        set(to, maker[from], count[from], number[from], first[from], last[from]);
        System.arraycopy(tags, from * tagsEach, tags, to * tagsEach, tagsEach);
    }

    // ---- merging --------------------------------------------------------------------------------------------------

    private void merge(SiteState state) {
        plain = false;
        for (int c = 0; c < state.changes(); c++) {
            holders[c] = holders(state, c);
            reach[c] = downstream(state, holders[c]);
        }
        for (int c = state.changes() - 1; c > 0; c--) {
            int between = 0;
            for (int other = c - 1; other >= 0; other--) {
                if (alike(state, c, other) && (other == c - 1 || reach[c] == holders[c] || (between & reach[c]) == 0)) {
                    mergeInto(state, c, other);
                    break;
                }
                between |= reach[other];
            }
        }
    }

    private static int holders(SiteState state, int c) {
        int set = 0;
        for (int s = 0; s < state.servers(); s++) {
            set |= (int) (state.database(s) >>> c & 1) << s;
        }
        return set;
    }

    /** The servers to which what these hold can ever come by the relationships that there are. */
    private static int downstream(SiteState state, int holders) {
        int set = holders;
        int before;
        do {
            before = set;
            for (int s = 0; s < state.servers(); s++) {
                int a = state.subscription(s);
                // One that is being initialized gets a whole copy, in no order.
                if (a != SiteState.NONE
                        && (set >>> a & 1) != 0
                        && state.isRegistered(s, a)
                        && (state.initializing() >>> s & 1) == 0) {
                    set |= 1 << s;
                }
            }
        } while (set != before);
        return set;
    }

    private boolean alike(SiteState state, int c, int other) {
        return holders[c] == holders[other] && ((state.declared() >>> c ^ state.declared() >>> other) & 1) == 0;
    }

    private void mergeInto(SiteState state, int c, int into) {
        count[into] += count[c];
        first[into] = Math.min(first[into], first[c]);
        last[into] = Math.max(last[into], last[c]);
        state.removeChange(c);
        for (int i = c; i < state.changes(); i++) {
            move(i + 1, i);
            holders[i] = holders[i + 1];
            reach[i] = reach[i + 1];
        }
    }

    // ---- what is known --------------------------------------------------------------------------------------------

    /** Whether changes were left out for want of room: what depends on changes is then unknown. */
    public boolean isFull() {
        return full;
    }

    /** How many changes a class is. */
    public int count(int c) {
        return count[c];
    }

    /** Which server made them, or {@link #GIVEN}; of merged ones the first. */
    public int maker(int c) {
        return maker[c];
    }

    /** The number of its first change: in a run, among the ticks of its maker's clock; in a record, among all changes, from 0. */
    public int number(int c) {
        return number[c];
    }

    /** When the first of them was made. */
    public long firstMillis(int c) {
        return first[c];
    }

    /** When the last of them was made. */
    public long lastMillis(int c) {
        return last[c];
    }

    /** How many changes a set of classes is. */
    public long total(long set) {
        if (plain) {
            return Long.bitCount(set);
        }
        long sum = 0;
        for (long rest = set; rest != 0; rest &= rest - 1) {
            sum += count[Long.numberOfTrailingZeros(rest)];
        }
        return sum;
    }

    int tag(int c, int which) {
        return tags[c * tagsEach + which];
    }

    void setTag(int c, int which, int value) {
        tags[c * tagsEach + which] = value;
    }
}
