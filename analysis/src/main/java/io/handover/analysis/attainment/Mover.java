package io.handover.analysis.attainment;

import io.handover.model.action.ActionKind;
import io.handover.simulator.run.Event;

/** Whose move something is that happens. */
public enum Mover {
    /** A command, a step that is called done, a branch that is turned to; also what is skipped or done by mistake. */
    OPERATOR,
    /** What servers and wizard do by themselves. */
    PRODUCT,
    /** A change. */
    ADMINISTRATOR,
    FAULT;

    /** Of an event as runs and paths record it. */
    public static Mover of(int event) {
        if (!Event.isAction(event)) {
            return FAULT;
        }
        ActionKind kind = ActionKind.of(Event.type(event));
        return switch (kind) {
            case ISSUE, ADVANCE, DIVERT, SKIP, SLIP -> OPERATOR;
            case CHANGE -> ADMINISTRATOR;
            default -> kind.isFault() ? FAULT : PRODUCT;
        };
    }
}
