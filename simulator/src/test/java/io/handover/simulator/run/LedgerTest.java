package io.handover.simulator.run;

import static org.assertj.core.api.Assertions.assertThat;

import io.handover.model.site.Assumptions;
import io.handover.model.site.Scope;
import io.handover.model.state.SiteState;
import io.handover.simulator.time.SplitMix;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LedgerTest {
    private static final Scope SCOPE = new Scope(4, Scope.MAX_CHANGES, 0, 0, 0, 0);

    /** The same site kept the plain way: every change by itself, however many there are. */
    private static final class Plain {
        final List<SortedSet<Integer>> databases = new ArrayList<>();
        final SortedSet<Integer> declared = new TreeSet<>();
        int made;

        Plain() {
            for (int s = 0; s < 4; s++) {
                databases.add(new TreeSet<>());
            }
        }

        void change(int s, int count, boolean isDeclared) {
            for (int i = 0; i < count; i++) {
                databases.get(s).add(made);
                if (isDeclared) {
                    declared.add(made);
                }
                made++;
            }
        }

        boolean replicate(int s, int a) {
            for (int change : databases.get(a)) {
                if (databases.get(s).add(change)) {
                    return true;
                }
            }
            return false;
        }

        /** How many changes there are by who holds them and whether they are declared. */
        Map<Integer, Long> fates() {
            Map<Integer, Long> fates = new TreeMap<>();
            for (int change = 0; change < made; change++) {
                int holders = 0;
                for (int s = 0; s < 4; s++) {
                    holders |= databases.get(s).contains(change) ? 1 << s : 0;
                }
                fates.merge(holders | (declared.contains(change) ? 16 : 0), 1L, Long::sum);
            }
            return fates;
        }
    }

    private static Map<Integer, Long> fates(SiteState state, Ledger ledger) {
        Map<Integer, Long> fates = new TreeMap<>();
        for (int c = 0; c < state.changes(); c++) {
            int holders = 0;
            for (int s = 0; s < 4; s++) {
                holders |= (int) (state.database(s) >>> c & 1) << s;
            }
            fates.merge(holders | (int) (state.declared() >>> c & 1) << 4, (long) ledger.count(c), Long::sum);
        }
        return fates;
    }

    /**
     * Changes, replication and initializations at random, with relationships that change: what is kept by classes is what a plain list of
     * all changes says, after every single thing.
     */
    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
    void classesSayWhatAPlainListSays(long seed) {
        SiteState state = new SiteState(SCOPE, Assumptions.DEFAULT);
        Ledger ledger = new Ledger();
        ledger.begin(state);
        Plain plain = new Plain();
        int mostMade = 0;
        for (int i = 0; i < 4_000; i++) {
            long u = SplitMix.at(seed, i) >>> 1;
            int s = (int) (u % 4);
            switch ((int) (u / 4 % 12)) {
                case 0, 1, 2, 3 -> {
                    int count = 1 + (int) (u / 64 % 3);
                    boolean declared = u / 1_024 % 8 == 0;
                    assertThat(ledger.makeRoom(state)).isTrue();
                    state.makeChange(s, declared);
                    ledger.made(state, s, count, i, i);
                    plain.change(s, count, declared);
                }
                case 4, 5, 6, 7, 8, 9 -> {
                    int a = state.subscription(s);
                    if (state.streaming(s) && state.isBehind(s, a)) {
                        assertThat(ledger.single(state, s)).isTrue();
                        long missing = state.database(a) & ~state.database(s);
                        state.setDatabase(s, state.database(s) | Long.lowestOneBit(missing));
                        assertThat(plain.replicate(s, a)).isTrue();
                    }
                }
                case 10 -> {
                    if (u / 4_096 % 4 == 0) {
                        state.unsubscribe(s);
                    }
                }
                default -> {
                    int a = (int) (u / 4_096 % 4);
                    if (a != s && u / 65_536 % 4 == 0) {
                        // an initialization from beginning to end
                        state.beginInitialization(s, a);
                        state.setDatabase(s, state.database(a));
                        state.setUp(s);
                        plain.databases.get(s).clear();
                        plain.databases.get(s).addAll(plain.databases.get(a));
                    }
                }
            }
            mostMade = Math.max(mostMade, plain.made);
            assertThat(fates(state, ledger)).isEqualTo(plain.fates());
        }
        assertThat(mostMade).isGreaterThan(1_000);
        assertThat(ledger.isFull()).isFalse();
    }

    @Test
    void aClassOfManyReplicatesOneByOne() {
        SiteState state = new SiteState(SCOPE, Assumptions.DEFAULT);
        Ledger ledger = new Ledger();
        ledger.begin(state);
        ledger.makeRoom(state);
        state.makeChange(0, false);
        ledger.made(state, 0, 5, 100, 200);

        assertThat(ledger.single(state, 1)).isTrue();

        assertThat(state.changes()).isEqualTo(2);
        assertThat(ledger.count(0)).isEqualTo(1);
        assertThat(ledger.count(1)).isEqualTo(4);
        assertThat(state.database(0)).isEqualTo(0b11);
        assertThat(state.database(1)).isZero();
    }

    @Test
    void aMergedClassSpansTheTimeOfItsChanges() {
        SiteState state = new SiteState(SCOPE, Assumptions.DEFAULT);
        Ledger ledger = new Ledger();
        ledger.begin(state);
        for (int i = 0; i < 100; i++) {
            assertThat(ledger.makeRoom(state)).isTrue();
            state.makeChange(0, false);
            ledger.made(state, 0, 1, 10L * i, 10L * i);
        }

        assertThat(ledger.total(state.changesMade())).isEqualTo(100);
        assertThat(ledger.firstMillis(0)).isZero();
        assertThat(ledger.lastMillis(state.changes() - 1)).isEqualTo(990);
        assertThat(state.changes()).isLessThan(50);
    }

    @Test
    void changesOfDifferentFateAreNeverMerged() {
        SiteState state = new SiteState(SCOPE, Assumptions.DEFAULT);
        Ledger ledger = new Ledger();
        ledger.begin(state);
        boolean room = true;
        // Declared and not, in turns, on a server from which others replicate: none of these may be put together.
        for (int i = 0; i < 70; i++) {
            if (ledger.makeRoom(state)) {
                state.makeChange(0, i % 2 == 0);
                ledger.made(state, 0, 1, i, i);
            } else {
                room = false;
            }
        }

        assertThat(room).isFalse();
        assertThat(ledger.isFull()).isTrue();
        assertThat(ledger.total(state.changesMade())).isEqualTo(Scope.MAX_CHANGES);
    }
}
