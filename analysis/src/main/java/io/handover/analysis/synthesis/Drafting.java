package io.handover.analysis.synthesis;

import io.handover.analysis.comparison.Alignment;
import io.handover.model.procedure.Declarations;
import io.handover.model.procedure.Instruction;
import io.handover.model.procedure.Position;
import io.handover.model.procedure.Procedure;
import io.handover.model.procedure.RoleRef;
import io.handover.model.procedure.Step;
import io.handover.model.procedure.TimedBound;
import io.handover.model.property.Property;
import io.handover.model.state.SiteState;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** Writes a main course down as a procedure, in the words of the one that it is to be like. */
final class Drafting {
    private final SynthesisRequest request;
    private final Casting casting;
    private final Game game;

    Drafting(SynthesisRequest request, Casting casting, Game game) {
        this.request = request;
        this.casting = casting;
        this.game = game;
    }

    /** A procedure without branches and declarations, each of whose steps has an id. */
    Procedure of(List<Step> course) {
        Optional<List<Instruction>> grouped = written(course, casting);
        Casting roles = grouped.isPresent() ? casting : casting.apart();
        List<Instruction> steps = grouped.or(() -> written(course, roles)).orElseThrow();
        Optional<Procedure> like = request.like().map(subject -> subject.plan().procedure());
        List<Instruction> worded = like.filter(of -> of.roles().equals(roles.roles()))
                .map(of -> worded(of.steps(), steps))
                .orElse(steps);
        return new Procedure(
                like.map(Procedure::name).orElse("procedure") + "-synthesized",
                title(),
                "",
                roles.roles(),
                roles.given(),
                Declarations.NOTHING,
                Ids.given(worded),
                List.of(),
                bounds(),
                request.promises().stream().map(Property::name).toList());
    }

    private List<TimedBound> bounds() {
        return request.gapMillis().stream()
                .mapToObj(most -> new TimedBound(TimedBound.Measure.MANAGEMENT_GAP, most, Position.NONE))
                .toList();
    }

    /** Not that of the procedure that it is like: what that one is for may not be so here. */
    private String title() {
        return "In the end: "
                + request.goals().stream()
                        .map(goal -> goal.name().replace("eventually-", ""))
                        .collect(Collectors.joining(", "));
    }

    /** In roles; what is done to several servers of one role is one step. Empty where the course does not treat the servers of a role alike. */
    private Optional<List<Instruction>> written(List<Step> course, Casting roles) {
        List<Step> left = new ArrayList<>(course);
        List<Step> inOrder = new ArrayList<>();
        List<Instruction> steps = new ArrayList<>();
        while (!left.isEmpty()) {
            Step first = left.get(0);
            List<Integer> together = roles.with(first.target());
            if (first.command().takesAt() && roles.with(first.at()).size() > 1) {
                return Optional.empty();
            }
            for (int server : together) {
                Optional<Step> one = left.stream()
                        .filter(step -> step.command() == first.command())
                        .filter(step -> step.target() == server)
                        .filter(step -> !step.command().takesAt() || step.at() == first.at())
                        .findFirst();
                if (one.isEmpty()) {
                    return Optional.empty();
                }
                left.remove(one.get());
                inOrder.add(one.get());
            }
            steps.add(Instruction.of(
                    first.command(),
                    roles.nameOf(first.target()),
                    first.command().takesAt() ? Optional.of(roles.nameOf(first.at())) : Optional.empty()));
        }
        return inOrder.equals(course) || leads(inOrder) ? Optional.of(steps) : Optional.empty();
    }

    /** Whether a course that was put into another order, as usual, leads to the goal. What it gives up is seen when it is explored. */
    private boolean leads(List<Step> course) {
        SiteState state = game.start().copy();
        for (Step step : course) {
            if (!step.offered(state)) {
                return false;
            }
            step.execute(state);
            game.settle(state);
            if (!step.reached(state)) {
                return false;
            }
        }
        return game.objective().goal(state);
    }

    /** With the words of the steps that another procedure has, too, and with its checks where they stand between the same steps. */
    private static List<Instruction> worded(List<Instruction> like, List<Instruction> steps) {
        List<Instruction> worded = new ArrayList<>();
        for (int[] slot : Alignment.of(like, steps, (one, other) -> isSame(one, other) ? 1 : 0)
                .slots()) {
            if (slot[0] != Alignment.NONE
                    && (slot[1] != Alignment.NONE || like.get(slot[0]).command().isCheck())) {
                Instruction step = like.get(slot[0]);
                worded.add(isAfterTheSame(worded, like.subList(0, slot[0])) ? step : Ids.withoutNote(step));
            } else if (slot[1] != Alignment.NONE) {
                worded.add(steps.get(slot[1]));
            }
        }
        return worded;
    }

    /** Whether the last command is the same: a note may speak of what has just been done. */
    private static boolean isAfterTheSame(List<Instruction> steps, List<Instruction> like) {
        Optional<Instruction> last = lastCommand(steps);
        Optional<Instruction> other = lastCommand(like);
        return last.isPresent() == other.isPresent()
                && last.map(one -> isSame(one, other.orElse(one))).orElse(true);
    }

    private static Optional<Instruction> lastCommand(List<Instruction> steps) {
        return steps.stream().filter(step -> !step.command().isCheck()).reduce((earlier, later) -> later);
    }

    private static boolean isSame(Instruction one, Instruction other) {
        return one.command() == other.command()
                && one.target().role().equals(other.target().role())
                && one.at().map(RoleRef::role).equals(other.at().map(RoleRef::role));
    }
}
