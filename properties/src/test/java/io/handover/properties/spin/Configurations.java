package io.handover.properties.spin;

import static io.handover.properties.spin.Order.order;

import io.handover.files.Catalogue;
import io.handover.model.command.Command;
import io.handover.model.command.Commands;
import io.handover.model.condition.Conditions;
import io.handover.model.procedure.Branch;
import io.handover.model.procedure.Plan;
import io.handover.model.procedure.Procedure;
import io.handover.model.procedure.Step;
import io.handover.model.procedure.Stretch;
import io.handover.model.procedure.Window;
import io.handover.model.site.Assumptions;
import io.handover.model.site.ForceActivation;
import io.handover.model.site.Scope;
import io.handover.model.site.SplitBrainReaction;
import io.handover.model.state.Mode;
import io.handover.model.state.Process;
import io.handover.model.state.Version;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.IntStream;

/** The configurations that are compared: some chosen, all built-in procedures, the others drawn from a fixed seed. */
final class Configurations {
    /** So many states both tools visit in about a second. */
    static final long MOST_STATES = 150_000;

    private static final long SEED = 20_240_229;
    private static final int WRITTEN = 10;
    private static final int ALTERED = 8;
    private static final int WILD = 12;
    private static final int SWITCHING = 8;
    private static final int CIRCLING = 8;
    private static final int MOST_STEPS = 8;

    private static final Assumptions DEFAULT = Assumptions.DEFAULT;

    private Configurations() {}

    static List<Configuration> all() {
        List<Configuration> all = new ArrayList<>(chosen());
        Catalogue.procedures().forEach(file -> all.add(builtIn(file.procedure())));
        Draws draws = new Draws(SEED);
        all.addAll(drawn("written", WRITTEN, draws, Configurations::written));
        all.addAll(drawn("altered", ALTERED, draws, Configurations::altered));
        all.addAll(drawn("wild", WILD, draws, Configurations::wild));
        all.addAll(drawn("switching", SWITCHING, draws, Configurations::switching));
        all.addAll(drawn("circling", CIRCLING, draws, Configurations::branched, Account::goesRound));
        return all;
    }

