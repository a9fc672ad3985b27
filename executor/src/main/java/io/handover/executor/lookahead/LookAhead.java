package io.handover.executor.lookahead;

import io.handover.analysis.attainment.Terms;
import io.handover.analysis.story.Diagnosis;
import io.handover.analysis.story.StepNames;
import io.handover.analysis.story.Story;
import io.handover.executor.journal.Place;
import io.handover.executor.port.Reading;
import io.handover.explorer.game.Standing;
import io.handover.explorer.search.Exploration;
import io.handover.explorer.search.ExploreOptions;
import io.handover.explorer.search.Explorer;
import io.handover.explorer.search.Finding;
import io.handover.explorer.search.ProgressListener;
import io.handover.explorer.search.Verdict;
import io.handover.model.procedure.Instruction;
import io.handover.model.procedure.Plan;
import io.handover.model.procedure.Procedure;
import io.handover.model.procedure.ProcedureException;
import io.handover.model.property.Properties;
import io.handover.model.property.Property;
import io.handover.model.site.Scope;
import io.handover.model.state.Budget;
import io.handover.model.state.Places;
import io.handover.model.state.SiteState;
import io.handover.model.transition.Transitions;
import io.handover.simulator.fault.Faults;
import io.handover.simulator.run.Check;
import io.handover.simulator.run.Edits;
import io.handover.simulator.run.Run;
import io.handover.simulator.run.Simulation;
import io.handover.simulator.site.SimulatedSite;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.IntStream;

/**
 * Looks ahead from the states that a real site can be in. What it says is of the procedure as it goes on through the product's API, with
 * {@value #CHANGES} changes yet to come.
 *
 * <p>How each promise stands after the command, whatever commands are given then, is found by the game (io.handover.analysis.attainment), in every state
 * that the site can be in: of up to {@value io.handover.explorer.game.Board#MOST_SERVERS_IN_SECONDS} servers; of more it is not known.
 *
 * <p>A command takes a property away for certain if the procedure as such can keep it, no way is left to keep it after the command as the procedure goes on,
 * and there still is one as long as the command is not given: to wait, to turn to a what-if branch, or to stop here. What is at risk is found from
 * <em>before</em> the command: a change that is made, or two active servers that are detected, while the question stands and until the
 * command has its effect, is part of it.
 *
 * <p>Bounded in states and runs, so that it takes about a second; the same states always have the same outlook.
 */
public final class LookAhead implements Foresight {
    static final int CHANGES = 2;
    private static final int MOST_EXPLORED = 200_000;
    private static final int MOST_STARTS = 512;
    private static final int RUNS = 200;
    private static final int MOST_SIMULATED_STARTS = 4;
    /** A difference between two orders of less than this in {@link #RUNS} runs is no difference. */
    private static final int NOISE = RUNS / 10;

    private final Plan plan;
    private final SimulatedSite site;
    private final Transitions transitions;
    private final List<Property> promised;
    private final Map<Property, Keep> fromStart = new LinkedHashMap<>();
    private final Standings standings;

    /**
     * Of a procedure on a site.
     *
     * @param plan a plan of a procedure that is {@link io.handover.executor.plan.ThroughApi}
     */
    public LookAhead(Plan plan, SimulatedSite site) {
        this.plan = plan;
        this.site = site;
        Scope scope = new Scope(plan.serverNames().size(), CHANGES, 0, 0, 0, 0);
        this.transitions = new Transitions(plan, scope, site.site().assumptions());
        List<String> names = plan.procedure().promises();
        this.promised = Properties.ALL.stream()
                .filter(property -> names.isEmpty() || names.contains(property.name()))
                .toList();
        this.standings = new Standings(Terms.of(plan, site.site().assumptions()));
        Future future = new Future(transitions, List.of(transitions.initialState()));
        for (Property property : promised) {
            fromStart.put(property, future.keep(property, future.starts()));
        }
    }

    @Override
    public Outlook before(Place place, List<SiteState> known, List<Reading> round) {
        if (known.isEmpty() || known.size() > MOST_STARTS) {
            return Outlook.BLIND;
        }
        List<SiteState> now = imported(known, place, round);
        Future future = new Future(transitions, now);
        int[] offered =
                Arrays.stream(future.starts()).filter(future::offersCommand).toArray();
        if (offered.length == 0) {
            return new Outlook(now.size(), List.of(), Optional.empty(), Outlook.COMMAND);
        }
        int[] after =
                Arrays.stream(offered).map(future::afterCommand).distinct().toArray();
        List<SiteState> from = Arrays.stream(offered).mapToObj(future::state).toList();
        Risks risks = new Risks(from);
        Optional<Map<Property, Standing>> then = standings.after(from, plan.current(from.get(0)));
        List<Prospect> prospects = new ArrayList<>();
        for (Property property : promised) {
            boolean breaks = Arrays.stream(offered).allMatch(one -> future.violatedByCommand(property, one));
            Keep keep = breaks ? Keep.LOST : future.keep(property, after);
            prospects.add(risks.prospect(property, isLost(property, future, keep), standing(then, property), keep));
        }
        return new Outlook(now.size(), prospects, otherOrder(place, now, risks.broken()), Outlook.COMMAND);
    }

