package io.handover.model.transition;

import static io.handover.model.fixture.BranchDraft.when;
import static io.handover.model.fixture.ProcedureDraft.EXTRAS;
import static io.handover.model.fixture.ProcedureDraft.FINAL;
import static io.handover.model.fixture.ProcedureDraft.INITIAL;
import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import io.handover.model.action.ActionKind;
import io.handover.model.command.Commands;
import io.handover.model.condition.Conditions;
import io.handover.model.fixture.WrittenProcedure;
import io.handover.model.procedure.Plan;
import io.handover.model.site.Assumptions;
import io.handover.model.site.Scope;
import io.handover.model.state.SiteState;
import java.lang.management.ManagementFactory;
import java.util.EnumSet;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Transitions promises that a step allocates nothing. */
class TransitionAllocationTest {
    private static final int WARM_UP = 300_000;
    private static final int MEASURED = 1_000_000;

    private final Plan plan = WrittenProcedure.extrasExcluded()
            .step(Commands.INIT_STANDBY, INITIAL, FINAL)
            .step(Commands.INIT_STANDBY, EXTRAS, FINAL)
            .branch(when(Conditions.NO_ACTIVE)
                    .then(Commands.FORCE_ACTIVATE, FINAL)
                    .then(Commands.STOP_REPLICATION, INITIAL)
                    .resumingAtSameStep())
            // Takes a registration away while the extra is being initialized, so that the initialization fails.
            .branch(when(Conditions.DOWN, INITIAL)
                    .then(Commands.STOP_REPLICATION, FINAL)
                    .resumingAtSameStep())
            // Starts the wizard's switch while the extra still replicates.
            .branch(when(Conditions.NOT_UPGRADED, FINAL)
                    .then(Commands.ACTIVATE, EXTRAS)
                    .resumingAtSameStep())
            .plan(3);
    private final Transitions transitions =
            new Transitions(plan, new Scope(3, 3, 2, 2, 2, 2, 1, 0), Assumptions.DEFAULT.withAutoActivation(true));
    private final SiteState initial = transitions.initialState();
    private final SiteState state = transitions.initialState();
    private final long[] happened = new long[2];
    private long random = 1;

    /** A step of a random walk that starts anew where it comes to rest. */
    private void step() {
        long progress = transitions.progress(state);
        long faults = transitions.faults(state);
        random ^= random << 13;
        random ^= random >>> 7;
        random ^= random << 17;
        // Every sixteenth step is a fault where one is possible, so that walks get far.
        boolean fault = faults != 0 && (progress == 0 || (random & 15) == 0);
        long enabled = fault ? faults : progress;
        if (enabled == 0) {
            state.copyFrom(initial);
            return;
        }
        for (long skipped = Long.remainderUnsigned(random >>> 4, Long.bitCount(enabled)); skipped > 0; skipped--) {
            enabled &= enabled - 1;
        }
        int action = Long.numberOfTrailingZeros(enabled);
        happened[fault ? 1 : 0] |= 1L << action;
        transitions.apply(state, fault ? action + Long.SIZE : action);
    }

    private void walk(int steps) {
        for (int i = 0; i < steps; i++) {
            step();
        }
    }

    @Test
    void aStepOfAnyKindAllocatesNothing() {
        ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        assertThat(threads.isThreadAllocatedMemoryEnabled()).isTrue();
        walk(WARM_UP);
        long before = threads.getCurrentThreadAllocatedBytes();
        walk(MEASURED);
        long allocated = threads.getCurrentThreadAllocatedBytes() - before;
        assertThat((double) allocated / MEASURED).as("bytes a step").isLessThan(0.1);
        assertThat(kindsThatHappened())
                .containsExactlyInAnyOrderElementsOf(EnumSet.complementOf(EnumSet.of(ActionKind.SLIP)));
    }

    private Set<ActionKind> kindsThatHappened() {
        Set<ActionKind> kinds = EnumSet.noneOf(ActionKind.class);
        for (int number = 0; number < 2 * Long.SIZE; number++) {
            if ((happened[number / Long.SIZE] >>> number & 1) != 0) {
                kinds.add(ActionKind.of(number));
            }
        }
        return kinds;
    }
}
