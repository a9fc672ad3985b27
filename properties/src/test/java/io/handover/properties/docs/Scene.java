package io.handover.properties.docs;

import io.handover.model.procedure.Plan;
import io.handover.model.procedure.Step;
import io.handover.model.state.Budget;
import io.handover.model.state.SiteState;
import io.handover.model.transition.Transitions;
import org.jspecify.annotations.Nullable;

/**
 * A state of a site, and what the letters and pronouns of a clause stand for.
 *
 * @param transitions what may happen
 * @param state the state
 * @param s the server that the clauses call {@code s}, or {@link SiteState#NONE}
 * @param t the server that they call {@code t}
 * @param a the server that they call {@code a}
 * @param branch the branch that they are about, where they are about one
 * @param given the command that is given out of turn, where they are about one
 * @param budget the budget of the fault that they are about, where they are about one
 */
record Scene(
        Transitions transitions,
        SiteState state,
        int s,
        int t,
        int a,
        int branch,
        @Nullable Step given,
        @Nullable Budget budget) {

    static Scene of(Transitions transitions, SiteState state) {
        return new Scene(transitions, state, SiteState.NONE, SiteState.NONE, SiteState.NONE, 0, null, null);
    }

    Plan plan() {
        return transitions.plan();
    }

    /** A command with its target, and the server behind {@code at}. */
    Scene command(int target, int at) {
        return new Scene(transitions, state, s, target, at, branch, given, budget);
    }

    /** A server, and the one that it subscribes to. */
    Scene subscriber(int server) {
        return new Scene(transitions, state, server, t, source(server), branch, given, budget);
    }

    /** The target of a switch, or of an activation, and the server that it subscribes to. */
    Scene target(int server) {
        return new Scene(transitions, state, s, server, source(server), branch, given, budget);
    }

    private int source(int server) {
        return server == SiteState.NONE ? SiteState.NONE : state.subscription(server);
    }

    Scene pair(int one, int other) {
        return new Scene(transitions, state, one, other, a, branch, given, budget);
    }

    Scene branch(int number) {
        return new Scene(transitions, state, s, t, a, number, given, budget);
    }

    Scene given(Step command) {
        return new Scene(transitions, state, s, t, a, branch, command, budget);
    }

    Scene spending(Budget some) {
        return new Scene(transitions, state, s, t, a, branch, given, some);
    }

    /** The server behind a letter. */
    int server(String letter) {
        return switch (letter) {
            case "s" -> s;
            case "t" -> t;
            case "a" -> a;
            default -> throw new IllegalArgumentException("no server is called '" + letter + "'");
        };
    }
}
