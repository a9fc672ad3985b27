package io.handover.analysis.advice;

import io.handover.model.command.Command;
import io.handover.model.command.Commands;
import io.handover.model.condition.Condition;
import io.handover.model.procedure.Instruction;
import io.handover.model.procedure.Plan;
import io.handover.model.procedure.Position;
import io.handover.model.procedure.Procedure;
import io.handover.model.procedure.Resume;
import io.handover.model.procedure.Role;
import io.handover.model.procedure.RoleRef;
import io.handover.model.procedure.StepRef;
import io.handover.model.procedure.WhatIf;
import io.handover.model.state.Mode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** A written procedure in the words that edits of it need: the roles of servers, the ids of steps. */
final class Script {
    private final Procedure procedure;
    private final Plan plan;
    private final List<Instruction> steps;
    private final List<String> ids = new ArrayList<>();

    Script(Plan plan) {
        this.plan = plan;
        this.procedure = plan.procedure();
        this.steps = procedure.steps();
        List<String> taken = new ArrayList<>(
                steps.stream().flatMap(step -> step.id().stream()).toList());
        for (Instruction step : steps) {
            String id = step.id()
                    .orElseGet(() -> unused(
                            taken, step.command().name() + "-" + step.target().role()));
            taken.add(id);
            ids.add(id);
        }
    }

    private static String unused(List<String> taken, String wanted) {
        String id = wanted;
        for (int i = 2; taken.contains(id); i++) {
            id = wanted + "-" + i;
        }
        return id;
    }

    /** How many main steps there are. */
    int size() {
        return steps.size();
    }

    Instruction step(int place) {
        return steps.get(place);
    }

    /** An id that no step has. */
    String newId(String wanted) {
        return unused(ids, wanted);
    }

    /** The places of the main steps with that command, in order. */
    List<Integer> places(Command command) {
        return IntStream.range(0, steps.size())
                .filter(i -> steps.get(i).command() == command)
                .boxed()
                .toList();
    }

    /** The places of the main steps with that command for that role. */
    List<Integer> places(Command command, String role) {
        return places(command).stream()
                .filter(i -> steps.get(i).target().role().equals(role))
                .toList();
    }

    /** The place of the written main step that main step {@code pc} comes from; the number of steps at the end. */
    int written(int pc) {
        if (pc >= plan.complete()) {
            return steps.size();
        }
        Instruction instruction = plan.step(pc).instruction();
        for (int i = 0; i < steps.size(); i++) {
            if (sameStep(steps.get(i), instruction)) {
                return i;
            }
        }
        return steps.size();
    }

    @SuppressWarnings("ReferenceEquality") // a step may be written twice
    private static boolean sameStep(Instruction one, Instruction other) {
        return one == other;
    }

    /** The role that stands for a server; empty where none does. */
    Optional<String> role(int server) {
        return procedure.roles().stream()
                .map(Role::name)
                .filter(role -> plan.servers(role).contains(server))
                .min((one, other) ->
                        plan.servers(one).size() - plan.servers(other).size());
    }

    List<Integer> servers(String role) {
        return plan.servers(role);
    }

    private boolean isOne(String role) {
        return plan.servers(role).size() == 1;
    }

    /** The place of the last main step that activates a server, or -1. */
    int takeOver() {
        return IntStream.range(0, steps.size())
                .filter(i -> isActivation(steps.get(i).command()))
                .filter(i -> isOne(steps.get(i).target().role()))
                .max()
                .orElse(-1);
    }

    /** The place of the first main step that activates the server which is to be active in the end, or -1. */
    int firstTakeOver() {
        int last = takeOver();
        return last < 0
                ? -1
                : IntStream.range(0, steps.size())
                        .filter(i -> isActivation(steps.get(i).command()))
                        .filter(i -> steps.get(i)
                                .target()
                                .role()
                                .equals(steps.get(last).target().role()))
                        .findFirst()
                        .orElse(last);
    }

    private static boolean isActivation(Command command) {
        return command == Commands.FORCE_ACTIVATE || command == Commands.ACTIVATE;
    }

    /** The role of the one server that is to be active in the end: the last that is activated, or the one that is active at the start. */
    Optional<String> lastActive() {
        int last = takeOver();
        if (last >= 0) {
            return Optional.of(steps.get(last).target().role());
        }
        List<Integer> actives = IntStream.range(0, plan.serverNames().size())
                .filter(this::isGivenActive)
                .boxed()
                .toList();
        return actives.size() == 1 ? role(actives.get(0)).filter(this::isOne) : Optional.empty();
    }

