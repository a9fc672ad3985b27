package io.handover.analysis.attainment;

import io.handover.explorer.game.sight.LookAlike;
import io.handover.model.procedure.Plan;
import io.handover.model.state.Budget;
import io.handover.model.state.Mode;
import io.handover.model.state.Pairs;
import io.handover.model.state.SiteState;
import io.handover.model.state.Version;
import java.util.ArrayList;
import java.util.List;

/** In what two states differ, in words: of each of them a clause for each thing. */
public final class Differences {
    private final Plan plan;
    private final SiteState state;
    private final SiteState other;
    private final List<String> clauses = new ArrayList<>();

    private Differences(Plan plan, SiteState state, SiteState other) {
        this.plan = plan;
        this.state = state;
        this.other = other;
    }

    /** What is so in the first of two states that look alike and not in the other. */
    public static List<String> ofOne(Plan plan, LookAlike pair) {
        return new Differences(plan, pair.one(), pair.other()).found();
    }

    /** What is so in the other one. */
    public static List<String> ofOther(Plan plan, LookAlike pair) {
        return new Differences(plan, pair.other(), pair.one()).found();
    }

    private List<String> found() {
        for (int s = 0; s < state.servers(); s++) {
            server(s);
        }
        for (int t = 0; t < state.servers(); t++) {
            for (int a = 0; a < state.servers(); a++) {
                if (t != a) {
                    pair(t, a);
                }
            }
        }
        if (state.switchTarget() != other.switchTarget()) {
            clauses.add(
                    state.switchTarget() == SiteState.NONE
                            ? "no switch is running"
                            : "a switch to " + name(state.switchTarget()) + " is running");
        }
        for (int cut = 0; cut < Pairs.UNORDERED; cut++) {
            if (((state.cut() ^ other.cut()) >>> cut & 1) != 0) {
                clauses.add("the network between " + name(Pairs.lower(cut)) + " and " + name(Pairs.higher(cut))
                        + ((state.cut() >>> cut & 1) != 0 ? " is cut" : " is whole"));
            }
        }
        if (clauses.isEmpty()) {
            rest();
        }
        return List.copyOf(clauses);
    }

    private String name(int s) {
        return plan.serverName(s);
    }

    private void server(int s) {
        if (state.process(s) != other.process(s)) {
            clauses.add(name(s) + (state.isUp(s) ? " is up" : " is not up"));
        }
        if (state.mode(s) != other.mode(s)) {
            clauses.add(name(s) + (state.mode(s) == Mode.ACTIVE ? " is in Active mode" : " is in Standby mode"));
        }
        if (state.version(s) != other.version(s)) {
            clauses.add(name(s) + (state.version(s) == Version.NEW ? " has the new release" : " has the old release"));
        }
        int source = state.subscription(s);
        if (source != other.subscription(s)) {
            clauses.add(name(s)
                    + (source == SiteState.NONE ? " replicates from no server" : " replicates from " + name(source)));
        }
    }

    private void pair(int t, int a) {
        if (state.isBehind(t, a) != other.isBehind(t, a)) {
            clauses.add(name(t) + (state.isBehind(t, a) ? " lacks a change of " : " lacks no change of ") + name(a));
        }
        if (state.isRegistered(t, a) != other.isRegistered(t, a)) {
            clauses.add(name(t) + (state.isRegistered(t, a) ? " is" : " is not") + " registered at " + name(a));
        }
    }

    /** What is told only where nothing else differs. */
    private void rest() {
        for (Budget budget : Budget.values()) {
            int more = state.budget(budget) - other.budget(budget);
            if (more != 0) {
                clauses.add((more > 0 ? "more" : "fewer") + " faults can still strike");
                return;
            }
        }
        if (!state.equals(other)) {
            clauses.add("what was changed so far is not the same");
        }
    }
}
