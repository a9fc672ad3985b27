package io.handover.simulator.story;

import io.handover.model.action.ActionKind;
import io.handover.model.procedure.Plan;
import io.handover.model.state.SiteState;
import io.handover.model.transition.Transitions;
import io.handover.simulator.run.Event;
import io.handover.simulator.run.Replay;
import io.handover.simulator.run.Run;
import java.util.ArrayList;
import java.util.List;

/**
 * A run or a path as a timeline.
 *
 * @param plan the procedure on its site
 * @param initial the state that it began with
 * @param moments what happened, in order
 */
public record Story(Plan plan, SiteState initial, List<Moment> moments) {
    public Story {
        moments = List.copyOf(moments);
    }

    /** The first {@code events} events of a run; notes that matter to a reader are among the moments. */
    public static Story of(Run run, int events) {
        Plan plan = run.simulation().plan();
        Sentences sentences = new Sentences(plan);
        Replay replay = new Replay(run.simulation().transitions(), run.initialState());
        List<Moment> moments = new ArrayList<>();
        for (int i = 0; i < events; i++) {
            int event = run.event(i);
            int type = Event.type(event);
            if (!Event.isAction(event)) {
                String what = switch (type) {
                    case Event.HOLD_BEGINS -> run.holdOf(i).phrase(plan);
                    case Event.HOLD_ENDS -> "no longer: " + run.holdOf(i).phrase(plan);
                    case Event.POLLS_MISSED -> "a round of monitoring polls is missed";
                    case Event.COMMAND_LOST -> "the command is accepted and has no effect";
                    default -> "from here on no faults strike and no changes are made";
                };
                String who = type == Event.FAULTS_END ? "simulation" : "fault";
                moments.add(new Moment(
                        run.eventMillis(i), who, what, event, replay.state().copy()));
                continue;
            }
            replay.prepare(event);
            SiteState before = replay.state().copy();
            replay.apply(event, run.eventMillis(i));
            SiteState after = replay.state().copy();
            String what = ActionKind.of(type) == ActionKind.SLIP
                    ? sentences.slip(Event.slipped(event, plan.steps().get(0)))
                    : sentences.what(before, type, after);
            moments.add(new Moment(run.eventMillis(i), sentences.who(type), what, event, after));
        }
        return new Story(plan, run.initialState(), moments);
    }

    /** An untimed path from the state that the plan starts from, as action numbers. */
    public static Story of(Transitions transitions, int[] path) {
        return of(transitions, transitions.initialState(), path);
    }

    /** An untimed path from some state, as action numbers. */
    public static Story of(Transitions transitions, SiteState initial, int[] path) {
        return new Story(transitions.plan(), initial.copy(), List.of()).then(transitions, path);
    }

    /** The story with an untimed path, as action numbers, after its end. */
    Story then(Transitions transitions, int[] path) {
        Sentences sentences = new Sentences(transitions.plan());
        SiteState state = last().copy();
        List<Moment> longer = new ArrayList<>(moments);
        for (int action : path) {
            SiteState before = state.copy();
            transitions.apply(state, action);
            longer.add(
                    new Moment(0, sentences.who(action), sentences.what(before, action, state), action, state.copy()));
        }
        return new Story(plan, initial, longer);
    }

    /** The state before moment {@code i}. */
    public SiteState before(int i) {
        return i == 0 ? initial : moments.get(i - 1).after();
    }

    /** The state at the end. */
    public SiteState last() {
        return before(moments.size());
    }

    /** How many of the moments are actions of the model. */
    public int actions() {
        return (int) moments.stream()
                .filter(moment -> Event.isAction(moment.event()))
                .count();
    }
}
