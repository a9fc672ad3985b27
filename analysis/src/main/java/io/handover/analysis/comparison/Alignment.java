package io.handover.analysis.comparison;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.ToLongBiFunction;

/**
 * Which elements of one list are those of another.
 *
 * @param slots places of both in one order: A's and B's place of an element of both, or {@link #NONE} for the list that lacks it
 * @param moved pairs of slots, of A alone and of B alone, that are one element which stands elsewhere
 */
public record Alignment(List<int[]> slots, List<int[]> moved) {
    public static final int NONE = -1;

    /**
     * Aligns two lists, with as much likeness as there can be.
     *
     * @param likeness of two elements; 0 where they have nothing to do with each other
     */
    public static <T> Alignment of(List<T> a, List<T> b, ToLongBiFunction<T, T> likeness) {
        long[][] best = new long[a.size() + 1][b.size() + 1];
        for (int i = a.size() - 1; i >= 0; i--) {
            for (int j = b.size() - 1; j >= 0; j--) {
                long alike = likeness.applyAsLong(a.get(i), b.get(j));
                best[i][j] =
                        Math.max(Math.max(best[i + 1][j], best[i][j + 1]), alike > 0 ? best[i + 1][j + 1] + alike : 0);
            }
        }
        List<int[]> slots = new ArrayList<>();
        int i = 0;
        int j = 0;
        while (i < a.size() || j < b.size()) {
            long alike = i < a.size() && j < b.size() ? likeness.applyAsLong(a.get(i), b.get(j)) : 0;
            if (alike > 0 && best[i][j] == best[i + 1][j + 1] + alike) {
                slots.add(new int[] {i++, j++});
            } else if (i < a.size() && (j == b.size() || best[i][j] == best[i + 1][j])) {
                slots.add(new int[] {i++, NONE});
            } else {
                slots.add(new int[] {NONE, j++});
            }
        }
        return new Alignment(slots, moved(slots, a, b, likeness));
    }

    private static <T> List<int[]> moved(List<int[]> slots, List<T> a, List<T> b, ToLongBiFunction<T, T> likeness) {
        List<int[]> moved = new ArrayList<>();
        boolean[] taken = new boolean[slots.size()];
        Arrays.fill(taken, false);
        for (int from = 0; from < slots.size(); from++) {
            int at = slots.get(from)[0];
            int bestTo = NONE;
            long most = 0;
            for (int to = 0; at != NONE && slots.get(from)[1] == NONE && to < slots.size(); to++) {
                boolean isOfB = slots.get(to)[0] == NONE && !taken[to];
                long alike = isOfB ? likeness.applyAsLong(a.get(at), b.get(slots.get(to)[1])) : 0;
                if (alike > most) {
                    most = alike;
                    bestTo = to;
                }
            }
            if (bestTo != NONE) {
                taken[bestTo] = true;
                moved.add(new int[] {from, bestTo});
            }
        }
        return moved;
    }
}