    private boolean isGivenActive(int s) {
        return plan.given(s)
                .flatMap(given -> given.mode())
                .map(mode -> mode == Mode.ACTIVE)
                .orElse(s == 0);
    }

    /** The roles of all servers but those of one. */
    List<String> others(String than) {
        return procedure.roles().stream()
                .map(Role::name)
                .filter(role -> !role.equals(than))
                .filter(role -> !plan.servers(role).isEmpty())
                .filter(role -> !plan.servers(role).stream()
                        .anyMatch(server -> plan.servers(than).contains(server)))
                .toList();
    }

    /** Whether any step, or step of a branch, is an upgrade. */
    boolean upgrades() {
        return Stream.concat(steps.stream(), procedure.whatIfs().stream().flatMap(whatIf -> whatIf.steps().stream()))
                .anyMatch(step -> step.command() == Commands.UPGRADE);
    }

    Procedure procedure() {
        return procedure;
    }

    Plan plan() {
        return plan;
    }

    // ---- what edits are made of -----------------------------------------------------------------------------------

    static Instruction instruction(Command command, String target) {
        return Instruction.of(command, target, Optional.empty());
    }

    static Instruction instruction(Command command, String target, String at) {
        return Instruction.of(command, target, command.takesAt() ? Optional.of(at) : Optional.empty());
    }

    static Instruction because(Instruction step, String why) {
        return with(step, step.id(), Optional.of(why));
    }

    static Instruction called(Instruction step, String id) {
        return with(step, Optional.of(id), step.because());
    }

    private static Instruction with(Instruction step, Optional<String> id, Optional<String> because) {
        return new Instruction(
                step.command(),
                step.target(),
                step.at(),
                id,
                step.note(),
                because,
                step.expectedMillis(),
                step.asSoonAsPossibleMillis(),
                step.byHand(),
                Position.NONE);
    }

    /** The same command again. */
    static Instruction again(Instruction step, String why) {
        return because(
                Instruction.of(step.command(), step.target().role(), step.at().map(RoleRef::role)), why);
    }

    /** What makes it possible to name a step. */
    Patch named(int place) {
        return steps.get(place).id().isPresent() ? Patch.NONE : Patch.of(new Edit.NameStep(place, ids.get(place)));
    }

    /** A step, by its id. */
    StepRef ref(int place) {
        return ref(ids.get(place));
    }

    static StepRef ref(String id) {
        return new StepRef(id, Position.NONE);
    }

    static RoleRef roleRef(String role) {
        return new RoleRef(role, Position.NONE);
    }

    Patch add(int before, Instruction... added) {
        return new Patch(Stream.of(added)
                .<Edit>map(step -> new Edit.AddStep(before, step))
                .toList());
    }

    /**
     * A what-if branch after which the operator goes on at the same step.
     *
     * @param from the first main step of its stretch; -1 or beyond the last step: not said
     * @param until the last one; the same
     */
    Patch branch(
            Condition when,
            Optional<String> target,
            int from,
            int until,
            String because,
            List<Instruction> branchSteps) {
        return branch(when, target, Optional.empty(), from, until, because, branchSteps);
    }

    private Patch branch(
            Condition when,
            Optional<String> target,
            Optional<String> at,
            int from,
            int until,
            String because,
            List<Instruction> branchSteps) {
        Patch names = Patch.NONE;
        for (int place : List.of(from, until)) {
            names = isSaid(place) ? names.and(named(place)) : names;
        }
        return names.and(Patch.of(new Edit.AddBranch(new WhatIf(
                when,
                target.map(Script::roleRef),
                at.map(Script::roleRef),
                isSaid(from) ? Optional.of(ref(from)) : Optional.empty(),
                isSaid(until) ? Optional.of(ref(until)) : Optional.empty(),
                branchSteps,
                new Resume.SameStep(),
                Optional.empty(),
                Optional.of(because),
                Position.NONE))));
    }

    /** The same, of what can be noticed. */
    Patch branch(InRoles.Watch watch, int from, int until, String because, List<Instruction> branchSteps) {
        return branch(watch.when(), watch.target(), watch.at(), from, until, because, branchSteps);
    }

    /** The same, in a stretch that begins with a new step. */
    static Patch branchFrom(
            Condition when, Optional<String> target, String from, String because, List<Instruction> branchSteps) {
        return Patch.of(new Edit.AddBranch(new WhatIf(
                when,
                target.map(Script::roleRef),
                Optional.empty(),
                Optional.of(ref(from)),
                Optional.empty(),
                branchSteps,
                new Resume.SameStep(),
                Optional.empty(),
                Optional.of(because),
                Position.NONE)));
    }

    private boolean isSaid(int place) {
        return place >= 0 && place < steps.size();
    }
}
