package io.handover.model.state;

import io.handover.model.site.Scope;
import java.util.ArrayList;
import java.util.List;

/**
 * Packs a state of one scope into one word, or into two where one does not do, and back; each is the other's exact inverse.
 *
 * <p>Two states of a scope are equal exactly if their words are. A word has {@value #WORD_BITS} bits, so that whoever stores
 * it has two for itself. A number takes as many bits as its largest value needs in the scope, a subscription is the number of
 * a server (its own for none), and pairs of a server with itself take none.
 *
 * <p>The <em>low</em> part holds the servers and their relationships, the <em>high</em> part all else. In one word the high
 * part stands above the low one; of two words, the low part is the first.
 */
public final class StatePacking {
    /** Bits of a word that are used at most. */
    public static final int WORD_BITS = 62;

    /** Where a budget that is not 0 from the start stands. */
    private record Kept(Budget budget, int begin, int mask) {}

    private final int all;
    private final int words;
    private final PackedRelations relations;

    // Where the fields of the low part begin. The processes are three planes of a bit a server: see packedServers.
    private final int secondPlane;
    private final int thirdPlane;
    private final int versions;
    private final int modes;
    private final int subscriptions;
    private final int registrations;
    private final int lowBits;

    // Where the fields of the high part begin; the cuts begin at 0.
    private final int databases;
    private final int changes;
    private final int exempt;
    private final int pc;
    private final int branch;
    private final int place;
    private final int highBits;

    private final int mostChanges;
    private final int cutMask;
    private final long databaseMask;
    private final int changesMask;
    private final int pcMask;
    private final int branchMask;
    private final int placeMask;
    private final Kept[] budgets;

    /**
     * For the states of a scope under a plan.
     *
     * @param scope the bounds
     * @param steps the number of main steps
     * @param branches the number of what-if branches
     * @param branchSteps the number of steps of the longest branch; 0 if there is none
     * @throws IllegalArgumentException if such states do not fit into two words
     */
    public StatePacking(Scope scope, int steps, int branches, int branchSteps) {
        int servers = scope.servers();
        int pairs = servers * (servers - 1) / 2;
        all = mask(servers);
        relations = new PackedRelations(servers);
        secondPlane = servers;
        thirdPlane = 2 * servers;
        versions = 3 * servers;
        modes = 4 * servers;
        subscriptions = 5 * servers;
        registrations = subscriptions + relations.subscriptionBits();
        lowBits = registrations + relations.registrationBits();

        mostChanges = scope.changes();
        cutMask = mask(pairs);
        databaseMask = (1L << mostChanges) - 1;
        changesMask = mask(width(mostChanges));
        pcMask = mask(width(steps));
        branchMask = mask(width(branches));
        int lastPlace = Math.max(0, branchSteps - 1);
        placeMask = mask(width(lastPlace));

        databases = pairs;
        changes = databases + servers * mostChanges;
        exempt = changes + width(mostChanges);
        pc = exempt + mostChanges;
        branch = pc + width(steps);
        place = branch + width(branches);
        int end = place + width(lastPlace);
        List<Kept> kept = new ArrayList<>();
        for (Budget budget : Budget.values()) {
            int width = width(budget.of(scope));
            if (width != 0) {
                kept.add(new Kept(budget, end, mask(width)));
                end += width;
            }
        }
        budgets = kept.toArray(new Kept[0]);
        highBits = end;

        if (highBits > WORD_BITS) {
            throw new IllegalArgumentException("a state of " + servers + " servers and " + mostChanges
                    + " changes under this plan and these budgets takes " + highBits
                    + " bits beside its servers and their relationships; " + WORD_BITS + " can be packed");
        }
        words = bits() <= WORD_BITS ? 1 : 2;
    }

    private static int width(int largest) {
        return Integer.SIZE - Integer.numberOfLeadingZeros(largest);
    }

    private static int mask(int width) {
        return (1 << width) - 1;
    }

    /** How many words a state takes: 1 or 2. */
    public int words() {
        return words;
    }

    /** How many bits a state takes. */
    public int bits() {
        return lowBits + highBits;
    }

    /** Packs a state into one word; only where {@link #words} is 1. */
    public long pack(SiteState state) {
        return low(state) | high(state) << lowBits;
    }

    /** Packs a state into {@link #words} words, the first of them at {@code at}. */
    public void pack(SiteState state, long[] into, int at) {
        if (words == 1) {
            into[at] = pack(state);
        } else {
            into[at] = low(state);
            into[at + 1] = high(state);
        }
    }

    /** Turns a state of the scope into the one that was packed into one word. */
    public void unpack(long word, SiteState into) {
        unpackLow(word, into);
        unpackHigh(word >>> lowBits, into);
    }

    /** Turns a state of the scope into the one that was packed into the words from {@code at} on. */
    public void unpack(long[] from, int at, SiteState into) {
        if (words == 1) {
            unpack(from[at], into);
        } else {
            unpackLow(from[at], into);
            unpackHigh(from[at + 1], into);
        }
    }

    private long low(SiteState state) {
        return servers(state) | relations(state);
    }

    private long high(SiteState state) {
        return state.cut | databases(state) | place(state) | budgets(state);
    }

    /** The five processes in three planes: stopped or upgrading, crashed or upgrading, initializing. */
    private long servers(SiteState state) {
        int upgrading = state.upgrading;
        return state.stopped()
                | upgrading
                | (state.crashed | upgrading) << secondPlane
                | state.initializing << thirdPlane
                | state.upgraded << versions
                | (long) state.active << modes;
    }

    private long relations(SiteState state) {
        return relations.packedSubscriptions(state.subscribed) << subscriptions
                | relations.packedRegistrations(state.registered) << registrations;
    }

    private void unpackLow(long low, SiteState into) {
        int bits = (int) low;
        int first = bits & all;
        int second = bits >>> secondPlane & all;
        int third = bits >>> thirdPlane & all;
        into.up = all & ~(first | second | third);
        into.upgrading = first & second;
        into.crashed = second & ~first;
        into.initializing = third;
        into.upgraded = bits >>> versions & all;
        into.active = bits >>> modes & all;
        into.subscribed = relations.subscriptions(low >>> subscriptions);
        into.registered = relations.registrations(low >>> registrations);
    }

    private long databases(SiteState state) {
        long packed = (long) state.changes << changes | state.exempt << exempt;
        int begin = databases;
        for (long content : state.database) {
            packed |= content << begin;
            begin += mostChanges;
        }
        return packed;
    }

    private long place(SiteState state) {
        return (long) state.pc << pc | (long) (state.branch + 1) << branch | (long) state.place << place;
    }

    private long budgets(SiteState state) {
        long packed = 0;
        for (Kept kept : budgets) {
            packed |= (long) kept.budget.left(state.budgets) << kept.begin;
        }
        return packed;
    }

    private void unpackHigh(long high, SiteState into) {
        into.cut = (int) high & cutMask;
        long contents = high >>> databases;
        for (int s = 0; s < into.database.length; s++) {
            into.database[s] = contents & databaseMask;
            contents >>>= mostChanges;
        }
        into.changes = (int) (high >>> changes) & changesMask;
        into.exempt = high >>> exempt & databaseMask;
        into.pc = (int) (high >>> pc) & pcMask;
        into.branch = ((int) (high >>> branch) & branchMask) - 1;
        into.place = (int) (high >>> place) & placeMask;
        long left = 0;
        for (Kept kept : budgets) {
            left = kept.budget.with(left, (int) (high >>> kept.begin) & kept.mask);
        }
        into.budgets = left;
    }
}
