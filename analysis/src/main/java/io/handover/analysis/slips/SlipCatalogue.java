package io.handover.analysis.slips;

import io.handover.analysis.story.StepNames;
import io.handover.model.action.ActionKind;
import io.handover.model.command.Command;
import io.handover.model.command.Commands;
import io.handover.model.procedure.Branch;
import io.handover.model.procedure.Plan;
import io.handover.model.procedure.Step;
import io.handover.model.state.Pairs;
import io.handover.model.state.SiteState;
import io.handover.model.transition.Transitions;
import io.handover.simulator.run.Event;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;

/** Every slip that an operator can make at the steps of a plan (docs/slips.md, "What each slip is"). */
final class SlipCatalogue {
    private final Plan plan;
    private final StepNames names;
    private final List<Slip> slips = new ArrayList<>();

    private SlipCatalogue(Transitions transitions) {
        this.plan = transitions.plan();
        this.names = new StepNames(plan);
    }

    /** In the order of the steps, and of each step in the order of the kinds. */
    static List<Slip> of(Transitions transitions) {
        SlipCatalogue catalogue = new SlipCatalogue(transitions);
        for (int i = 0; i < transitions.plan().complete(); i++) {
            catalogue.at(Place.main(i), transitions.plan().steps());
        }
        for (int b = 0; b < transitions.plan().branchCount(); b++) {
            Branch branch = transitions.plan().branch(b);
            for (int i = 0; i < branch.steps().size(); i++) {
                catalogue.at(new Place(b, i), branch.steps());
            }
        }
        return List.copyOf(catalogue.slips);
    }

    private void at(Place place, List<Step> steps) {
        Step step = place.step(plan);
        String name = name(place);
        Predicate<SiteState> here = place::isAt;
        int skip = ActionKind.SKIP.first();
        if (step.command().isCheck()) {
            add(
                    SlipKind.CHECK_NOT_MADE,
                    step,
                    name,
                    "passed without looking",
                    List.of(skip),
                    step,
                    here.and(state -> !step.reached(state)));
        } else {
            add(
                    SlipKind.SKIPPED,
                    step,
                    name,
                    "left out",
                    List.of(skip),
                    step,
                    here.and(state -> !step.reached(state) && !isUnderWay(step, state)));
        }
        if (place.number() > 0) {
            early(place, step, name, steps.get(place.number() - 1));
        }
        if (!step.command().isCheck()) {
            add(
                    SlipKind.LATE,
                    step,
                    name,
                    "given when all else that may happen has happened",
                    List.of(),
                    step,
                    here.and(state -> !step.reached(state) && step.offered(state)));
        }
        swapped(place, step, name, steps);
        if (!step.command().isCheck()) {
            repeated(place, step, name, steps);
        }
        if (place.isMain() && place.number() > 0) {
            add(
                    SlipKind.RESTARTED,
                    step,
                    name,
                    "the operator begins again at the first step",
                    List.of(Event.RESTART),
                    step,
                    state -> state.pc() == place.number());
        }
        if (!step.command().isCheck()) {
            wrongServer(step, name, here);
            wrongCommand(step, name, here);
            halfDone(step, name, here);
        }
    }

    private void add(
            SlipKind kind,
            Step step,
            String name,
            String words,
            List<Integer> events,
            Step subject,
            Predicate<SiteState> possible) {
        slips.add(new Slip(kind, step, name, words, events, subject, possible));
    }

    private String name(Place place) {
        return place.isMain() ? names.main(place.number()) : names.step(plan.branch(place.branch()), place.number());
    }

    /** Whether the step's command was given and what it began has not come to its end. */
    private static boolean isUnderWay(Step step, SiteState state) {
        int target = step.target();
        return step.command() == Commands.UPGRADE && (state.upgrading() >>> target & 1) != 0
                || step.command() == Commands.INIT_STANDBY && (state.initializing() >>> target & 1) != 0
                || step.command().startsSwitch() && state.switchTarget() == target;
    }

    /** The step before is taken for done while what it began still goes on. */
    private void early(Place place, Step step, String name, Step before) {
        Place earlier = new Place(place.branch(), place.number() - 1);
        if (canBeUnderWay(before.command())) {
            add(
                    SlipKind.TOO_EARLY,
                    step,
                    name,
                    "gone on to before the goal of " + name(earlier) + " is seen",
                    List.of(ActionKind.SKIP.first()),
                    before,
                    state -> earlier.isAt(state) && !before.reached(state) && isUnderWay(before, state));
        }
    }

    private static boolean canBeUnderWay(Command command) {
        return command == Commands.UPGRADE || command == Commands.INIT_STANDBY || command.startsSwitch();
    }

