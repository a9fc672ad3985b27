package io.handover.sandbox.scenario;

import io.handover.files.InputException;
import io.handover.files.ScenarioFile;
import io.handover.model.procedure.Plan;
import io.handover.model.procedure.Position;
import io.handover.model.procedure.Procedure;
import io.handover.model.procedure.ProcedureException;
import io.handover.model.procedure.RoleRef;
import io.handover.model.procedure.TimedBound;
import io.handover.model.property.Property;
import io.handover.model.site.Scope;
import io.handover.sandbox.rehearsal.Disturbance;
import io.handover.sandbox.rehearsal.Outcome;
import io.handover.sandbox.rehearsal.Planned;
import io.handover.sandbox.rehearsal.Recording;
import io.handover.sandbox.rehearsal.Rehearsal;
import io.handover.sandbox.rehearsal.Setting;
import io.handover.simulator.site.SimulatedSite;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A scenario on the servers of its site.
 *
 * @param name its name, as recordings and addresses have it
 * @param title one line for people
 * @param story what the operator is told at the beginning
 * @param lesson the one line to take away
 * @param setting where and from what it begins
 * @param seed of a rehearsal of it, unless somebody asks for another
 * @param promises the properties that count
 * @param bounds the bounds on measured times that count
 * @param solution a course that keeps all that counts
 * @param trap a course that many would take
 * @param breaks what the trap breaks of what counts: names of properties and measures
 */
public record Scenario(
        String name,
        String title,
        String story,
        String lesson,
        Setting setting,
        long seed,
        List<Property> promises,
        List<TimedBound> bounds,
        Script solution,
        Script trap,
        List<String> breaks) {
    private static final long MINUTE_MILLIS = 60_000;

    public Scenario {
        promises = List.copyOf(promises);
        bounds = List.copyOf(bounds);
        breaks = List.copyOf(breaks);
    }

    /**
     * Binds a scenario to its site.
     *
     * @throws InputException where it cannot be bound there
     */
    public static Scenario of(ScenarioFile file) {
        return new Binding(file).scenario();
    }

    /** Begins a rehearsal of it with its own seed. */
    public Rehearsal begin() {
        return begin(seed);
    }

    public Rehearsal begin(long otherSeed) {
        return Rehearsal.begin(setting, name, otherSeed);
    }

    /**
     * Does a recording of it again.
     *
     * @throws IllegalArgumentException where it is of another scenario or cannot be done again
     */
    public Rehearsal again(Recording recording) {
        if (!recording.scenario().equals(name)) {
            throw new IllegalArgumentException(
                    "the recording is of the scenario " + recording.scenario() + ", not of " + name);
        }
        return Rehearsal.of(setting, recording);
    }

    /** What came of a rehearsal of it so far, of what counts. */
    public Outcome outcome(Rehearsal rehearsal) {
        return Outcome.of(rehearsal, promises);
    }

    /** What an outcome breaks of what counts: names of properties and measures, in the order of the file. */
    public List<String> broken(Outcome outcome) {
        List<String> broken = new ArrayList<>();
        outcome.promises().stream()
                .filter(promise -> !promise.isKept())
                .forEach(promise -> broken.add(promise.property().name()));
        for (TimedBound bound : bounds) {
            if (measured(outcome, bound.measure()) > bound.mostMillis()) {
                broken.add(bound.measure().key());
            }
        }
        return broken;
    }

    /** What was measured of a measure, in milliseconds. */
    public static long measured(Outcome outcome, TimedBound.Measure measure) {
        return switch (measure) {
            case DUAL_ACTIVE -> outcome.dualActiveMillis();
            case MANAGEMENT_GAP -> outcome.managementGapMillis();
            case URGENT_WAIT -> outcome.urgentWaitMillis();
        };
    }

    /** Turns roles into servers. */
    private static final class Binding {
        private final ScenarioFile file;
        private final SimulatedSite site;
        private final Plan plan;

        Binding(ScenarioFile file) {
            this.file = file;
            this.site = file.site().site();
            Procedure written = file.procedure().procedure();
            Procedure procedure = file.given().map(written::withGiven).orElse(written);
            try {
                this.plan = new Plan(procedure, site.site().serverNames());
                plan.initialState(scope(), site.site().assumptions());
            } catch (ProcedureException wrong) {
                throw at(wrong.position(), "on the site " + site.site().name() + ", " + wrong.getMessage());
            }
        }

        private Scope scope() {
            return new Scope(plan.serverNames().size(), Scope.MAX_CHANGES - plan.givenChanges(), 0, 0, 0, 0);
        }

        private InputException at(Position position, String message) {
            return new InputException(file.source(), position.line(), position.column(), message);
        }

        Scenario scenario() {
            Setting setting = new Setting(
                    site,
                    plan,
                    plan.initialState(scope(), site.site().assumptions()),
                    file.faults().stream().map(this::planned).toList(),
                    file.minutes() * MINUTE_MILLIS);
            return new Scenario(
                    file.name(),
                    file.title(),
                    file.story(),
                    file.lesson(),
                    setting,
                    file.seed(),
                    file.promises(),
                    file.bounds(),
                    script(file.solution()),
                    script(file.trap()),
                    file.breaks());
        }

        private Planned planned(ScenarioFile.Fault fault) {
            Disturbance what = Disturbance.named(fault.what())
                    .orElseThrow(() -> new IllegalStateException("the schema allows the fault " + fault.what()));
            int server = fault.servers().isEmpty() ? 0 : one(fault.servers().get(0));
            int other = fault.servers().size() == 2 ? one(fault.servers().get(1)) : server;
            if (what.servers() == 2 && server == other) {
                throw at(fault.position(), "'" + fault.what() + "' is about two servers, not twice the same");
            }
            return new Planned(
                    fault.fromMillis(), fault.when().map(this::when), fault.afterMillis(), what, server, other);
        }

        private Planned.When when(ScenarioFile.When when) {
            int target = when.target().map(this::one).orElse(0);
            return new Planned.When(
                    when.condition(), target, when.at().map(this::one).orElse(target));
        }

        private int one(RoleRef role) {
            List<Integer> servers = plan.servers(role);
            if (servers.size() != 1) {
                throw at(
                        role.position(),
                        "'" + role.role() + "' stands for " + servers.size() + " servers on the site "
                                + site.site().name() + "; one is needed here");
            }
            return servers.get(0);
        }

        private Script script(List<ScenarioFile.Line> lines) {
            List<Script.Line> bound = new ArrayList<>();
            for (ScenarioFile.Line line : lines) {
                if (line instanceof ScenarioFile.Do done) {
                    Optional<Integer> at = done.at().map(this::one);
                    for (int target : plan.servers(done.target())) {
                        bound.add(new Script.Do(
                                done.command(),
                                target,
                                at.orElse(target),
                                done.goesOn(),
                                line.position().line()));
                    }
                } else if (line instanceof ScenarioFile.Wait wait) {
                    bound.add(new Script.Wait(
                            wait.millis(),
                            wait.until().map(this::when),
                            line.position().line()));
                }
            }
            return new Script(bound);
        }
    }
}
