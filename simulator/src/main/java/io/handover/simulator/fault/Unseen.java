package io.handover.simulator.fault;

import io.handover.model.action.ActionKind;
import io.handover.model.state.SiteState;

/** What is not detected where one server is not seen by others. */
final class Unseen {
    private Unseen() {}

    /** The detections by {@code watchers} that fail because they do not see {@code hidden} as active. */
    static long detections(SiteState state, int watchers, int hidden) {
        long held = 0;
        for (int rest = watchers & state.up(); rest != 0; rest &= rest - 1) {
            int s = Integer.numberOfTrailingZeros(rest);
            int others = state.activesSeen(s) & ~(1 << hidden);
            if ((others & others - 1) == 0) {
                held |= 1L << ActionKind.DETECT.number(s);
            }
        }
        return held;
    }
}
