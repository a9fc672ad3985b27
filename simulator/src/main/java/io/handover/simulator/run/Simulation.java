package io.handover.simulator.run;

import io.handover.model.procedure.Instruction;
import io.handover.model.procedure.Plan;
import io.handover.model.procedure.Step;
import io.handover.model.procedure.TimedBound;
import io.handover.model.property.Properties;
import io.handover.model.property.Property;
import io.handover.model.property.StateProperty;
import io.handover.model.property.StepProperty;
import io.handover.model.site.Scope;
import io.handover.model.state.Budget;
import io.handover.model.state.SiteState;
import io.handover.model.transition.Transitions;
import io.handover.simulator.fault.Fault;
import io.handover.simulator.fault.Faults;
import io.handover.simulator.site.Activity;
import io.handover.simulator.site.FaultPlan;
import io.handover.simulator.site.Initialization;
import io.handover.simulator.site.SimulatedSite;
import io.handover.simulator.site.Timing;
import io.handover.simulator.time.Distribution;
import io.handover.simulator.time.Quantiles;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Everything that the runs of a procedure on a site under a set of faults have in common, made ready for running. Immutable;
 * shared by threads, each with a {@link Run} of its own.
 */
public final class Simulation {
    /**
     * Budgets do not bound a simulated run, rates do: a run of usual rates has far fewer faults than this. Where there are more, no
     * more of that kind strike.
     */
    private static final int PLENTY = Scope.MAX_BUDGET;

    /** A fault with the rates of this site. */
    record Strikes(Fault fault, int place, Quantiles every, Quantiles lasts) {}

    final Plan plan;
    final SimulatedSite site;
    final Transitions transitions;
    /** Where every run starts; read only. */
    final SiteState initial;

    final Strikes[] strikes;
    final List<Check> checks;

    // Checks by kind: the property at i is check number check[i].
    final StateProperty[] always;
    final int[] alwaysCheck;
    /** Those of them that look at the operator's place. */
    final int[] alwaysOfPlace;

    /** Those that look at nothing but which servers are up and active, and perhaps at that place; and the others. */
    final int[] alwaysOfActives;

    final int[] alwaysOfMore;

    final StepProperty[] ofSteps;
    final int[] ofStepsCheck;
    final StateProperty[] eventual;
    final int[] eventualCheck;
    final TimedBound[] bounds;
    final int[] boundsCheck;
    /** By main step: the number of the check of its time, or -1. */
    final int[] stepCheck;

    final long[] stepMostMillis;

    /** The check of <em>procedure-completes</em>, or -1. */
    final int completionCheck;

    /** The check of <em>only-declared-changes-lost</em>, or -1. */
    final int lossCheck;

    // Steps by their number: the main steps, then those of the branches one after the other.
    final Step[] steps;
    private final Instruction[] written;
    private final int[] writtenOf;
    final Task[] tasks;
    final int[] firstOfBranch;

    /** Whether there is a step or a branch whose goal or condition depends on changes. */
    final boolean ledgerEverDecides;

    final Quantiles changes;
    final Quantiles urgentConcerns;
    final Quantiles replication;
    final Quantiles command;
    final Quantiles forceActivation;
    final Quantiles block;
    final Quantiles openClient;
    final Quantiles clientIdle;
    final Quantiles look;
    final Quantiles lookAtInstaller;
    final Quantiles verify;
    final Quantiles switchStage;
    final Quantiles switchInitialization;
    final Quantiles serverStart;
    final Quantiles installer;
    final Quantiles restart;
    final Quantiles reaction;
    final Quantiles urgentReaction;
    final Initialization initialization;
    final Quantiles heal;

    /** Tables are large: what follows the same distribution, as many faults do, shares one. Looked up while this is made, never gone through. */
    private final Map<Distribution, Quantiles> madeReady;

    /** Runs that start as the procedure says. */
    public Simulation(Plan plan, SimulatedSite site, List<Fault> faults) {
        this(plan, site, faults, Optional.empty());
    }

