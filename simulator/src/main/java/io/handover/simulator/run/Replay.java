package io.handover.simulator.run;

import io.handover.model.action.ActionKind;
import io.handover.model.procedure.Step;
import io.handover.model.state.SiteState;
import io.handover.model.transition.Transitions;

/**
 * Goes through a run's record once more, state by state, with any number of changes ({@link Ledger}). The numbers of changes in a state
 * are those of classes; two states that follow each other have the same numbers if {@link #prepare} was called in between.
 */
public final class Replay {
    private static final int SLIP = ActionKind.SLIP.first();
    private static final int REPLICATE = ActionKind.REPLICATE.first();
    private static final int END_UPGRADE = ActionKind.END_UPGRADE.first();

    private final Transitions transitions;
    private final SiteState state;
    private final Ledger ledger = new Ledger();
    private int made;

    /**
     * From a state on.
     *
     * @param state changed in place
     */
    public Replay(Transitions transitions, SiteState state) {
        this.transitions = transitions;
        this.state = state;
        ledger.begin(state);
        made = state.changes();
    }

    /** The state as it is now. */
    public SiteState state() {
        return state;
    }

    /** How many changes the classes of the state are, and when they were made. */
    public Ledger ledger() {
        return ledger;
    }

    /** Makes room for what an event will do to the changes, which may give them other numbers. */
    public void prepare(int event) {
        prepare(event, ledger);
    }

    void prepare(int event, Ledger keptBy) {
        int type = Event.type(event);
        if (type < REPLICATE) {
            keptBy.makeRoom(state);
        } else if (type < END_UPGRADE) {
            keptBy.single(state, type - REPLICATE);
        }
    }

    /**
     * Lets an event happen; a note changes nothing.
     *
     * @param millis its time
     */
    public void apply(int event, long millis) {
        prepare(event);
        apply(event, millis, ledger);
    }

    void apply(int event, long millis, Ledger keptBy) {
        int type = Event.type(event);
        if (!Event.isAction(event)) {
            return;
        }
        if (type == SLIP) {
            transitions.slip(state, slipped(event));
            return;
        }
        transitions.apply(state, type);
        if (type < REPLICATE) {
            keptBy.made(state, type, Event.changes(event), made, millis, millis);
            made += Event.changes(event);
        }
    }

    private Step slipped(int event) {
        return Event.slipped(event, transitions.plan().steps().get(0));
    }
}