    /** The reference counts (docs/model.md, "Reference counts") but for the largest two, and every assumption by itself. */
    private static List<Configuration> chosen() {
        return List.of(
                excluded(new Scope(2, 0, 0, 0, 0, 0), DEFAULT),
                excluded(new Scope(2, 2, 1, 1, 0, 0), DEFAULT),
                excluded(new Scope(3, 2, 0, 0, 0, 0), DEFAULT),
                excluded(new Scope(3, 2, 1, 0, 0, 0), DEFAULT),
                excluded(new Scope(3, 2, 0, 0, 0, 1), DEFAULT),
                excluded(new Scope(3, 2, 0, 0, 1, 0), DEFAULT),
                excluded(new Scope(3, 2, 1, 1, 0, 0), DEFAULT),
                excluded(new Scope(3, 2, 1, 0, 0, 0), DEFAULT.withSplitBrainReaction(SplitBrainReaction.ALARM_ONLY)),
                excluded(new Scope(3, 1, 1, 1, 0, 0), DEFAULT.withAutoActivation(true)),
                stopped(new Scope(3, 2, 1, 0, 0, 0), DEFAULT),
                excluded(new Scope(4, 0, 1, 1, 0, 0), DEFAULT),
                excluded(new Scope(3, 2, 1, 0, 0, 0), DEFAULT.withForceActivation(ForceActivation.ALWAYS)),
                excluded(new Scope(3, 1, 1, 1, 0, 0), DEFAULT.withForceActivation(ForceActivation.WHEN_NO_ACTIVE)),
                excluded(new Scope(3, 2, 1, 0, 0, 0), DEFAULT.withMixedVersionsSeeEachOther(false)),
                stopped(new Scope(4, 1, 1, 0, 1, 0), DEFAULT),
                stopped(new Scope(5, 1, 0, 0, 1, 0), DEFAULT),
                excluded(new Scope(5, 1, 1, 0, 0, 0), DEFAULT),
                stopped(new Scope(3, 1, 2, 1, 0, 1), DEFAULT),
                excluded(new Scope(2, 4, 1, 1, 1, 1), DEFAULT),
                initialized(new Scope(2, 2, 1, 1, 0, 0), DEFAULT),
                initialized(new Scope(3, 1, 1, 0, 0, 1), DEFAULT),
                initialized(new Scope(4, 1, 0, 1, 0, 0), DEFAULT.withAutoActivation(true)),
                switchedOver(new Scope(2, 2, 1, 1, 0, 1), DEFAULT),
                switchedOver(new Scope(3, 2, 1, 0, 0, 1), DEFAULT),
                interrupted(new Scope(2, 2, 1, 1, 0, 1), DEFAULT),
                interrupted(new Scope(3, 1, 0, 0, 0, 2), DEFAULT),
                stoppedAfterwards(new Scope(2, 1, 1, 0, 0, 0)),
                recovered(new Scope(2, 1, 1, 1, 0, 0)),
                recovered(new Scope(3, 1, 0, 0, 0, 0)),
                adopted(new Scope(3, 2, 1, 0, 0, 0)),
                contested(new Scope(3, 1, 1, 0, 0, 0), order(Commands.SET_STANDBY, 0)),
                contested(new Scope(3, 1, 1, 0, 0, 0), order(Commands.EXCLUDE, 1, 0)),
                repaired(new Scope(2, 2, 1, 1, 0, 0), DEFAULT),
                repaired(new Scope(3, 1, 1, 0, 0, 0), DEFAULT),
                activated(new Scope(3, 2, 1, 0, 0, 0), DEFAULT),
                activated(new Scope(3, 2, 1, 1, 0, 0), DEFAULT),
                activated(new Scope(4, 1, 1, 0, 0, 0), DEFAULT.withAutoActivation(true)),
                activatedToAndFro(new Scope(3, 1, 0, 0, 0, 2)),
                activatedBesideAnother(new Scope(3, 1, 0, 0, 0, 0)),
                activatedByTheWary(new Scope(3, 1, 1, 0, 0, 0)),
                mixed(new Scope(4, 1, 1, 0, 0, 0)),
                stoppedAtTheConsole(new Scope(3, 2, 1, 0, 0, 0)),
                disownedAtTheConsole(new Scope(3, 1, 1, 0, 0, 0)),
                givenBehind(new Scope(3, 1, 0, 0, 0, 0)),
                givenDangling(new Scope(3, 2, 1, 0, 0, 0)),
                branching(new Scope(3, 2, 0, 0, 0, 0)),
                branching(new Scope(3, 2, 1, 0, 0, 0)),
                abandoned(new Scope(3, 1, 1, 0, 1, 0)),
                stuckInABranch(new Scope(3, 1, 1, 0, 0, 0)),
                circling(new Scope(3, 1, 1, 0, 0, 0)),
                awaitingWhatIsDown(new Scope(3, 2, 1, 1, 0, 0)),
                declaringMuch(new Scope(3, 3, 0, 0, 0, 1)));
    }

    private static Configuration excluded(Scope scope, Assumptions assumptions) {
        return declaring(
                named("extras excluded", scope, assumptions, written(scope.servers(), Commands.EXCLUDE), List.of()));
    }

    private static Configuration stopped(Scope scope, Assumptions assumptions) {
        return declaring(
                named("extras stopped", scope, assumptions, written(scope.servers(), Commands.STOP), List.of()));
    }

    /** With the declarations of the written procedure (docs/model.md, "Declarations"), whose steps come first. */
    private static Configuration declaring(Configuration written) {
        int activation = written.scope().servers() + 1;
        return written.declaring(
                List.of(new Loss(0, 0, activation + 1)), List.of(new Stretch(activation, activation + 1)));
    }

    /** With what the written procedure leaves undone: every standby is initialized again. */
    private static Configuration initialized(Scope scope, Assumptions assumptions) {
        List<Order> steps = written(scope.servers(), Commands.EXCLUDE);
        steps.addAll(initialization(scope.servers()));
        return declaring(named("then initialized", scope, assumptions, steps, List.of()));
    }

    /** With a last step that stops what was upgraded. */
    private static Configuration stoppedAfterwards(Scope scope) {
        List<Order> steps = written(scope.servers(), Commands.EXCLUDE);
        steps.add(order(Commands.STOP, 0));
        return declaring(named("then stopped", scope, DEFAULT, steps, List.of()));
    }

