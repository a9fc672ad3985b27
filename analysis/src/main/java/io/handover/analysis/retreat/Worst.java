package io.handover.analysis.retreat;

import io.handover.explorer.game.Arena;
import io.handover.explorer.game.Board;
import io.handover.explorer.game.Orders;
import io.handover.explorer.game.Solution;
import io.handover.explorer.game.Standing;
import io.handover.model.command.Commands;
import io.handover.model.procedure.Step;
import io.handover.model.site.Assumptions;
import io.handover.model.site.Scope;
import io.handover.model.state.SiteState;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.BooleanSupplier;

/**
 * The worst case: one game for each aim, on one board, without changes, which no aim looks at. Where the game of all commands is too large,
 * it is played with those alone that serve to go back: what is certain with fewer commands is certain with all, but nothing else can be said then.
 */
final class Worst {
    private final Home home;
    private final Arena arena;
    private final Board board;
    private final boolean upgradesFail;
    private final boolean allCommands;
    private final Map<Aim, Solution> solutions = new EnumMap<>(Aim.class);

    /** @param states all that will be asked about */
    Worst(
            Home home,
            Assumptions assumptions,
            List<SiteState> states,
            RetreatOptions options,
            BooleanSupplier cancelled) {
        this.home = home;
        this.upgradesFail = options.installerFailures() > 0;
        int servers = states.get(0).servers();
        Scope scope = new Scope(servers, 0, options.crashes(), options.cuts(), options.installerFailures(), 0);
        List<Step> orders = Orders.of(servers, command -> command != Commands.UPGRADE);
        Arena whole = new Arena(scope, assumptions, home.followers(), orders);
        Arena straight = new Arena(
                scope,
                assumptions,
                home.followers(),
                orders.stream().filter(this::serves).toList());
        Optional<Board> all = servers <= Board.MOST_SERVERS_IN_SECONDS
                ? Optional.of(board(whole, states, options, cancelled)).filter(Board::isComplete)
                : Optional.empty();
        this.allCommands = all.isPresent();
        this.board = all.orElseGet(() -> board(straight, states, options, cancelled));
        this.arena = board.arena();
        if (board.isComplete()) {
            for (Aim aim : Aim.values()) {
                solutions.put(aim, Solution.of(board, aim.objective(home), cancelled));
            }
        }
    }

    private static Board board(Arena arena, List<SiteState> states, RetreatOptions options, BooleanSupplier cancelled) {
        return Board.of(arena, states.stream().map(arena::enter).toList(), options.mostStates(), cancelled);
    }

    /** Whether an order is one that goes straight back: it activates the server that was active, or makes another its standby. */
    private boolean serves(Step order) {
        boolean toHome = order.target() == home.server();
        if (order.command() == Commands.FORCE_ACTIVATE || order.command() == Commands.ACTIVATE) {
            return toHome;
        }
        if (order.command().takesAt()) {
            return toHome || order.at() == home.server();
        }
        return order.command() == Commands.START
                || order.command() == Commands.SET_STANDBY && !toHome
                || order.command() == Commands.STOP_REPLICATION && !toHome;
    }

    int states() {
        return board.states();
    }

    /** Whether every standing is known. */
    boolean isKnown() {
        return allCommands;
    }

    private Optional<Solution> solution(Aim aim) {
        return Optional.ofNullable(solutions.get(aim));
    }

    Optional<Standing> standing(Aim aim, SiteState state) {
        if (aim.isGone(home, state, upgradesFail)) {
            return Optional.of(Standing.LOST);
        }
        return solution(aim)
                .map(solution -> solution.standing(arena.enter(state)))
                .filter(standing -> allCommands || standing == Standing.CERTAIN);
    }

    /** Whether it is certain to get there. */
    boolean isCertain(Aim aim, SiteState state) {
        return solution(aim)
                .filter(solution -> solution.standing(arena.enter(state)) == Standing.CERTAIN)
                .isPresent();
    }

    OptionalInt mostCommands(Aim aim, SiteState state) {
        return solution(aim)
                .map(solution -> solution.mostCommands(arena.enter(state)))
                .orElse(OptionalInt.empty());
    }

    /** With how many of the {@link #orders} the luckiest course gets there; 0 where that is not known. */
    OptionalInt fewestCommands(Aim aim, SiteState state) {
        return solution(aim)
                .map(solution -> solution.fewestCommands(arena.enter(state)))
                .orElse(OptionalInt.of(0));
    }

    /** What may be ordered in the game. */
    List<Step> orders() {
        return arena.orders();
    }
}
