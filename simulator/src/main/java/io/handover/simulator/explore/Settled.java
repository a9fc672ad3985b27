package io.handover.simulator.explore;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;

/** The states of a table of which it is known that they lead by progress actions to one without any; any number of threads may add. */
final class Settled {
    private static final VarHandle WORD = MethodHandles.arrayElementVarHandle(long[].class);

    /** By slot of the table, a bit a state. */
    private final long[] states;

    Settled(BundleTable table) {
        states = new long[table.slots()];
    }

    long bytes() {
        return (long) states.length * Long.BYTES;
    }

    /** Those of the states of the bundle in a slot, as bits. */
    long of(int slot) {
        return (long) WORD.getOpaque(states, slot);
    }

    void add(int slot, long some) {
        WORD.getAndBitwiseOr(states, slot, some);
    }
}
