package io.handover.executor.plan;

import io.handover.executor.journal.Place;
import io.handover.model.procedure.Step;

/**
 * A step as it is carried out.
 *
 * @param id the step's id in the procedure or {@code step-N}, with {@code :SERVER} where the step is done to several servers; in a
 *     what-if branch with {@code what-if-N/} before it
 * @param place where it stands
 * @param step the step
 * @param means how it is carried out
 * @param command what it is, in words
 * @param precondition what must be so before it is done
 * @param waitsFor what is waited for
 * @param mostMillis how long that is waited for, in milliseconds; after that it is unknown whether it comes
 * @param undo how it is undone; empty where it cannot be
 */
public record Directive(
        String id,
        Place place,
        Step step,
        Means means,
        String command,
        String precondition,
        String waitsFor,
        long mostMillis,
        String undo) {

    /** How long that is waited for, in words. */
    public String most() {
        return time(mostMillis);
    }

    /** {@code 2 min} or {@code 1.5 s}. */
    public static String time(long millis) {
        return millis % 60_000 == 0 ? millis / 60_000 + " min" : millis / 1_000.0 + " s";
    }

    /** Whether it changes nothing, or can be undone. */
    public boolean reversible() {
        return !undo.isEmpty() || means instanceof Means.Look;
    }
}
