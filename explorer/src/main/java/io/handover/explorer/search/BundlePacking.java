package io.handover.explorer.search;

import io.handover.model.state.Budget;
import io.handover.model.state.SiteState;
import io.handover.model.state.StatePacking;
import java.util.stream.Stream;

/**
 * Takes states apart, so that what happens to many of them can be told once.
 *
 * <p>Of a state, its <em>ledger</em> is what changes there are and which database holds which (see {@code Transitions}), its budgets are
 * what faults are left, and its <em>structure</em> is all else: servers, relationships, cuts, the operator's place, the wizard's. There
 * are some thousand structures where there are millions of states. Most actions neither look at the ledger nor change it, and none but a
 * fault looks at a budget; so they lead from all states of a structure to states of one other structure, with the same ledgers and
 * budgets.
 *
 * <p>Hence a <em>bundle</em>: states of one structure, at most 64 of them, gone along with at once. Each ledger and each combination of
 * budgets has a number, and both numbers together are a block and a <em>lane</em> in it, 0 to 63; a bundle is a structure, a block, and
 * a bit for each lane whose state is meant. Lanes are shared out so that bundles are full: 64 ledgers where there are many; where there
 * can be but few, as many as there may be, and beside each other as many combinations of the first budgets as there is room for.
 */
final class BundlePacking {
    private static final int LANE_BITS = 6;

    /** Ledgers of a site without changes; of one with one change, which each database may hold, and of at most five servers. */
    private static final int LEDGER_BITS_WITHOUT_CHANGES = 0;

    private static final int FEW_LEDGERS_BITS = 4;
    private static final int SOME_LEDGERS_BITS = 5;

    /** Where blocks tell more budgets apart, there is no room left to number ledgers. */
    private static final int MOST_BLOCK_BUDGET_BITS = 16;

    private static final int BLOCK_BITS = Integer.SIZE - 1;

    private final StatePacking packing;
    private final int words;
    private final long structureMask;
    private final long secondStructureMask;
    private final int ledgerBegin;
    private final long ledgerMask;
    private final int budgetBegin;
    private final int blockBudgetBits;
    private final int laneBudgetBits;
    private final int laneLedgerBits;
    private final LedgerNumbers numbers = new LedgerNumbers();
    private final Budget[] budgets;

    // By budget: where lanes tell it apart, the lanes in which some of it is left, and how many lanes lower it is when
    // one is
    // spent; where blocks do, its bits in a block's number, and one of it.
    private final long[] lanesWithSome = new long[Budget.values().length];
    private final int[] lanesDown = new int[Budget.values().length];
    private final int[] blockMask = new int[Budget.values().length];
    private final int[] blocksDown = new int[Budget.values().length];

    /**
     * For the states of a packing.
     *
     * @throws IllegalArgumentException if the budgets are too large
     */
    BundlePacking(StatePacking packing) {
        this.packing = packing;
        this.words = packing.words();
        this.structureMask = packing.structureMask();
        this.secondStructureMask = words == 1 ? 0 : packing.lastStructureMask();
        this.ledgerBegin = packing.ledgerBegin();
        this.ledgerMask = packing.ledgerMask();
        long all = 0;
        for (Budget budget : Budget.values()) {
            all |= packing.budgetMask(budget);
        }
        this.budgetBegin = all == 0 ? 0 : Long.numberOfTrailingZeros(all);
        int budgetBits = Long.bitCount(all);
        int inLanes = 0;
        int atMost = LANE_BITS - ledgersBesideEachOther(Long.bitCount(ledgerMask));
        for (Budget budget : Budget.values()) {
            int end = Long.SIZE - Long.numberOfLeadingZeros(packing.budgetMask(budget) >>> budgetBegin);
            if (end <= atMost) {
                inLanes = Math.max(inLanes, end);
            }
        }
        this.laneBudgetBits = inLanes;
        this.laneLedgerBits = ledgerMask == 0 ? LEDGER_BITS_WITHOUT_CHANGES : LANE_BITS - laneBudgetBits;
        this.blockBudgetBits = budgetBits - laneBudgetBits;
        if (blockBudgetBits > MOST_BLOCK_BUDGET_BITS) {
            throw new IllegalArgumentException("the budgets of faults take " + budgetBits + " bits; "
                    + (laneBudgetBits + MOST_BLOCK_BUDGET_BITS) + " can be packed");
        }
        this.budgets = Stream.of(Budget.values())
                .filter(budget -> packing.budgetMask(budget) != 0)
                .toArray(Budget[]::new);
        for (Budget budget : budgets) {
            describe(budget);
        }
    }

    /** As a power of two. */
    private static int ledgersBesideEachOther(int bitsOfLedger) {
        if (bitsOfLedger == 0) {
            return LEDGER_BITS_WITHOUT_CHANGES;
        }
        // One change: a bit in each database, one for how many were made, one for whether it is declared lost.
        if (bitsOfLedger <= 4 + 2) {
            return FEW_LEDGERS_BITS;
        }
        return bitsOfLedger <= 5 + 2 ? SOME_LEDGERS_BITS : LANE_BITS;
    }

