package io.handover.model.procedure;

import java.util.List;

/**
 * What a procedure gives up, as it is written (docs/model.md, "Declarations"). Nothing is derived from its steps: a procedure that
 * declares nothing gives up nothing.
 *
 * @param changesLost where changes are lost, and between which steps
 * @param severalActive between which steps more than one server may be active
 */
public record Declarations(List<ChangesLost> changesLost, List<SeveralActive> severalActive) {
    public static final Declarations NOTHING = new Declarations(List.of(), List.of());

    public Declarations {
        changesLost = List.copyOf(changesLost);
        severalActive = List.copyOf(severalActive);
    }

    /** Whether anything is given up. */
    public boolean isEmpty() {
        return changesLost.isEmpty() && severalActive.isEmpty();
    }

    /**
     * Changes that are declared lost.
     *
     * @param at at which servers they are made
     * @param from the main step whose effect opens the window; a check opens it when it is done
     * @param until the last main step of the window
     * @param position where it is written
     */
    public record ChangesLost(RoleRef at, StepRef from, StepRef until, Position position) {}

    /**
     * A stretch in which more than one server may be active.
     *
     * @param from the first main step of the stretch
     * @param until the last main step of the stretch
     * @param position where it is written
     */
    public record SeveralActive(StepRef from, StepRef until, Position position) {}
}
