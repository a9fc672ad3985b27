package io.handover.sandbox.coach;

import io.handover.model.state.SiteState;
import io.handover.sandbox.rehearsal.History;
import io.handover.sandbox.rehearsal.Outcome;
import io.handover.sandbox.scenario.Scenario;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/** A coach who says nothing before he is let. */
public final class Ponderer implements Coach {
    /** Whoever waits for what cannot come fails after that, and does not hang. */
    private static final int MOST_SECONDS = 30;

    private final CountDownLatch asked = new CountDownLatch(1);
    private final CountDownLatch may = new CountDownLatch(1);
    private final AtomicInteger times = new AtomicInteger();

    /** Waits until he thinks. */
    public void awaitThinking() {
        await(asked);
    }

    /** From now on he answers. */
    public void let() {
        may.countDown();
    }

    /** How often he was asked for a hint or a review. */
    public int times() {
        return times.get();
    }

    private void ponder() {
        times.incrementAndGet();
        asked.countDown();
        await(may);
    }

    private static void await(CountDownLatch latch) {
        try {
            if (!latch.await(MOST_SECONDS, TimeUnit.SECONDS)) {
                throw new IllegalStateException("this has not come in " + MOST_SECONDS + " seconds");
            }
        } catch (InterruptedException interrupted) {
            throw new IllegalStateException(interrupted);
        }
    }

    @Override
    public List<Bar> outlook(Scenario scenario, SiteState state, Outcome soFar) {
        return List.of();
    }

    @Override
    public Optional<String> hint(Scenario scenario, SiteState state, int grade) {
        ponder();
        return Optional.of("grade " + grade);
    }

    @Override
    public Review review(Scenario scenario, History history, Outcome outcome, int hints) {
        ponder();
        return new Onlooker().review(scenario, history, outcome, hints);
    }
}
