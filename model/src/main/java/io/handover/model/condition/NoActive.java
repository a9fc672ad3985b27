package io.handover.model.condition;

import io.handover.model.state.SiteState;

/** No server is up and active, and no switch is running that is about to activate one. */
final class NoActive implements Condition {
    @Override
    public String name() {
        return "no-active";
    }

    @Override
    public boolean holds(SiteState state, int t, int a) {
        return state.upActive() == 0 && state.switchTarget() == SiteState.NONE;
    }

    @Override
    public String words(String target, String at) {
        return "no server is up and active, and no switch is running";
    }
}
