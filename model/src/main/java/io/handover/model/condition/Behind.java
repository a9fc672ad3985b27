package io.handover.model.condition;

import io.handover.model.state.SiteState;

/** A server lacks a change that another holds; both are up. */
final class Behind implements Condition {
    @Override
    public String name() {
        return "behind";
    }

    @Override
    public boolean takesTarget() {
        return true;
    }

    @Override
    public boolean takesAt() {
        return true;
    }

    @Override
    public boolean looksAtLedger() {
        return true;
    }

    @Override
    public boolean holds(SiteState state, int t, int a) {
        return state.isUp(t) && state.isUp(a) && state.isBehind(t, a);
    }

    @Override
    public String words(String target, String at) {
        return target + " lacks a change of " + at + ", and both are up";
    }
}
