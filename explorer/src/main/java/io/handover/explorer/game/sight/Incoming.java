package io.handover.explorer.game.sight;

import java.util.stream.IntStream;

/** By number, which of some things lead to it. Immutable. */
final class Incoming {
    private final int[] first;
    private final int[] things;

    /**
     * @param numbers how many numbers there are
     * @param leadsTo by thing: the number that it leads to
     */
    Incoming(int numbers, int[] leadsTo) {
        first = new int[numbers + 1];
        for (int to : leadsTo) {
            first[to + 1]++;
        }
        for (int i = 0; i < numbers; i++) {
            first[i + 1] += first[i];
        }
        int[] next = first.clone();
        things = new int[leadsTo.length];
        for (int thing = 0; thing < leadsTo.length; thing++) {
            things[next[leadsTo[thing]]++] = thing;
        }
    }

    /** What leads to a number, ascending. */
    IntStream to(int number) {
        return IntStream.range(first[number], first[number + 1]).map(i -> things[i]);
    }
}
