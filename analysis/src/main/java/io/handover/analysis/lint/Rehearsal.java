package io.handover.analysis.lint;

import io.handover.model.procedure.Branch;
import io.handover.model.procedure.Plan;
import io.handover.model.procedure.Step;
import io.handover.model.site.Assumptions;
import io.handover.model.site.Scope;
import io.handover.model.state.SiteState;
import io.handover.model.transition.Transitions;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** What becomes of each step and branch of a plan in every state of a small scope. */
final class Rehearsal {
    /** As many as are visited in about a second. */
    private static final int MOST_STATES = 150_000;

    private final Transitions transitions;
    private final Plan plan;

    /** Steps that are come to at all, that are to do something then, that have nothing to do, and that can do it. */
    private final Set<Step> cameTo = identitySet();

    private final Set<Step> needed = identitySet();
    private final Set<Step> reached = identitySet();
    private final Set<Step> done = identitySet();

    private final Set<Branch> begun = identitySet();
    private final Set<Branch> begunQuietly = identitySet();

    private Rehearsal(Transitions transitions) {
        this.transitions = transitions;
        this.plan = transitions.plan();
    }

    private static <T> Set<T> identitySet() {
        return new LinkedHashSet<>();
    }

    /** With a fault of each kind that is nobody's slip, or with fewer where these have too many states; empty where all have. */
    static Optional<Rehearsal> withFaults(Plan plan, Assumptions assumptions) {
        int servers = plan.serverNames().size();
        return Stream.of(
                        new Scope(servers, 1, 1, 1, 1, 0),
                        new Scope(servers, 0, 1, 1, 1, 0),
                        new Scope(servers, 0, 1, 0, 1, 0))
                .flatMap(scope -> of(plan, scope, assumptions).stream())
                .findFirst();
    }

    /** Without faults; empty where that has too many states. */
    static Optional<Rehearsal> withoutFaults(Plan plan, Assumptions assumptions) {
        return of(plan, new Scope(plan.serverNames().size(), 1, 0, 0, 0, 0), assumptions);
    }

    private static Optional<Rehearsal> of(Plan plan, Scope scope, Assumptions assumptions) {
        Rehearsal rehearsal = new Rehearsal(new Transitions(plan, scope, assumptions));
        return rehearsal.visitsAll() ? Optional.of(rehearsal) : Optional.empty();
    }

    /** Whether the step is come to, and whenever it is, its goal holds already. */
    boolean isAlwaysReached(Step step) {
        return isCommand(step) && cameTo.contains(step) && !needed.contains(step);
    }

    /** Whether the step is come to, its goal never holds there, and its command is never offered. */
    boolean isNeverOffered(Step step) {
        return isCommand(step) && needed.contains(step) && !reached.contains(step) && !done.contains(step);
    }

    private static boolean isCommand(Step step) {
        return !step.command().isCheck();
    }

    /** Whether the operator comes to where the branch begins, and whenever that is, its condition holds. */
    boolean beginsAtOnce(Branch branch) {
        return begun.contains(branch) && !begunQuietly.contains(branch);
    }

    private boolean visitsAll() {
        SiteState start = transitions.initialState();
        Set<SiteState> visited = new LinkedHashSet<>();
        Deque<SiteState> open = new ArrayDeque<>();
        visited.add(start);
        open.add(start);
        begin(start);
        while (!open.isEmpty()) {
            SiteState state = open.remove();
            look(state);
            for (int action : enabled(state)) {
                SiteState next = state.copy();
                transitions.apply(next, action);
                if (next.pc() != state.pc()) {
                    begin(next);
                }
                if (visited.add(next)) {
                    if (visited.size() > MOST_STATES) {
                        return false;
                    }
                    open.add(next);
                }
            }
        }
        return true;
    }

    private List<Integer> enabled(SiteState state) {
        return Stream.concat(bits(transitions.progress(state), 0), bits(transitions.faults(state), Long.SIZE))
                .toList();
    }

    private static Stream<Integer> bits(long set, int first) {
        return Stream.iterate(set, rest -> rest != 0, rest -> rest & rest - 1)
                .map(rest -> first + Long.numberOfTrailingZeros(rest));
    }

    private void look(SiteState state) {
        if (!plan.hasCurrent(state)) {
            return;
        }
        Step step = plan.current(state);
        cameTo.add(step);
        if (step.reached(state)) {
            reached.add(step);
            return;
        }
        needed.add(step);
        if (step.offered(state)) {
            done.add(step);
        }
    }

    /** The operator has come to another main step. */
    private void begin(SiteState state) {
        for (Branch branch : plan.branches()) {
            if (state.branch() == SiteState.NO_BRANCH
                    && branch.from() == state.pc()
                    && branch.isWatchedAt(state.pc())) {
                begun.add(branch);
                if (!branch.called(state)) {
                    begunQuietly.add(branch);
                }
            }
        }
    }
}
