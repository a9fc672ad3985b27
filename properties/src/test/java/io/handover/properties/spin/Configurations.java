package io.handover.properties.spin;

import static io.handover.properties.spin.Order.order;

import io.handover.console.input.Catalogue;
import io.handover.model.command.Command;
import io.handover.model.command.Commands;
import io.handover.model.condition.Conditions;
import io.handover.model.procedure.Branch;
import io.handover.model.procedure.Plan;
import io.handover.model.procedure.Procedure;
import io.handover.model.procedure.Step;
import io.handover.model.site.Assumptions;
import io.handover.model.site.ForceActivation;
import io.handover.model.site.Scope;
import io.handover.model.site.SplitBrainReaction;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Function;
import java.util.stream.IntStream;

/** The configurations that are compared: some chosen, all built-in procedures, the others drawn from a fixed seed. */
final class Configurations {
    /** So many states both tools visit in about a second. */
    static final long MOST_STATES = 150_000;

    private static final long SEED = 20_240_229;
    private static final int WRITTEN = 10;
    private static final int ALTERED = 8;
    private static final int WILD = 12;
    private static final int MOST_STEPS = 8;

    private static final Assumptions DEFAULT = Assumptions.DEFAULT;

    private Configurations() {}

    static List<Configuration> all() {
        List<Configuration> all = new ArrayList<>(chosen());
        Catalogue.procedures().forEach(file -> all.add(builtIn(file.procedure())));
        Draws draws = new Draws(SEED);
        all.addAll(drawn("written", WRITTEN, draws, Configurations::writtenSteps));
        all.addAll(drawn("altered", ALTERED, draws, Configurations::alteredSteps));
        all.addAll(drawn("wild", WILD, draws, Configurations::wildSteps));
        return all;
    }

    /** The reference counts of semantics.md 1.8 but for the largest two, and every assumption by itself. */
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
                repaired(new Scope(3, 1, 1, 0, 0, 0), DEFAULT));
    }

    private static Configuration excluded(Scope scope, Assumptions assumptions) {
        return named("extras excluded", scope, assumptions, written(scope.servers(), Commands.EXCLUDE), List.of());
    }

    private static Configuration stopped(Scope scope, Assumptions assumptions) {
        return named("extras stopped", scope, assumptions, written(scope.servers(), Commands.STOP), List.of());
    }

    /** With what the written procedure leaves undone: every standby is initialized again. */
    private static Configuration initialized(Scope scope, Assumptions assumptions) {
        List<Order> steps = written(scope.servers(), Commands.EXCLUDE);
        steps.addAll(initialization(scope.servers()));
        return named("then initialized", scope, assumptions, steps, List.of());
    }

    /** With a last step that stops what was upgraded. */
    private static Configuration stoppedAfterwards(Scope scope) {
        List<Order> steps = written(scope.servers(), Commands.EXCLUDE);
        steps.add(order(Commands.STOP, 0));
        return named("then stopped", scope, DEFAULT, steps, List.of());
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
        return named("repaired", scope, assumptions, steps, detours);
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
        return new Configuration(name, scope, assumptions, steps, detours, Optional.empty());
    }

    /** The written procedure of semantics.md 1.4. */
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
                orders(plan.steps()),
                detours,
                Optional.of(plan));
    }

    private static List<Order> orders(List<Step> steps) {
        return steps.stream()
                .map(step -> order(step.command(), step.target(), step.at()))
                .toList();
    }

    /** Steps for a site of so many servers. */
    private interface Steps {
        List<Order> draw(int servers, Draws draws);
    }

    /** So many configurations with such steps, and states enough to be worth it but not more than are quickly visited. */
    private static List<Configuration> drawn(String what, int count, Draws draws, Steps steps) {
        List<Configuration> drawn = new ArrayList<>();
        while (drawn.size() < count) {
            Scope scope = scope(draws);
            List<Order> main = steps.draw(scope.servers(), draws);
            boolean branches = !what.equals("written") && draws.coin();
            Configuration configuration = named(
                    what + " " + drawn.size(),
                    scope,
                    assumptions(draws),
                    main,
                    branches ? detours(scope.servers(), main.size(), draws) : List.of());
            if (Account.ofExplorer(configuration, MOST_STATES)
                    .filter(account -> account.states() >= 500)
                    .isPresent()) {
                drawn.add(configuration);
            }
        }
        return drawn;
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

    /** Any steps, sensible or not. */
    private static List<Order> wildSteps(int servers, Draws draws) {
        return anyOrders(draws.between(1, MOST_STEPS), servers, draws);
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
                draws.from(List.of(Branch.SAME_STEP, Branch.NEXT_STEP, draws.between(0, steps - 1))));
    }
}
