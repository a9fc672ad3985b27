package io.handover.explorer.search;

import io.handover.model.command.Command;
import io.handover.model.command.Commands;
import io.handover.model.condition.Condition;
import io.handover.model.procedure.Binding;
import io.handover.model.procedure.Declarations;
import io.handover.model.procedure.Given;
import io.handover.model.procedure.Instruction;
import io.handover.model.procedure.Plan;
import io.handover.model.procedure.Position;
import io.handover.model.procedure.Procedure;
import io.handover.model.procedure.Resume;
import io.handover.model.procedure.Role;
import io.handover.model.procedure.RoleRef;
import io.handover.model.procedure.StepRef;
import io.handover.model.procedure.WhatIf;
import io.handover.model.site.Assumptions;
import io.handover.model.site.Scope;
import io.handover.model.transition.Transitions;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/** A procedure being written by a test, its servers called by their numbers: {@code draft().step(UPGRADE, 1)}. */
public final class Draft {
    private final int servers;
    private final List<Instruction> steps = new ArrayList<>();
    private final List<WhatIf> branches = new ArrayList<>();
    private final List<Declarations.ChangesLost> changesLost = new ArrayList<>();
    private final List<Declarations.SeveralActive> severalActive = new ArrayList<>();
    private Given given = Given.NOTHING;

    private Draft(int servers) {
        this.servers = servers;
    }

    /** Without steps. */
    public static Draft on(int servers) {
        return new Draft(servers);
    }

    /** The written procedure (docs/model.md, "Written procedure") with its extras excluded. */
    public static Draft written(int servers) {
        return written(servers, Commands.EXCLUDE);
    }

    /** The written procedure with its extras stopped instead. */
    public static Draft writtenWithExtrasStopped(int servers) {
        return written(servers, Commands.STOP);
    }

    private static Draft written(int servers, Command forExtras) {
        Draft draft = new Draft(servers).step(Commands.EXCLUDE, 1, 0);
        IntStream.range(2, servers).forEach(e -> draft.step(forExtras, e, 0));
        draft.step(Commands.UPGRADE, 1)
                .step(Commands.VERIFY_UPGRADED, 1)
                .step(Commands.FORCE_ACTIVATE, 1)
                .step(Commands.SET_STANDBY, 0)
                .step(Commands.UPGRADE, 0);
        IntStream.range(2, servers).forEach(e -> draft.step(Commands.UPGRADE, e));
        int activation = servers + 2 - 1;
        return draft.losing(0, 0, activation + 1).severalActive(activation, activation + 1);
    }

    public Draft step(Command command, int target) {
        steps.add(instruction(command, target, 0));
        return this;
    }

    public Draft step(Command command, int target, int at) {
        steps.add(instruction(command, target, at));
        return this;
    }

    private static Instruction instruction(Command command, int target, int at) {
        return Instruction.of(command, role(target), command.takesAt() ? Optional.of(role(at)) : Optional.empty());
    }

    /** Declares lost what is changed at a server from the effect of one step until another, both by their places. */
    public Draft losing(int server, int from, int until) {
        changesLost.add(new Declarations.ChangesLost(
                new RoleRef(role(server), Position.NONE), named(from), named(until), Position.NONE));
        return this;
    }

    /** Declares that several servers may be active from one step until another. */
    public Draft severalActive(int from, int until) {
        severalActive.add(new Declarations.SeveralActive(named(from), named(until), Position.NONE));
        return this;
    }

    /** Gives the step at a place a name, and refers to it. */
    private StepRef named(int place) {
        Instruction step = steps.get(place);
        String id = "step-" + place;
        steps.set(
                place,
                new Instruction(
                        step.command(),
                        step.target(),
                        step.at(),
                        Optional.of(id),
                        step.note(),
                        step.because(),
                        step.expectedMillis(),
                        step.asSoonAsPossibleMillis(),
                        step.byHand(),
                        step.position()));
        return new StepRef(id, Position.NONE);
    }

    private Declarations declarations() {
        return new Declarations(changesLost, severalActive);
    }

    /** A branch of one step, watched for all the time from the first step's end, which resumes at the same step. */
    public Draft branch(Condition when, int about, int at, Command command, int target, int commandAt) {
        return branch(when, about, at, Optional.empty(), command, target, commandAt);
    }

    /** The same, watched for from the step at a place on. */
    public Draft branchFrom(int place, Condition when, Command command, int target) {
        return branch(when, 0, 0, Optional.of(named(place)), command, target, 0);
    }

    /** A branch whose steps are those of another draft, watched for from the step at one place to that at another. */
    public Draft branch(Condition when, int about, int at, int from, int until, Draft other, Resume resume) {
        branches.add(new WhatIf(
                when,
                when.takesTarget() ? Optional.of(new RoleRef(role(about), Position.NONE)) : Optional.empty(),
                when.takesAt() ? Optional.of(new RoleRef(role(at), Position.NONE)) : Optional.empty(),
                Optional.of(named(from)),
                Optional.of(named(until)),
                other.steps,
                resume,
                Optional.empty(),
                Optional.empty(),
                Position.NONE));
        return this;
    }

    /** To go on at the step at a place. */
    Resume at(int place) {
        return new Resume.AtStep(named(place));
    }

    private Draft branch(
            Condition when, int about, int at, Optional<StepRef> from, Command command, int target, int commandAt) {
        branches.add(new WhatIf(
                when,
                when.takesTarget() ? Optional.of(new RoleRef(role(about), Position.NONE)) : Optional.empty(),
                when.takesAt() ? Optional.of(new RoleRef(role(at), Position.NONE)) : Optional.empty(),
                from,
                Optional.empty(),
                List.of(instruction(command, target, commandAt)),
                new Resume.SameStep(),
                Optional.empty(),
                Optional.empty(),
                Position.NONE));
        return this;
    }

    public Draft given(Given what) {
        given = what;
        return this;
    }

    public Plan plan() {
        List<Role> roles = IntStream.range(0, servers)
                .mapToObj(s -> new Role(role(s), new Binding.Named(role(s)), Position.NONE))
                .toList();
        return new Plan(
                new Procedure(
                        "draft", "A draft", "", roles, given, declarations(), steps, branches, List.of(), List.of()),
                IntStream.range(0, servers).mapToObj(Draft::role).toList());
    }

    public Transitions transitions(Scope scope, Assumptions assumptions) {
        return new Transitions(plan(), scope, assumptions);
    }

    static String role(int server) {
        return "s" + server;
    }
}