    /**
     * Runs that start from a given state: what has been observed of a real site, say.
     *
     * @param plan the procedure on this site
     * @param site the site
     * @param faults the faults that may strike, in any order
     * @param start where every run starts, with as many servers as the plan has; only its content counts, not the bounds of its
     *     scope, its budgets or its assumptions. Empty: as the procedure says
     */
    public Simulation(Plan plan, SimulatedSite site, List<Fault> faults, Optional<SiteState> start) {
        this(plan, site, faults, start, new LinkedHashMap<>());
    }

    private Simulation(
            Plan plan,
            SimulatedSite site,
            List<Fault> faults,
            Optional<SiteState> start,
            Map<Distribution, Quantiles> madeReady) {
        this.madeReady = new LinkedHashMap<>(madeReady);
        this.plan = plan;
        this.site = site;
        // A change here stands for any number of them.
        int changesAtOnce = Scope.MAX_CHANGES - plan.givenChanges();
        Scope scope =
                new Scope(plan.serverNames().size(), changesAtOnce, PLENTY, PLENTY, PLENTY, PLENTY, PLENTY, PLENTY);
        this.transitions = new Transitions(plan, scope, site.site().assumptions());
        this.initial = transitions.initialState();
        start.ifPresent(this::startFrom);
        this.strikes = Faults.ALL.stream()
                .filter(faults::contains)
                .map(fault -> strikes(fault, site.faults()))
                .toArray(Strikes[]::new);
        Timing timing = site.timing();
        changes = quantiles(timing.of(Activity.CHANGES));
        urgentConcerns = quantiles(timing.of(Activity.URGENT_CONCERNS));
        replication = quantiles(timing.of(Activity.REPLICATION));
        command = quantiles(timing.of(Activity.COMMAND));
        forceActivation = quantiles(timing.of(Activity.FORCE_ACTIVATION));
        block = quantiles(timing.of(Activity.BLOCK));
        openClient = quantiles(timing.of(Activity.OPEN_CLIENT));
        clientIdle = quantiles(timing.of(Activity.CLIENT_IDLE));
        look = quantiles(timing.of(Activity.LOOK));
        lookAtInstaller = quantiles(timing.of(Activity.LOOK_AT_INSTALLER));
        verify = quantiles(timing.of(Activity.VERIFY));
        switchStage = quantiles(timing.of(Activity.SWITCH));
        switchInitialization = quantiles(timing.of(Activity.SWITCH_INITIALIZATION));
        serverStart = quantiles(timing.of(Activity.SERVER_START));
        installer = quantiles(timing.of(Activity.INSTALLER));
        restart = quantiles(timing.of(Activity.RESTART));
        reaction = quantiles(timing.of(Activity.REACTION));
        urgentReaction = quantiles(timing.of(Activity.URGENT_REACTION));
        initialization = new Initialization(timing);
        heal = lasts(Faults.named("cut").orElseThrow(), site.faults());

        steps = Stream.concat(
                        plan.steps().stream(), plan.branches().stream().flatMap(branch -> branch.steps().stream()))
                .toArray(Step[]::new);
        written = Stream.concat(
                        plan.procedure().steps().stream(),
                        plan.procedure().whatIfs().stream().flatMap(whatIf -> whatIf.steps().stream()))
                .toArray(Instruction[]::new);
        writtenOf = Arrays.stream(steps)
                .mapToInt(step -> placeOf(step.instruction(), written))
                .toArray();
        tasks = tasks(steps, plan.complete());
        ledgerEverDecides = Arrays.stream(steps).anyMatch(step -> step.command().looksAtLedger())
                || plan.branches().stream()
                        .anyMatch(branch -> branch.whatIf().when().looksAtLedger());
        firstOfBranch = new int[plan.branchCount()];
        int next = plan.complete();
        for (int b = 0; b < firstOfBranch.length; b++) {
            firstOfBranch[b] = next;
            next += plan.branch(b).steps().size();
        }

        checks = checks(plan);
        completionCheck = place(Properties.PROCEDURE_COMPLETES);
        lossCheck = place(Properties.ONLY_DECLARED_CHANGES_LOST);
        alwaysCheck = numbers(check -> property(check) instanceof StateProperty state && !state.isEventual());
        always = states(alwaysCheck);
        alwaysOfPlace = IntStream.range(0, always.length)
                .filter(i -> always[i].looksAtPlace())
                .toArray();
        alwaysOfActives = IntStream.range(0, always.length)
                .filter(i -> always[i].looksAtActivesAlone())
                .toArray();
        alwaysOfMore = IntStream.range(0, always.length)
                .filter(i -> !always[i].looksAtActivesAlone())
                .toArray();
        ofStepsCheck = numbers(check -> property(check) instanceof StepProperty);
        ofSteps = new StepProperty[ofStepsCheck.length];
        for (int i = 0; i < ofSteps.length; i++) {
            ofSteps[i] = (StepProperty) ((Check.OfProperty) checks.get(ofStepsCheck[i])).property();
        }
        eventualCheck = numbers(check -> property(check) instanceof StateProperty state && state.isEventual());
        eventual = states(eventualCheck);
        boundsCheck = numbers(check -> check instanceof Check.OfBound);
        bounds = new TimedBound[boundsCheck.length];
        for (int i = 0; i < bounds.length; i++) {
            bounds[i] = ((Check.OfBound) checks.get(boundsCheck[i])).bound();
        }
        stepCheck = new int[plan.complete()];
        stepMostMillis = new long[plan.complete()];
        Arrays.fill(stepCheck, -1);
        for (int i = 0; i < checks.size(); i++) {
            if (checks.get(i) instanceof Check.OfStep timed) {
                Instruction written = plan.procedure().steps().get(timed.number() - 1);
                for (int step = 0; step < stepCheck.length; step++) {
                    if (isOf(plan.step(step), written)) {
                        stepCheck[step] = i;
                        stepMostMillis[step] = timed.mostMillis();
                    }
                }
            }
        }
    }

