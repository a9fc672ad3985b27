package io.handover.simulator.run;

import java.util.Arrays;

/** Choices of a run that are set rather than drawn, by name; immutable. This is what the shrinker changes. */
public final class Edits {
    public static final Edits NONE = new Edits(new long[0], new int[0]);

    private final long[] names;
    private final int[] values;

    private Edits(long[] names, int[] values) {
        this.names = names;
        this.values = values;
    }

    public boolean isEmpty() {
        return names.length == 0;
    }

    public int size() {
        return names.length;
    }

    public boolean sets(long name) {
        return Arrays.binarySearch(names, name) >= 0;
    }

    /** The value that is set for a choice, else {@code drawn}. */
    public int value(long name, int drawn) {
        int i = Arrays.binarySearch(names, name);
        return i >= 0 ? values[i] : drawn;
    }

    public long name(int index) {
        return names[index];
    }

    public int value(int index) {
        return values[index];
    }

    /** These edits with one more. */
    public Edits with(long name, int value) {
        int i = Arrays.binarySearch(names, name);
        if (i >= 0) {
            int[] changed = values.clone();
            changed[i] = value;
            return new Edits(names, changed);
        }
        int at = -i - 1;
        return new Edits(inserted(names, at, name), inserted(values, at, value));
    }

    /** These edits without the one at that index. */
    public Edits without(int index) {
        return new Edits(removed(names, index), removed(values, index));
    }

    private static long[] inserted(long[] array, int at, long value) {
        long[] longer = new long[array.length + 1];
        System.arraycopy(array, 0, longer, 0, at);
        longer[at] = value;
        System.arraycopy(array, at, longer, at + 1, array.length - at);
        return longer;
    }

    private static long[] removed(long[] array, int at) {
        long[] shorter = new long[array.length - 1];
        System.arraycopy(array, 0, shorter, 0, at);
        System.arraycopy(array, at + 1, shorter, at, shorter.length - at);
        return shorter;
    }

    private static int[] inserted(int[] array, int at, int value) {
        int[] longer = new int[array.length + 1];
        System.arraycopy(array, 0, longer, 0, at);
        longer[at] = value;
        System.arraycopy(array, at, longer, at + 1, array.length - at);
        return longer;
    }

    private static int[] removed(int[] array, int at) {
        int[] shorter = new int[array.length - 1];
        System.arraycopy(array, 0, shorter, 0, at);
        System.arraycopy(array, at + 1, shorter, at, shorter.length - at);
        return shorter;
    }

    @Override
    public boolean equals(Object object) {
        return object instanceof Edits other
                && Arrays.equals(names, other.names)
                && Arrays.equals(values, other.values);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(names) * 31 + Arrays.hashCode(values);
    }
}
