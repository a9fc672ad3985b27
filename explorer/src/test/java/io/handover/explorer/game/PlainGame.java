package io.handover.explorer.game;

import io.handover.model.action.ActionKind;
import io.handover.model.procedure.Step;
import io.handover.model.state.SiteState;
import io.handover.model.transition.Transitions;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.IntPredicate;

/** The definition of the package's page, written down as it stands: sets are gone through again and again until nothing changes. */
final class PlainGame {
    /** Where a state is left out of account. */
    static final int NEVER = -1;

    private final List<SiteState> states = new ArrayList<>();
    private final Map<SiteState, Integer> numbers = new LinkedHashMap<>();
    private final List<List<Integer>> environment = new ArrayList<>();
    private final List<List<Integer>> faults = new ArrayList<>();
    private final List<List<Integer>> orders = new ArrayList<>();
    private final List<Boolean> exposed = new ArrayList<>();
    private final Objective objective;
    private final boolean[] stay;

    /** From a start; too large where there are more than so many states, of which then only some are known. */
    PlainGame(Transitions transitions, List<Step> given, Objective objective, SiteState start, int most) {
        this.objective = objective;
        number(start);
        for (int i = 0; i < states.size() && states.size() <= most; i++) {
            SiteState state = states.get(i);
            List<Integer> byEnvironment = new ArrayList<>();
            List<Integer> byFaults = new ArrayList<>();
            List<Integer> byOrders = new ArrayList<>();
            boolean forbidden = false;
            for (int action = 0; action < ActionKind.SLIP.first(); action++) {
                boolean fault = action >= Long.SIZE;
                long enabled = fault ? transitions.faults(state) : transitions.environment(state);
                if ((enabled >>> action % Long.SIZE & 1) != 0) {
                    SiteState after = state.copy();
                    transitions.apply(after, action);
                    if (objective.allows(state, action, after)) {
                        (fault ? byFaults : byEnvironment).add(number(after));
                    } else {
                        forbidden = true;
                        number(after);
                    }
                }
            }
            for (Step order : given) {
                if (order.offered(state)) {
                    SiteState after = state.copy();
                    order.execute(after);
                    if (objective.allows(state, ActionKind.ISSUE.first(), after)) {
                        byOrders.add(number(after));
                    } else {
                        number(after);
                    }
                }
            }
            environment.add(byEnvironment);
            faults.add(byFaults);
            orders.add(byOrders);
            exposed.add(forbidden);
        }
        stay = orders.size() < states.size() ? new boolean[0] : stay();
    }

    private int number(SiteState state) {
        return numbers.computeIfAbsent(state.copy(), unknown -> {
            states.add(unknown);
            return states.size() - 1;
        });
    }

    boolean isTooLarge() {
        return orders.size() < states.size();
    }

    List<SiteState> states() {
        return states;
    }

    private boolean isSafe(int i) {
        return objective.safe(states.get(i)) && !exposed.get(i);
    }

    private boolean[] greatest(boolean[] from, Round shrunk) {
        boolean[] set = from;
        while (true) {
            boolean[] next = shrunk.of(set);
            if (Arrays.equals(next, set)) {
                return set;
            }
            set = next;
        }
    }

    /** One round of a fixpoint. */
    private interface Round {
        boolean[] of(boolean[] set);
    }

    private boolean[] all(IntPredicate in) {
        boolean[] set = new boolean[states.size()];
        for (int i = 0; i < set.length; i++) {
            set[i] = in.test(i);
        }
        return set;
    }

    private static boolean isWithin(List<Integer> some, boolean[] set) {
        return some.stream().allMatch(i -> set[i]);
    }

    private static boolean meets(List<Integer> some, boolean[] set) {
        return some.stream().anyMatch(i -> set[i]);
    }

    private boolean[] stay() {
        return greatest(
                all(i -> true),
                set -> all(i -> objective.goal(states.get(i)) && isSafe(i) && isWithin(environment.get(i), set)));
    }

    boolean[] certain() {
        return greatest(
                all(i -> true),
                outer -> greatest(
                        all(i -> false),
                        inner -> all(i -> isSafe(i)
                                && isWithin(environment.get(i), outer)
                                && isWithin(faults.get(i), outer)
                                && (stay[i]
                                        || meets(environment.get(i), inner)
                                        || orders.get(i).stream().anyMatch(to -> outer[to] && inner[to])))));
    }

    boolean[] luck() {
        return greatest(
                all(i -> false),
                set -> all(i -> stay[i]
                        || objective.safe(states.get(i))
                                && (meets(environment.get(i), set)
                                        || meets(faults.get(i), set)
                                        || meets(orders.get(i), set))));
    }

    /** By state: the least k of its W(k). */
    int[] mostCommands() {
        int[] most = new int[states.size()];
        Arrays.fill(most, NEVER);
        boolean[] before = all(i -> false);
        for (int k = 0; ; k++) {
            boolean[] fewer = before;
            boolean[] set = greatest(
                    all(i -> true),
                    outer -> greatest(
                            all(i -> false),
                            inner -> all(i -> isSafe(i)
                                    && isWithin(environment.get(i), outer)
                                    && isWithin(faults.get(i), outer)
                                    && (stay[i]
                                            || fewer[i]
                                            || meets(environment.get(i), inner)
                                            || meets(orders.get(i), fewer)))));
            if (k > 0 && Arrays.equals(set, before)) {
                return most;
            }
            for (int i = 0; i < most.length; i++) {
                most[i] = set[i] && most[i] == NEVER ? k : most[i];
            }
            before = set;
        }
    }
}
