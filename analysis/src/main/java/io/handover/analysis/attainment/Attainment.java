package io.handover.analysis.attainment;

import io.handover.explorer.game.Arena;
import io.handover.explorer.game.Board;
import io.handover.explorer.game.Cause;
import io.handover.explorer.game.Objective;
import io.handover.explorer.game.Order;
import io.handover.explorer.game.Rules;
import io.handover.explorer.game.Solution;
import io.handover.explorer.game.Standing;
import io.handover.explorer.game.sight.Bounds;
import io.handover.explorer.game.sight.SightGame;
import io.handover.model.action.ActionKind;
import io.handover.model.property.Property;
import io.handover.model.state.SiteState;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.CancellationException;
import java.util.function.BooleanSupplier;

/**
 * How the promises of a site stand, whichever state it is in: see the package. It keeps one board, which grows where a state is asked about that is
 * not on it, and is begun anew where it would grow too large; so many solutions are kept as fit. May be shared by threads, which then wait for each other.
 */
public final class Attainment {
    /** So many solutions are kept; those that were not asked for the longest are given up first. */
    private static final int MOST_SOLUTIONS = 32;

    /** So many states a board begins with at most when it grows. */
    private static final int MOST_STARTS = 64;

    /** What is to be kept: a set of promises, by their places. */
    private final Terms terms;

    private final BooleanSupplier cancelled;
    private final Arena arena;
    private final DeclaredWindow window;
    private final List<SiteState> starts = new ArrayList<>();
    private final Map<Integer, Solution> solutions = new LinkedHashMap<>(16, 0.75f, true);
    private Board board;

    private Attainment(Terms terms, List<SiteState> starts, BooleanSupplier cancelled) {
        if (terms.isBeyondSight()) {
            throw new TooLargeException(terms);
        }
        this.terms = terms;
        this.cancelled = cancelled;
        this.arena = arena(terms);
        this.window = new DeclaredWindow(terms.plan());
        starts.forEach(start -> add(enter(start)));
        this.board = complete().orElseThrow(() -> new TooLargeException(terms));
    }

    /**
     * Lays out the board.
     *
     * @param starts states of the plan, at least one, that will be asked about
     * @param cancelled asked often, now and whenever something is asked later
     * @throws TooLargeException where it has more states than the terms allow
     * @throws CancellationException where it was cancelled
     */
    public static Attainment of(Terms terms, List<SiteState> starts, BooleanSupplier cancelled) {
        return new Attainment(terms, starts, cancelled);
    }

    private static Arena arena(Terms terms) {
        Rules rules = new Rules(
                terms.faults().scope(terms.servers(), terms.changes().orElse(0)),
                terms.assumptions(),
                terms.changes().isEmpty(),
                new DeclaredWindow(terms.plan()).givenUp());
        return new Arena(rules, (1 << terms.servers()) - 1, terms.orders());
    }

    private SiteState enter(SiteState state) {
        return arena.enter(state, window.phase(state));
    }

    /** The same with what {@code explorer.game.sight} wants to know of it; empty where that is too much. */
    private Optional<SiteState> enterWhole(SiteState state) {
        return arena.rules().anyNumberOfChanges()
                ? Optional.of(enter(state))
                : arena.enterWhole(state, window.phase(state));
    }

    private void add(SiteState entered) {
        if (!starts.contains(entered)) {
            starts.add(entered);
        }
    }

    private Optional<Board> complete() {
        return Optional.of(Board.of(arena, starts, terms.mostStates(), cancelled))
                .filter(Board::isComplete);
    }

    public Terms terms() {
        return terms;
    }

    /** How many states the board has. */
    public synchronized int states() {
        return board.states();
    }

    /** Whether a state can be asked about without laying out more. */
    public synchronized boolean knows(SiteState state) {
        return board.contains(enter(state));
    }

    /**
     * Asks about a state.
     *
     * @param state of the terms' plan, or of another procedure on the same servers
     * @throws TooLargeException where it is not on the board, and a board with it has too many states
     */
    public Situation at(SiteState state) {
        return at(List.of(state));
    }

    /**
     * Asks about a site that is in one of some states, it is not known in which.
     *
     * @param states at least one
     * @throws TooLargeException where one is not on the board, and a board with it has too many states
     */
    public Situation at(List<SiteState> states) {
        List<Optional<SiteState>> whole =
                states.stream().map(this::enterWhole).distinct().toList();
        return situation(
                states.stream().map(this::enter).distinct().toList(),
                whole.contains(Optional.<SiteState>empty())
                        ? List.of()
                        : whole.stream().flatMap(Optional::stream).toList());
    }

    /** Asks about a state with other budgets of faults than those of the terms, each at most as large. */
    Situation at(SiteState state, Budgets left) {
        SiteState entered = enter(state);
        left.give(entered);
        Optional<SiteState> whole = enterWhole(state);
        whole.ifPresent(left::give);
        return situation(List.of(entered), whole.stream().toList());
    }

    /** Asks about a state of the arena. */
    Situation situation(SiteState entered) {
        return situation(List.of(entered), List.of());
    }