    private static List<Order> initialization(int servers) {
        return IntStream.range(0, servers)
                .filter(s -> s != 1)
                .mapToObj(s -> order(Commands.INIT_STANDBY, s, 1))
                .toList();
    }

    /** A standby is initialized and takes over; the others, one of them after a rest, follow it. */
    private static Configuration switchedOver(Scope scope, Assumptions assumptions) {
        List<Order> steps = new ArrayList<>(List.of(
                order(Commands.STOP_REPLICATION, 1),
                order(Commands.EXCLUDE, 1, 0),
                order(Commands.INIT_STANDBY, 1, 0),
                order(Commands.AWAIT_CAUGHT_UP, 1, 0),
                order(Commands.SET_STANDBY_AND_STOP_REPLICATION, 0),
                order(Commands.FORCE_ACTIVATE, 1),
                order(Commands.STOP, 0),
                order(Commands.START, 0)));
        steps.addAll(initialization(scope.servers()));
        return named("switched over", scope, assumptions, steps, List.of());
    }

    /** A standby is excluded again while it is being initialized, if the operator does not wait. */
    private static Configuration interrupted(Scope scope, Assumptions assumptions) {
        List<Order> steps = List.of(
                order(Commands.EXCLUDE, 1, 0),
                order(Commands.INIT_STANDBY, 1, 0),
                order(Commands.EXCLUDE, 1, 0),
                order(Commands.UPGRADE, 1),
                order(Commands.INIT_STANDBY, 1, 0));
        return named("interrupted", scope, assumptions, steps, List.of());
    }

    /** Two servers are active, and may be found out; then replication is stopped everywhere and begun anew. */
    private static Configuration recovered(Scope scope) {
        List<Order> steps = new ArrayList<>(List.of(order(Commands.FORCE_ACTIVATE, 1)));
        IntStream.range(0, scope.servers())
                .mapToObj(s -> order(s == 0 ? Commands.SET_STANDBY_AND_STOP_REPLICATION : Commands.STOP_REPLICATION, s))
                .forEach(steps::add);
        steps.add(order(Commands.STOP_REPLICATION, 0));
        steps.add(order(Commands.FORCE_ACTIVATE, 1));
        steps.addAll(initialization(scope.servers()));
        steps.add(order(Commands.STOP_REPLICATION, 1));
        return named("recovered", scope, DEFAULT.withForceActivation(ForceActivation.ALWAYS), steps, List.of());
    }

    /** A second active server takes a standby over, which the first then excludes. */
    private static Configuration adopted(Scope scope) {
        List<Order> steps = List.of(
                order(Commands.FORCE_ACTIVATE, 1),
                order(Commands.INIT_STANDBY, 2, 1),
                order(Commands.EXCLUDE, 2, 0),
                order(Commands.SET_STANDBY, 0));
        Assumptions tolerant = DEFAULT.withSplitBrainReaction(SplitBrainReaction.ALARM_ONLY)
                .withForceActivation(ForceActivation.ALWAYS);
        return named("adopted", scope, tolerant, steps, List.of());
    }

    /** Standbys take over one after the other, the last while it still replicates. */
    private static Configuration contested(Scope scope, Order first) {
        List<Order> steps = List.of(
                first,
                order(Commands.FORCE_ACTIVATE, 1),
                order(Commands.FORCE_ACTIVATE, 2),
                order(Commands.SET_STANDBY, 1));
        Assumptions tolerant = DEFAULT.withSplitBrainReaction(SplitBrainReaction.ALARM_ONLY);
        return named("contested, first " + first.command().name(), scope, tolerant, steps, List.of());
    }

