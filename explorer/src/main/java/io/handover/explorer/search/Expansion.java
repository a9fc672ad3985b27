package io.handover.explorer.search;

import io.handover.model.property.Property;
import io.handover.model.state.Budget;
import io.handover.model.state.SiteState;
import io.handover.model.transition.Transitions;
import java.util.List;
import java.util.stream.Stream;

/**
 * What may happen in the states of a bundle, and where it leads to; one a worker, used for bundle after bundle.
 *
 * <p>What may happen is read from the structure's row (see {@link Rows}), and what becomes of ledgers from {@link Ledgers}; a state is
 * taken apart only where the rest of it counts, or somebody asks for it.
 */
final class Expansion {
    /** The most bundles that the actions of one can lead to: fewer than 32 actions can change ledgers, each into some of 64 blocks. */
    private static final int MOST_SUCCESSORS = Long.SIZE * Integer.SIZE + 2 * Long.SIZE;

    /** The same where each state is represented by one of its own. */
    private static final int MOST_REPRESENTATIVES = Long.SIZE * 2 * Long.SIZE;

    /** Enough claimed structures for what a bundle leads to, and for what is looked at to see that it climbs. */
    static final int CLAIMED_STRUCTURES = 1024;

    private static final int MOST_MET = 256;
    private final Transitions transitions;
    private final BundlePacking packing;
    private final Structures structures;
    private final Records.Claim claim = new Records.Claim();
    private final Rows rows;
    private final RowBuilder rowBuilder;
    private final Ledgers ledgers;
    private final Faults faults;
    private final ExtraSymmetry symmetry;
    private final Budget[] budgets;

    /** By budget, the faults that spend it. */
    private final int[] spending;

    private final boolean keepsTargetsOfFaults;
    private final int ledgerLanes;
    private final long lanesOfFirst;
    private final SiteState before;
    private final SiteState after;

    /** States that are gone through one by one, a bundle each. */
    private final Batch met;

    private int structure;
    private int block;
    private long lanes;
    private int head;
    private int[] cells = new int[0];
    private int row;

    /** What {@link #appendProgress} saw: the lanes with progress actions, and those from which one leads to a greater word. */
    private long moving;

    private long climbing;

    /**
     * For the states of some transitions.
     *
     * @param structures shared by all workers, as are the rows
     * @param properties what {@link #mayViolate} is asked of, in their order
     * @param symmetry turns into representatives what actions lead to
     */
    Expansion(
            Transitions transitions,
            BundlePacking packing,
            Structures structures,
            Rows rows,
            List<Property> properties,
            ExtraSymmetry symmetry) {
        this.transitions = transitions;
        this.packing = packing;
        this.structures = structures;
        this.rows = rows;
        this.rowBuilder = new RowBuilder(transitions, packing, structures, rows, properties);
        this.ledgers = new Ledgers(transitions, packing);
        this.faults = new Faults(transitions, packing);
        this.symmetry = symmetry;
        this.budgets = packing.budgets();
        this.spending = Stream.of(budgets).mapToInt(Faults::spending).toArray();
        this.keepsTargetsOfFaults = !packing.hasOneLedger();
        this.ledgerLanes = packing.ledgerLanes();
        this.lanesOfFirst = packing.lanesOfFirstLedger();
        this.before = transitions.initialState();
        this.after = before.copy();
        this.met = newBatch();
    }

    /** A batch with room for what a bundle leads to, and for what was deferred. */
    Batch newBatch() {
        return new Batch(Words.MOST + (symmetry.isOfUse() ? MOST_REPRESENTATIVES : MOST_SUCCESSORS));
    }

    /** Whether actions lead to representatives of states, not to the states themselves. */
    boolean represents() {
        return symmetry.isOfUse();
    }

    /** How bundles are packed. */
    BundlePacking packing() {
        return packing;
    }

    /** Memory that is kept of what becomes of ledgers. */
    long bytes() {
        return ledgers.bytes();
    }

    /** Sees to it that there is room for the structures that a bundle leads to; false if there is none. */
    boolean claimRoom() {
        return structures.records().claim(claim, CLAIMED_STRUCTURES);
    }

    /** From now on {@link #mayViolate} is asked of these properties only, as places in the list. */
    void tell(int set) {
        rowBuilder.tell(set);
    }

    /** Appends the bundle of a packed state. */
    void append(long[] packed, Batch to) {
        long last = packed[packed.length - 1];
        to.add(Batch.key(structures.of(packed, 0, claim), packing.blockOf(last)), 1L << packing.laneOf(last));
    }

