package io.handover.properties.drawn;

import io.handover.model.command.Command;
import io.handover.model.command.Commands;
import io.handover.model.condition.Conditions;
import io.handover.model.site.Assumptions;
import io.handover.model.site.ForceActivation;
import io.handover.model.site.Scope;
import io.handover.model.site.Server;
import io.handover.model.site.Site;
import io.handover.model.site.SplitBrainReaction;
import io.handover.model.state.Mode;
import io.handover.model.state.Process;
import io.handover.model.state.Version;
import io.handover.simulator.fault.Fault;
import io.handover.simulator.fault.Faults;
import io.handover.simulator.site.Activity;
import io.handover.simulator.site.FaultPlan;
import io.handover.simulator.site.Polls;
import io.handover.simulator.site.SimulatedSite;
import io.handover.simulator.site.Timing;
import io.handover.simulator.time.Distribution;
import io.handover.simulator.time.Distribution.Exponential;
import io.handover.simulator.time.Distribution.Fixed;
import io.handover.simulator.time.Distribution.LogNormal;
import io.handover.simulator.time.Distribution.Uniform;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Tuple;

/** How each part is drawn. */
public final class Draw {
    private static final long DAY = 24 * 3_600_000;

    private Draw() {}

    public static Arbitrary<Integer> servers() {
        return Arbitraries.integers().between(2, 4);
    }

    public static Arbitrary<DrawnStep> steps() {
        // Commands that bring a takeover about, more often: else few drawn procedures get anywhere.
        Arbitrary<Command> commands = Arbitraries.frequencyOf(
                Tuple.of(1, Arbitraries.of(Commands.ALL)),
                Tuple.of(
                        1,
                        Arbitraries.of(
                                Commands.EXCLUDE,
                                Commands.UPGRADE,
                                Commands.FORCE_ACTIVATE,
                                Commands.ACTIVATE,
                                Commands.SET_STANDBY,
                                Commands.INIT_STANDBY)));
        Arbitrary<Integer> server = Arbitraries.integers().between(0, 3);
        return Combinators.combine(commands, server, server).as(DrawnStep::new);
    }

    public static Arbitrary<DrawnProcedure> procedures(int mostSteps, int mostBranches) {
        Arbitrary<Integer> server = Arbitraries.integers().between(0, 3);
        Arbitrary<DrawnBranch> branches = Combinators.combine(
                        Arbitraries.of(Conditions.ALL),
                        server,
                        server,
                        steps().list().ofMinSize(1).ofMaxSize(2),
                        Arbitraries.of(DrawnBranch.Resumption.class))
                .as(DrawnBranch::new);
        // Few drawn procedures upgrade every server by chance.
        List<DrawnStep> upgrades = IntStream.range(0, 3)
                .mapToObj(s -> new DrawnStep(Commands.UPGRADE, s, 0))
                .toList();
        return Combinators.combine(
                        openings(),
                        steps().list().ofMaxSize(mostSteps),
                        Arbitraries.of(false, true),
                        branches.list().ofMaxSize(mostBranches),
                        declarations(),
                        Arbitraries.frequencyOf(
                                Tuple.of(2, Arbitraries.just(DrawnGiven.NOTHING)), Tuple.of(1, given())))
                .as((opening, drawn, upgradesAll, some, declared, start) -> new DrawnProcedure(
                        Stream.of(opening, drawn, upgradesAll ? upgrades : List.<DrawnStep>of())
                                .flatMap(List::stream)
                                .toList(),
                        some,
                        declared,
                        start));
    }

    /** How a procedure begins: anyhow, with a switch, or with a standby that is initialized anew. Few drawn ones get so far by chance. */
    private static Arbitrary<List<DrawnStep>> openings() {
        Arbitrary<Integer> standby = Arbitraries.integers().between(1, 3);
        return Arbitraries.frequencyOf(
                Tuple.of(2, Arbitraries.just(List.<DrawnStep>of())),
                Tuple.of(1, standby.map(s -> List.of(new DrawnStep(Commands.ACTIVATE, s, 0)))),
                Tuple.of(
                        1,
                        standby.map(s -> List.of(
                                new DrawnStep(Commands.EXCLUDE, s, 0), new DrawnStep(Commands.INIT_STANDBY, s, 0)))));
    }

    private static Arbitrary<DrawnDeclarations> declarations() {
        Arbitrary<DrawnStretch> stretches = Combinators.combine(
                        Arbitraries.integers().between(0, 9),
                        Arbitraries.integers().between(0, 9))
                .as(DrawnStretch::new);
        Arbitrary<DrawnDeclarations.Lost> lost = Combinators.combine(
                        Arbitraries.integers().between(0, 3), stretches)
                .as(DrawnDeclarations.Lost::new);
        return Combinators.combine(lost.list().ofMaxSize(2), stretches.list().ofMaxSize(1))
                .as(DrawnDeclarations::new);
    }

