package io.handover.model.command;

import io.handover.model.state.SiteState;

/** A step that only looks: it is never given, and waits for its goal. */
abstract class CheckCommand extends Command {
    @Override
    public boolean isCheck() {
        return true;
    }

    @Override
    public boolean offered(SiteState state, int t, int a) {
        return false;
    }

    @Override
    public void execute(SiteState state, int t, int a) {
        throw new IllegalStateException(name() + " is a check and has no effect");
    }
}