    /** Turns to a bundle. */
    void of(int structure, int block, long lanes) {
        this.structure = structure;
        this.block = block;
        this.lanes = lanes;
        long entry = structures.row(structure);
        if (entry == 0) {
            entry = rowBuilder.build(structure, claim);
            structures.setRow(structure, entry);
        }
        head = Rows.head(entry);
        cells = rows.cells(Rows.row(entry));
        row = Rows.begin(Rows.row(entry));
    }

    /** Turns to a bundle. */
    void of(long key, long lanes) {
        of(Batch.structure(key), Batch.block(key), lanes);
    }

    /** The lanes of the bundle. */
    long lanes() {
        return lanes;
    }

    /** One of its states, taken apart. */
    SiteState state(int lane) {
        packing.unpack(structures.first(structure), structures.second(structure), block, lane, before);
        return before;
    }

    /** One of its states. */
    PackedState packed(int lane) {
        return packing.state(structures.first(structure), structures.second(structure), block, lane);
    }

    /**
     * Whether some of the properties may be violated in a state of the bundle or by a progress action from it; else they are not.
     *
     * @param set places in the list of properties
     */
    boolean mayViolate(int set) {
        return (head & set) != 0;
    }

    /** The lanes that have no progress action; known once {@link #appendProgress} was asked. */
    long atRest() {
        return lanes & ~moving;
    }

    private int plain() {
        return head >>> Rows.PLAIN & Rows.COUNT_MASK;
    }

    private int effects() {
        return head >>> Rows.EFFECTS & Rows.COUNT_MASK;
    }

    // ---- where progress leads to
    // -------------------------------------------------------------------------------------

    /**
     * Appends what progress actions lead to.
     *
     * @return how many actions are enabled, summed over the states
     */
    int appendProgress(Batch to) {
        int first = to.count;
        int plain = plain();
        int cell = row + Rows.HEAD;
        for (int i = 0; i < plain; i++) {
            to.add(Batch.key(cells[cell++], block), lanes);
        }
        moving = plain == 0 ? 0 : lanes;
        climbing = (head & Rows.CLIMBS) == 0 ? 0 : lanes;
        int enabled = plain * Long.bitCount(lanes);
        for (int i = effects(); i > 0; i--) {
            int action = cells[cell + 1];
            Ledgers.Effect effect = effect(action);
            long able = lanes & effect.enabled();
            if (able != 0) {
                enabled += Long.bitCount(able);
                moving |= able;
                climbing |= climbing(able, action, effect);
                append(effect, able, cells[cell], to);
            }
            cell += 2;
        }
        if (symmetry.represent(to, first, structures, claim)) {
            climbing = 0;
        }
        return enabled;
    }

    private Ledgers.Effect effect(int action) {
        return ledgers.effect(
                action & Rows.EFFECT_MASK,
                action >>> Rows.ACTION & Rows.ACTION_MASK,
                structures,
                structure,
                block,
                lanes);
    }

    private static long climbing(long able, int action, Ledgers.Effect effect) {
        if ((action & Rows.LEADS_UP) != 0) {
            return able;
        }
        return (action & Rows.STAYS) != 0 ? able & effect.grows() : 0;
    }

    /** Appends what an action with an effect leads to: a bundle for each block. */
    private void append(Ledgers.Effect effect, long able, int target, Batch to) {
        if (!effect.moves()) {
            to.add(Batch.key(target, block), able);
            return;
        }
        int first = to.count;
        for (long rest = able; rest != 0; ) {
            int ledger = Long.numberOfTrailingZeros(rest) & ledgerLanes;
            long ofLedger = rest & lanesOfFirst << ledger;
            rest ^= ofLedger;
            int next = effect.after(ledger);
            long key = Batch.key(target, packing.block(next, block));
            long some = ofLedger >>> ledger << (next & ledgerLanes);
            int place = to.count - 1;
            while (place >= first && to.keys[place] != key) {
                place--;
            }
            if (place < first) {
                to.add(key, some);
            } else {
                to.lanes[place] |= some;
            }
        }
    }

    // ---- where faults lead to
    // ----------------------------------------------------------------------------------------

    /**
     * Appends what faults lead to.
     *
     * @return how many faults are enabled, summed over the states
     */
    int appendFaults(Batch to) {
        int first = to.count;
        int enabled = 0;
        int all = cells[row];
        for (int b = 0; b < budgets.length; b++) {
            int some = all & spending[b];
            long able = some == 0 ? 0 : packing.withSome(budgets[b], block, lanes);
            if (able != 0) {
                enabled += Integer.bitCount(some) * Long.bitCount(able);
                long lanesAfter = packing.lanesAfter(budgets[b], able);
                int blockAfter = packing.blockAfter(budgets[b], block);
                for (; some != 0; some &= some - 1) {
                    int target = targetOf(Integer.numberOfTrailingZeros(some));
                    to.add(Batch.key(target, blockAfter), lanesAfter);
                }
            }
        }
        symmetry.represent(to, first, structures, claim);
        return enabled;
    }

