package io.handover.model.condition;

import io.handover.model.state.Pairs;
import io.handover.model.state.SiteState;

/** A server subscribes where it is not registered, or is registered where it does not subscribe. */
final class Dangling implements Condition {
    @Override
    public String name() {
        return "dangling";
    }

    @Override
    public boolean takesTarget() {
        return true;
    }

    @Override
    public boolean holds(SiteState state, int t, int a) {
        return Pairs.row(state.danglingPairs(), t) != 0;
    }

    @Override
    public String words(String target, String at) {
        return "only one end of the replication of " + target + " is left";
    }
}
