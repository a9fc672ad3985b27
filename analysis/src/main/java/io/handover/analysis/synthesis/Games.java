package io.handover.analysis.synthesis;

import io.handover.explorer.game.Arena;
import io.handover.explorer.game.Board;
import io.handover.explorer.game.GivenUp;
import io.handover.explorer.game.Objective;
import io.handover.explorer.game.Orders;
import io.handover.explorer.game.Rules;
import io.handover.explorer.game.Solution;
import io.handover.explorer.game.Standing;
import io.handover.model.procedure.Plan;
import io.handover.model.procedure.Step;
import io.handover.model.site.Scope;
import io.handover.model.state.SiteState;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Plays games, each once. */
final class Games {
    /** So many boards are kept where they may be large: the one that was asked for, and those beside it that are asked for again. */
    private static final int FEW_BOARDS = 2;

    /** A game has more states than are allowed, or looks at the databases of too many servers, so that nothing can be said. */
    static final class TooLargeException extends RuntimeException {
        private static final long serialVersionUID = 1;
        private final int states;

        TooLargeException(int states) {
            super("a game of more than " + states + " states");
            this.states = states;
        }

        int states() {
            return states;
        }
    }

    private final Plan plan;
    private final int mostStates;
    private final SynthesisWatch watch;
    private final Map<Question, Board> boards;
    private final Map<Question, Boolean> certain = new LinkedHashMap<>();

    /** @param plan that begins where the games begin */
    Games(Plan plan, int mostStates, SynthesisWatch watch) {
        this(plan, mostStates, FEW_BOARDS, watch);
    }

    /** @param mostBoards so many are kept, 1 or more */
    Games(Plan plan, int mostStates, int mostBoards, SynthesisWatch watch) {
        this.plan = plan;
        this.mostStates = mostStates;
        this.watch = watch;
        this.boards = new LinkedHashMap<>(mostBoards, 1, true) {
            private static final long serialVersionUID = 1;

            @Override
            protected boolean removeEldestEntry(Map.Entry<Question, Board> eldest) {
                return size() > mostBoards;
            }
        };
    }

    /** @throws TooLargeException where it has too many states */
    Game of(Question question) {
        if (question.isAboutChanges() && servers() > Solution.MOST_SERVERS_WITH_CHANGES) {
            throw new TooLargeException(0);
        }
        Board board = boards.computeIfAbsent(question.board(), this::board);
        if (!board.isComplete()) {
            throw new TooLargeException(board.states());
        }
        Arena arena = board.arena();
        Objective objective = Objective.of(arena.plan(), question.wanted());
        Solution solution = Solution.of(board, objective, watch::isCancelled);
        watch.played();
        Game game = new Game(arena, objective, solution, start(arena, question));
        certain.put(question, game.standing() == Standing.CERTAIN);
        return game;
    }

    /** Whether an operator who sees everything is certain to keep and reach all. */
    boolean isCertain(Question question) {
        Boolean known = certain.get(question);
        return known != null ? known : of(question).standing() == Standing.CERTAIN;
    }

    private Board board(Question question) {
        int servers = plan.serverNames().size();
        List<Step> orders = Orders.all(servers).stream()
                .filter(order -> question.without().stream().noneMatch(without -> without.takesOut(order)))
                .toList();
        int named = question.without().stream()
                .flatMapToInt(without -> without.target().stream())
                .map(target -> 1 << target)
                .reduce(0, (one, other) -> one | other);
        Rules rules = new Rules(
                question.budgets().scope(servers, 0),
                question.assumptions(),
                question.isAboutChanges(),
                question.givenUp());
        Arena arena = new Arena(rules, (1 << servers) - 1 & ~named, orders);
        return Board.of(arena, List.of(start(arena, question)), mostStates, watch::isCancelled);
    }

    private SiteState start(Arena arena, Question question) {
        Scope scope = question.budgets().scope(plan.serverNames().size(), 0);
        return arena.enter(plan.initialState(scope, question.assumptions()), GivenUp.Phase.BEFORE);
    }

    int servers() {
        return plan.serverNames().size();
    }
}
