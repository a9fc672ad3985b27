package io.handover.analysis.synthesis;

import io.handover.analysis.story.Moment;
import io.handover.analysis.story.Sentences;
import io.handover.analysis.story.StepNames;
import io.handover.analysis.story.Story;
import io.handover.analysis.way.Quiet;
import io.handover.explorer.game.Cause;
import io.handover.explorer.game.Move;
import io.handover.explorer.game.Order;
import io.handover.explorer.game.Standing;
import io.handover.model.action.ActionKind;
import io.handover.model.procedure.Plan;
import io.handover.model.state.SiteState;
import java.util.ArrayList;
import java.util.Comparator;
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
        this.quiet = new Quiet(game.arena().transitions());
        this.sentences = new Sentences(plan);
        this.names = new StepNames(plan);
        this.state = game.start().copy();
        this.before = state;
    }

    Refutation played() {
        Set<SiteState> seen = new LinkedHashSet<>();
        boolean isLost = isLost(state);
        while (!isLost && moments.size() < MOST_MOVES) {
            Optional<Move> answer = answer(state);
            Optional<Move> move = answer.or(() -> quietly(state)).or(() -> ordered(state));
            if (move.isEmpty() || answer.isEmpty() && !seen.add(state.copy())) {
                break;
            }
            isLost = answer.isPresent() || isLost(move.get().after());
            happens(move.get());
        }
        return new Refutation(new Story(plan, game.start(), moments, List.of()), isLost, lastChoice, before, choices());
    }

    private boolean isLost(SiteState of) {
        return game.solution().standing(of) == Standing.LOST;
    }

    /** What nobody can prevent and takes all hope away, of the product's own before faults; empty where nothing does. */
    private Optional<Move> answer(SiteState of) {
        return game.solution().moves(of).stream()
                .filter(move -> move.cause() != Cause.ORDER)
                .filter(move -> move.standing() == Standing.LOST || !allows(of, move))
                .min(Comparator.comparing(Move::cause));
    }

    private boolean allows(SiteState of, Move move) {
        int action = move.cause() == Cause.ORDER ? ActionKind.ISSUE.first() : move.action();
        return !game.objective().restrictsSteps() || game.objective().allows(of, action, move.after());
    }

    /** What comes by itself where nothing surprising does. */
    private Optional<Move> quietly(SiteState of) {
        List<Integer> actions = new ArrayList<>();
        quiet.settle(of.copy(), actions::add);
        return game.solution().moves(of).stream()
                .filter(move -> !actions.isEmpty() && move.action() == actions.get(0))
                .findFirst();
    }

    /** What the operator does who hopes for the best. */
    private Optional<Move> ordered(SiteState of) {
        Optional<Order> next = game.solution().strategy().next(of);
        return game.solution().moves(of).stream()
                .filter(move -> next.isPresent() && move.order().equals(next))
                .findFirst();
    }

    private void happens(Move move) {
        boolean isOrder = move.cause() == Cause.ORDER;
        if (isOrder) {
            lastChoice = OptionalInt.of(moments.size());
            before = state;
        }
        int event = isOrder ? ActionKind.ISSUE.first() : move.action();
        moments.add(new Moment(0, who(move), what(state, move), event, move.after()));
        state = move.after();
    }

    private String who(Move move) {
        return move.cause() == Cause.ORDER ? Sentences.OPERATOR : sentences.who(move.action());
    }

    private String what(SiteState of, Move move) {
        if (move.order().isPresent()) {
            return words(move.order().get());
        }
        ActionKind kind = ActionKind.of(move.action());
        int server = kind.operand(move.action());
        return switch (kind) {
            case CHANGE -> "makes a change on " + plan.serverName(server);
            case REPLICATE -> "receives what it lacks from " + plan.serverName(of.subscription(server));
            default -> sentences.what(of, move.action(), move.after());
        };
    }

    private String words(Order order) {
        return order instanceof Order.Give give
                ? names.command(give.step())
                : "declares lost what is changed on " + plan.serverName(((Order.OpenWindow) order).server())
                        + " from now on";
    }

    private List<Refutation.Choice> choices() {
        return game.solution().moves(before).stream()
                .filter(move -> move.cause() == Cause.ORDER)
                .map(this::choice)
                .toList();
    }

    private Refutation.Choice choice(Move move) {
        String words = words(move.order().orElseThrow());
        if (move.standing() == Standing.LOST || !allows(before, move)) {
            return new Refutation.Choice(words, Refutation.Outcome.LOST, "");
        }
        return answer(move.after())
                .map(answer -> new Refutation.Choice(
                        words, Refutation.Outcome.ANSWERED, who(answer) + " " + what(move.after(), answer)))
                .orElseGet(() -> new Refutation.Choice(words, Refutation.Outcome.PUT_OFF, ""));
    }
}