    /** The written procedure, by an operator who notices what goes wrong and repairs it. */
    private static Configuration repaired(Scope scope, Assumptions assumptions) {
        OptionalInt none = OptionalInt.empty();
        int last = scope.servers() - 1;
        List<Order> steps = written(scope.servers(), Commands.STOP);
        List<Detour> detours = List.of(
                new Detour(
                        Conditions.NO_ACTIVE,
                        0,
                        0,
                        none,
                        none,
                        List.of(order(Commands.FORCE_ACTIVATE, 1), order(Commands.SET_STANDBY, 0)),
                        Branch.SAME_STEP),
                new Detour(Conditions.DOWN, 1, 0, none, none, List.of(order(Commands.START, 1)), Branch.SAME_STEP),
                new Detour(
                        Conditions.BEHIND,
                        1,
                        0,
                        OptionalInt.of(0),
                        OptionalInt.of(0),
                        List.of(order(Commands.AWAIT_CAUGHT_UP, 1, 0)),
                        Branch.NEXT_STEP),
                new Detour(
                        Conditions.DANGLING,
                        last,
                        0,
                        OptionalInt.of(0),
                        none,
                        List.of(
                                order(Commands.STOP_REPLICATION, last),
                                order(Commands.EXCLUDE, last, 0),
                                order(Commands.INIT_STANDBY, last, 0)),
                        steps.size() - 1));
        return declaring(named("repaired", scope, assumptions, steps, detours));
    }

    private static Configuration named(
            String what, Scope scope, Assumptions assumptions, List<Order> steps, List<Detour> detours) {
        String name = "%s, N=%d K=%d crashes=%d cuts=%d installer=%d skips=%d %s %s mixed=%s auto=%s"
                .formatted(
                        what,
                        scope.servers(),
                        scope.changes(),
                        scope.crashes(),
                        scope.cuts(),
                        scope.installerFailures(),
                        scope.skips(),
                        assumptions.splitBrainReaction(),
                        assumptions.forceActivation(),
                        assumptions.mixedVersionsSeeEachOther(),
                        assumptions.autoActivation());
        return new Configuration(name, scope, assumptions, steps, detours);
    }

    /** A switch by the wizard. */
    private static Configuration activated(Scope scope, Assumptions assumptions) {
        List<Order> steps = List.of(order(Commands.AWAIT_CAUGHT_UP, 1, 0), order(Commands.ACTIVATE, 1));
        return named("activated", scope, assumptions, steps, List.of());
    }

    /** Switches by the wizard one after the other, the next perhaps while one still runs. */
    private static Configuration activatedToAndFro(Scope scope) {
        List<Order> steps = List.of(
                order(Commands.ACTIVATE, 1),
                order(Commands.ACTIVATE, 0),
                order(Commands.ACTIVATE, 2),
                order(Commands.ACTIVATE, 0));
        return named("activated to and fro", scope, DEFAULT, steps, List.of());
    }

    /** A second server is active, and nobody does anything about it. */
    private static Configuration activatedBesideAnother(Scope scope) {
        Start start = new Start(0, List.of(new Start.OfServer(2).in(Mode.ACTIVE).fromNobody()), List.of());
        return named(
                        "activated beside another active server",
                        scope,
                        DEFAULT.withSplitBrainReaction(SplitBrainReaction.ALARM_ONLY),
                        List.of(order(Commands.ACTIVATE, 1)),
                        List.of())
                .startingFrom(start);
    }

    /** A switch by the wizard, whose operator forces the target where nobody is active. */
    private static Configuration activatedByTheWary(Scope scope) {
        Detour forced = new Detour(
                Conditions.NO_ACTIVE,
                0,
                0,
                OptionalInt.of(0),
                OptionalInt.empty(),
                List.of(order(Commands.FORCE_ACTIVATE, 1)),
                Branch.SAME_STEP);
        return named("activated by the wary", scope, DEFAULT, List.of(order(Commands.ACTIVATE, 1)), List.of(forced));
    }

    /** The wizard switches a site whose last standby has another release, and a standby of its own, and follows the old active. */
    private static Configuration mixed(Scope scope) {
        int last = scope.servers() - 1;
        Start start = new Start(
                0,
                List.of(
                        new Start.OfServer(0).registering(List.of(1, 2)),
                        new Start.OfServer(2).registering(List.of(last)),
                        new Start.OfServer(last).in(Version.NEW)),
                List.of());
        List<Order> steps = List.of(order(Commands.ACTIVATE, 1), order(Commands.INIT_STANDBY, 2, 1));
        return named("activated beside another release", scope, DEFAULT, steps, List.of())
                .startingFrom(start);
    }