    /** The next command is given first. */
    private void swapped(Place place, Step step, String name, List<Step> steps) {
        for (int i = place.number() + 1; i < steps.size(); i++) {
            Step next = steps.get(i);
            if (!next.command().isCheck()) {
                add(
                        SlipKind.SWAPPED,
                        step,
                        name,
                        "first the next command: " + names.command(next),
                        List.of(Event.slip(next)),
                        step,
                        state -> place.isAt(state) && !step.reached(state) && next.offered(state));
                return;
            }
        }
    }

    /** The command is given once more, when the operator is at the next step. */
    private void repeated(Place place, Step step, String name, List<Step> steps) {
        if (!place.isMain() && place.number() + 1 == steps.size()) {
            return;
        }
        Place next = new Place(place.branch(), place.number() + 1);
        add(
                SlipKind.REPEATED,
                step,
                name,
                "given once more when it is done",
                List.of(Event.slip(step)),
                step,
                state -> (place.isMain() ? state.pc() == next.number() : next.isAt(state)) && step.offered(state));
    }

    private void wrongServer(Step step, String name, Predicate<SiteState> here) {
        for (int s = 0; s < plan.serverNames().size(); s++) {
            boolean isAt = step.command().takesAt() && s == step.at();
            if (s != step.target() && !isAt) {
                instead(
                        SlipKind.WRONG_SERVER,
                        step,
                        new Step(step.command(), s, step.at(), step.instruction()),
                        name,
                        here);
            }
        }
        if (step.command().takesAt()) {
            for (int s = 0; s < plan.serverNames().size(); s++) {
                if (s != step.target() && s != step.at()) {
                    instead(
                            SlipKind.WRONG_SERVER,
                            step,
                            new Step(step.command(), step.target(), s, step.instruction()),
                            name,
                            here);
                }
            }
        }
    }

    private void wrongCommand(Step step, String name, Predicate<SiteState> here) {
        for (Command other : Menus.beside(step.command())) {
            instead(
                    SlipKind.WRONG_COMMAND,
                    step,
                    new Step(other, step.target(), step.at(), step.instruction()),
                    name,
                    here);
        }
    }

    private void instead(SlipKind kind, Step step, Step given, String name, Predicate<SiteState> here) {
        add(
                kind,
                step,
                name,
                "given instead: " + names.command(given),
                List.of(Event.slip(given)),
                step,
                here.and(given::offered));
    }

    /** What remains of a command that is interrupted: what the model's faults make of it, or one half where it has two. */
    private void halfDone(Step step, String name, Predicate<SiteState> here) {
        Command command = step.command();
        int t = step.target();
        if (command == Commands.EXCLUDE) {
            int pair = Pairs.number(t, step.at());
            half(
                    step,
                    name,
                    "the exclusion fails at the standby's end",
                    List.of(ActionKind.CUT.number(pair), ActionKind.ISSUE.first(), ActionKind.HEAL.number(pair)),
                    here.and(state -> step.offered(state)
                            && !step.reached(state)
                            && state.isUp(t)
                            && state.reaches(step.at(), t)
                            && state.subscription(t) == step.at()));
        } else if (command == Commands.UPGRADE) {
            half(
                    step,
                    name,
                    "the installer is interrupted and fails",
                    List.of(ActionKind.INSTALLER_FAILS.number(t)),
                    here.and(state -> isUnderWay(step, state)));
        } else if (command == Commands.INIT_STANDBY) {
            half(
                    step,
                    name,
                    "the initialization is interrupted by a crash",
                    List.of(ActionKind.INTERRUPT_INITIALIZATION.number(t)),
                    here.and(state -> isUnderWay(step, state)));
        } else if (command.startsSwitch()) {
            half(
                    step,
                    name,
                    "the switch is interrupted by a crash of " + plan.serverName(t),
                    List.of(ActionKind.CRASH.number(t)),
                    here.and(state -> isUnderWay(step, state) && state.isUp(t)));
        } else if (command == Commands.SET_STANDBY_AND_STOP_REPLICATION) {
            for (Command part : List.of(Commands.SET_STANDBY, Commands.STOP_REPLICATION)) {
                Step done = new Step(part, t, step.at(), step.instruction());
                half(
                        step,
                        name,
                        "only half of it is done: " + names.command(done),
                        List.of(Event.slip(done)),
                        here.and(state -> step.offered(state) && !step.reached(state) && done.offered(state)));
            }
        } else {
            half(
                    step,
                    name,
                    "accepted without effect",
                    List.of(),
                    here.and(state -> step.offered(state) && !step.reached(state)));
        }
    }

    private void half(Step step, String name, String words, List<Integer> events, Predicate<SiteState> possible) {
        add(SlipKind.HALF_DONE, step, name, words, events, step, possible);
    }
}
