package io.handover.analysis.way;

import io.handover.model.procedure.Step;
import java.util.ArrayList;
import java.util.List;

/**
 * How much of a way is that of another one: the longest list of orders that both give in the same order, row by row of the usual table.
 *
 * @param row by how many of the other way's orders: how many of these are given by now
 */
record Likeness(List<Integer> row) {
    Likeness {
        row = List.copyOf(row);
    }

    /** Of a way that has not begun. */
    static Likeness none(List<Step> like) {
        return new Likeness(like.stream().map(order -> 0).toList());
    }

    /** With one more order. */
    Likeness then(Step order, List<Step> like) {
        List<Integer> next = new ArrayList<>(row.size());
        for (int i = 0; i < row.size(); i++) {
            int before = i == 0 ? 0 : row.get(i - 1);
            int alike = isSame(like.get(i), order) ? before + 1 : 0;
            next.add(Math.max(alike, Math.max(row.get(i), i == 0 ? 0 : next.get(i - 1))));
        }
        return new Likeness(next);
    }

    /** How much it can be at most once so many orders more are given. */
    int atMost(int more) {
        int most = Math.min(more, row.size());
        for (int i = 0; i < row.size(); i++) {
            most = Math.max(most, row.get(i) + Math.min(more, row.size() - 1 - i));
        }
        return most;
    }

    /** Whether both are the same command to the same server. */
    static boolean isSame(Step one, Step other) {
        return one.command() == other.command()
                && one.target() == other.target()
                && (!one.command().takesAt() || one.at() == other.at());
    }
}
