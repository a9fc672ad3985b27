package io.handover.analysis.synthesis;

import io.handover.analysis.way.Quiet;
import io.handover.explorer.search.Exploration;
import io.handover.explorer.search.ExploreOptions;
import io.handover.explorer.search.Explorer;
import io.handover.explorer.search.ProgressListener;
import io.handover.explorer.search.Verdict;
import io.handover.model.action.ActionKind;
import io.handover.model.procedure.Plan;
import io.handover.model.procedure.Procedure;
import io.handover.model.procedure.ProcedureException;
import io.handover.model.procedure.Step;
import io.handover.model.property.Property;
import io.handover.model.site.Assumptions;
import io.handover.model.site.Scope;
import io.handover.model.state.SiteState;
import io.handover.model.transition.Transitions;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Explores procedures that may be what was asked for. May be shared by threads. */
final class Trying {
    /** Far more states than a procedure of a few servers has that is any good. */
    private static final long MOST_STATES = 1_500_000;

    private final List<String> servers;
    private final Assumptions assumptions;
    private final List<Property> promises;
    private final List<Without> without;
    private final SynthesisWatch watch;

    Trying(SynthesisRequest request, SynthesisWatch watch) {
        this.servers = request.servers();
        this.assumptions = request.site().site().assumptions();
        this.promises = request.promises();
        this.without = request.without();
        this.watch = watch;
    }

    /** Empty where it is no procedure for these servers, gives a command that may not be given, or its states cannot be told apart within the scope. */
    Optional<Tried> of(Procedure procedure, Scope scope) {
        watch.tried(1);
        return uncounted(procedure, scope);
    }

    /** The same, which whoever asks counts by {@link #counted}: of some that threads explore ahead it depends on the threads which they are. */
    Optional<Tried> uncounted(Procedure procedure, Scope scope) {
        watch.check();
        try {
            Plan plan = new Plan(procedure, servers);
            if (isForbidden(plan)) {
                return Optional.empty();
            }
            Transitions transitions = new Transitions(plan, scope, assumptions);
            Explorer explorer = new Explorer(transitions, ExploreOptions.DEFAULT.withMaxStates(MOST_STATES));
            Exploration exploration = explorer.run(ProgressListener.NONE);
            List<Property> broken = promises.stream()
                    .filter(property -> exploration.finding(property).verdict() != Verdict.HOLDS)
                    .toList();
            return Optional.of(new Tried(procedure, transitions, exploration, broken, commands(transitions)));
        } catch (ProcedureException | IllegalArgumentException impossible) {
            return Optional.empty();
        }
    }

    private boolean isForbidden(Plan plan) {
        return Stream.concat(plan.steps().stream(), plan.branches().stream().flatMap(branch -> branch.steps().stream()))
                .anyMatch(step -> without.stream().anyMatch(one -> one.takesOut(step)));
    }

    void counted(int procedures) {
        watch.tried(procedures);
    }

    /** How many were explored. */
    int count() {
        return watch.tries();
    }

    /** How many commands a plan gives where nothing surprising happens; {@link Integer#MAX_VALUE} where it does not come to its end then. */
    int commands(Plan plan) {
        return commands(new Transitions(plan, new Scope(servers.size(), 0, 0, 0, 0, 0), assumptions));
    }

    private static int commands(Transitions transitions) {
        Plan plan = transitions.plan();
        Quiet quiet = new Quiet(transitions);
        SiteState state = transitions.initialState();
        int commands = 0;
        quiet.settle(state);
        while (state.pc() < plan.complete()) {
            Step step = plan.step(state.pc());
            if (!step.reached(state) && step.offered(state)) {
                transitions.apply(state, ActionKind.ISSUE.first());
                quiet.settle(state);
                commands++;
            }
            if (!step.reached(state)) {
                return Integer.MAX_VALUE;
            }
            transitions.apply(state, ActionKind.ADVANCE.first());
            quiet.settle(state);
        }
        return commands;
    }
}