    @Override
    public Outlook without(Place place, List<SiteState> known, List<Reading> round) {
        if (known.isEmpty() || known.size() > MOST_STARTS) {
            return Outlook.BLIND;
        }
        List<SiteState> without = imported(known, place.next(plan), round);
        Future there = new Future(transitions, without);
        Risks risks = new Risks(without);
        Future here = new Future(transitions, imported(known, place, round));
        Optional<Map<Property, Standing>> then = standings.in(without);
        List<Prospect> prospects = new ArrayList<>();
        for (Property property : promised) {
            Keep keep = there.keep(property, there.starts());
            prospects.add(risks.prospect(property, isLost(property, here, keep), standing(then, property), keep));
        }
        return new Outlook(without.size(), prospects, Optional.empty(), Outlook.SKIPPING);
    }

    /** Whether a property is lost for certain, which could be kept at the start and still can where nothing is done. */
    private boolean isLost(Property property, Future before, Keep after) {
        return fromStart.get(property) == Keep.POSSIBLE
                && after == Keep.LOST
                && (before.keep(property, before.starts()) == Keep.POSSIBLE || isKeptByWaiting(property, before));
    }

    private boolean isKeptByWaiting(Property property, Future before) {
        List<SiteState> from =
                Arrays.stream(before.starts()).mapToObj(before::state).toList();
        return standing(standings.byWaiting(from), property)
                .filter(standing -> standing != Standing.LOST)
                .isPresent();
    }

    private static Optional<Standing> standing(Optional<Map<Property, Standing>> all, Property property) {
        return all.flatMap(each -> Optional.ofNullable(each.get(property)));
    }

    /** What can go wrong from some states on: of everything that can happen, and in {@link #RUNS} simulated runs. */
    private final class Risks {
        private final List<SiteState> from;
        private final Optional<Exploration> exploration;
        private final Map<Property, Integer> violated = new LinkedHashMap<>();
        private final int broken;

        Risks(List<SiteState> from) {
            this.from = from;
            this.exploration = explore(from);
            this.broken = simulate(plan, from, violated);
        }

        /** How many promises were broken in all runs together. */
        int broken() {
            return broken;
        }

        Prospect prospect(Property property, boolean lost, Optional<Standing> standing, Keep keep) {
            Optional<Finding> finding = exploration.map(explored -> explored.finding(property));
            return new Prospect(
                    property,
                    lost,
                    standing,
                    keep,
                    finding.map(Finding::verdict).orElse(Verdict.UNKNOWN),
                    finding.flatMap(found -> how(found, from)),
                    violated.getOrDefault(property, 0),
                    RUNS);
        }
    }

    private List<SiteState> imported(List<SiteState> known, Place place, List<Reading> round) {
        return known.stream()
                .map(state -> imported(state, place, round))
                .distinct()
                .toList();
    }

    private SiteState imported(SiteState seen, Place place, List<Reading> round) {
        SiteState state = transitions.initialState();
        state.copyFrom(seen);
        for (int s = 0; s < state.servers(); s++) {
            boolean wiped = (state.initializing() >>> s & 1) != 0;
            state.setDatabase(
                    s, wiped ? 0 : state.changesMade()); // of earlier changes it is known only who is behind now
        }
        for (Budget budget : Budget.values()) {
            state.setBudget(budget, 0);
        }
        state.leaveBranch();
        state.setPc(place.pc());
        if (place.branch() != SiteState.NO_BRANCH) {
            state.enterBranch(place.branch());
            state.setPlace(place.place());
        }
        behind(state, round);
        return state;
    }

    /** One change stands for all that the fullest active server has and others have not, as far as they tell how much they have. */
    private void behind(SiteState state, List<Reading> round) {
        int fullest = SiteState.NONE;
        long most = -1;
        for (int s = 0; s < state.servers(); s++) {
            OptionalLong elements = elements(round, s);
            if (state.isActive(s) && elements.isPresent() && elements.getAsLong() > most) {
                most = elements.getAsLong();
                fullest = s;
            }
        }
        long held = most;
        boolean anyBehind = fullest != SiteState.NONE
                && IntStream.range(0, state.servers())
                        .anyMatch(s -> elements(round, s).orElse(held) < held);
        if (!anyBehind) {
            return;
        }
        state.makeChange(fullest, plan.declaresLost(fullest, state));
        for (int s = 0; s < state.servers(); s++) {
            boolean wiped = (state.initializing() >>> s & 1) != 0;
            if (!wiped && elements(round, s).orElse(held) >= held) {
                state.setDatabase(s, state.database(fullest));
            }
        }
    }

