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

    /** Of a {@link #key}, what brought it about: nothing that is known. */
    static final int FROM_THE_START = 0;

    // The parts of a key, from the low end: the step's place plus 1, the kind's place plus 1, the lack and the cause.
    private static final int STEP_BITS = 10;
    private static final int KIND_BITS = 6;
    private static final int LACK_BITS = 8;

    private static final ActionKind[] KINDS = ActionKind.values();
    private static final Lack[] LACKS = Lack.values();
    private static final Cause[] CAUSES = Cause.values();

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

    /** Part of a {@link #key}: what kind of action brought it about, and at which step, or {@link #NO_STEP}. */
    static int origin(ActionKind by, int step) {
        return by.ordinal() + 1 << STEP_BITS | step + 1;
    }

    /** The step of an origin. */
    static int stepOf(int origin) {
        return (origin & (1 << STEP_BITS) - 1) - 1;
    }

    /** The same where no action did, but the operator waits at a step. */
    static int waitingAt(int step) {
        return step + 1;
    }

    /** A number that no other way has, in their order: a way without an object of its own. */
    static int key(Cause cause, Lack lack, int origin) {
        return (cause.ordinal() << LACK_BITS | lack.ordinal()) << KIND_BITS + STEP_BITS | origin;
    }

    /** The way that has a key. */
    static Way of(int key) {
        int kind = key >>> STEP_BITS & (1 << KIND_BITS) - 1;
        return new Way(
                CAUSES[key >>> LACK_BITS + KIND_BITS + STEP_BITS],
                LACKS[key >>> KIND_BITS + STEP_BITS & (1 << LACK_BITS) - 1],
                kind == 0 ? Optional.empty() : Optional.of(KINDS[kind - 1]),
                stepOf(key));
    }

    private int key() {
        return key(cause, lack, by.map(kind -> origin(kind, step)).orElse(waitingAt(step)));
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
