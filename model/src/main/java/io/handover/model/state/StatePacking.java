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
 * part stands above the low one; of two words, the low part is the first. Every field stands for itself alone, so that where an
 * action does the same to a field in two states, the words that it leads to lie equally far from those that it comes from.
 *
 * <p>The order of the fields, and that what is well is a bit that is set (up, reachable), makes most progress actions lead to a
 * greater word: whoever looks for a way on to where a site comes to rest finds it by going up.
 */
public final class StatePacking {
    /** Bits of a word that are used at most. */
    public static final int WORD_BITS = 62;

    /** Where a budget that is not 0 from the start stands. */
    private record Kept(Budget budget, int begin, int mask) {}

    private final int all;
    private final int words;
    private final PackedRelations relations;

    // Where the fields of the low part begin; the subscriptions begin at 0. The processes are three planes of a bit a
    // server: see servers.
    private final int registrations;
    private final int modes;
    private final int firstPlane;
    private final int secondPlane;
    private final int thirdPlane;
    private final int versions;
    private final int lowBits;

    // Where the fields of the high part begin; the pairs that are not cut begin at 0.
    private final int databases;
    private final int changes;
    private final int declared;
    private final int branch;
    private final int place;
    private final int switching;
    private final int pc;
    private final int highBits;

    private final int mostChanges;
    private final int cutMask;
    private final long databaseMask;
    private final int changesMask;
    private final int pcMask;
    private final int branchMask;
    private final int placeMask;
    private final int noSwitch;
    private final int switchMask;
    private final long ledgerMask;
    private final Kept[] budgets;

