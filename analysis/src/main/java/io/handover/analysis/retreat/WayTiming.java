package io.handover.analysis.retreat;

import io.handover.explorer.game.Orders;
import io.handover.model.command.Commands;
import io.handover.model.procedure.Binding;
import io.handover.model.procedure.Declarations;
import io.handover.model.procedure.Given;
import io.handover.model.procedure.Instruction;
import io.handover.model.procedure.Plan;
import io.handover.model.procedure.Position;
import io.handover.model.procedure.Procedure;
import io.handover.model.procedure.Role;
import io.handover.model.procedure.Step;
import io.handover.model.property.Properties;
import io.handover.model.state.SiteState;
import io.handover.simulator.campaign.Measure;
import io.handover.simulator.campaign.Samples;
import io.handover.simulator.campaign.Sampling;
import io.handover.simulator.run.Check;
import io.handover.simulator.run.Measures;
import io.handover.simulator.run.Simulation;
import io.handover.simulator.site.SimulatedSite;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.stream.IntStream;

/** How long a way takes: gone as a procedure of its own, from where it begins, without faults. */
final class WayTiming {
    /** One run in so many is often. */
    private static final int OFTEN = 20;

    private final SimulatedSite site;
    private final List<String> servers;
    private final RetreatOptions options;

    WayTiming(SimulatedSite site, List<String> servers, RetreatOptions options) {
        this.site = site;
        this.servers = servers;
        this.options = options;
    }

    /** A way with how long it takes. */
    record Timed(List<Step> way, Optional<Times> times) {
        private int arrived() {
            return times.map(Times::arrived).orElse(0);
        }
    }

    /**
     * Times a way. Where the product often comes in between, it is steadied: an activation of the server that is to be active in the end is
     * put where it helps most. An operator who sees that it is active passes it over.
     */
    Timed steadied(List<Step> way, SiteState start, int home) {
        if (way.isEmpty()) {
            return new Timed(way, Optional.empty());
        }
        Timed best = new Timed(way, of(way, start));
        if (best.arrived() * OFTEN >= options.runs() * (OFTEN - 1)) {
            return best;
        }
        Step activation = Orders.of(servers.size(), command -> command == Commands.FORCE_ACTIVATE)
                .get(home);
        for (int place = 1; place <= way.size(); place++) {
            List<Step> with = new ArrayList<>(way);
            with.add(place, activation);
            Timed timed = new Timed(with, of(with, start));
            if ((timed.arrived() - best.arrived()) * OFTEN >= options.runs()) {
                best = timed;
            }
        }
        return best;
    }

    /** Empty where no run arrives. */
    private Optional<Times> of(List<Step> way, SiteState start) {
        Plan plan = new Plan(procedure(way), servers);
        SiteState from = start.copy();
        from.leaveBranch();
        from.setPc(0);
        Simulation simulation = new Simulation(plan, site, List.of(), Optional.of(from));
        Samples samples = samples(simulation);
        Check single = new Check.OfProperty(Properties.EVENTUALLY_SINGLE_ACTIVE);
        long wrong = 1L << simulation.checks().indexOf(single);
        int[] arrived = IntStream.range(0, samples.runs())
                .filter(run -> samples.value(run, Measure.PROCEDURE) != Measures.NEVER)
                .filter(run -> (samples.violated(run) & wrong) == 0)
                .toArray();
        if (arrived.length == 0) {
            return Optional.empty();
        }
        return Optional.of(new Times(
                median(samples, arrived, Measure.PROCEDURE),
                median(samples, arrived, Measure.MANAGEMENT_GAPS),
                arrived.length,
                samples.runs()));
    }

    private Samples samples(Simulation simulation) {
        try {
            return new Sampling(simulation, options.seed(), options.threads()).take(0, options.runs());
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new CancellationException("the runs of a way back were interrupted");
        }
    }

    private static long median(Samples samples, int[] runs, Measure measure) {
        long[] values = Arrays.stream(runs)
                .mapToLong(run -> samples.value(run, measure))
                .sorted()
                .toArray();
        return values[values.length / 2];
    }

    private Procedure procedure(List<Step> way) {
        List<Role> roles = servers.stream()
                .map(server -> new Role(server, new Binding.Named(server), Position.NONE))
                .toList();
        List<Instruction> steps = way.stream()
                .map(step -> Instruction.of(
                        step.command(),
                        servers.get(step.target()),
                        step.command().takesAt() ? Optional.of(servers.get(step.at())) : Optional.empty()))
                .toList();
        return new Procedure(
                "way-back",
                "",
                "",
                roles,
                Given.NOTHING,
                Declarations.NOTHING,
                steps,
                List.of(),
                List.of(),
                List.of(Properties.EVENTUALLY_SINGLE_ACTIVE.name()));
    }
}