    private void describe(Budget budget) {
        int b = budget.ordinal();
        long bits = packing.budgetMask(budget) >>> budgetBegin;
        if (bits < 1L << laneBudgetBits) {
            for (int lane = 0; lane < Long.SIZE; lane++) {
                lanesWithSome[b] |= (lane >>> laneLedgerBits & bits) != 0 ? 1L << lane : 0;
            }
            lanesDown[b] = (int) Long.lowestOneBit(bits) << laneLedgerBits;
        } else {
            blockMask[b] = (int) (bits >>> laneBudgetBits);
            blocksDown[b] = Integer.lowestOneBit(blockMask[b]);
        }
    }

    /** How states are packed one by one. */
    StatePacking ofStates() {
        return packing;
    }

    /** Words of a state. */
    int words() {
        return words;
    }

    /** Memory that is kept of ledgers. */
    long bytes() {
        return numbers.bytes();
    }

    /** How many lanes a block has, from the lowest bit on: a power of two. */
    int lanes() {
        return 1 << laneBudgetBits + laneLedgerBits;
    }

    /** Whether all states of a structure are in one block, number 0. */
    boolean hasOneBlock() {
        return ledgerMask == 0 && blockBudgetBits == 0;
    }

    /** Whether there is but one ledger. */
    boolean hasOneLedger() {
        return ledgerMask == 0;
    }

    // ---- ledgers --------------------------------------------------------------------------------------------------

    /** Which ledgers a block has: those of all blocks of a group, which differ in their budgets. */
    int group(int block) {
        return block >>> blockBudgetBits;
    }

    /** The bits of a lane's number that tell its ledger. */
    int ledgerLanes() {
        return (1 << laneLedgerBits) - 1;
    }

    /** The lanes of the first ledger of a block; those of others are as far above it as their numbers are. */
    long lanesOfFirstLedger() {
        // 2^0 + 2^n + 2^2n + ...
        return laneLedgerBits == LANE_BITS ? 1 : Long.divideUnsigned(-1L, (1L << (1 << laneLedgerBits)) - 1);
    }

    /** The block of a ledger and of the budgets of another block. */
    int block(int ledgerNumber, int budgetsOf) {
        int group = ledgerNumber >>> laneLedgerBits;
        if (group >>> BLOCK_BITS - blockBudgetBits != 0) {
            throw new OutOfMemoryError("more ledgers than can be told apart");
        }
        return group << blockBudgetBits | budgetsOf & (1 << blockBudgetBits) - 1;
    }

    /** The number of a ledger. */
    int number(long ledger) {
        return numbers.of(ledger);
    }

    /** The ledger of a lane. */
    long ledger(int block, int lane) {
        return numbers.ledger(group(block) << laneLedgerBits | lane & ledgerLanes());
    }

    // ---- budgets --------------------------------------------------------------------------------------------------

    /** The budgets that are not 0 from the start. */
    Budget[] budgets() {
        return budgets;
    }

    /** Those of some lanes of a block in which some of a budget is left. */
    long withSome(Budget budget, int block, long lanes) {
        int b = budget.ordinal();
        return lanes & lanesWithSome[b] | ((block & blockMask[b]) != 0 ? lanes : 0);
    }

    /** What becomes of lanes in which one of a budget is spent. */
    long lanesAfter(Budget budget, long lanes) {
        return lanes >>> lanesDown[budget.ordinal()];
    }

    /** The lanes that become some when one of a budget is spent. */
    long lanesBefore(Budget budget, long lanes) {
        return lanes << lanesDown[budget.ordinal()];
    }

    /** The block of them. */
    int blockAfter(Budget budget, int block) {
        return block - blocksDown[budget.ordinal()];
    }

    // ---- structures and states ------------------------------------------------------------------------------------

    /** The first word of the structure of a packed state. */
    long first(long word) {
        return word & structureMask;
    }

    /** The second word of the structure of a packed state; 0 if it has but one. */
    long second(long word) {
        return word & secondStructureMask;
    }

    /** The block of the state whose last word this is. */
    int blockOf(long last) {
        return block(number(last >>> ledgerBegin & ledgerMask), (int) (budgets(last) >>> laneBudgetBits));
    }

    /** The lane of the state whose last word this is. */
    int laneOf(long last) {
        int ofBudgets = (int) budgets(last) & (1 << laneBudgetBits) - 1;
        return ofBudgets << laneLedgerBits | number(last >>> ledgerBegin & ledgerMask) & ledgerLanes();
    }

    private long budgets(long last) {
        return last >>> budgetBegin & (1L << laneBudgetBits + blockBudgetBits) - 1;
    }

    /** What the last word of a state has beside the bits of its structure. */
    private long bits(int block, int lane) {
        long budgets = (long) (block & (1 << blockBudgetBits) - 1) << laneBudgetBits | lane >>> laneLedgerBits;
        return ledger(block, lane) << ledgerBegin | budgets << budgetBegin;
    }

    /** The state of a structure that a lane of a block stands for. */
    PackedState state(long first, long second, int block, int lane) {
        long bits = bits(block, lane);
        return words == 1 ? new PackedState(first | bits, 0) : new PackedState(first, second | bits);
    }

    /** Takes that state apart. */
    void unpack(long first, long second, int block, int lane, SiteState into) {
        long bits = bits(block, lane);
        if (words == 1) {
            packing.unpack(first | bits, into);
        } else {
            packing.unpack(first, second | bits, into);
        }
    }
}
