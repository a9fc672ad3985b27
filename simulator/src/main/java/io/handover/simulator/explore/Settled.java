package io.handover.simulator.explore;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;

/** The states of a table of which it is known that they lead by progress actions to one without any; any number of threads may add. */
final class Settled {
    private static final VarHandle WORD = MethodHandles.arrayElementVarHandle(long[].class);

    /** By slot of the table, a bit a state. */
    private final long[] states;

    /** None yet, of a table with so many slots. */
    Settled(int slots) {
        states = new long[slots];
    }

    /** Bytes that are taken for so many slots. */
    static long bytes(int slots) {
        return (long) slots * Long.BYTES;
    }

    long bytes() {
        return bytes(states.length);
    }

    /** Those of the states of the bundle in a slot, as bits. */
    long of(int slot) {
        return (long) WORD.getOpaque(states, slot);
    }

    void add(int slot, long some) {
        WORD.getAndBitwiseOr(states, slot, some);
    }
}
