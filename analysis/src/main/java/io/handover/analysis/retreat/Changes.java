package io.handover.analysis.retreat;

import io.handover.model.site.Scope;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import java.util.stream.IntStream;

/** The changes of a usual course: one on each active server before each command. */
final class Changes {
    private record Made(int server, int done) {}

    private final int given;
    private final List<Made> made = new ArrayList<>();

    /** @param given how many were made before the start */
    Changes(int given) {
        this.given = given;
    }

    /**
     * The next change is made.
     *
     * @param done how many main steps are done
     */
    void made(int server, int done) {
        made.add(new Made(server, done));
    }

    /**
     * Some of the changes, by the server where they were made.
     *
     * @param set which, as bits
     * @param done how many main steps were done when the way back began
     */
    List<Loss> of(long set, int done) {
        List<Loss> losses = new ArrayList<>();
        for (int s = 0; s < Scope.MAX_SERVERS; s++) {
            int server = s;
            int[] steps = IntStream.range(0, made.size())
                    .filter(i -> made.get(i).server() == server && (set >>> given + i & 1) != 0)
                    .map(i -> made.get(i).done())
                    .toArray();
            if (steps.length > 0) {
                int last = steps[steps.length - 1];
                losses.add(new Loss(server, steps[0], last == done ? OptionalInt.empty() : OptionalInt.of(last)));
            }
        }
        return losses;
    }
}
