package io.handover.model.condition;

import io.handover.model.state.SiteState;

/** A server is up with the old release. */
final class NotUpgraded implements Condition {
    @Override
    public String name() {
        return "not-upgraded";
    }

    @Override
    public boolean takesTarget() {
        return true;
    }

    @Override
    public boolean holds(SiteState state, int t, int a) {
        return state.isUp(t) && !state.isUpgraded(t);
    }

    @Override
    public String words(String target, String at) {
        return target + " is up with the old release";
    }
}
