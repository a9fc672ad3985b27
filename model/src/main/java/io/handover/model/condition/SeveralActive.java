package io.handover.model.condition;

import io.handover.model.state.SiteState;

/** Two or more servers are up and active. */
final class SeveralActive implements Condition {
    @Override
    public String name() {
        return "several-active";
    }

    @Override
    public boolean holds(SiteState state, int t, int a) {
        return Integer.bitCount(state.upActive()) >= 2;
    }

    @Override
    public String words(String target, String at) {
        return "two or more servers are up and active";
    }
}
