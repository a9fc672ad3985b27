package io.handover.explorer.search;

import static org.assertj.core.api.Assertions.assertThat;

import io.handover.model.site.Scope;
import io.handover.model.state.Places;
import io.handover.model.state.StatePacking;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Against maps of the library, with many states that come again and again. */
class VisitedTest {
    private static final int BUNDLES = 20_000;
    private static final int DIFFERENT = 3_000;

    /** States whose slots have numbers of their own, or those of structures, of one word or two. */
    enum Kind {
        SLOTS(new Scope(3, 2, 1, 0, 0, 0), 1, false),
        STRUCTURES(new Scope(3, 0, 1, 1, 0, 0), 1, true),
        STRUCTURES_OF_MANY_LANES(new Scope(3, 0, 3, 3, 3, 0), 1, true),
        STRUCTURES_OF_TWO_WORDS(new Scope(5, 0, 1, 1, 0, 0), 2, true);

        private final BundlePacking packing;

        Kind(Scope scope, int words, boolean oneBlock) {
            packing = new BundlePacking(new StatePacking(scope, 0, new Places(9, 0, 0, false)));
            assertThat(packing.words()).isEqualTo(words);
            assertThat(packing.hasOneBlock()).isEqualTo(oneBlock);
        }
    }

    /** What is visited, as one worker sees it. */
    private static final class Site {
        private final Kind kind;
        private final Structures structures;
        private final Visited visited;
        private final Records.Claim ofStructures = new Records.Claim();
        private final Records.Claim ofSlots = new Records.Claim();
        private final IntStack news = new IntStack();
        private final Batch batch = new Batch(0);
        private long states;

        Site(Kind kind, boolean alone) {
            this.kind = kind;
            this.structures = new Structures(kind.packing);
            this.visited = new Visited(kind.packing, structures, alone);
        }

        /** Beside another worker. */
        Site(Site other) {
            this.kind = other.kind;
            this.structures = other.structures;
            this.visited = other.visited;
        }

        long key(int some) {
            while (!structures.records().claim(ofStructures, 1)) {
                structures.records().grow();
            }
            boolean oneBlock = kind.packing.hasOneBlock();
            long number = oneBlock ? some : some / 7;
            long word = kind.packing.ofStates().structureMask();
            return Batch.key(
                    structures.of(Long.lowestOneBit(word) * number, number % 3 * 16, ofStructures),
                    oneBlock ? 0 : some % 7);
        }

        void add(long key, long lanes, boolean last) {
            batch.add(key, lanes);
            while (batch.count != 0 && (batch.isFull() || last)) {
                int added = visited.add(batch, news, ofSlots);
                if (added < 0) {
                    visited.records().grow();
                } else {
                    states += added;
                }
            }
        }

        Map<Long, Long> takeFresh() {
            Map<Long, Long> fresh = new HashMap<>();
            for (int i = 0; i < news.size(); i++) {
                int slot = news.get(i);
                assertThat(fresh.put(visited.key(slot), visited.takeFresh(slot)))
                        .as("listed once")
                        .isNull();
            }
            news.truncate(0);
            return fresh;
        }
    }

    private static long someOf(long states, Random random) {
        return states & random.nextLong();
    }

    /** Some lanes, of those that a block has. */
    private static long someLanes(Kind kind, Random random) {
        return random.nextLong() >>> Long.SIZE - kind.packing.lanes();
    }

    @ParameterizedTest
    @EnumSource
    void whatIsFreshOfALevelIsWhatWasNeverAddedBefore(Kind kind) {
        Random random = new Random(1);
        Site site = new Site(kind, true);
        Map<Long, Long> all = new HashMap<>();
        for (int depth = 0; depth < 5; depth++) {
            Map<Long, Long> news = new HashMap<>();
            site.states = 0;
            for (int i = 0; i < BUNDLES; i++) {
                long key = site.key(random.nextInt((depth + 1) * DIFFERENT));
                long lanes = someOf(someOf(someLanes(kind, random), random), random);
                long fresh = lanes & ~all.getOrDefault(key, 0L);
                if (fresh != 0) {
                    news.merge(key, fresh, (some, more) -> some | more);
                    all.merge(key, fresh, (some, more) -> some | more);
                }
                site.add(key, lanes, i == BUNDLES - 1);
            }
            assertThat(site.states)
                    .isEqualTo(news.values().stream().mapToLong(Long::bitCount).sum());
            assertThat(site.takeFresh()).isEqualTo(news);
        }
        assertThat(all).hasSizeGreaterThan(2 * DIFFERENT);
        all.forEach((key, lanes) -> {
            assertThat(site.visited.of(site.visited.slot(key))).isEqualTo(lanes);
            assertThat(site.visited.key(site.visited.slot(key))).isEqualTo(key);
        });
    }

    @ParameterizedTest
    @EnumSource
    void ofThreadsThatAddTheSameEachStateIsNewToOne(Kind kind) throws Exception {
        for (int round = 0; round < 20; round++) {
            long seed = round;
            Site one = new Site(kind, false);
            one.structures.records().grow();
            one.visited.records().grow();
            List<Site> sites = List.of(one, new Site(one));
            CountDownLatch ready = new CountDownLatch(sites.size());
            ExecutorService threads = Executors.newFixedThreadPool(sites.size());
            try {
                List<Future<Map<Long, Long>>> added = sites.stream()
                        .map(site -> threads.submit(() -> {
                            ready.countDown();
                            ready.await();
                            return addAll(site, seed);
                        }))
                        .toList();
                Map<Long, Long> all = added.get(0).get();
                assertThat(added.get(1).get()).isEqualTo(all);
                Map<Long, Long> fresh = new HashMap<>();
                sites.forEach(site -> site.takeFresh()
                        .forEach((key, lanes) ->
                                assertThat(fresh.put(key, lanes)).isNull()));
                assertThat(fresh).isEqualTo(all);
                assertThat(sites.get(0).states + sites.get(1).states)
                        .isEqualTo(
                                all.values().stream().mapToLong(Long::bitCount).sum());
            } finally {
                threads.shutdownNow();
            }
        }
    }

    private static Map<Long, Long> addAll(Site site, long seed) {
        Random random = new Random(seed);
        Map<Long, Long> all = new HashMap<>();
        for (int i = 0; i < BUNDLES; i++) {
            long key = site.key(random.nextInt(DIFFERENT));
            long lanes = 1L << random.nextInt(site.kind.packing.lanes());
            all.merge(key, lanes, (some, more) -> some | more);
            site.add(key, lanes, i == BUNDLES - 1);
        }
        return all;
    }
}
