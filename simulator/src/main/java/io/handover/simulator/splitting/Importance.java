package io.handover.simulator.splitting;

import io.handover.model.state.SiteState;

/**
 * How near a state is to what is looked for, in levels. It decides where runs are split and so how soon an estimate becomes exact, never
 * what is estimated: any function of the state will do. Shared by threads.
 */
public interface Importance {
    /** All states alike. */
    Importance NONE = new Importance() {
        @Override
        public int levels() {
            return 1;
        }

        @Override
        public int of(SiteState state) {
            return 0;
        }
    };

    /** How many levels there are, 1 or more. */
    int levels();

    /** The level of a state, from 0 (far away, or not known) to the last (nearest). */
    int of(SiteState state);
}
