package io.handover.explorer.game.sight;

import io.handover.explorer.game.Objective;
import io.handover.explorer.game.Solution;
import io.handover.explorer.game.Standing;
import io.handover.model.procedure.Step;
import io.handover.model.state.SiteState;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.function.BooleanSupplier;
import java.util.function.Function;

/**
 * How an operator stands who sees only what clients and alarms show: the package's page. What is believed is given anew each time, so that who
 * plays on asks again with what the site may be then.
 */
public final class SightGame {
    private final Optional<Standing> standing;
    private final Optional<Step> next;
    private final Optional<LookAlike> lookAlike;
    private final int beliefs;

    private SightGame(Optional<Standing> standing, Optional<Step> next, Optional<LookAlike> lookAlike, int beliefs) {
        this.standing = standing;
        this.next = next;
        this.lookAlike = lookAlike;
        this.beliefs = beliefs;
    }

    /**
     * Plays from what is believed of a site.
     *
     * @param full the solution of the same game with full sight, on a board on which all of these states are
     * @param objective what that was solved for
     * @param start the states of the arena in which the site may be: at least one, and all look alike; not changed
     * @param cancelled asked now and then
     * @throws IllegalArgumentException if two of the states do not look alike, or one is no state of the board
     * @throws CancellationException where it was cancelled
     */
    public static SightGame of(
            Solution full, Objective objective, List<SiteState> start, Bounds bounds, BooleanSupplier cancelled) {
        Seen.Look look = new Seen.Look(start.get(0).servers());
        return of(new States(full, objective, look::at, cancelled), full, start, bounds, cancelled);
    }

    /** The same with another idea of what is seen. */
    static SightGame of(
            Solution full,
            Objective objective,
            List<SiteState> start,
            Function<SiteState, ?> look,
            Bounds bounds,
            BooleanSupplier cancelled) {
        return of(new States(full, objective, look, cancelled), full, start, bounds, cancelled);
    }

    private static SightGame of(
            States states, Solution full, List<SiteState> start, Bounds bounds, BooleanSupplier cancelled) {
        int[] numbers = start.stream().mapToInt(states::numberOf).toArray();
        for (int number : numbers) {
            if (states.look(number) != states.look(numbers[0])) {
                throw new IllegalArgumentException("two states that do not look alike: " + states.state(numbers[0])
                        + " and " + states.state(number));
            }
        }
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
                play.next(0),
                Optional.empty(),
                play.graph().size());
    }

    private static SightGame uncertain(Optional<Standing> standing, Optional<LookAlike> lookAlike, int beliefs) {
        return new SightGame(standing, Optional.empty(), lookAlike, beliefs);
    }

    /** How the operator stands; empty where that is not known with what can be seen, because there is more to go through than the bounds allow. */
    public Optional<Standing> standing() {
        return standing;
    }

    /** Where it is certain, what to order next: {@link Play#next}; empty where it is best to wait, or where it is not certain. */
    public Optional<Step> next() {
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
