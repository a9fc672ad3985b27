package io.handover.simulator.shrink;

import io.handover.model.action.ActionKind;
import io.handover.simulator.run.Event;
import io.handover.simulator.run.Run;
import java.util.Comparator;

/**
 * What a reader has to take in of a run's story up to its violation; the shrinker looks for the lightest.
 *
 * @param faults faults and holds that struck
 * @param changes changes made
 * @param actions actions of the model, faults and changes among them
 * @param millis simulated time
 */
record Weight(int faults, int changes, int actions, long millis) implements Comparable<Weight> {
    private static final Comparator<Weight> LIGHTER = Comparator.comparingInt(Weight::faults)
            .thenComparingInt(Weight::changes)
            .thenComparingInt(Weight::actions)
            .thenComparingLong(Weight::millis);

    static Weight of(Run run, int check) {
        int last = run.violatedAfter(check);
        int faults = 0;
        int changes = 0;
        int actions = 0;
        for (int i = 0; i < last; i++) {
            int event = run.event(i);
            if (Event.type(event) == Event.HOLD_BEGINS || Event.type(event) == Event.POLLS_MISSED) {
                faults++;
            } else if (Event.isAction(event)) {
                ActionKind kind = ActionKind.of(Event.type(event));
                faults += kind.isFault() ? 1 : 0;
                int made = kind == ActionKind.CHANGE ? Event.changes(event) : 0;
                changes += made;
                actions += Math.max(1, made);
            }
        }
        return new Weight(faults, changes, actions, last == 0 ? 0 : run.eventMillis(last - 1));
    }

    @Override
    public int compareTo(Weight other) {
        return LIGHTER.compare(this, other);
    }
}
