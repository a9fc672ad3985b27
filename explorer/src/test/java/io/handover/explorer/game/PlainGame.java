package io.handover.explorer.game;

import io.handover.model.action.ActionKind;
import io.handover.model.procedure.Step;
import io.handover.model.property.Properties;
import io.handover.model.property.Property;
import io.handover.model.property.StateProperty;
import io.handover.model.property.StepProperty;
import io.handover.model.state.SiteState;
import io.handover.model.transition.Transitions;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.IntPredicate;
import java.util.function.Predicate;

/**
 * The definition of the package's page, written down as it stands, over states with all their changes, each replicated by itself: sets are gone through again
 * and again until nothing changes.
 */
final class PlainGame {
    /** Where a state is left out of account. */
    static final int NEVER = -1;

    /**
     * What is played.
     *
     * @param transitions of a plan whose place is the part that the window is in
     * @param changesMay whether a change only may come, as a fault
     * @param givenUp what may be given up
     * @param orders what may be ordered
     */
    record Played(Transitions transitions, boolean changesMay, Optional<GivenUp> givenUp, List<Step> orders) {}

    /** What is wanted: some properties, and something of the states without changes and window. */
    record Wanted(List<Property> properties, Predicate<SiteState> goal, Predicate<SiteState> safe) {}

    private final List<SiteState> states = new ArrayList<>();
    private final Map<SiteState, Integer> numbers = new LinkedHashMap<>();
    private final List<List<Integer>> environment = new ArrayList<>();
    private final List<List<Integer>> faults = new ArrayList<>();
    private final List<List<Integer>> orders = new ArrayList<>();
    private final List<Boolean> exposed = new ArrayList<>();
    private final Played played;
    private final Wanted wanted;
    private final boolean[] goal;
    private final boolean[] safe;
    private final boolean[] stay;

    /** From a start; too large where there are more than so many states, of which then only some are known. */
    PlainGame(Played played, Wanted wanted, SiteState start, int most) {
        this.played = played;
        this.wanted = wanted;
        number(start);
        for (int i = 0; i < states.size() && states.size() <= most; i++) {
            explore(states.get(i));
        }
        boolean tooLarge = isTooLarge();
        goal = tooLarge ? new boolean[0] : all(i -> isGoal(states.get(i)));
        safe = tooLarge ? new boolean[0] : all(i -> isSafe(states.get(i)));
        stay = tooLarge ? new boolean[0] : stay();
    }

    private void explore(SiteState state) {
        List<Integer> byEnvironment = new ArrayList<>();
        List<Integer> byFaults = new ArrayList<>();
        List<Integer> byOrders = new ArrayList<>();
        boolean forbidden = false;
        Transitions transitions = played.transitions();
        for (int action = 0; action < ActionKind.SLIP.first(); action++) {
            boolean isFault = action >= Long.SIZE;
            long enabled = isFault ? transitions.faults(state) : transitions.environment(state);
            if ((enabled >>> action % Long.SIZE & 1) != 0) {
                SiteState after = state.copy();
                transitions.apply(after, action);
                close(after);
                boolean allowed = allows(state, action, after);
                boolean may = isFault || played.changesMay() && ActionKind.of(action) == ActionKind.CHANGE;
                int number = number(after);
                if (allowed) {
                    (may ? byFaults : byEnvironment).add(number);
                }
                forbidden |= !allowed;
            }
        }
        for (Step order : played.orders()) {
            if (order.offered(state)) {
                SiteState after = state.copy();
                order.execute(after);
                close(after);
                int number = number(after);
                if (allows(state, ActionKind.ISSUE.first(), after)) {
                    byOrders.add(number);
                }
            }
        }
        if (played.givenUp().isPresent()
                && state.pc() == 0
                && state.isActive(played.givenUp().get().server())) {
            SiteState after = state.copy();
            after.setPc(1);
            byOrders.add(number(after));
        }
        environment.add(byEnvironment);
        faults.add(byFaults);
        orders.add(byOrders);
        exposed.add(forbidden);
    }

    private void close(SiteState after) {
        if (after.pc() == 1 && !after.isActive(played.givenUp().orElseThrow().server())) {
            after.setPc(2);
        }
    }

    private boolean allows(SiteState before, int action, SiteState after) {
        return wanted.properties().stream()
                .filter(StepProperty.class::isInstance)
                .allMatch(property -> ((StepProperty) property).holds(before, action, after));
    }

    boolean isGoal(SiteState state) {
        return holdAll(state, true) && wanted.goal().test(bare(state));
    }

    boolean isSafe(SiteState state) {
        if (wanted.properties().contains(Properties.AT_MOST_ONE_ACTIVE)
                && Integer.bitCount(state.upActive()) > 1
                && (Integer.bitCount(state.upActive()) > 2
                        || (state.upActive()
                                                >>> played.givenUp()
                                                        .map(GivenUp::server)
                                                        .orElse(31)
                                        & 1)
                                == 0)) {
            return false;
        }
        return holdAll(state, false) && wanted.safe().test(bare(state));
    }

    private boolean holdAll(SiteState state, boolean eventual) {
        return wanted.properties().stream()
                .filter(property -> property.isEventual() == eventual && property != Properties.PROCEDURE_COMPLETES)
                .filter(StateProperty.class::isInstance)
                .allMatch(property ->
                        ((StateProperty) property).holds(played.transitions().plan(), state));
    }

    private static SiteState bare(SiteState state) {
        SiteState bare = state.copy();
        while (bare.changes() > 0) {
            bare.removeChange(0);
        }
        bare.setPc(0);
        return bare;
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
        for (int i : some) {
            if (!set[i]) {
                return false;
            }
        }
        return true;
    }

    private static boolean meets(List<Integer> some, boolean[] set) {
        for (int i : some) {
            if (set[i]) {
                return true;
            }
        }
        return false;
    }

    private boolean[] stay() {
        return greatest(
                all(i -> true),
                set -> all(i -> goal[i] && safe[i] && !exposed.get(i) && isWithin(environment.get(i), set)));
    }

    boolean[] certain() {
        return greatest(
                all(i -> true),
                outer -> greatest(
                        all(i -> false),
                        inner -> all(i -> safe[i]
                                && !exposed.get(i)
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
                        || safe[i]
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
                            inner -> all(i -> safe[i]
                                    && !exposed.get(i)
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

    /** By state: with how many orders the luckiest course gets there. */
    int[] fewestCommands() {
        int[] fewest = new int[states.size()];
        Arrays.fill(fewest, NEVER);
        boolean[] reached = all(i -> false);
        for (int k = 0; ; k++) {
            boolean[] fewer = reached;
            boolean[] set = greatest(
                    fewer,
                    grown -> all(i -> grown[i]
                            || stay[i]
                            || safe[i]
                                    && (meets(environment.get(i), grown)
                                            || meets(faults.get(i), grown)
                                            || meets(orders.get(i), fewer))));
            if (k > 0 && Arrays.equals(set, fewer)) {
                return fewest;
            }
            for (int i = 0; i < fewest.length; i++) {
                fewest[i] = set[i] && fewest[i] == NEVER ? k : fewest[i];
            }
            reached = set;
        }
    }
}