    /** Whether it is faster to look up later, and side by side, what faults lead to: see {@link #deferFaults}. */
    boolean defersFaults() {
        return !keepsTargetsOfFaults && !symmetry.isOfUse();
    }

    /**
     * Says what faults lead to by its words.
     *
     * @return how many faults are enabled, summed over the states
     */
    int deferFaults(Words to) {
        int enabled = 0;
        int all = cells[row];
        for (int b = 0; b < budgets.length; b++) {
            int some = all & spending[b];
            long able = some == 0 ? 0 : packing.withSome(budgets[b], block, lanes);
            if (able != 0) {
                enabled += Integer.bitCount(some) * Long.bitCount(able);
                long first = structures.first(structure);
                long second = structures.second(structure);
                long lanesAfter = packing.lanesAfter(budgets[b], able);
                int blockAfter = packing.blockAfter(budgets[b], block);
                for (; some != 0; some &= some - 1) {
                    faults.happen(Integer.numberOfTrailingZeros(some), first, second);
                    to.add(faults.first(), faults.second(), blockAfter, lanesAfter);
                }
            }
        }
        return enabled;
    }

    /** Appends what was deferred; false if there is no room for its structures. */
    boolean appendDeferred(Words from, Batch to) {
        if (!claimRoom()) {
            return false;
        }
        structures.records().addAll(from, claim);
        for (int i = 0; i < from.count; i++) {
            to.add(Batch.key(from.numbers[i], from.blocks[i]), from.lanes[i]);
        }
        from.count = 0;
        return true;
    }

    /** The structure that a fault leads to. */
    private int targetOf(int fault) {
        if (!keepsTargetsOfFaults) {
            return lookUp(fault);
        }
        int place = row + Rows.HEAD + plain() + 2 * effects() + Integer.bitCount(cells[row] & (1 << fault) - 1);
        int target = cells[place];
        if (target == Records.NONE) {
            target = lookUp(fault);
            cells[place] = target; // whoever else does it writes the same
        }
        return target;
    }

    private int lookUp(int fault) {
        faults.happen(fault, structures.first(structure), structures.second(structure));
        return structures.of(faults.first(), faults.second(), claim);
    }

    // ---- what leads where
    // ----------------------------------------------------------------------------------------------

    /** The lanes of the bundle, as far as they are not at rest, from which progress leads to one of some states. */
    long leadingTo(Settled some) {
        int plain = plain();
        int cell = row + Rows.HEAD;
        long leading = 0;
        for (int i = 0; i < plain && leading != lanes; i++) {
            leading |= lanes & some.of(Batch.key(cells[cell + i], block));
        }
        cell += plain;
        moving = plain == 0 ? 0 : lanes;
        for (int i = effects(); i > 0 && leading != lanes; i--) {
            Ledgers.Effect effect = effect(cells[cell + 1]);
            long able = lanes & effect.enabled();
            moving |= able;
            leading |= leadingTo(some, effect, able & ~leading, cells[cell]);
            cell += 2;
        }
        return leading;
    }

    private long leadingTo(Settled some, Ledgers.Effect effect, long able, int target) {
        if (!effect.moves()) {
            return able == 0 ? 0 : able & some.of(Batch.key(target, block));
        }
        long leading = 0;
        for (long rest = able; rest != 0; ) {
            int ledger = Long.numberOfTrailingZeros(rest) & ledgerLanes;
            long ofLedger = rest & lanesOfFirst << ledger;
            rest ^= ofLedger;
            int next = effect.after(ledger);
            long settled = some.of(Batch.key(target, packing.block(next, block)));
            leading |= settled >>> (next & ledgerLanes) << ledger & ofLedger;
        }
        return leading;
    }

