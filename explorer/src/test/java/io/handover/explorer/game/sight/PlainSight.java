package io.handover.explorer.game.sight;

import io.handover.explorer.game.Arena;
import io.handover.explorer.game.GivenUp;
import io.handover.explorer.game.Objective;
import io.handover.explorer.game.Order;
import io.handover.model.action.ActionKind;
import io.handover.model.state.SiteState;
import io.handover.model.transition.Transitions;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;

/** The definition of the package's page, written down as it stands: sets of states, gone through again and again until nothing changes. */
final class PlainSight {
    private static final int MOST_OF_ONE = 12;

    /** A state and what is believed where it is. */
    private record Pair(SiteState state, Set<SiteState> belief) {}

    private final Arena arena;
    private final Transitions transitions;
    private final boolean changesMay;
    private final List<Order> orders;
    private final Objective objective;
    private final Function<SiteState, ?> look;
    private final int most;

    private final Map<SiteState, List<SiteState>> environment = new LinkedHashMap<>();
    private final Map<SiteState, List<SiteState>> faults = new LinkedHashMap<>();
    private final Set<SiteState> exposed = new HashSet<>();
    private final Set<Set<SiteState>> beliefs = new LinkedHashSet<>();
    private final Map<Set<SiteState>, Map<Order, List<Set<SiteState>>>> byOrder = new LinkedHashMap<>();
    private final Map<Set<SiteState>, List<Set<SiteState>>> byMoves = new LinkedHashMap<>();
    private final Set<SiteState> start;
    private boolean tooLarge;

    /**
     * From some states that look alike; too large where more than so many beliefs come up, or one of many states.
     *
     * @param changesMay whether a change only may come, as a fault
     */
    PlainSight(
            Arena arena,
            boolean changesMay,
            Objective objective,
            Function<SiteState, ?> look,
            List<SiteState> start,
            int most) {
        this.arena = arena;
        this.transitions = arena.transitions();
        this.changesMay = changesMay;
        this.orders = arena.allOrders();
        this.objective = objective;
        Map<SiteState, Object> looked = new HashMap<>();
        this.look = state -> looked.computeIfAbsent(state, look);
        this.most = most;
        this.start = hidden(start);
        if (!tooLarge) {
            goThrough();
        }
    }

    private void goThrough() {
        Deque<Set<SiteState>> open = new ArrayDeque<>();
        beliefs.add(start);
        open.add(start);
        while (!open.isEmpty() && !tooLarge) {
            Set<SiteState> belief = open.remove();
            List<SiteState> moved = new ArrayList<>();
            for (SiteState state : belief) {
                moved.addAll(environment(state));
                moved.addAll(faults(state));
            }
            Object own = look(belief);
            moved.removeIf(state -> look.apply(state).equals(own));
            byMoves.put(belief, byLook(moved));
            Map<Order, List<Set<SiteState>>> ordered = new LinkedHashMap<>();
            for (Order order : orders) {
                ordered.put(
                        order,
                        byLook(belief.stream().map(state -> after(state, order)).toList()));
            }
            byOrder.put(belief, ordered);
            List<Set<SiteState>> found = new ArrayList<>(known(byMoves, belief));
            ordered.values().forEach(found::addAll);
            for (Set<SiteState> each : found) {
                if (beliefs.add(each)) {
                    open.add(each);
                }
            }
            tooLarge |= beliefs.size() > most;
        }
    }

    private static <K, V> V known(Map<K, V> map, K key) {
        return Objects.requireNonNull(map.get(key));
    }

    boolean isTooLarge() {
        return tooLarge;
    }

    private Object look(Set<SiteState> belief) {
        return look.apply(belief.iterator().next());
    }

    private List<SiteState> environment(SiteState state) {
        return environment.computeIfAbsent(state, of -> moves(of, transitions.environment(of), 0, false));
    }

    private List<SiteState> faults(SiteState state) {
        return faults.computeIfAbsent(state, of -> {
            List<SiteState> all = new ArrayList<>(moves(of, transitions.faults(of), Long.SIZE, false));
            all.addAll(moves(of, transitions.environment(of), 0, true));
            return all;
        });
    }

    /** @param mays of the environment those that only may come; else those that do */
    private List<SiteState> moves(SiteState state, long enabled, int first, boolean mays) {
        List<SiteState> moves = new ArrayList<>();
        for (int i = 0; i < Long.SIZE; i++) {
            boolean may = changesMay && first == 0 && ActionKind.of(i) == ActionKind.CHANGE;
            if ((enabled >>> i & 1) != 0 && may == mays) {
                SiteState after = state.copy();
                transitions.apply(after, first + i);
                close(after);
                moves.add(after);
                if (!objective.allows(state, first + i, after)) {
                    exposed.add(state);
                }
            }
        }
        return moves;
    }

    private void close(SiteState state) {
        arena.rules().givenUp().map(GivenUp::server).ifPresent(server -> {
            if (state.pc() == 1 && !state.isActive(server)) {
                state.setPc(2);
            }
        });
    }

    private SiteState after(SiteState state, Order order) {
        SiteState after = state.copy();
        if (order.offered(state)) {
            order.execute(after);
            close(after);
        }
        return after;
    }