    private static OptionalLong elements(List<Reading> round, int s) {
        return s < round.size() && round.get(s) instanceof Reading.Answered answered
                ? answered.elements()
                : OptionalLong.empty();
    }

    /** Empty where the procedure gives more changes than can be explored. */
    private Optional<Exploration> explore(List<SiteState> from) {
        ExploreOptions options = new ExploreOptions(1, MOST_EXPLORED, ExploreOptions.DEFAULT.maxBytes(), false);
        boolean switching = from.stream().anyMatch(state -> state.switchTarget() != SiteState.NONE);
        Places places = transitions.plan().places();
        Explorer explorer;
        try {
            explorer = new Explorer(transitions, options, switching ? places.withSwitches() : places);
        } catch (IllegalArgumentException tooLarge) {
            return Optional.empty();
        }
        return Optional.of(explorer.run(from, ProgressListener.NONE));
    }

    private Optional<String> how(Finding finding, List<SiteState> from) {
        if (finding.verdict() != Verdict.VIOLATED) {
            return Optional.empty();
        }
        int[] path = finding.trace().stream().mapToInt(Integer::intValue).toArray();
        Story story = Story.of(transitions, from.get(finding.start()), path);
        return Optional.of(Diagnosis.of(transitions, story, finding.property()).summary());
    }

    /** Counts, of {@link #RUNS} runs, those that violate each property; answers the sum. */
    private int simulate(Plan simulated, List<SiteState> from, Map<Property, Integer> violated) {
        int starts = Math.min(from.size(), MOST_SIMULATED_STARTS);
        int sum = 0;
        for (int i = 0; i < starts; i++) {
            Simulation simulation = new Simulation(simulated, site, Faults.ALL, Optional.of(from.get(i)));
            Run run = new Run(simulation);
            for (int index = i; index < RUNS; index += starts) {
                run.execute(1, index, Edits.NONE);
                sum += count(run, simulation.checks(), violated);
            }
        }
        return sum;
    }

    private int count(Run run, List<Check> checks, Map<Property, Integer> violated) {
        int sum = 0;
        for (int i = 0; i < checks.size(); i++) {
            if (run.violates(i) && checks.get(i) instanceof Check.OfProperty of && promised.contains(of.property())) {
                violated.merge(of.property(), 1, Integer::sum);
                sum++;
            }
        }
        return sum;
    }

    private Optional<String> otherOrder(Place place, List<SiteState> now, int broken) {
        if (place.branch() != SiteState.NO_BRANCH || place.pc() + 1 >= plan.complete()) {
            return Optional.empty();
        }
        Optional<Plan> swapped = swapped(place.pc());
        if (swapped.isEmpty()) {
            return Optional.empty();
        }
        int brokenThen = simulate(swapped.get(), now, new LinkedHashMap<>());
        if (brokenThen + NOISE > broken) {
            return Optional.empty();
        }
        return Optional.of("the other order would be safer: with '" + phrase(place.pc() + 1) + "' before '"
                + phrase(place.pc()) + "', promises are broken " + brokenThen + " times in " + RUNS
                + " simulated runs, not " + broken + " times");
    }

    private String phrase(int pc) {
        return plan.step(pc)
                .command()
                .phrase(
                        plan.serverName(plan.step(pc).target()),
                        plan.serverName(plan.step(pc).at()));
    }

    /** The plan with this main step and the next one exchanged, where each is a written step of its own. */
    private Optional<Plan> swapped(int pc) {
        StepNames names = new StepNames(plan);
        int first = names.number(plan.step(pc));
        int second = names.number(plan.step(pc + 1));
        long servers = plan.steps().stream()
                .mapToInt(names::number)
                .filter(number -> number == first || number == second)
                .count();
        if (servers != 2
                || plan.step(pc).command().isCheck()
                || plan.step(pc + 1).command().isCheck()) {
            return Optional.empty();
        }
        Procedure written = plan.procedure();
        List<Instruction> steps = new ArrayList<>(written.steps());
        Collections.swap(steps, first - 1, second - 1);
        Procedure other = written.withSteps(steps, written.whatIfs());
        try {
            return Optional.of(new Plan(other, site.site().serverNames()));
        } catch (ProcedureException declaredOtherwise) {
            return Optional
                    .empty(); // what it declares from the one step to the other makes no sense the other way round
        }
    }
}
