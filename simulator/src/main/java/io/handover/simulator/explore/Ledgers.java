package io.handover.simulator.explore;

import io.handover.model.state.SiteState;
import io.handover.model.state.StatePacking;
import io.handover.model.transition.Transitions;
import java.util.Arrays;

/**
 * What becomes of ledgers: for each ledger and effect (see {@link Transitions#ledgerEffect}) that was met, the ledger after it, found
 * once by the transition function; one a worker. There are few of either, however many states there are.
 */
final class Ledgers {
    /** What an effect makes of the ledgers of a block; each bit stands for one of them. */
    static final class Effect {
        /** The number of the ledger that becomes of each. */
        private final int[] after = new int[Long.SIZE];

        private long known;
        private long enabled;
        private long grows;

        /** The number of the ledger that becomes of an enabled one. */
        int after(int bit) {
            return after[bit];
        }

        /** The ledgers for which the action is enabled. */
        long enabled() {
            return enabled;
        }

        /** Those of them that become greater as a packed word. */
        long grows() {
            return grows;
        }
    }

    /** An effect is a number of one byte. */
    private static final int EFFECTS = 1 << Byte.SIZE;

    private static final int BYTES_AN_EFFECT = Long.SIZE * Integer.BYTES + 3 * Long.BYTES;

    private final Transitions transitions;
    private final BundlePacking packing;
    private final SiteState before;
    private final SiteState after;
    private final long[] packed;

    /** By block and effect. */
    private Effect[][] effects = new Effect[0][];

    private long bytes;

    Ledgers(Transitions transitions, BundlePacking packing) {
        this.transitions = transitions;
        this.packing = packing;
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
     * @param action the number of an action with that effect in the bundle's states
     */
    Effect effect(long[] bundles, int at, int action, int number) {
        int block = packing.block(bundles, at);
        if (block >= effects.length) {
            effects = Arrays.copyOf(effects, Math.max(block + 1, 2 * effects.length));
        }
        Effect[] ofBlock = effects[block];
        if (ofBlock == null) {
            ofBlock = new Effect[EFFECTS];
            effects[block] = ofBlock;
            bytes += EFFECTS * Integer.BYTES;
        }
        Effect effect = ofBlock[number];
        if (effect == null) {
            effect = new Effect();
            ofBlock[number] = effect;
            bytes += BYTES_AN_EFFECT;
        }
        long unknown = bundles[at + packing.words()] & ~effect.known;
        if (unknown != 0) {
            learn(effect, unknown, bundles, at, action);
        }
        return effect;
    }

    private void learn(Effect effect, long unknown, long[] bundles, int at, int action) {
        StatePacking ofStates = packing.ofStates();
        for (long rest = unknown; rest != 0; rest &= rest - 1) {
            int bit = Long.numberOfTrailingZeros(rest);
            packing.unpack(bundles, at, bit, before);
            if (transitions.isEnabled(before, action)) {
                after.copyFrom(before);
                transitions.apply(after, action);
                ofStates.pack(after, packed, 0);
                long ledger = packed[packed.length - 1] >>> ofStates.ledgerBegin() & ofStates.ledgerMask();
                effect.after[bit] = packing.number(ledger);
                effect.enabled |= 1L << bit;
                if (ledger > packing.ledger(packing.block(bundles, at), bit)) {
                    effect.grows |= 1L << bit;
                }
            }
            effect.known |= 1L << bit; // not before: there may be no memory for another number
        }
    }
}
