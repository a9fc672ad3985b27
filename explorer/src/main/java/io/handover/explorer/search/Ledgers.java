package io.handover.explorer.search;

import io.handover.model.state.SiteState;
import io.handover.model.state.StatePacking;
import io.handover.model.transition.Transitions;
import java.util.Arrays;

/**
 * What becomes of ledgers: for each ledger and effect (see {@link Transitions#ledgerEffect}) that was met, whether the action is enabled
 * and the ledger after it, found once by the transition function; one a worker. There are few of either, however many states there are.
 */
final class Ledgers {
    /** What an effect makes of the ledgers of a block; whatever the budgets, the same becomes of a ledger. */
    static final class Effect {
        /** The number of the ledger that becomes of each, by its number in the block. */
        private final int[] after;

        private long known;
        private long enabled;
        private long grows;
        private boolean moves;

        private Effect(int ledgers) {
            after = new int[ledgers];
        }

        /** The number of the ledger that becomes of an enabled one. */
        int after(int ledger) {
            return after[ledger];
        }

        /** The lanes in which the action is enabled. */
        long enabled() {
            return enabled;
        }

        /** Those of them whose ledger becomes greater as a packed word. */
        long grows() {
            return grows;
        }

        /** Whether it changes any ledger; else it only asks. */
        boolean moves() {
            return moves;
        }
    }

    private static final int BYTES_AN_EFFECT = 4 * Long.BYTES;

    private final Transitions transitions;
    private final BundlePacking packing;
    private final int ledgerMask;
    private final long lanesOfFirst;
    private final SiteState before;
    private final SiteState after;
    private final long[] packed;

    /** By the number of a block's first ledger, and by effect. */
    private Effect[][] effects = new Effect[0][];

    private long bytes;

    Ledgers(Transitions transitions, BundlePacking packing) {
        this.transitions = transitions;
        this.packing = packing;
        this.ledgerMask = packing.ledgerLanes();
        this.lanesOfFirst = packing.lanesOfFirstLedger();
        this.before = transitions.initialState();
        this.after = transitions.initialState();
        this.packed = new long[packing.words()];
    }

    long bytes() {
        return bytes;
    }

    /**
     * What an effect makes of the ledgers of a bundle.
     *
     * @param structures where the bundle's structure is
     * @param action the number of an action with that effect in the bundle's states
     */
    Effect effect(int number, int action, Structures structures, int structure, int block, long lanes) {
        int group = packing.group(block);
        if (group >= effects.length) {
            effects = Arrays.copyOf(effects, Math.max(group + 1, 2 * effects.length));
        }
        Effect[] ofGroup = effects[group];
        if (ofGroup == null) {
            ofGroup = new Effect[Transitions.LEDGER_EFFECTS];
            effects[group] = ofGroup;
            bytes += Transitions.LEDGER_EFFECTS * Integer.BYTES;
        }
        Effect effect = ofGroup[number];
        if (effect == null) {
            effect = new Effect(ledgerMask + 1);
            ofGroup[number] = effect;
            bytes += BYTES_AN_EFFECT + effect.after.length * Integer.BYTES;
        }
        for (long unknown = lanes & ~effect.known; unknown != 0; unknown = lanes & ~effect.known) {
            int lane = Long.numberOfTrailingZeros(unknown);
            packing.unpack(structures.first(structure), structures.second(structure), block, lane, before);
            learn(effect, packing.ledger(block, lane), lane & ledgerMask, action);
        }
        return effect;
    }

    private void learn(Effect effect, long ledger, int ledgerInBlock, int action) {
        StatePacking ofStates = packing.ofStates();
        long lanes = lanesOfFirst << ledgerInBlock;
        if (transitions.isEnabled(before, action)) {
            after.copyFrom(before);
            transitions.apply(after, action);
            ofStates.pack(after, packed, 0);
            long next = packed[packed.length - 1] >>> ofStates.ledgerBegin() & ofStates.ledgerMask();
            effect.after[ledgerInBlock] = packing.number(next);
            effect.enabled |= lanes;
            effect.grows |= next > ledger ? lanes : 0;
            effect.moves |= next != ledger;
        }
        effect.known |= lanes; // not before: there may be no memory for another number
    }
}