    /** A lost active server's replication is stopped at its console, while it is down. */
    private static Configuration stoppedAtTheConsole(Scope scope) {
        List<Order> steps = List.of(
                order(Commands.STOP, 0),
                order(Commands.STOP_REPLICATION, 0),
                order(Commands.FORCE_ACTIVATE, 1),
                order(Commands.INIT_STANDBY, 2, 1),
                order(Commands.START, 0),
                order(Commands.INIT_STANDBY, 0, 1));
        return named("stopped at the console", scope, DEFAULT, steps, List.of());
    }

    /** A lost active server is set to standby at its console, while it is down, and then activated or another. */
    private static Configuration disownedAtTheConsole(Scope scope) {
        List<Order> steps = List.of(
                order(Commands.STOP, 0),
                order(Commands.ACTIVATE, 1),
                order(Commands.SET_STANDBY_AND_STOP_REPLICATION, 0),
                order(Commands.ACTIVATE, 1),
                order(Commands.START, 0),
                order(Commands.OPEN_CLIENT, 0),
                order(Commands.INIT_STANDBY, 0, 1));
        Detour promoted = new Detour(
                Conditions.NO_ACTIVE,
                0,
                0,
                OptionalInt.of(0),
                OptionalInt.of(1),
                List.of(order(Commands.SET_STANDBY_AND_STOP_REPLICATION, 0)),
                Branch.NEXT_STEP);
        return named("disowned at the console", scope, DEFAULT, steps, List.of(promoted));
    }

    /** The active server is down, and the target lacks a change. */
    private static Configuration givenBehind(Scope scope) {
        Start start = new Start(
                1,
                List.of(
                        new Start.OfServer(0).in(Process.STOPPED),
                        new Start.OfServer(1).fromNobody().lacking(1)),
                List.of());
        List<Order> steps = List.of(order(Commands.FORCE_ACTIVATE, 1), order(Commands.START, 0));
        return named("given: behind", scope, DEFAULT, steps, List.of()).startingFrom(start);
    }

    /** The second standby is active and has the first for a standby of its own; the initial active server is cut off from it. */
    private static Configuration givenDangling(Scope scope) {
        Start start = new Start(
                2,
                List.of(
                        new Start.OfServer(0).in(Mode.STANDBY).lacking(1),
                        new Start.OfServer(1).from(2).lacking(2),
                        new Start.OfServer(2)
                                .in(Mode.ACTIVE)
                                .in(Version.NEW)
                                .fromNobody()
                                .registering(List.of(0, 1))),
                List.of(new Start.Cut(2, 0)));
        List<Order> steps = List.of(
                order(Commands.UPGRADE, 1),
                order(Commands.EXCLUDE, 0, 2),
                order(Commands.UPGRADE, 0),
                order(Commands.INIT_STANDBY, 0, 2),
                order(Commands.INIT_STANDBY, 1, 2));
        return named("given: dangling", scope, DEFAULT, steps, List.of()).startingFrom(start);
    }

    /** The written procedure, by an operator who forces the final active again whenever nobody is active. */
    private static Configuration branching(Scope scope) {
        Detour again = new Detour(
                Conditions.NO_ACTIVE,
                0,
                0,
                OptionalInt.of(scope.servers() + 1),
                OptionalInt.empty(),
                List.of(order(Commands.FORCE_ACTIVATE, 1)),
                Branch.SAME_STEP);
        return declaring(
                named("branching", scope, DEFAULT, written(scope.servers(), Commands.EXCLUDE), List.of(again)));
    }

    /** The written procedure, given up where the final active was not upgraded. */
    private static Configuration abandoned(Scope scope) {
        List<Order> steps = written(scope.servers(), Commands.EXCLUDE);
        Detour back = new Detour(
                Conditions.NOT_UPGRADED,
                1,
                0,
                OptionalInt.of(scope.servers() - 1),
                OptionalInt.empty(),
                List.of(order(Commands.INIT_STANDBY, 1, 0)),
                steps.size());
        return declaring(named("abandoned", scope, DEFAULT, steps, List.of(back)));
    }

    /** After the last step the operator may begin what cannot be ended. */
    private static Configuration stuckInABranch(Scope scope) {
        Detour futile = new Detour(
                Conditions.DOWN,
                2,
                0,
                OptionalInt.empty(),
                OptionalInt.empty(),
                List.of(order(Commands.VERIFY_UPGRADED, 2)),
                Branch.SAME_STEP);
        return named("stuck in a branch", scope, DEFAULT, List.of(order(Commands.STOP, 2)), List.of(futile))
                .declaring(List.of(new Loss(0, 0, 0)), List.of());
    }