    private synchronized Situation situation(List<SiteState> entered, List<SiteState> whole) {
        List<SiteState> missing =
                entered.stream().filter(state -> !board.contains(state)).toList();
        if (!missing.isEmpty()) {
            grow(missing);
        }
        return new Situation(this, entered, whole);
    }

    private void grow(List<SiteState> by) {
        solutions.clear();
        if (starts.size() + by.size() > MOST_STARTS) {
            starts.clear();
        }
        by.forEach(this::add);
        Optional<Board> grown = complete();
        if (grown.isEmpty()) {
            starts.clear();
            by.forEach(this::add);
            grown = complete();
        }
        board = grown.orElseThrow(() -> new TooLargeException(terms));
    }

    /** Commands, and to open the window where something may be given up. */
    List<Order> orders() {
        return arena.allOrders();
    }

    /** Takes what may happen. */
    interface Happening {
        /**
         * Takes one thing.
         *
         * @param action its number, of the model; an order is none
         */
        void happens(int action, Cause cause, SiteState after);
    }

    /** All that may happen in a state of the arena without the operator. */
    synchronized void happenings(SiteState state, Happening sink) {
        arena.moves().from(state, (action, after) -> {
            if (action < Arena.FIRST_ORDER) {
                sink.happens(action, arena.cause(action), after.copy());
            }
        });
    }

    /** The promises as a set, by their places in the terms. */
    int setOf(List<Property> promises) {
        int set = 0;
        for (Property promise : promises) {
            int place = terms.promises().indexOf(promise);
            if (place < 0) {
                throw new IllegalArgumentException(promise.name() + " is not asked about");
            }
            set |= 1 << place;
        }
        return set;
    }

    List<Property> promises(int set) {
        List<Property> promises = new ArrayList<>();
        for (int rest = set; rest != 0; rest &= rest - 1) {
            promises.add(terms.promises().get(Integer.numberOfTrailingZeros(rest)));
        }
        return promises;
    }

    private Objective objective(int set) {
        return Objective.of(arena.plan(), promises(set));
    }

    private Solution solution(int set) {
        Solution known = solutions.get(set);
        if (known != null) {
            return known;
        }
        Solution solved = Solution.of(board, objective(set), cancelled);
        solutions.put(set, solved);
        if (solutions.size() > MOST_SOLUTIONS) {
            solutions.remove(solutions.keySet().iterator().next());
        }
        return solved;
    }

    /** How a set of promises stands, all at once, in a state of the arena. */
    synchronized Standing standing(int set, SiteState entered) {
        if (set == 0) {
            return Standing.CERTAIN;
        }
        if (!board.contains(entered)) {
            grow(List.of(entered));
        }
        return solution(set).standing(entered);
    }

    /** The same once something has happened there. */
    Standing standing(int set, SiteState before, int action, SiteState after) {
        return objective(set).allows(before, action, after) ? standing(set, after) : Standing.LOST;
    }

    /** The same once a command has had its effect there. */
    Standing standing(int set, SiteState before, Order order) {
        return standing(set, before, ActionKind.ISSUE.first(), after(before, order));
    }

    SiteState after(SiteState before, Order order) {
        SiteState after = before.copy();
        order.execute(after);
        arena.settle(after);
        return after;
    }

    synchronized Optional<Order> next(int set, SiteState entered) {
        return solution(set).strategy().next(entered);
    }

    synchronized OptionalInt mostCommands(int set, SiteState entered) {
        return set == 0 ? OptionalInt.of(0) : solution(set).mostCommands(entered);
    }

    synchronized OptionalInt fewestCommands(int set, SiteState entered) {
        return set == 0 ? OptionalInt.of(0) : solution(set).fewestCommands(entered);
    }

    /**
     * How a set of promises stands, all at once, for who sees only what clients and alarms show.
     *
     * @param whole the states in which the site may be ({@link #enterWhole}); none where that is not known
     */
    synchronized BySight bySight(int set, List<SiteState> whole, Bounds bounds) {
        if (set == 0) {
            return new BySight(Optional.of(Standing.CERTAIN), Optional.empty(), Optional.empty());
        }
        if (whole.isEmpty()) {
            return BySight.UNKNOWN;
        }
        SightGame game = SightGame.of(solution(set), objective(set), whole, bounds, cancelled);
        return new BySight(game.standing(), game.next(), game.lookAlike());
    }

    /** Whether something that happens breaks a promise there and then. */
    boolean breaks(Property promise, SiteState before, int action, SiteState after) {
        Objective objective = Objective.of(arena.plan(), List.of(promise));
        return !objective.isKept(arena, after) || !objective.allows(before, action, after);
    }

    /** Whether a state is as a promise wants it. */
    boolean holds(Property promise, SiteState state) {
        Objective objective = Objective.of(arena.plan(), List.of(promise));
        return objective.isKept(arena, state) && objective.isReached(arena, state);
    }

    /** The same game for an operator who orders nothing. */
    Attainment unattended(List<SiteState> states) {
        return new Attainment(terms.withOrders(List.of()), states, cancelled);
    }

    boolean isCancelled() {
        return cancelled.getAsBoolean();
    }
}
