package io.handover.explorer.game.sight;

import io.handover.explorer.game.Arena;
import io.handover.explorer.game.Objective;
import io.handover.explorer.game.Order;
import io.handover.explorer.game.Solution;
import io.handover.explorer.game.Standing;
import io.handover.model.state.SiteState;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.function.BooleanSupplier;

/**
 * How an operator stands who sees only what clients and alarms show: the package's page. What is believed is given anew each time, so that who
 * plays on asks again with what the site may be then.
 */
public final class SightGame {
    private final Optional<Standing> standing;
    private final Optional<Order> next;
    private final Optional<LookAlike> lookAlike;
    private final int beliefs;

    private SightGame(Optional<Standing> standing, Optional<Order> next, Optional<LookAlike> lookAlike, int beliefs) {
        this.standing = standing;
        this.next = next;
        this.lookAlike = lookAlike;
        this.beliefs = beliefs;
    }

    /**
     * Plays from what is believed of a site. Where some of the states do not look alike, the operator sees in which of them the site may be, and
     * stands as in the worst.
     *
     * @param full the solution of the same game with full sight, on a board on which all of these states are
     * @param objective what that was solved for
     * @param start the states in which the site may be, at least one; not changed. Where exactly so many changes are yet to come they keep all
     *     changes ({@link Arena#enterWhole}), and else are settled ({@link Arena#enter})
     * @param cancelled asked now and then
     * @throws IllegalArgumentException if one of the states is no state of the board
     * @throws CancellationException where it was cancelled
     */
    public static SightGame of(
            Solution full, Objective objective, List<SiteState> start, Bounds bounds, BooleanSupplier cancelled) {
        Arena arena = full.board().arena();
        Optional<Version> exact = Version.exact(arena, objective);
        if (exact.isPresent()) {
            return of(full, objective, start, exact.get(), bounds, cancelled);
        }
        SightGame less = of(full, objective, start, Version.withoutComparing(arena), bounds, cancelled);
        if (less.standing.isEmpty() || less.standing.get() == Standing.CERTAIN) {
            return less;
        }
        SightGame more = of(full, objective, start, Version.withDatabases(arena), bounds, cancelled);
        return more.standing.filter(Standing.CERTAIN::equals).isPresent()
                ? uncertain(Optional.empty(), Optional.empty(), more.beliefs)
                : more;
    }

    /** The same in another version, whose states these are. */
    static SightGame of(
            Solution full,
            Objective objective,
            List<SiteState> start,
            Version version,
            Bounds bounds,
            BooleanSupplier cancelled) {
        States states = new States(full, objective, version, cancelled);
        int[] numbers =
                start.stream().map(version.start()).mapToInt(states::numberOf).toArray();
        if (!Arrays.stream(numbers).allMatch(states::isCertain)) {
            boolean lost = start.stream().allMatch(state -> full.standing(state) == Standing.LOST);
            return uncertain(Optional.of(lost ? Standing.LOST : Standing.WITH_LUCK), Optional.empty(), 0);
        }
        Play few = Play.withOrdersOf(full.strategy(), states, numbers, bounds, cancelled);
        if (few.isCertain()) {
            return certain(few);
        }
        Play all = Play.withAllOrders(states, numbers, bounds, cancelled);
        if (all.isCertain()) {
            return certain(all);
        }
        int beliefs = all.graph().size();
        return all.graph().isCut()
                ? uncertain(Optional.empty(), Optional.empty(), beliefs)
                : uncertain(Optional.of(Standing.WITH_LUCK), new LookAlikes(all, full.strategy()).find(), beliefs);
    }

    private static SightGame certain(Play play) {
        return new SightGame(
                Optional.of(Standing.CERTAIN),
                play.next(),
                Optional.empty(),
                play.graph().size());
    }

    private static SightGame uncertain(Optional<Standing> standing, Optional<LookAlike> lookAlike, int beliefs) {
        return new SightGame(standing, Optional.empty(), lookAlike, beliefs);
    }

    /** How the operator stands; empty where that is not known with what can be seen: the package's page. */
    public Optional<Standing> standing() {
        return standing;
    }

    /**
     * Where it is certain, what to order next: of all that keeps it certain what brings nearest; empty where it is best to wait, where it depends on what is seen, or
     * where it is not certain.
     */
    public Optional<Order> next() {
        return next;
    }

    /** Where it is with luck although, with full sight, it is certain in each of the states: two that cannot be told apart, if that is why. */
    public Optional<LookAlike> lookAlike() {
        return lookAlike;
    }

    /** How many beliefs were gone through for the answer. */
    public int beliefs() {
        return beliefs;
    }
}