    /** Runs of another procedure on the same site under the same faults, from where that one starts; made quicker than from nothing. */
    public Simulation of(Plan other) {
        List<Fault> faults = Stream.of(strikes).map(Strikes::fault).toList();
        return new Simulation(other, site, faults, Optional.empty(), madeReady);
    }

    private static Task[] tasks(Step[] steps, int mainSteps) {
        Task[] tasks = new Task[steps.length];
        for (int i = 0; i < steps.length; i++) {
            boolean inBranch = i >= mainSteps;
            int before = 0;
            for (int j = inBranch ? mainSteps : 0; j < i; j++) {
                if (steps[j].command() == steps[i].command() && steps[j].target() == steps[i].target()) {
                    before++;
                }
            }
            tasks[i] = new Task(steps[i], Choice.stepSubject(steps[i], before, inBranch));
        }
        return tasks;
    }

    private int place(Property property) {
        for (int i = 0; i < checks.size(); i++) {
            if (property(checks.get(i)) == property) {
                return i;
            }
        }
        return -1;
    }

    /** The number of the step at which the operator is; asked only while there is one. */
    int currentId(SiteState state) {
        return state.branch() == SiteState.NO_BRANCH ? state.pc() : firstOfBranch[state.branch()] + state.place();
    }

    /** Whether a step comes from that very instruction; another may read the same. */
    @SuppressWarnings("ReferenceEquality")
    private static boolean isOf(Step step, Instruction written) {
        return step.instruction() == written;
    }

    private void startFrom(SiteState start) {
        if (start.servers() != initial.servers()) {
            throw new IllegalArgumentException(
                    "the state has " + start.servers() + " servers and the plan " + initial.servers());
        }
        if (start.pc() > plan.complete() || start.branch() >= plan.branchCount()) {
            throw new IllegalArgumentException("the plan has no such place: " + start);
        }
        initial.copyFrom(start);
        for (Budget budget : Budget.values()) {
            initial.setBudget(budget, PLENTY);
        }
    }

    private Strikes strikes(Fault fault, FaultPlan faultPlan) {
        Distribution every =
                faultPlan.entry(fault.name()).flatMap(FaultPlan.Entry::every).orElse(fault.every());
        return new Strikes(fault, Faults.ALL.indexOf(fault), quantiles(every), lasts(fault, faultPlan));
    }

