package io.handover.analysis.synthesis;

import io.handover.analysis.advice.InRoles;
import io.handover.analysis.way.Quiet;
import io.handover.explorer.game.Order;
import io.handover.explorer.game.Standing;
import io.handover.model.procedure.Instruction;
import io.handover.model.procedure.Plan;
import io.handover.model.procedure.Position;
import io.handover.model.procedure.Procedure;
import io.handover.model.procedure.Resume;
import io.handover.model.procedure.RoleRef;
import io.handover.model.procedure.Step;
import io.handover.model.procedure.StepRef;
import io.handover.model.procedure.WhatIf;
import io.handover.model.property.Property;
import io.handover.model.state.SiteState;
import io.handover.model.transition.Transitions;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;

/** What an operator who plays the game would do where a procedure comes to rest and should not: as a what-if branch, or as further main steps. */
final class Branching {
    /** A branch of more steps is another procedure. */
    private static final int MOST_STEPS = 8;

    private final Game game;
    private final Plan plan;
    private final Procedure procedure;
    private final InRoles roles;
    private final List<SiteState> course;

    Branching(Game game, Plan plan, Transitions transitions) {
        this.game = game;
        this.plan = plan;
        this.procedure = plan.procedure();
        this.roles = new InRoles(plan);
        this.course = course(transitions);
    }

    /** The site before each main step as usual, as the game knows it; as far as the procedure comes. */
    private List<SiteState> course(Transitions transitions) {
        Quiet quiet = new Quiet(transitions);
        List<SiteState> states = new ArrayList<>();
        SiteState state = transitions.initialState();
        for (int pc = 0; pc < plan.complete(); pc++) {
            quiet.settle(state);
            states.add(state.copy());
            Step step = plan.step(pc);
            if (!step.reached(state) && step.offered(state)) {
                step.execute(state);
            }
            state.setPc(pc + 1);
        }
        return states;
    }

    /** What is done from a state on, in roles, and the site after each. */
    private record Walk(List<Instruction> steps, List<SiteState> after) {}

    List<Procedure> on(SiteState end, Property property) {
        Optional<SiteState> known = game.known(plan, end);
        if (known.isEmpty()) {
            return List.of();
        }
        Walk walk = walk(known.get());
        List<Procedure> all = new ArrayList<>();
        int place = written(end.pc());
        for (int count = 1; count <= walk.steps().size(); count++) {
            List<Instruction> steps = walk.steps().subList(0, count);
            SiteState after = walk.after().get(count - 1);
            for (WhatIf branch : branches(end, place, steps, after, property)) {
                all.add(procedure.withSteps(procedure.steps(), added(branch)));
            }
        }
        for (int count = 1; count <= walk.steps().size(); count++) {
            inserted(place, walk.steps().subList(0, count), property).ifPresent(all::add);
        }
        if (end.branch() != SiteState.NO_BRANCH && !walk.steps().isEmpty()) {
            all.addAll(grown(end, walk.steps(), property));
        }
        return all;
    }

    private Walk walk(SiteState from) {
        List<Instruction> steps = new ArrayList<>();
        List<SiteState> after = new ArrayList<>();
        SiteState state = from.copy();
        game.settle(state);
        while (steps.size() < MOST_STEPS && game.solution().standing(state) != Standing.LOST) {
            Optional<Order> order = game.solution().strategy().next(state);
            if (order.isEmpty()) {
                break;
            }
            if (order.get() instanceof Order.Give give) {
                Optional<Instruction> step = roles.step(give.step());
                if (step.isEmpty()) {
                    break;
                }
                steps.add(step.get());
            }
            order.get().execute(state);
            game.settle(state);
            if (order.get() instanceof Order.Give) {
                after.add(state.copy());
            }
        }
        return new Walk(steps, after);
    }

    /** The place of the written main step that the operator is at; the last one where the procedure is complete. */
    private int written(int pc) {
        if (pc >= plan.complete()) {
            return procedure.steps().size();
        }
        Instruction instruction = plan.step(pc).instruction();
        return IntStream.range(0, procedure.steps().size())
                .filter(i -> isSame(procedure.steps().get(i), instruction))
                .findFirst()
                .orElseThrow();
    }

    @SuppressWarnings("ReferenceEquality") // a step may be written twice
    private static boolean isSame(Instruction one, Instruction other) {
        return one == other;
    }

    private List<WhatIf> branches(
            SiteState end, int place, List<Instruction> steps, SiteState after, Property property) {
        int last = procedure.steps().size() - 1;
        int here = Math.min(place, last);
        Set<Resume> resumes = new LinkedHashSet<>(List.of(new Resume.SameStep()));
        for (int pc = 0; pc < course.size(); pc++) {
            if (Game.isAlike(course.get(pc), after)) {
                resumes.add(new Resume.AtStep(Ids.ref(plan.step(pc).instruction())));
            }
        }
        List<WhatIf> branches = new ArrayList<>();
        for (InRoles.Watch watch : roles.watches(end)) {
            for (Resume resume : resumes) {
                for (int from : List.of(here, 0)) {
                    for (Optional<StepRef> until : List.of(
                            Optional.<StepRef>empty(),
                            Optional.of(Ids.ref(procedure.steps().get(here))))) {
                        branches.add(new WhatIf(
                                watch.when(),
                                watch.target().map(Branching::ref),
                                watch.at().map(Branching::ref),
                                from == 0
                                        ? Optional.empty()
                                        : Optional.of(Ids.ref(procedure.steps().get(from))),
                                until,
                                steps,
                                resume,
                                Optional.empty(),
                                Optional.of(why(property)),
                                Position.NONE));
                    }
                }
            }
        }
        return branches;
    }

    private static RoleRef ref(String role) {
        return new RoleRef(role, Position.NONE);
    }

    private List<WhatIf> added(WhatIf branch) {
        List<WhatIf> branches = new ArrayList<>(procedure.whatIfs());
        branches.add(branch);
        return branches;
    }

    /** The same as main steps: an operator who finds them done passes them over. */
    private Optional<Procedure> inserted(int place, List<Instruction> steps, Property property) {
        List<Instruction> main = new ArrayList<>(procedure.steps());
        main.addAll(
                place,
                steps.stream()
                        .map(step -> Ids.with(step, Optional.empty(), Optional.of(why(property))))
                        .toList());
        return Optional.of(procedure.withSteps(Ids.given(main), procedure.whatIfs()));
    }

    /** The branch that the operator is in does that first. */
    private List<Procedure> grown(SiteState end, List<Instruction> steps, Property property) {
        WhatIf running = plan.branch(end.branch()).whatIf();
        List<Procedure> grown = new ArrayList<>();
        for (int place = 0; place <= running.steps().size(); place++) {
            for (int count = 1; count <= steps.size(); count++) {
                List<Instruction> longer = new ArrayList<>(running.steps());
                longer.addAll(
                        place,
                        steps.subList(0, count).stream()
                                .map(step -> Ids.with(step, Optional.empty(), Optional.of(why(property))))
                                .toList());
                grown.add(procedure.withSteps(
                        procedure.steps(),
                        procedure.whatIfs().stream()
                                .map(branch -> branch.equals(running) ? branch.withSteps(longer) : branch)
                                .toList()));
            }
        }
        return grown;
    }

    private static String why(Property property) {
        return "Without it, this would not be certain: " + property.promise() + ".";
    }
}
