package io.handover.simulator.run;

import java.util.Arrays;
import java.util.List;

/**
 * Some of the choices that a run may make, by what they are about: all numbers of a purpose and a subject (see {@link Choice}) belong to it or
 * none. Immutable.
 */
public final class ChoiceSet {
    /** None of them. */
    public static final ChoiceSet NONE = new ChoiceSet(new int[0], false);

    /** All of them. */
    public static final ChoiceSet ALL = new ChoiceSet(new int[0], true);

    private static final int KEY_SHIFT = 32;

    /** In ascending order. */
    private final int[] keys;

    private final boolean areLeftOut;

    private ChoiceSet(int[] keys, boolean areLeftOut) {
        this.keys = keys;
        this.areLeftOut = areLeftOut;
    }

    /** The choices that have purpose and subject of one of these names. */
    public static ChoiceSet like(List<Long> names) {
        return new ChoiceSet(keys(names), false);
    }

    /** All choices but those. */
    public static ChoiceSet allBut(List<Long> names) {
        return new ChoiceSet(keys(names), true);
    }

    private static int[] keys(List<Long> names) {
        return names.stream()
                .mapToInt(name -> (int) (name >>> KEY_SHIFT))
                .sorted()
                .distinct()
                .toArray();
    }

    public boolean contains(long name) {
        return Arrays.binarySearch(keys, (int) (name >>> KEY_SHIFT)) >= 0 != areLeftOut;
    }
}
