package io.handover.properties.drawn;

import io.handover.model.procedure.Declarations;
import java.util.List;

/** What a procedure gives up; what cannot be said of its steps is left out. */
public record DrawnDeclarations(List<Lost> lost, List<DrawnStretch> severalActive) {
    public static final DrawnDeclarations NOTHING = new DrawnDeclarations(List.of(), List.of());

    /** Changes that are made at a server. */
    public record Lost(int server, DrawnStretch stretch) {}

    Declarations on(int servers, Roles roles, List<DrawnStep> steps) {
        return new Declarations(
                lost.stream()
                        .filter(window -> window.stretch.opens(steps))
                        .map(window -> window.stretch.changesLost(steps, roles, window.server % servers))
                        .toList(),
                steps.isEmpty()
                        ? List.of()
                        : severalActive.stream()
                                .map(stretch -> stretch.severalActive(steps))
                                .toList());
    }
}
