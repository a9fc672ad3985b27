package io.handover.simulator.explore;

import static org.assertj.core.api.Assertions.assertThat;

import io.handover.model.site.Scope;
import io.handover.model.state.Places;
import io.handover.model.state.StatePacking;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Against sets of the library, with many states that come again and again. */
class BundleTableTest {
    private static final int BUNDLES = 20_000;
    private static final int DIFFERENT = 3_000;

    /** States that take one word or two. */
    enum Size {
        ONE_WORD(new Scope(3, 2, 1, 0, 0, 0), 1),
        TWO_WORDS(new Scope(5, 3, 1, 1, 0, 0), 2);

        private final BundlePacking packing;

        Size(Scope scope, int words) {
            packing = new BundlePacking(new StatePacking(scope, 0, new Places(9, 0, 0, false)));
            assertThat(packing.words()).isEqualTo(words);
        }
    }

    /** The words of a bundle but for its states: of two, each comes with several others. */
    private static List<Long> words(Size size, Random random) {
        long some = random.nextInt(DIFFERENT);
        return size == Size.ONE_WORD ? List.of(some * 977, 0L) : List.of(some % 50, some / 50);
    }

    private static void put(Size size, List<Long> words, long states, Batch batch) {
        int at = batch.count++ * batch.stride;
        batch.bundles[at] = words.get(0);
        if (size == Size.TWO_WORDS) {
            batch.bundles[at + 1] = words.get(1);
        }
        batch.bundles[at + size.packing.words()] = states;
    }

    private static List<Long> words(Size size, long[] bundles, int at) {
        return List.of(bundles[at], size == Size.ONE_WORD ? 0 : bundles[at + 1]);
    }

    private static long someOf(long states, Random random) {
        return states & random.nextLong();
    }

    /** Takes what is fresh of all bundles of a list. */
    private static Map<List<Long>, Long> fresh(Size size, Visited visited, BundleList list, int depth) {
        Map<List<Long>, Long> fresh = new HashMap<>();
        Batch batch = new Batch(size.packing.stride());
        for (long i = 0; i < list.size(); i += batch.count) {
            batch.copy(list, i, list.size());
            visited.table().takeFresh(batch, depth);
            for (int k = 0; k < batch.count; k++) {
                Long before = fresh.put(words(size, batch.bundles, k * batch.stride), batch.states(k));
                assertThat(before).as("listed once").isNull();
            }
        }
        return fresh;
    }

    @ParameterizedTest
    @EnumSource
    void whatIsFreshOfALevelIsWhatWasNeverAddedBefore(Size size) {
        Random random = new Random(1);
        Visited visited = new Visited(size.packing, 4);
        Map<List<Long>, Long> all = new HashMap<>();
        Set<List<Long>> known = new HashSet<>();
        Batch batch = new Batch(size.packing.stride());
        for (int depth = 0; depth < 5; depth++) {
            Map<List<Long>, Long> news = new HashMap<>();
            BundleList list = new BundleList(size.packing);
            for (int i = 0; i < BUNDLES; i++) {
                List<Long> words = words(size, random);
                long states = someOf(someOf(random.nextLong(), random), random);
                put(size, words, states, batch);
                long fresh = states & ~all.getOrDefault(words, 0L);
                known.add(words);
                if (fresh != 0) {
                    news.merge(words, fresh, (some, more) -> some | more);
                    all.merge(words, fresh, (some, more) -> some | more);
                }
                while ((batch.isFull() || i == BUNDLES - 1) && !visited.add(batch, depth, list)) {
                    visited.grow();
                }
            }
            assertThat(list.states())
                    .isEqualTo(news.values().stream().mapToLong(Long::bitCount).sum());
            assertThat(fresh(size, visited, list, depth)).isEqualTo(news);
        }
        assertThat(all).hasSizeGreaterThan(DIFFERENT / 2);
        known.forEach(words -> put(size, words, 0, batch));
        visited.table().find(batch);
        long[] read = new long[size.packing.stride()];
        for (int k = 0; k < batch.count; k++) {
            visited.table().read(batch.slots[k], read, 0);
            List<Long> words = words(size, read, 0);
            assertThat(words).isEqualTo(words(size, batch.bundles, k * batch.stride));
            assertThat(read[size.packing.words()]).isEqualTo(all.getOrDefault(words, 0L));
        }
    }

    @ParameterizedTest
    @EnumSource
    void ofThreadsThatAddTheSameEachStateIsNewToOne(Size size) throws Exception {
        for (int round = 0; round < 20; round++) {
            long seed = round;
            Visited visited = new Visited(size.packing, 14);
            List<BundleList> lists = List.of(new BundleList(size.packing), new BundleList(size.packing));
            CountDownLatch ready = new CountDownLatch(lists.size());
            ExecutorService threads = Executors.newFixedThreadPool(lists.size());
            try {
                List<Future<Map<List<Long>, Long>>> added = lists.stream()
                        .map(list -> threads.submit(() -> {
                            ready.countDown();
                            ready.await();
                            return addAll(size, visited, seed, list);
                        }))
                        .toList();
                Map<List<Long>, Long> all = added.get(0).get();
                assertThat(added.get(1).get()).isEqualTo(all);
                Map<List<Long>, Long> fresh = new HashMap<>();
                for (BundleList list : lists) {
                    fresh(size, visited, list, 0)
                            .forEach((words, states) ->
                                    assertThat(fresh.put(words, states)).isNull());
                }
                assertThat(fresh).isEqualTo(all);
                assertThat(lists.get(0).states() + lists.get(1).states())
                        .isEqualTo(
                                all.values().stream().mapToLong(Long::bitCount).sum());
            } finally {
                threads.shutdownNow();
            }
        }
    }

    private static Map<List<Long>, Long> addAll(Size size, Visited visited, long seed, BundleList list) {
        Random random = new Random(seed);
        Batch batch = new Batch(size.packing.stride());
        Map<List<Long>, Long> all = new HashMap<>();
        for (int i = 0; i < BUNDLES; i++) {
            List<Long> words = words(size, random);
            long states = 1L << random.nextInt(Long.SIZE);
            put(size, words, states, batch);
            all.merge(words, states, (some, more) -> some | more);
            if (batch.isFull() || i == BUNDLES - 1) {
                assertThat(visited.add(batch, 0, list)).isTrue();
            }
        }
        return all;
    }
}