    /**
     * For the states of a scope under a plan.
     *
     * @param scope the bounds
     * @param given how many changes were made before the start
     * @param places where the operator and the wizard can be
     * @throws IllegalArgumentException if such states do not fit into two words
     */
    public StatePacking(Scope scope, int given, Places places) {
        int servers = scope.servers();
        int pairs = servers * (servers - 1) / 2;
        all = mask(servers);
        relations = new PackedRelations(servers);
        registrations = relations.subscriptionBits();
        modes = registrations + relations.registrationBits();
        firstPlane = modes + servers;
        secondPlane = firstPlane + servers;
        thirdPlane = secondPlane + servers;
        versions = thirdPlane + servers;
        lowBits = versions + servers;

        mostChanges = scope.changes() + given;
        cutMask = mask(pairs);
        databaseMask = (1L << mostChanges) - 1;
        changesMask = mask(width(mostChanges));
        pcMask = mask(width(places.steps()));
        branchMask = mask(width(places.branches()));
        int lastPlace = Math.max(0, places.branchSteps() - 1);
        placeMask = mask(width(lastPlace));
        noSwitch = places.switches() ? 2 * servers : 0;
        switchMask = mask(width(noSwitch));

        databases = pairs;
        changes = databases + servers * mostChanges;
        declared = changes + width(mostChanges);
        branch = declared + mostChanges;
        place = branch + width(places.branches());
        switching = place + width(lastPlace);
        pc = switching + width(noSwitch);
        int end = pc + width(places.steps());
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
        ledgerMask = (1L << branch - databases) - 1;
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
            unpack(from[at], from[at + 1], into);
        }
    }

    /** Turns a state of the scope into the one that was packed into two words. */
    public void unpack(long low, long high, SiteState into) {
        unpackLow(low, into);
        unpackHigh(high, into);
    }

    /** Where the ledger (see {@code Transitions}) begins in the last word of a state. */
    public int ledgerBegin() {
        return words == 1 ? lowBits + databases : databases;
    }

    /** The bits of a ledger, moved to the lowest. */
    public long ledgerMask() {
        return ledgerMask;
    }

    /** The bits of the last word of a state that hold a budget; none for one that is 0 from the start. */
    public long budgetMask(Budget budget) {
        long mask = 0;
        for (Kept kept : budgets) {
            if (kept.budget == budget) {
                mask |= (long) kept.mask << kept.begin;
            }
        }
        return words == 1 ? mask << lowBits : mask;
    }

    /** The bits of the first word of a state that hold neither its ledger nor a budget. */
    public long structureMask() {
        return words == 1 ? lastStructureMask() : mask64(lowBits);
    }

    /** The bits of the last word of a state that hold neither its ledger nor a budget. */
    public long lastStructureMask() {
        long mask = mask64(words == 1 ? bits() : highBits) & ~(ledgerMask << ledgerBegin());
        for (Budget budget : Budget.values()) {
            mask &= ~budgetMask(budget);
        }
        return mask;
    }

    private static long mask64(int width) {
        return (1L << width) - 1;
    }

    private long low(SiteState state) {
        return servers(state) | relations(state);
    }

    private long high(SiteState state) {
        return cutMask & ~state.cut | databases(state) | place(state) | budgets(state);
    }

    /** The five processes in three planes, all set for <em>up</em>: not stopped or upgrading, not crashed or upgrading, not initializing. */
    private long servers(SiteState state) {
        int upgrading = state.upgrading;
        return (long) (all & ~(state.stopped() | upgrading)) << firstPlane
                | (long) (all & ~(state.crashed | upgrading)) << secondPlane
                | (long) (all & ~state.initializing) << thirdPlane
                | (long) state.upgraded << versions
                | (long) state.active << modes;
    }

    private long relations(SiteState state) {
        return relations.packedSubscriptions(state.subscribed)
                | relations.packedRegistrations(state.registered) << registrations;
    }

    private void unpackLow(long low, SiteState into) {
        int first = (int) (low >>> firstPlane) & all;
        int second = (int) (low >>> secondPlane) & all;
        int third = (int) (low >>> thirdPlane) & all;
        into.up = first & second & third;
        into.upgrading = all & ~(first | second);
        into.crashed = first & ~second;
        into.initializing = all & ~third;
        into.upgraded = (int) (low >>> versions) & all;
        into.active = (int) (low >>> modes) & all;
        into.subscribed = relations.subscriptions(low);
        into.registered = relations.registrations(low >>> registrations);
    }

    private long databases(SiteState state) {
        if (mostChanges == 0) {
            return 0;
        }
        long packed = (long) state.changes << changes | state.declared << declared;
        int begin = databases;
        for (int s = 0; s < state.servers; s++) {
            packed |= state.database[s] << begin;
            begin += mostChanges;
        }
        return packed;
    }

    private long place(SiteState state) {
        return (long) state.pc << pc
                | (long) (state.branch + 1) << branch
                | (long) state.place << place
                | (long) switching(state) << switching;
    }

    /** No switch is the greatest number, so that to end one leads up. */
    private int switching(SiteState state) {
        return state.switching == SiteState.NO_SWITCH ? noSwitch : state.switching;
    }

    private long budgets(SiteState state) {
        long packed = 0;
        for (Kept kept : budgets) {
            packed |= (long) kept.budget.left(state.budgets) << kept.begin;
        }
        return packed;
    }

    private void unpackHigh(long high, SiteState into) {
        into.cut = cutMask & ~(int) high;
        long contents = high >>> databases;
        for (int s = 0; s < into.servers; s++) {
            into.database[s] = contents & databaseMask;
            contents >>>= mostChanges;
        }
        into.changes = (int) (high >>> changes) & changesMask;
        into.declared = high >>> declared & databaseMask;
        into.pc = (int) (high >>> pc) & pcMask;
        into.branch = ((int) (high >>> branch) & branchMask) - 1;
        into.place = (int) (high >>> place) & placeMask;
        int running = (int) (high >>> switching) & switchMask;
        into.switching = running == noSwitch ? SiteState.NO_SWITCH : running;
        long left = 0;
        for (Kept kept : budgets) {
            left = kept.budget.with(left, (int) (high >>> kept.begin) & kept.mask);
        }
        into.budgets = left;
    }
}