    /** A branch that does not end its own condition, and one that undoes what the other does. */
    private static Configuration circling(Scope scope) {
        OptionalInt none = OptionalInt.empty();
        List<Detour> detours = List.of(
                new Detour(
                        Conditions.NOT_UPGRADED,
                        2,
                        0,
                        none,
                        none,
                        List.of(order(Commands.STOP, 2), order(Commands.START, 2)),
                        Branch.SAME_STEP),
                new Detour(Conditions.DOWN, 1, 0, none, none, List.of(order(Commands.OPEN_CLIENT, 0)), 0));
        List<Order> steps = List.of(order(Commands.EXCLUDE, 1, 0), order(Commands.STOP, 1));
        return named("going round", scope, DEFAULT, steps, detours);
    }

    /** The operator looks at servers that may be down: in steps, and in a branch. */
    private static Configuration awaitingWhatIsDown(Scope scope) {
        Detour behind = new Detour(
                Conditions.BEHIND,
                1,
                0,
                OptionalInt.empty(),
                OptionalInt.empty(),
                List.of(order(Commands.AWAIT_CAUGHT_UP, 1, 0)),
                Branch.NEXT_STEP);
        List<Order> steps = List.of(
                order(Commands.AWAIT_CAUGHT_UP, 1, 0),
                order(Commands.STOP, 0),
                order(Commands.OPEN_CLIENT, 1),
                order(Commands.AWAIT_CAUGHT_UP, 2, 1));
        return named("awaiting what is down", scope, DEFAULT, steps, List.of(behind));
    }

    /** Windows that open with an effect, after a check and at a skipped step, at two servers, and overlap. */
    private static Configuration declaringMuch(Scope scope) {
        List<Order> steps = List.of(
                order(Commands.AWAIT_CAUGHT_UP, 1, 0),
                order(Commands.EXCLUDE, 1, 0),
                order(Commands.FORCE_ACTIVATE, 1),
                order(Commands.SET_STANDBY_AND_STOP_REPLICATION, 0),
                order(Commands.INIT_STANDBY, 0, 1));
        return named("declaring much", scope, DEFAULT, steps, List.of())
                .declaring(
                        List.of(new Loss(0, 0, 1), new Loss(0, 2, 2), new Loss(1, 1, 3), new Loss(1, 4, 4)),
                        List.of(new Stretch(2, 2), new Stretch(2, 3)));
    }

    /** The written procedure (docs/model.md, "Written procedure"). */
    private static List<Order> written(int servers, Command forExtras) {
        List<Order> steps = new ArrayList<>();
        steps.add(order(Commands.EXCLUDE, 1, 0));
        IntStream.range(2, servers).forEach(e -> steps.add(order(forExtras, e, 0)));
        steps.add(order(Commands.UPGRADE, 1));
        steps.add(order(Commands.VERIFY_UPGRADED, 1));
        steps.add(order(Commands.FORCE_ACTIVATE, 1));
        steps.add(order(Commands.SET_STANDBY, 0));
        steps.add(order(Commands.UPGRADE, 0));
        IntStream.range(2, servers).forEach(e -> steps.add(order(Commands.UPGRADE, e)));
        return steps;
    }

    /** A built-in procedure on three servers, with a change and a crash. */
    private static Configuration builtIn(Procedure procedure) {
        Plan plan = new Plan(procedure, List.of("S0", "S1", "S2"));
        List<Detour> detours = plan.branches().stream()
                .map(branch -> new Detour(
                        branch.whatIf().when(),
                        branch.target(),
                        branch.at(),
                        OptionalInt.of(branch.from()),
                        OptionalInt.of(branch.until()),
                        orders(branch.steps()),
                        branch.resume()))
                .toList();
        return new Configuration(
                procedure.name(),
                new Scope(3, 1, 1, 0, 0, 0),
                DEFAULT,
                Start.USUAL,
                orders(plan.steps()),
                detours,
                plan.windows().stream().map(Configurations::loss).toList(),
                plan.severalActive(),
                Optional.of(plan));
    }

