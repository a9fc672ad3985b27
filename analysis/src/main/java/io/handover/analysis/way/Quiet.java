package io.handover.analysis.way;

import io.handover.model.action.ActionKind;
import io.handover.model.state.SiteState;
import io.handover.model.transition.Transitions;
import java.util.function.IntConsumer;

/** What happens by itself where nothing surprising does. */
public final class Quiet {
    /** What an administrator does, and what the product does by itself against several or no active servers. */
    private static final long LEFT_OUT =
            set(ActionKind.CHANGE) | set(ActionKind.DETECT) | set(ActionKind.AUTO_ACTIVATE);

    private static final long OF_DATABASES = set(ActionKind.CHANGE) | set(ActionKind.REPLICATE);

    /** Far more than ever happens without a command. */
    private static final int MOST = 10_000;

    private final Transitions transitions;

    public Quiet(Transitions transitions) {
        this.transitions = transitions;
    }

    private static long set(ActionKind kind) {
        return (1L << kind.count()) - 1 << kind.first();
    }

    /** Lets everything come to rest. */
    public void settle(SiteState state) {
        settle(state, action -> {});
    }

    /**
     * Lets everything come to rest.
     *
     * @param happening told of each action before it happens
     */
    public void settle(SiteState state, IntConsumer happening) {
        for (int i = 0; i < MOST; i++) {
            long enabled = transitions.environment(state) & ~LEFT_OUT;
            if (enabled == 0) {
                return;
            }
            int action = Long.numberOfTrailingZeros(enabled);
            happening.accept(action);
            transitions.apply(state, action);
        }
    }

    /** Whether nothing but what concerns databases goes on by itself, not even an answer of the product. */
    public boolean isAtRest(SiteState state) {
        return (transitions.environment(state) & ~OF_DATABASES) == 0;
    }
}
