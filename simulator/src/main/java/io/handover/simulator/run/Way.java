package io.handover.simulator.run;

import io.handover.model.action.ActionKind;
import io.handover.model.procedure.Instruction;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;

/**
 * In which way a run violates a check, told apart as finely as a sentence tells it, so that a figure can be given of the sentence alone.
 * A run violates a check in one way.
 *
 * @param cause the kind of violation
 * @param lack what there is at the end that should not be
 * @param by what kind of action brought it about; empty where it is so from the start, or no single action did
 * @param step the place, among {@link Simulation#written}, of the step that it came about at or that is waited at; -1 where it says
 *     nothing, as of a fault, or there was none
 */
public record Way(Cause cause, Lack lack, Optional<ActionKind> by, int step) implements Comparable<Way> {
    /** No step. */
    public static final int NO_STEP = -1;

    private static final int BITS = 8;

    /** Kinds of action that a fault is, or the end of one: the step at which the operator happens to be then explains nothing. */
    private static final Set<ActionKind> WHENEVER = EnumSet.of(
            ActionKind.CRASH,
            ActionKind.INTERRUPT_INITIALIZATION,
            ActionKind.RESTART,
            ActionKind.CUT,
            ActionKind.HEAL,
            ActionKind.INSTALLER_FAILS,
            ActionKind.SLIP);

    /** Whether the step at which the operator is explains that an action happens; a detection is explained by the step that made several servers active. */
    public static boolean pointsAtStep(ActionKind kind) {
        return !WHENEVER.contains(kind);
    }

    /** Whether nothing but a fault of the site or its surroundings brought it about. */
    public boolean isByFaultAlone() {
        return by.filter(kind -> kind.isFault() && kind != ActionKind.SKIP && kind != ActionKind.SLIP)
                .isPresent();
    }

    /** A way of which only the cause is known. */
    public static Way of(Cause cause) {
        return new Way(cause, Lack.NONE, Optional.empty(), NO_STEP);
    }

    /** A number that no other way has, in their order. */
    int key() {
        return ((cause.ordinal() << BITS | lack.ordinal()) << BITS
                                | by.map(kind -> kind.ordinal() + 1).orElse(0))
                        << BITS
                | step + 1;
    }

    /** The written step; empty where it says nothing. */
    public Optional<Instruction> instruction(Simulation simulation) {
        return step == NO_STEP
                ? Optional.empty()
                : Optional.of(simulation.written().get(step));
    }

    @Override
    public int compareTo(Way other) {
        return Integer.compare(key(), other.key());
    }
}
