package io.handover.analysis.synthesis;

import io.handover.analysis.story.Moment;
import io.handover.analysis.story.Sentences;
import io.handover.analysis.story.StepNames;
import io.handover.analysis.story.Story;
import io.handover.analysis.way.Quiet;
import io.handover.explorer.game.Standing;
import io.handover.model.action.ActionKind;
import io.handover.model.procedure.Plan;
import io.handover.model.procedure.Step;
import io.handover.model.state.SiteState;
import io.handover.model.transition.Transitions;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;

/** Plays a game that is not certain: see {@link Refutation}. */
final class Refuting {
    /** Far more than any game needs until it is lost or goes round. */
    private static final int MOST_MOVES = 200;

    private final Game game;
    private final Plan plan;
    private final Transitions transitions;
    private final Quiet quiet;
    private final Sentences sentences;
    private final StepNames names;
    private final List<Moment> moments = new ArrayList<>();
    private SiteState state;
    private OptionalInt lastChoice = OptionalInt.empty();
    private SiteState before;

    /** @param plan whose names of servers the words are in */
    Refuting(Game game, Plan plan) {
        this.game = game;
        this.plan = plan;
        this.transitions = game.arena().transitions();
        this.quiet = new Quiet(transitions);
        this.sentences = new Sentences(plan);
        this.names = new StepNames(plan);
        this.state = game.start().copy();
        this.before = state;
    }

    Refutation played() {
        Set<SiteState> seen = new LinkedHashSet<>();
        while (!isLost(state) && moments.size() < MOST_MOVES) {
            Optional<Integer> answer = answer(state);
            if (answer.isPresent()) {
                boolean isForbidden = !allows(state, answer.get());
                happens(answer.get());
                if (isForbidden) {
                    return refutation(true);
                }
            } else if (!isAtRest() && seen.add(state.copy())) {
                happens(first(state));
            } else {
                Optional<Step> order = game.solution().strategy().next(state);
                if (order.isEmpty() || !seen.add(state.copy())) {
                    break;
                }
                order(order.get());
            }
        }
        return refutation(isLost(state));
    }

    private boolean isAtRest() {
        SiteState later = state.copy();
        boolean[] moved = {false};
        quiet.settle(later, action -> moved[0] = true);
        return !moved[0];
    }

    private int first(SiteState of) {
        List<Integer> actions = new ArrayList<>();
        quiet.settle(of.copy(), actions::add);
        return actions.get(0);
    }

    private boolean isLost(SiteState of) {
        return game.solution().standing(of) == Standing.LOST;
    }

    /** What nobody can prevent and takes all hope away, of the product's own before faults; empty where nothing does. */
    private Optional<Integer> answer(SiteState of) {
        for (long rest = transitions.environment(of); rest != 0; rest &= rest - 1) {
            int action = Long.numberOfTrailingZeros(rest);
            if (takesAllAway(of, action)) {
                return Optional.of(action);
            }
        }
        for (long rest = transitions.faults(of); rest != 0; rest &= rest - 1) {
            int action = Long.SIZE + Long.numberOfTrailingZeros(rest);
            if (takesAllAway(of, action)) {
                return Optional.of(action);
            }
        }
        return Optional.empty();
    }

    private boolean takesAllAway(SiteState of, int action) {
        return !allows(of, action) || isLost(after(of, action));
    }

    private boolean allows(SiteState of, int action) {
        return !game.objective().restrictsSteps() || game.objective().allows(of, action, after(of, action));
    }

    private SiteState after(SiteState of, int action) {
        SiteState after = of.copy();
        transitions.apply(after, action);
        return after;
    }

    private void happens(int action) {
        SiteState after = after(state, action);
        moments.add(new Moment(0, sentences.who(action), sentences.what(state, action, after), action, after));
        state = after;
    }

    private void order(Step order) {
        SiteState after = after(state, order);
        lastChoice = OptionalInt.of(moments.size());
        before = state;
        moments.add(new Moment(0, Sentences.OPERATOR, names.command(order), ActionKind.ISSUE.first(), after));
        state = after;
    }

    private static SiteState after(SiteState of, Step order) {
        SiteState after = of.copy();
        order.execute(after);
        return after;
    }

    private Refutation refutation(boolean ends) {
        Story story = new Story(plan, game.start(), moments, List.of());
        return new Refutation(story, ends, lastChoice, before, choices());
    }

    private List<Refutation.Choice> choices() {
        List<Refutation.Choice> choices = new ArrayList<>();
        for (Step order : game.arena().orders()) {
            SiteState after = before.copy();
            if (order.offered(before)) {
                order.execute(after);
            }
            if (!after.equals(before)) {
                choices.add(choice(order, after));
            }
        }
        return choices;
    }

    private Refutation.Choice choice(Step order, SiteState after) {
        boolean isForbidden = game.objective().restrictsSteps()
                && !game.objective().allows(before, ActionKind.ISSUE.first(), after);
        if (isForbidden || isLost(after)) {
            return new Refutation.Choice(order, Refutation.Outcome.LOST, "");
        }
        return answer(after)
                .map(action -> new Refutation.Choice(
                        order,
                        Refutation.Outcome.ANSWERED,
                        sentences.who(action) + " " + sentences.what(after, action, after(after, action))))
                .orElseGet(() -> new Refutation.Choice(order, Refutation.Outcome.PUT_OFF, ""));
    }
}
