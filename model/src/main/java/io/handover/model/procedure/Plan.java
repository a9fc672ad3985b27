package io.handover.model.procedure;

import io.handover.model.site.Assumptions;
import io.handover.model.site.Scope;
import io.handover.model.state.Mode;
import io.handover.model.state.Pairs;
import io.handover.model.state.Places;
import io.handover.model.state.SiteState;
import io.handover.model.state.Version;
import java.util.List;
import java.util.Optional;

/**
 * A procedure bound to the servers of a site: numbers instead of roles, one step a server.
 *
 * <p>Servers are numbered in the site's order: 0 is the active server, 1… are the standbys. What the roles of the procedure are called,
 * and which of them stands for which server, changes no number.
 */
public final class Plan {
    /** The most main steps, and the most steps of a branch, that a plan can have. */
    public static final int MAX_STEPS = 60;

    /** The most branches that a plan can have. */
    public static final int MAX_BRANCHES = 12;

    private final Procedure procedure;
    private final List<String> serverNames;
    private final List<Step> steps;
    private final List<Branch> branches;
    private final Binder binder;
    private final List<Window> windows;
    private final List<Stretch> severalActive;

    private final Step[] stepAt;
    private final Branch[] branchAt;
    private final Window[] windowAt;
    private final Stretch[] severalActiveAt;

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
        this.serverNames = List.copyOf(siteServers);
        this.steps = binder.steps(procedure.steps());
        this.branches = binder.branches(steps);
        this.stepAt = steps.toArray(new Step[0]);
        this.branchAt = branches.toArray(new Branch[0]);
        this.windows = binder.windows(steps);
        this.severalActive = binder.severalActive(steps);
        this.windowAt = windows.toArray(new Window[0]);
        this.severalActiveAt = severalActive.toArray(new Stretch[0]);
        checkGiven();
    }

    /** The plan of a site on which no procedure is followed: without steps, it declares nothing and promises everything. */
    public static Plan ofNoProcedure(List<String> siteServers) {
        return new Plan(
                new Procedure(
                        "no-procedure",
                        "",
                        "",
                        List.of(),
                        Given.NOTHING,
                        Declarations.NOTHING,
                        List.of(),
                        List.of(),
                        List.of()),
                siteServers);
    }

    private void checkGiven() {
        Given given = procedure.given();
        for (Given.Server server : given.servers()) {
            if (server.lacks().orElse(0) > given.changes()) {
                throw new ProcedureException(
                        server.role().position(),
                        "'" + server.role().role() + "' lacks "
                                + server.lacks().getAsInt() + " changes, but " + given.changes()
                                + (given.changes() == 1 ? " was" : " were")
                                + " made before the start; state how many with 'changes'");
            }
        }
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

    /** The numbers of the servers that a role of the procedure stands for, in ascending order; may be none. */
    public List<Integer> servers(RoleRef role) {
        return binder.servers(role);
    }

    /** The numbers of a role's servers; none where the procedure has no such role. */
    public List<Integer> servers(String role) {
        return procedure.roles().stream()
                .filter(one -> one.name().equals(role))
                .findFirst()
                .map(one -> servers(new RoleRef(role, one.position())))
                .orElse(List.of());
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

    /** The windows in which changes are declared lost, in the order of the file. */
    public List<Window> windows() {
        return windows;
    }

    /** The stretches in which more than one server may be active, in the order of the file. */
    public List<Stretch> severalActive() {
        return severalActive;
    }

    /** Whether the procedure declares lost what is changed at {@code server} now (docs/model.md, "Declarations"). */
    public boolean declaresLost(int server, SiteState state) {
        for (Window window : windowAt) {
            if (window.server() == server && window.isOpen(state, stepAt)) {
                return true;
            }
        }
        return false;
    }

    /** Whether the procedure declares that more than one server may be active while the operator is at main step {@code pc}. */
    public boolean allowsSeveralActive(int pc) {
        for (Stretch stretch : severalActiveAt) {
            if (stretch.holds(pc)) {
                return true;
            }
        }
        return false;
    }

    /** How many changes were made before the start. */
    public int givenChanges() {
        return procedure.given().changes();
    }

    /** What is given of a server; empty where nothing is. */
    public Optional<Given.Server> given(int server) {
        return procedure.given().servers().stream()
                .filter(given -> binder.servers(given.role()).contains(server))
                .findFirst();
    }

    /** What is given of the connection of two servers, where that is a cut. */
    public Optional<Given.Cut> givenCut(int one, int other) {
        return procedure.given().cuts().stream()
                .filter(cut -> isGiven(cut, one, other) || isGiven(cut, other, one))
                .findFirst();
    }

    private boolean isGiven(Given.Cut cut, int one, int other) {
        return binder.servers(cut.one()).contains(one)
                && binder.servers(cut.other()).contains(other);
    }

    /** Where the operator and the activation wizard can be. */
    public Places places() {
        int branchSteps = 0;
        boolean switches = startsSwitch(steps);
        for (Branch branch : branches) {
            branchSteps = Math.max(branchSteps, branch.steps().size());
            switches |= startsSwitch(branch.steps());
        }
        return new Places(steps.size(), branches.size(), branchSteps, switches);
    }

    private static boolean startsSwitch(List<Step> steps) {
        return steps.stream().anyMatch(step -> step.command().startsSwitch());
    }

    /** The state that the procedure starts from. */
    public SiteState initialState(Scope scope, Assumptions assumptions) {
        if (scope.servers() != serverNames.size()) {
            throw new IllegalArgumentException(
                    "the scope has " + scope.servers() + " servers and the plan " + serverNames.size());
        }
        SiteState state = new SiteState(scope, assumptions, givenChanges());
        for (Given.Server given : procedure.given().servers()) {
            for (int s : binder.servers(given.role())) {
                apply(given, s, state);
            }
        }
        // Once every server's own relationship is known: a list of registrations has the last word.
        for (Given.Server given : procedure.given().servers()) {
            for (int s : binder.servers(given.role())) {
                given.registered().ifPresent(roles -> register(roles, s, state));
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
            for (int a = 0; a < state.servers(); a++) {
                state.deregister(s, a);
            }
            from.ifPresent(role -> {
                int a = binder.other(role, s);
                state.subscribe(s, a);
                state.register(s, a);
            });
        });
        given.lacks().ifPresent(lacks -> state.setDatabase(s, state.changesMade() >>> lacks));
    }

    private void register(List<RoleRef> roles, int s, SiteState state) {
        state.deregisterAll(s);
        for (RoleRef role : roles) {
            for (int t : binder.servers(role)) {
                if (t != s) {
                    state.register(t, s);
                }
            }
        }
    }
}