    private static Loss loss(Window window) {
        if (window.opening() == Window.Opening.AT_ONCE) {
            throw new IllegalStateException("the encoding knows no window whose first step has no server");
        }
        return new Loss(window.server(), window.from(), window.until());
    }

    private static List<Order> orders(List<Step> steps) {
        return steps.stream()
                .map(step -> order(step.command(), step.target(), step.at()))
                .toList();
    }

    /** A configuration of that name, scope and assumptions. */
    private interface Kind {
        Configuration draw(String name, Scope scope, Draws draws);
    }

    private static List<Configuration> drawn(String what, int count, Draws draws, Kind kind) {
        return drawn(what, count, draws, kind, configuration -> true);
    }

    /** So many wanted configurations of a kind, with states enough to be worth it but not more than are quickly visited. */
    private static List<Configuration> drawn(
            String what, int count, Draws draws, Kind kind, Predicate<Configuration> wanted) {
        List<Configuration> drawn = new ArrayList<>();
        while (drawn.size() < count) {
            Configuration configuration = kind.draw(what + " " + drawn.size(), scope(draws), draws);
            if (Account.ofExplorer(configuration, MOST_STATES)
                            .filter(account -> account.states() >= 500)
                            .isPresent()
                    && wanted.test(configuration)) {
                drawn.add(configuration);
            }
        }
        return drawn;
    }

    private static Configuration written(String name, Scope scope, Draws draws) {
        return declaring(named(name, scope, assumptions(draws), writtenSteps(scope.servers(), draws), List.of()));
    }

    /** The written procedure as it may be changed by hand, with whatever declarations. */
    private static Configuration altered(String name, Scope scope, Draws draws) {
        List<Order> steps = alteredSteps(scope.servers(), draws);
        return drawn(
                name, scope, steps, draws.coin() ? detours(scope.servers(), steps.size(), draws) : List.of(), draws);
    }

    /** Any steps, sensible or not, from any start. */
    private static Configuration wild(String name, Scope scope, Draws draws) {
        int servers = scope.servers();
        List<Order> steps = anyOrders(draws.between(1, MOST_STEPS), servers, draws);
        Configuration usual =
                drawn(name, scope, steps, draws.coin() ? detours(servers, steps.size(), draws) : List.of(), draws);
        return draws.coin() ? usual.startingFrom(start(servers, draws)) : usual;
    }

    /** A switch by the wizard, perhaps another, and what may come between. */
    private static Configuration switching(String name, Scope scope, Draws draws) {
        int servers = scope.servers();
        List<Order> steps = new ArrayList<>(List.of(order(Commands.ACTIVATE, draws.between(1, servers - 1))));
        if (draws.coin()) {
            steps.add(order(Commands.ACTIVATE, draws.between(0, servers - 1)));
        }
        for (int i = draws.between(1, 3); i > 0; i--) {
            steps.add(draws.between(0, steps.size()), anyOrder(servers, draws));
        }
        List<Detour> detours = draws.between(0, 2) == 0 ? detours(servers, steps.size(), draws) : List.of();
        return drawn(name, scope, steps, detours, draws);
    }

    /** Any steps, with branches. */
    private static Configuration branched(String name, Scope scope, Draws draws) {
        List<Order> steps = anyOrders(draws.between(1, MOST_STEPS), scope.servers(), draws);
        return drawn(name, scope, steps, detours(scope.servers(), steps.size(), draws), draws);
    }

    private static Configuration drawn(String name, Scope scope, List<Order> steps, List<Detour> detours, Draws draws) {
        return named(name, scope, assumptions(draws), steps, detours)
                .declaring(losses(scope.servers(), steps, draws), severalActive(steps, draws));
    }

    private static List<Loss> losses(int servers, List<Order> steps, Draws draws) {
        return IntStream.range(0, draws.between(0, 2))
                .mapToObj(i -> {
                    int from = draws.between(0, steps.size() - 1);
                    return new Loss(draws.between(0, servers - 1), from, draws.between(from, steps.size() - 1));
                })
                // A window that is one check alone never opens, and is an error.
                .filter(loss -> loss.from() < loss.until()
                        || !steps.get(loss.from()).command().isCheck())
                .toList();
    }

    private static List<Stretch> severalActive(List<Order> steps, Draws draws) {
        return IntStream.range(0, draws.between(0, 2))
                .mapToObj(i -> {
                    int from = draws.between(0, steps.size() - 1);
                    return new Stretch(from, draws.between(from, steps.size() - 1));
                })
                .toList();
    }

