package io.handover.analysis.story;

import io.handover.model.action.ActionKind;
import io.handover.model.procedure.Plan;
import io.handover.model.state.SiteState;
import io.handover.model.transition.Transitions;
import io.handover.simulator.run.Cause;
import io.handover.simulator.run.Event;
import io.handover.simulator.run.Losses;
import io.handover.simulator.run.Replay;
import io.handover.simulator.run.Run;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * A run or a path as a timeline.
 *
 * @param plan the procedure on its site
 * @param initial the state that it began with
 * @param moments what happened, in order
 * @param losses what each change that is lost in the end goes back to; an event's place is that of its moment
 */
public record Story(Plan plan, SiteState initial, List<Moment> moments, List<Losses.Loss> losses) {
    /** What moves the operator on, or is done by one. */
    private static final Set<ActionKind> OPERATORS =
            EnumSet.of(ActionKind.ISSUE, ActionKind.ADVANCE, ActionKind.DIVERT);

    /** Who has read so many rounds needs no more. */
    private static final int ENOUGH_TURNS = 3;

    public Story {
        moments = List.copyOf(moments);
        losses = List.copyOf(losses);
    }

    /** An untimed path, with so few changes that each has a number of its own throughout. */
    private Story(Plan plan, SiteState initial, List<Moment> moments) {
        this(plan, initial, moments, losses(initial, moments));
    }

    private static List<Losses.Loss> losses(SiteState initial, List<Moment> moments) {
        Losses losses = new Losses(initial);
        SiteState last = initial;
        for (int i = 0; i < moments.size(); i++) {
            losses.happenedAlone(i, last, moments.get(i).after());
            last = moments.get(i).after();
        }
        return losses.in(last);
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
                    case Event.COMMAND_LOST -> sentences.lost(replay.state());
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
                    ? sentences.slip(plan, event)
                    : sentences.what(before, event, after, replay.ledger());
            moments.add(new Moment(run.eventMillis(i), sentences.who(type), what, event, after));
        }
        return new Story(plan, run.initialState(), moments, Losses.of(run, events));
    }

    /**
     * How many events of a run tell how it violates a check: those up to the violation or, where it goes round for ever, until it is where
     * it was before.
     */
    public static int telling(Run run, int check) {
        return run.cause(check) == Cause.GOES_ROUND ? firstRound(run) : run.violatedAfter(check);
    }

    private static int firstRound(Run run) {
        Replay replay = new Replay(run.simulation().transitions(), run.initialState());
        Set<SiteState> seen = new LinkedHashSet<>();
        int turn = run.roundBranch() < 0 ? -1 : ActionKind.DIVERT.number(run.roundBranch());
        int turns = 0;
        for (int i = 0; i < run.events(); i++) {
            int event = run.event(i);
            replay.apply(event, run.eventMillis(i));
            boolean moves = Event.isAction(event) && OPERATORS.contains(ActionKind.of(Event.type(event)));
            turns += Event.type(event) == turn ? 1 : 0;
            // Where changes go on being made, no state comes again before they end.
            if (moves && !seen.add(replay.state().copy()) || turns == ENOUGH_TURNS) {
                return i + 1;
            }
        }
        return run.events();
    }

    /** The first of the moments of an untimed path. */
    public Story until(int moment) {
        return new Story(plan, initial, moments.subList(0, moment));
    }

    /** An untimed path from the state that the plan starts from, as action numbers and slips ({@link OutOfTurn}). */
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
            OutOfTurn.apply(transitions, state, action);
            int type = Event.type(action);
            String what = type == ActionKind.SLIP.first()
                    ? sentences.slip(plan, action)
                    : sentences.what(before, action, state);
            longer.add(new Moment(0, sentences.who(type), what, action, state.copy()));
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
