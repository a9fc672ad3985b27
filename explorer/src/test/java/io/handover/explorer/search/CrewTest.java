package io.handover.explorer.search;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.handover.model.property.Properties;
import io.handover.model.site.Assumptions;
import io.handover.model.site.Scope;
import io.handover.model.state.StatePacking;
import io.handover.model.transition.Transitions;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Workers do what they are told, together, and nobody is waited for in vain. */
@Timeout(60)
class CrewTest {
    private static final int TASKS = 1_000;

    private static Crew crew(int threads) {
        Transitions transitions = Draft.written(2).transitions(new Scope(2, 0, 0, 0, 0, 0), Assumptions.DEFAULT);
        BundlePacking packing = new BundlePacking(
                new StatePacking(transitions.scope(), 0, transitions.plan().places()));
        Structures structures = new Structures(packing);
        Rows rows = new Rows();
        return new Crew(IntStream.range(0, threads)
                .mapToObj(i -> new Worker(
                        transitions,
                        packing,
                        structures,
                        rows,
                        Properties.ALL,
                        new ExtraSymmetry(transitions, packing, false)))
                .toList());
    }

    @Test
    void everyWorkerHasDoneATaskBeforeTheNextBegins() {
        try (Crew crew = crew(3)) {
            AtomicInteger done = new AtomicInteger();
            for (int i = 1; i <= TASKS; i++) {
                crew.run(worker -> done.incrementAndGet());
                assertThat(done).hasValue(3 * i);
            }
        }
    }

    @Test
    void oneWorkerIsEnoughForOnePiece() {
        try (Crew crew = crew(2)) {
            Set<Worker> working = ConcurrentHashMap.newKeySet();
            crew.run(1, working::add);
            assertThat(working).isEqualTo(Set.of(crew.workers().get(0)));
            crew.run(2, working::add);
            assertThat(working).hasSize(2);
        }
    }

    @Test
    void whoeverFailsTheCallerIsToldAndCanGoOn() {
        try (Crew crew = crew(2)) {
            for (Worker failing : crew.workers()) {
                assertThatThrownBy(() -> crew.run(worker -> {
                            if (worker == failing) {
                                throw new OutOfMemoryError("that much");
                            }
                        }))
                        .isInstanceOf(OutOfMemoryError.class);
            }
            List<Worker> working = new CopyOnWriteArrayList<>();
            crew.run(working::add);
            assertThat(working).hasSize(2);
        }
    }

    @Test
    void aFailureOfSeveralIsToldOnce() {
        try (Crew crew = crew(3)) {
            assertThatThrownBy(() -> crew.run(worker -> {
                        throw new OutOfMemoryError("that much");
                    }))
                    .isInstanceOf(OutOfMemoryError.class);
            AtomicInteger done = new AtomicInteger();
            crew.run(worker -> done.incrementAndGet());
            assertThat(done).hasValue(3);
        }
    }

    @Test
    void itsThreadsEndWithIt() throws InterruptedException {
        Set<Thread> threads = ConcurrentHashMap.newKeySet();
        try (Crew crew = crew(3)) {
            crew.run(worker -> threads.add(Thread.currentThread()));
        }
        threads.remove(Thread.currentThread());
        assertThat(threads).hasSize(2);
        for (Thread thread : threads) {
            thread.join();
        }
    }
}
