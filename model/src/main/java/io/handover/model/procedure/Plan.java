package io.handover.model.procedure;

import io.handover.model.command.Commands;
import io.handover.model.site.Assumptions;
import io.handover.model.site.Scope;
import io.handover.model.state.Mode;
import io.handover.model.state.Pairs;
import io.handover.model.state.SiteState;
import io.handover.model.state.Version;
import java.util.List;
import java.util.Optional;

/**
 * A procedure bound to the servers of a site: numbers instead of roles, one step a server.
 *
 * <p>Servers are numbered as in semantics.md 1.1: 0 is the initial active, 1 the final active (the server of the role
 * {@value #FINAL_ACTIVE} where the procedure has that role, else the first standby), 2… the other standbys in the site's
 * order.
 */
public final class Plan {
    /** The role whose server gets number 1. */
    public static final String FINAL_ACTIVE = "final-active";

    /** The most main steps, and the most steps of a branch, that a plan can have. */
    public static final int MAX_STEPS = 60;

    /** The most branches that a plan can have. */
    public static final int MAX_BRANCHES = 12;

    /** There is no such step. */
    public static final int NO_STEP = -1;

    private final Procedure procedure;
    private final List<String> serverNames;
    private final List<Step> steps;
    private final List<Branch> branches;
    private final Binder binder;
    private final int firstActivation;
    private final int lastStandby;

    private final Step[] stepAt;
    private final Branch[] branchAt;

    /**
     * Binds a procedure.
     *
     * @param procedure the procedure as it is written
     * @param siteServers the names of the site's servers: the active first, then the standbys in the site's order
     * @throws ProcedureException where a role, a step or a branch cannot be bound on this site
     */
    public Plan(Procedure procedure, List<String> siteServers) {
        this.procedure = procedure;
        this.binder = new Binder(procedure, siteServers);
        this.serverNames = binder.serverNames();
        this.steps = binder.steps(procedure.steps());
        this.branches = binder.branches(steps);
        this.stepAt = steps.toArray(new Step[0]);
        this.branchAt = branches.toArray(new Branch[0]);
        this.firstActivation = firstActivation(steps);
        this.lastStandby = lastStandby(steps);
    }

    private static int firstActivation(List<Step> steps) {
        for (int i = 0; i < steps.size(); i++) {
            if (steps.get(i).command() == Commands.FORCE_ACTIVATE) {
                return i;
            }
        }
        return NO_STEP;
    }

    private static int lastStandby(List<Step> steps) {
        for (int i = steps.size() - 1; i >= 0; i--) {
            Step step = steps.get(i);
            if (step.target() == 0
                    && (step.command() == Commands.SET_STANDBY
                            || step.command() == Commands.SET_STANDBY_AND_STOP_REPLICATION)) {
                return i;
            }
        }
        return NO_STEP;
    }

    public Procedure procedure() {
        return procedure;
    }

    /** Server names by number. */
    public List<String> serverNames() {
        return serverNames;
    }

    public String serverName(int server) {
        return serverNames.get(server);
    }

    /** The main steps. */
    public List<Step> steps() {
        return steps;
    }

    public List<Branch> branches() {
        return branches;
    }

    /** The value of {@code pc} that means <em>complete</em>. */
    public int complete() {
        return stepAt.length;
    }

    /** Main step number {@code pc}; {@code pc < complete()}. */
    public Step step(int pc) {
        return stepAt[pc];
    }

    public int branchCount() {
        return branchAt.length;
    }

    public Branch branch(int number) {
        return branchAt[number];
    }

    /** The step at which the operator is; asked only while there is one. */
    public Step current(SiteState state) {
        return state.branch() == SiteState.NO_BRANCH
                ? stepAt[state.pc()]
                : branchAt[state.branch()].steps().get(state.place());
    }

    /** Whether the operator has a step to do: a branch is running or the procedure is not complete. */
    public boolean hasCurrent(SiteState state) {
        return state.branch() != SiteState.NO_BRANCH || state.pc() < stepAt.length;
    }

    /** f of semantics.md 1.5: the first force-activate step, or {@link #NO_STEP}. */
    public int firstActivation() {
        return firstActivation;
    }

    /** d of semantics.md 1.5: the last step that sets server 0 to standby, or {@link #NO_STEP}. */
    public int lastStandby() {
        return lastStandby;
    }

    /** Whether the procedure declares lost what is changed at {@code server} now (semantics.md 1.5). */
    public boolean declaresLost(int server, int pc) {
        return server == 0 && pc >= 1 && pc <= lastStandby;
    }

    /** Whether two active servers are part of the procedure now: f ≤ pc ≤ d (semantics.md 1.6). */
    public boolean allowsSeveralActive(int pc) {
        return firstActivation != NO_STEP && pc >= firstActivation && pc <= lastStandby;
    }

    /** The state that the procedure starts from. */
    public SiteState initialState(Scope scope, Assumptions assumptions) {
        if (scope.servers() != serverNames.size()) {
            throw new IllegalArgumentException(
                    "the scope has " + scope.servers() + " servers and the plan " + serverNames.size());
        }
        SiteState state = new SiteState(scope, assumptions);
        for (Given.Server given : procedure.given().servers()) {
            for (int s : binder.servers(given.role())) {
                apply(given, s, state);
            }
        }
        for (Given.Cut cut : procedure.given().cuts()) {
            for (int s : binder.servers(cut.one())) {
                for (int t : binder.servers(cut.other())) {
                    if (s != t) {
                        state.cut(Pairs.number(s, t));
                    }
                }
            }
        }
        return state;
    }

    private void apply(Given.Server given, int s, SiteState state) {
        given.process().ifPresent(process -> {
            switch (process) {
                case UP -> state.setUp(s);
                case STOPPED -> state.setStopped(s);
                case CRASHED -> state.setCrashed(s);
                case UPGRADING, INITIALIZING ->
                    throw new ProcedureException(given.role().position(), "a server cannot be given as " + process);
            }
        });
        given.mode().ifPresent(mode -> {
            if (mode == Mode.ACTIVE) {
                state.setActive(s);
            } else {
                state.setStandby(s);
            }
        });
        if (given.version().equals(Optional.of(Version.NEW))) {
            state.setUpgraded(s);
        }
        given.subscription().ifPresent(from -> {
            state.unsubscribe(s);
            from.ifPresent(role -> state.subscribe(s, binder.other(role, s)));
        });
        given.registered().ifPresent(roles -> {
            state.deregisterAll(s);
            for (RoleRef role : roles) {
                for (int t : binder.servers(role)) {
                    if (t != s) {
                        state.register(t, s);
                    }
                }
            }
        });
    }
}
