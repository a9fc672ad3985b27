package io.handover.explorer.game.sight;

import io.handover.explorer.game.Order;
import io.handover.explorer.game.Strategy;
import java.util.Optional;

/** Finds why it is not certain for who sees less, where with full sight it is. */
final class LookAlikes {
    private final States states;
    private final BeliefGraph graph;
    private final Sure sure;
    private final Strategy strategy;

    LookAlikes(Play play, Strategy strategy) {
        this.states = play.states();
        this.graph = play.graph();
        this.sure = play.sure();
        this.strategy = strategy;
    }

    /**
     * Two states of the first belief, in the order in which beliefs come up, of which one needs what does harm in the other; where there is none, of
     * the first of which one needs what the other does not.
     */
    Optional<LookAlike> find() {
        Optional<LookAlike> harmless = Optional.empty();
        for (int b = 0; b < graph.size(); b++) {
            if (sure.holds(b)) {
                continue;
            }
            for (int one : graph.belief(b).states()) {
                Optional<LookAlike> found = beside(one, graph.belief(b));
                if (found.isPresent() && found.get().harmful()) {
                    return found;
                }
                harmless = harmless.or(() -> found);
            }
        }
        return harmless;
    }

    private Optional<LookAlike> beside(int one, Belief belief) {
        Optional<Order> needed = strategy.next(states.state(one));
        if (needed.isEmpty() || belief.states().length == 1) {
            return Optional.empty();
        }
        Optional<LookAlike> harmless = Optional.empty();
        for (int other : belief.states()) {
            Optional<Order> neededInOther = strategy.next(states.state(other));
            if (needed.equals(neededInOther)) {
                continue;
            }
            boolean harmful = isHarmful(needed.get(), other);
            LookAlike found = new LookAlike(
                    states.state(one).copy(), states.state(other).copy(), needed.get(), neededInOther, harmful);
            if (harmful) {
                return Optional.of(found);
            }
            harmless = harmless.or(() -> Optional.of(found));
        }
        return harmless;
    }

    private boolean isHarmful(Order order, int state) {
        int to = states.ordered(state, states.orderNumber(order));
        return to == States.FORBIDDEN || !states.isCertain(to);
    }
}