    /**
     * Whether some action leads to a state, from some lanes that hold no representatives of others.
     *
     * @param key structure and block of the state
     * @param lane the bit of its lane
     * @return the lanes from which one does
     */
    long leadingTo(long key, long lane) {
        int target = Batch.structure(key);
        int targetBlock = Batch.block(key);
        int cell = row + Rows.HEAD;
        long leading = 0;
        for (int i = plain(); i > 0; i--) {
            leading |= cells[cell++] == target && block == targetBlock ? lanes & lane : 0;
        }
        for (int i = effects(); i > 0; i--) {
            if (cells[cell] == target) {
                leading |= leadingTo(effect(cells[cell + 1]), targetBlock, Long.numberOfTrailingZeros(lane));
            }
            cell += 2;
        }
        int all = cells[row];
        for (int b = 0; b < budgets.length; b++) {
            int some = all & spending[b];
            long able = some == 0 ? 0 : packing.withSome(budgets[b], block, lanes);
            able = able == 0 ? 0 : able & packing.lanesBefore(budgets[b], lane);
            if (able != 0 && packing.blockAfter(budgets[b], block) == targetBlock) {
                for (; some != 0; some &= some - 1) {
                    leading |= leadsTo(target, Integer.numberOfTrailingZeros(some)) ? able : 0;
                }
            }
        }
        return leading;
    }

    private boolean leadsTo(int target, int fault) {
        if (keepsTargetsOfFaults) {
            return targetOf(fault) == target;
        }
        faults.happen(fault, structures.first(structure), structures.second(structure));
        return faults.first() == structures.first(target) && faults.second() == structures.second(target);
    }

    private long leadingTo(Ledgers.Effect effect, int targetBlock, int lane) {
        long leading = 0;
        for (long rest = lanes & effect.enabled(); rest != 0; rest &= rest - 1) {
            int one = Long.numberOfTrailingZeros(rest);
            int next = effect.after(one & ledgerLanes);
            int laneAfter = one & ~ledgerLanes | next & ledgerLanes;
            leading |= laneAfter == lane && packing.block(next, block) == targetBlock ? 1L << one : 0;
        }
        return leading;
    }

    /** Shows every progress action of one of the states and where it leads to. */
    void lookAtProgress(int lane, Violations violations) {
        SiteState state = state(lane);
        for (long rest = transitions.progress(state); rest != 0; rest &= rest - 1) {
            int action = Long.numberOfTrailingZeros(rest);
            after.copyFrom(state);
            transitions.apply(after, action);
            violations.look(state, action, after, this, lane);
        }
    }

    // ---- whether progress comes to an end
    // ----------------------------------------------------------------------------

    /**
     * Whether from each of the states some progress actions are found that lead to one without any, or to a greater one; known once
     * {@link #appendProgress} was asked. Where that can be said of every state, every state leads to one without progress actions.
     *
     * <p>Of two states that is greater whose structure's last word is, or then whose first word, or then whose ledger; progress leaves
     * budgets alone.
     */
    boolean climbs() {
        boolean climbs = true;
        for (long rest = lanes & moving & ~climbing; rest != 0 && climbs; rest &= rest - 1) {
            climbs = climbs(Long.numberOfTrailingZeros(rest));
        }
        return climbs;
    }

    /** Goes through what the state leads to, the nearest first, as far as there is room for it. */
    private boolean climbs(int lane) {
        int originStructure = structure;
        int originBlock = block;
        long originLanes = lanes;
        met.count = 0;
        met.add(Batch.key(structure, block), 1L << lane);
        boolean found = false;
        for (int i = 0; i < met.count && met.count < MOST_MET && !found && claimRoom(); i++) {
            int first = met.count;
            of(met.keys[i], met.lanes[i]);
            appendProgress(met);
            found = met.count == first || hasGreater(first);
            dropKnown(first);
        }
        of(originStructure, originBlock, originLanes);
        return found;
    }

    private boolean hasGreater(int first) {
        for (int i = first; i < met.count; i++) {
            if (isGreater(met.keys[i], met.lanes[i], met.keys[0], met.lanes[0])) {
                return true;
            }
        }
        return false;
    }

    private void dropKnown(int first) {
        int end = met.count;
        met.count = first;
        for (int i = first; i < end; i++) {
            int known = 0;
            while (known < met.count && (met.keys[known] != met.keys[i] || met.lanes[known] != met.lanes[i])) {
                known++;
            }
            if (known == met.count) {
                met.add(met.keys[i], met.lanes[i]);
            }
        }
    }

    /** Whether the one state of a bundle is greater than the one of another. */
    private boolean isGreater(long key, long lane, long otherKey, long otherLane) {
        int one = Batch.structure(key);
        int other = Batch.structure(otherKey);
        if (one == other) {
            return ledger(key, lane) > ledger(otherKey, otherLane);
        }
        long second = structures.second(one) - structures.second(other);
        return second != 0 ? second > 0 : structures.first(one) > structures.first(other);
    }

    private long ledger(long key, long lane) {
        return packing.ledger(Batch.block(key), Long.numberOfTrailingZeros(lane));
    }
}