    private static Arbitrary<DrawnGiven> given() {
        Arbitrary<Integer> server = Arbitraries.integers().between(0, 3);
        Arbitrary<DrawnGiven.OfServer> servers = Combinators.combine(
                        server,
                        Arbitraries.of(Process.UP, Process.STOPPED, Process.CRASHED)
                                .optional(0.4),
                        Arbitraries.of(Mode.class).optional(0.4),
                        Arbitraries.of(Version.class).optional(0.2),
                        server.optional(0.7)
                                .map(further -> further.map(OptionalInt::of).orElseGet(OptionalInt::empty))
                                .optional(0.6),
                        Arbitraries.integers().between(0, 2))
                .as(DrawnGiven.OfServer::new);
        Arbitrary<DrawnGiven.Cut> cuts = Combinators.combine(server, server).as(DrawnGiven.Cut::new);
        return Combinators.combine(
                        Arbitraries.integers().between(0, 2),
                        servers.list().ofMaxSize(4),
                        cuts.list().ofMaxSize(1))
                .as(DrawnGiven::new);
    }

    public static Arbitrary<Assumptions> assumptions() {
        return Combinators.combine(
                        Arbitraries.of(SplitBrainReaction.class),
                        Arbitraries.of(ForceActivation.class),
                        Arbitraries.of(true, false),
                        Arbitraries.of(false, true))
                .as(Assumptions::new);
    }

    public static Arbitrary<Walk> walks() {
        return Arbitraries.integers().between(0, 239).list().ofMaxSize(60).map(Walk::new);
    }

    /** A scope in which every budget is 0 or 1 and no more than two are 1. */
    public static Arbitrary<Scope> tinyScopes(int servers) {
        Arbitrary<Integer> changes = Arbitraries.integers().between(0, 2);
        return Combinators.combine(
                        changes, Arbitraries.integers().between(0, 3).set().ofMaxSize(2))
                .as((k, faults) -> new Scope(
                        servers,
                        k,
                        faults.contains(0) ? 1 : 0,
                        faults.contains(1) ? 1 : 0,
                        faults.contains(2) ? 1 : 0,
                        faults.contains(3) ? 1 : 0));
    }

    public static Arbitrary<Distribution> durations() {
        Arbitrary<Long> millis = Arbitraries.longs().between(0, DAY);
        return Arbitraries.oneOf(
                millis.map(Fixed::new),
                Combinators.combine(millis, millis).as((a, b) -> new Uniform(Math.min(a, b), Math.max(a, b))),
                Combinators.combine(millis, millis).as((a, b) -> new LogNormal(1 + Math.min(a, b), 1 + Math.max(a, b))),
                millis.map(Exponential::new));
    }

    /** Any timing at all, from all at once to days for each thing. */
    public static Arbitrary<Timing> timings() {
        Activity[] activities = Activity.values();
        Arbitrary<List<Distribution>> each = durations().list().ofSize(activities.length);
        return Combinators.combine(
                        each,
                        Arbitraries.longs().between(1, 60_000),
                        Arbitraries.longs().between(0, 60_000),
                        Arbitraries.integers().between(1, 5))
                .as((durations, poll, jitter, polls) -> {
                    Timing timing = Timing.DEFAULT.with(new Polls(poll, Math.min(poll, jitter), polls));
                    for (Activity activity : activities) {
                        timing = timing.with(activity, durations.get(activity.ordinal()));
                    }
                    return timing;
                });
    }

    /** Which faults strike, and how: each with a rate from one a minute to one in two days. */
    public static Arbitrary<List<FaultPlan.Entry>> faults() {
        Arbitrary<FaultPlan.Entry> entries = Combinators.combine(
                        Arbitraries.of(Faults.names()), Arbitraries.longs().between(60_000, 2 * DAY), durations())
                .as((name, every, lasts) ->
                        new FaultPlan.Entry(name, Optional.of(new Exponential(every)), Optional.of(lasts)));
        return entries.list().ofMaxSize(8).uniqueElements(FaultPlan.Entry::fault);
    }

    public static SimulatedSite site(
            int servers, Assumptions assumptions, Timing timing, List<FaultPlan.Entry> faults) {
        List<Server> list = IntStream.range(0, servers)
                .mapToObj(s -> new Server(DrawnProcedure.role(s), "192.0.2." + (s + 1), s + 1))
                .toList();
        return new SimulatedSite(new Site("drawn", "A drawn site", list, assumptions), timing, new FaultPlan(faults));
    }

    public static List<Fault> catalogued(List<FaultPlan.Entry> faults) {
        return faults.stream()
                .map(entry -> Faults.named(entry.fault()).orElseThrow())
                .toList();
    }
}