    private Quantiles lasts(Fault fault, FaultPlan faultPlan) {
        Optional<Distribution> stated = faultPlan.entry(fault.name()).flatMap(FaultPlan.Entry::lasts);
        return quantiles(stated.or(fault::lasts).orElse(new Distribution.Fixed(0)));
    }

    private Quantiles quantiles(Distribution distribution) {
        return madeReady.computeIfAbsent(distribution, Quantiles::new);
    }

    private static List<Check> checks(Plan plan) {
        List<String> promises = plan.procedure().promises();
        List<Check> checks = new ArrayList<>();
        for (Property property : Properties.ALL) {
            if (promises.isEmpty() || promises.contains(property.name())) {
                checks.add(new Check.OfProperty(property));
            }
        }
        for (TimedBound bound : plan.procedure().bounds()) {
            checks.add(new Check.OfBound(bound));
        }
        List<Instruction> written = plan.procedure().steps();
        for (int i = 0; i < written.size(); i++) {
            int number = i + 1;
            Instruction instruction = written.get(i);
            instruction
                    .asSoonAsPossibleMillis()
                    .ifPresent(most -> checks.add(new Check.OfStep(number, most, instruction.position())));
        }
        if (checks.size() > Long.SIZE) {
            throw new IllegalArgumentException(
                    "the procedure asks for " + checks.size() + " checks; " + Long.SIZE + " are possible");
        }
        return List.copyOf(checks);
    }

    private static @Nullable Property property(Check check) {
        return check instanceof Check.OfProperty of ? of.property() : null;
    }

    private int[] numbers(Predicate<Check> wanted) {
        return IntStream.range(0, checks.size())
                .filter(i -> wanted.test(checks.get(i)))
                .toArray();
    }

    private StateProperty[] states(int[] numbers) {
        StateProperty[] properties = new StateProperty[numbers.length];
        for (int i = 0; i < properties.length; i++) {
            properties[i] = (StateProperty) ((Check.OfProperty) checks.get(numbers[i])).property();
        }
        return properties;
    }

    /** The steps by their number in {@link StepTimes}: the main steps, then those of the what-if branches one after the other. */
    public List<Step> steps() {
        return List.of(steps);
    }

    /**
     * As which subject of {@linkplain Choice choices} a step is known.
     *
     * @param step its place in {@link #steps}
     */
    public int stepSubject(int step) {
        return tasks[step].subject;
    }

    /** The steps as they are written, each once for whatever servers: the main ones, then those of the what-if branches. */
    public List<Instruction> written() {
        return List.of(written);
    }

    /** The place, among {@link #written}, of the step at which the operator is; {@link Way#NO_STEP} where at none. */
    int writtenAt(SiteState at) {
        if (!plan.hasCurrent(at)) {
            return Way.NO_STEP;
        }
        return writtenOf[at.branch() == SiteState.NO_BRANCH ? at.pc() : firstOfBranch[at.branch()] + at.place()];
    }

    /** The place of the first step of a branch. */
    int writtenOfBranch(int branch) {
        return writtenOf[firstOfBranch[branch]];
    }

    /** The place of that very instruction; another may read the same. */
    @SuppressWarnings("ReferenceEquality")
    private static int placeOf(Instruction instruction, Instruction[] written) {
        for (int i = 0; i < written.length; i++) {
            if (written[i] == instruction) {
                return i;
            }
        }
        throw new IllegalArgumentException("a step that is not written");
    }

    public Plan plan() {
        return plan;
    }

    public SimulatedSite site() {
        return site;
    }

    public Transitions transitions() {
        return transitions;
    }

    /** A new state, the one that every run starts from. */
    public SiteState initialState() {
        return initial.copy();
    }

    /** What is asked of every run; a set of checks is a {@code long} whose bit i stands for the check at i. */
    public List<Check> checks() {
        return checks;
    }

    /** The faults that may strike, in the order of the catalogue. */
    public List<Fault> faults() {
        return Arrays.stream(strikes).map(Strikes::fault).toList();
    }
}
