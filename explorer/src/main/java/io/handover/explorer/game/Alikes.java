package io.handover.explorer.game;

import io.handover.model.state.SiteState;
import io.handover.model.state.StatePacking;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Turns states into representatives: of all states that differ only in which of some servers is which, the one whose words are least.
 * Sound where no goal names any of these servers: no rule of the site does, and there is a command for each of them.
 */
final class Alikes {
    private final StatePacking packing;
    private final List<int[]> swaps = new ArrayList<>();

    /** By how many of the swaps were made: where each server is then. */
    private final List<int[]> places = new ArrayList<>();

    private final SiteState least;
    private final long[] leastWords;
    private final long[] words;

    /** @param alike the servers that no goal names, as a set */
    Alikes(StatePacking packing, SiteState shape, int alike) {
        this.packing = packing;
        this.least = shape.copy();
        this.leastWords = new long[packing.words()];
        this.words = new long[packing.words()];
        int[] servers = IntStream.range(0, shape.servers())
                .filter(s -> (alike >>> s & 1) != 0)
                .toArray();
        orders(servers, servers.length);
        places.add(IntStream.range(0, shape.servers()).toArray());
        for (int[] swap : swaps) {
            places.add(IntStream.of(places.get(places.size() - 1))
                    .map(at -> at == swap[0] ? swap[1] : at == swap[1] ? swap[0] : at)
                    .toArray());
        }
    }

    /** Heap's way through all orders, each by one swap from the one before. */
    private void orders(int[] servers, int count) {
        for (int i = 0; i < count - 1; i++) {
            orders(servers, count - 1);
            int other = count % 2 == 0 ? i : 0;
            swaps.add(new int[] {servers[other], servers[count - 1]});
        }
        if (count > 1) {
            orders(servers, count - 1);
        }
    }

    /** In how many ways servers can change places. */
    int ways() {
        return places.size();
    }

    /** Where each server is after a way to change places; way 0 leaves all where they are. */
    int[] places(int way) {
        return places.get(way);
    }

    /** Turns a state into its representative, and tells the way that servers changed places. */
    int represent(SiteState state) {
        if (swaps.isEmpty()) {
            return 0;
        }
        int way = 0;
        least.copyFrom(state);
        packing.pack(state, leastWords, 0);
        for (int i = 0; i < swaps.size(); i++) {
            int[] swap = swaps.get(i);
            state.swap(swap[0], swap[1]);
            packing.pack(state, words, 0);
            if (isLess()) {
                System.arraycopy(words, 0, leastWords, 0, words.length);
                least.copyFrom(state);
                way = i + 1;
            }
        }
        state.copyFrom(least);
        return way;
    }

    private boolean isLess() {
        for (int i = 0; i < words.length; i++) {
            if (words[i] != leastWords[i]) {
                return words[i] < leastWords[i];
            }
        }
        return false;
    }
}
