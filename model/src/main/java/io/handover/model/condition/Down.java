package io.handover.model.condition;

import io.handover.model.state.SiteState;

/** A server is stopped or crashed. */
final class Down implements Condition {
    @Override
    public String name() {
        return "down";
    }

    @Override
    public boolean takesTarget() {
        return true;
    }

    @Override
    public boolean holds(SiteState state, int t, int a) {
        return state.isDown(t);
    }

    @Override
    public String words(String target, String at) {
        return target + " is stopped or crashed";
    }
}