    private boolean isForbidden(SiteState state, Order order) {
        SiteState after = after(state, order);
        return order instanceof Order.Give
                && !after.equals(state)
                && !objective.allows(state, ActionKind.ISSUE.first(), after);
    }

    private Set<SiteState> hidden(List<SiteState> some) {
        Set<SiteState> all = new HashSet<>(some);
        Deque<SiteState> open = new ArrayDeque<>(all);
        while (!open.isEmpty()) {
            SiteState state = open.remove();
            List<SiteState> moves = new ArrayList<>(environment(state));
            moves.addAll(faults(state));
            for (SiteState after : moves) {
                if (look.apply(after).equals(look.apply(state)) && all.add(after)) {
                    open.add(after);
                }
            }
        }
        tooLarge |= all.size() > MOST_OF_ONE;
        return all;
    }

    private List<Set<SiteState>> byLook(List<SiteState> some) {
        Map<Object, List<SiteState>> groups = new LinkedHashMap<>();
        for (SiteState state : some) {
            groups.computeIfAbsent(look.apply(state), unknown -> new ArrayList<>())
                    .add(state);
        }
        return groups.values().stream().map(this::hidden).toList();
    }

    private Set<SiteState> believed(Set<SiteState> before, SiteState state) {
        return look.apply(state).equals(look(before))
                ? before
                : known(byMoves, before).stream()
                        .filter(each -> each.contains(state))
                        .findFirst()
                        .orElseThrow();
    }

    private Pair ordered(Set<SiteState> before, SiteState state, Order order) {
        SiteState after = after(state, order);
        Set<SiteState> belief = known(known(byOrder, before), order).stream()
                .filter(each -> look(each).equals(look.apply(after)))
                .findFirst()
                .orElseThrow();
        return new Pair(after, belief);
    }

    private boolean isSafe(SiteState state) {
        return objective.isKept(arena, state) && !exposed.contains(state);
    }

    // ---- the fixpoints ----------------------------------------------------------------------------------------------

    private Set<SiteState> stay() {
        Set<SiteState> stay = new HashSet<>(environment.keySet());
        boolean changed = true;
        while (changed) {
            changed = stay.removeIf(state ->
                    !objective.isReached(arena, state) || !isSafe(state) || !stay.containsAll(environment(state)));
        }
        return stay;
    }

    private Set<SiteState> waiting() {
        Set<SiteState> stay = stay();
        Set<SiteState> outer = new HashSet<>(environment.keySet());
        while (true) {
            Set<SiteState> inner = new HashSet<>();
            boolean changed = true;
            while (changed) {
                changed = false;
                for (SiteState state : environment.keySet()) {
                    if (isSafe(state)
                            && outer.containsAll(environment(state))
                            && (stay.contains(state)
                                    || environment(state).stream().anyMatch(inner::contains))) {
                        changed |= inner.add(state);
                    }
                }
            }
            if (inner.equals(outer)) {
                return outer;
            }
            outer = inner;
        }
    }

    private Set<Set<SiteState>> rest() {
        Set<SiteState> waiting = waiting();
        Set<Set<SiteState>> rest = new HashSet<>(beliefs);
        boolean changed = true;
        while (changed) {
            changed = rest.removeIf(belief -> !waiting.containsAll(belief)
                    || belief.stream()
                            .anyMatch(state -> environment(state).stream()
                                    .anyMatch(after -> !rest.contains(believed(belief, after)))));
        }
        return rest;
    }

    /** The beliefs in which it is certain. */
    Set<Set<SiteState>> sure() {
        Set<Set<SiteState>> rest = rest();
        Set<Set<SiteState>> sure = new HashSet<>(beliefs);
        while (true) {
            Set<Pair> reached = reach(sure, rest);
            boolean changed = sure.removeIf(belief -> !belief.stream().allMatch(this::isSafe)
                    || !sure.containsAll(known(byMoves, belief))
                    || belief.stream().anyMatch(state -> !reached.contains(new Pair(state, belief))));
            if (!changed) {
                return sure;
            }
        }
    }

    private Set<Pair> reach(Set<Set<SiteState>> within, Set<Set<SiteState>> rest) {
        Set<Pair> reached = new HashSet<>();
        boolean changed = true;
        while (changed) {
            changed = false;
            for (Set<SiteState> belief : within) {
                for (SiteState state : belief) {
                    if (rest.contains(belief)
                            || environment(state).stream()
                                    .anyMatch(after -> reached.contains(new Pair(after, believed(belief, after))))
                            || orders.stream()
                                    .anyMatch(order -> isAllowed(belief, order, within)
                                            && reached.contains(ordered(belief, state, order)))) {
                        changed |= reached.add(new Pair(state, belief));
                    }
                }
            }
        }
        return reached;
    }

    private boolean isAllowed(Set<SiteState> belief, Order order, Set<Set<SiteState>> within) {
        return within.containsAll(known(known(byOrder, belief), order))
                && belief.stream().noneMatch(state -> isForbidden(state, order));
    }

    /** All beliefs that came up. */
    Set<Set<SiteState>> beliefs() {
        return beliefs;
    }

    Set<SiteState> start() {
        return start;
    }

    /** The beliefs that an order may lead to. */
    List<Set<SiteState>> after(Set<SiteState> belief, Order order) {
        return known(known(byOrder, belief), order);
    }
}