    private static Start start(int servers, Draws draws) {
        int changes = draws.between(0, 2);
        List<Start.OfServer> given = new ArrayList<>();
        for (int s = 0; s < servers; s++) {
            if (draws.between(0, 2) != 0) {
                given.add(ofServer(s, servers, changes, draws));
            }
        }
        int one = draws.between(0, servers - 1);
        Start.Cut cut = new Start.Cut(one, (one + draws.between(1, servers - 1)) % servers);
        return new Start(changes, given, draws.between(0, 2) == 0 ? List.of(cut) : List.of());
    }

    private static Start.OfServer ofServer(int s, int servers, int changes, Draws draws) {
        Start.OfServer given = new Start.OfServer(s);
        if (draws.between(0, 2) == 0) {
            given = given.in(draws.from(List.of(Process.UP, Process.STOPPED, Process.CRASHED)));
        }
        if (draws.between(0, 2) == 0) {
            given = given.in(draws.from(List.of(Mode.values())));
        }
        if (draws.between(0, 3) == 0) {
            given = given.in(draws.from(List.of(Version.values())));
        }
        if (draws.coin()) {
            given = draws.coin() ? given.fromNobody() : given.from((s + draws.between(1, servers - 1)) % servers);
        }
        if (draws.between(0, 5) == 0) {
            given = given.registering(draws.coin() ? List.of() : List.of((s + 1) % servers));
        }
        return draws.coin() ? given.lacking(draws.between(0, changes)) : given;
    }

    private static Scope scope(Draws draws) {
        int servers = draws.from(List.of(2, 3, 3, 3, 4, 4, 5));
        return new Scope(
                servers,
                draws.between(0, 3),
                draws.between(0, 2),
                draws.between(0, 2),
                draws.between(0, 2),
                draws.between(0, 2));
    }

    private static Assumptions assumptions(Draws draws) {
        return new Assumptions(
                draws.from(List.of(SplitBrainReaction.values())),
                draws.from(List.of(ForceActivation.values())),
                draws.coin(),
                draws.coin());
    }

    private static List<Order> writtenSteps(int servers, Draws draws) {
        return written(servers, draws.coin() ? Commands.EXCLUDE : Commands.STOP);
    }

    /** The written procedure, perhaps with initializations, with a few steps put in anywhere, or left out. */
    private static List<Order> alteredSteps(int servers, Draws draws) {
        List<Order> steps = new ArrayList<>(writtenSteps(servers, draws));
        if (draws.coin()) {
            steps.addAll(initialization(servers));
        }
        for (int i = draws.between(1, 4); i > 0; i--) {
            if (draws.between(0, 3) == 0) {
                steps.remove(draws.between(0, steps.size() - 1));
            } else {
                steps.add(draws.between(0, steps.size()), anyOrder(servers, draws));
            }
        }
        return steps;
    }

    private static List<Order> anyOrders(int count, int servers, Draws draws) {
        return IntStream.range(0, count).mapToObj(i -> anyOrder(servers, draws)).toList();
    }

    private static Order anyOrder(int servers, Draws draws) {
        int target = draws.between(0, servers - 1);
        return order(draws.from(Commands.ALL), target, (target + draws.between(1, servers - 1)) % servers);
    }

    private static List<Detour> detours(int servers, int steps, Draws draws) {
        return IntStream.range(0, draws.between(1, 2))
                .mapToObj(i -> detour(servers, steps, draws))
                .toList();
    }

    private static Detour detour(int servers, int steps, Draws draws) {
        int from = draws.between(0, steps - 1);
        Function<Integer, OptionalInt> maybe = step -> draws.coin() ? OptionalInt.of(step) : OptionalInt.empty();
        return new Detour(
                draws.from(Conditions.ALL),
                draws.between(0, servers - 1),
                draws.between(0, servers - 1),
                maybe.apply(from),
                maybe.apply(draws.between(from, steps - 1)),
                anyOrders(draws.between(1, 3), servers, draws),
                draws.from(List.of(Branch.SAME_STEP, Branch.NEXT_STEP, draws.between(0, steps - 1), steps)));
    }
}
