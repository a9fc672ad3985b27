package io.handover.analysis.attainment;

import io.handover.analysis.story.Moment;
import io.handover.analysis.story.Story;
import io.handover.explorer.game.Order;
import io.handover.explorer.game.Standing;
import io.handover.explorer.game.sight.Bounds;
import io.handover.model.property.Property;
import io.handover.model.state.SiteState;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * A site in a state, or in one of several, that was asked about. A promise stands as it does in the worst of the states; a command is offered where it is
 * in each of them.
 */
public final class Situation {
    private final Attainment game;
    private final List<SiteState> states;
    private final List<SiteState> whole;

    /** @param whole the same states as {@link Attainment#bySight} wants them */
    Situation(Attainment game, List<SiteState> states, List<SiteState> whole) {
        this.game = game;
        this.states = states;
        this.whole = whole;
    }

    /** The states of the game, without the operator's place. */
    public List<SiteState> states() {
        return states.stream().map(SiteState::copy).toList();
    }

    /** How each promise stands by itself. */
    public Map<Property, Standing> standings() {
        return each(promise -> standing(List.of(promise)));
    }

    /** How some promises stand, all at once. */
    public Standing standing(List<Property> promises) {
        return standing(game.setOf(promises));
    }

    /** How all promises stand, all at once. */
    public Standing together() {
        return standing(game.terms().promises());
    }

    /**
     * How some promises stand, all at once, for an operator who sees only what clients and alarms show, and knows that the site is in one of these states.
     *
     * @param bounds how far that is gone into
     */
    public BySight bySight(List<Property> promises, Bounds bounds) {
        return game.bySight(game.setOf(promises), whole, bounds);
    }

    /**
     * With how many commands all promises are kept, all at once: at most, whatever happens, where that is certain; on the luckiest course where it takes luck. Empty
     * where it may take any number, or they cannot be kept.
     */
    public OptionalInt commands() {
        int all = game.setOf(game.terms().promises());
        return greatest(state -> count(all, state));
    }

    private Standing standing(int set) {
        return worst(state -> game.standing(set, state));
    }

    private Standing after(int set, Order order) {
        return worst(state -> game.standing(set, state, order));
    }

    private Standing worst(Function<SiteState, Standing> standing) {
        return states.stream().map(standing).max(Comparator.naturalOrder()).orElseThrow();
    }

    private Map<Property, Standing> each(Function<Property, Standing> standing) {
        Map<Property, Standing> each = new LinkedHashMap<>();
        game.terms().promises().forEach(promise -> each.put(promise, standing.apply(promise)));
        return Collections.unmodifiableMap(each);
    }

    /** How each promise would stand for an operator who orders nothing any more. */
    public Map<Property, Standing> unattended() {
        Situation alone = game.unattended(states).at(states);
        return alone.standings();
    }

    /** What is best to order for some of the promises; empty where to wait is best, or where nothing helps. */
    Optional<Order> next(List<Property> promises) {
        int set = game.setOf(promises);
        return states.stream()
                .flatMap(state -> game.next(set, state).stream())
                .filter(this::isOffered)
                .findFirst();
    }

    /** The first command after which some promises stand so; the best one where it is among them. */
    Optional<Order> firstTo(List<Property> promises, Standing wanted) {
        int set = game.setOf(promises);
        return Stream.concat(next(promises).stream(), game.orders().stream())
                .filter(this::isOffered)
                .filter(order -> after(set, order) == wanted)
                .findFirst();
    }

    /** What is best to do. */
    public NextMove next() {
        int all = game.setOf(game.terms().promises());
        int certain = standing(all) == Standing.CERTAIN ? all : most(0, Standing.CERTAIN);
        int hoped = certain == all || standing(all) == Standing.LOST ? most(certain, Standing.WITH_LUCK) : all;
        return new NextMove(
                order(certain, hoped),
                game.promises(certain),
                game.promises(hoped & ~certain),
                game.promises(all & ~hoped),
                greatest(state -> game.mostCommands(certain, state)),
                greatest(state -> game.fewestCommands(hoped, state)));
    }

    /** A set with the most important of the other promises, as long as all of it stands no worse. */
    private int most(int from, Standing least) {
        return most(
                from,
                game.terms().promises().stream()
                        .filter(promise -> standing(List.of(promise)).compareTo(least) <= 0)
                        .sorted(Importance.ORDER)
                        .toList(),
                least);
    }

    /** Tries many at once, as each try is a game to be solved. */
    private int most(int set, List<Property> more, Standing least) {
        int all = set | game.setOf(more);
        if (all == set || standing(all).compareTo(least) <= 0) {
            return all;
        }
        if (more.size() == 1) {
            return set;
        }
        int half = more.size() / 2;
        return most(most(set, more.subList(0, half), least), more.subList(half, more.size()), least);
    }

    private OptionalInt greatest(Function<SiteState, OptionalInt> count) {
        int greatest = 0;
        for (SiteState state : states) {
            OptionalInt one = count.apply(state);
            if (one.isEmpty()) {
                return one;
            }
            greatest = Math.max(greatest, one.getAsInt());
        }
        return OptionalInt.of(greatest);
    }

    /** The command that serves what is hoped for in some of the states and takes nothing away in any; empty where to wait is best. */
    private Optional<Order> order(int certain, int hoped) {
        for (int set : hoped == certain ? new int[] {certain} : new int[] {hoped, certain}) {
            Optional<Order> nearest = nearest(set, certain, hoped);
            if (nearest.isPresent()) {
                return nearest;
            }
            for (SiteState state : states) {
                Optional<Order> next = set == 0 ? Optional.empty() : game.next(set, state);
                if (next.isPresent() && isOffered(next.get()) && keeps(next.get(), certain, hoped)) {
                    return next;
                }
            }
        }
        return Optional.empty();
    }

    /**
     * Looks at all commands. The good ones take nothing away and bring nearer what can still be kept; of these the best are those that leave the most. None is good where
     * to wait is best, or where nothing helps.
     */
    public BestMoves best() {
        NextMove next = next();
        int certain = game.setOf(next.certain());
        int hoped = certain | game.setOf(next.withLuck());
        OptionalInt now = greatest(state -> count(hoped, state));
        List<Order> good = game.orders().stream()
                .filter(order -> isOffered(order) && keeps(order, certain, hoped))
                .filter(order -> isFewer(greatest(state -> count(hoped, game.after(state, order))), now))
                .toList();
        long most = good.stream().mapToLong(this::left).max().orElse(0);
        return new BestMoves(
                good, good.stream().filter(order -> left(order) == most).toList());
    }

    /** Whether each of some commands, one after the other, brings nearer what can still be kept: then all of them are needed, and none stands in for another. */
    public boolean areAllNeeded(List<Order> orders) {
        NextMove next = next();
        int hoped = game.setOf(next.certain()) | game.setOf(next.withLuck());
        return states.stream().allMatch(state -> {
            SiteState then = state;
            for (Order order : orders) {
                SiteState before = then;
                if (!order.offered(before)) {
                    return false;
                }
                then = game.after(before, order);
                if (!isFewer(count(hoped, then), count(hoped, before))) {
                    return false;
                }
            }
            return true;
        });
    }

    private static boolean isFewer(OptionalInt then, OptionalInt now) {
        return then.isPresent() && now.isPresent() && then.getAsInt() < now.getAsInt();
    }

    private boolean keeps(Order order, int certain, int hoped) {
        return states.stream()
                .allMatch(state -> game.standing(certain, state, order) == Standing.CERTAIN
                        && game.standing(hoped, state, order).compareTo(game.standing(hoped, state)) <= 0);
    }

    /** Where the counts of commands tell: of what brings nearer, and takes nothing away, what leaves the most of all else. */
    private Optional<Order> nearest(int set, int certain, int hoped) {
        OptionalInt now = greatest(state -> count(set, state));
        if (now.isEmpty() || set == 0) {
            return Optional.empty();
        }
        Optional<Order> best = Optional.empty();
        int least = now.getAsInt();
        long most = -1;
        for (Order order : game.orders()) {
            if (!isOffered(order) || !keeps(order, certain, hoped)) {
                continue;
            }
            int then = greatest(state -> count(set, game.after(state, order))).orElse(Integer.MAX_VALUE);
            if (then >= now.getAsInt() || then > least) {
                continue;
            }
            long left = left(order);
            if (then < least || left > most) {
                best = Optional.of(order);
                least = then;
                most = left;
            }
        }
        return best;
    }

    private OptionalInt count(int set, SiteState state) {
        return game.standing(set, state) == Standing.CERTAIN
                ? game.mostCommands(set, state)
                : game.fewestCommands(set, state);
    }

    /** How much a command leaves: first how many promises are not lost, then how many are certain. */
    private long left(Order order) {
        long left = 0;
        for (Property promise : game.terms().promises()) {
            Standing then = after(game.setOf(List.of(promise)), order);
            left += then == Standing.CERTAIN
                    ? Integer.MAX_VALUE + 1L
                    : then == Standing.WITH_LUCK ? Integer.MAX_VALUE : 0;
        }
        return left;
    }

    private boolean isOffered(Order order) {
        return states.stream().allMatch(order::offered);
    }

    /**
     * A course that keeps what can still be kept, by the fewest commands: {@link #next} tells what that is, and what happens without the operator
     * happens as well as it can. It ends where nothing more has to be done, or after so many moments.
     *
     * @param most how many moments it has at most
     */
    public Story course(int most) {
        NextMove next = next();
        List<Property> hoped = new ArrayList<>(next.certain());
        hoped.addAll(next.withLuck());
        return new Course(game, game.setOf(hoped)).from(states.get(0), most);
    }

    /** Every command that is offered and changes something, with what comes of it. */
    public List<Choice> choices() {
        Map<Property, Standing> now = standings();
        List<Choice> choices = new ArrayList<>();
        for (Order order : game.orders()) {
            if (isOffered(order)
                    && states.stream()
                            .anyMatch(state -> !game.after(state, order).equals(state))) {
                choices.add(choice(order, now));
            }
        }
        return choices;
    }

    /**
     * How each promise stands once a command has had its effect.
     *
     * @param order that is offered in each of the states
     */
    public Map<Property, Standing> after(Order order) {
        return each(promise -> after(game.setOf(List.of(promise)), order));
    }

    private Choice choice(Order order, Map<Property, Standing> now) {
        Map<Property, Standing> then = after(order);
        return new Choice(
                order,
                then,
                game.terms().promises().stream()
                        .filter(promise -> isWorse(then, now, promise))
                        .toList());
    }

    private static boolean isWorse(Map<Property, Standing> then, Map<Property, Standing> now, Property promise) {
        return then.getOrDefault(promise, Standing.LOST).compareTo(now.getOrDefault(promise, Standing.LOST)) > 0;
    }

    /**
     * What refutes a command that lowers a promise: the command, and the shortest course of events after it by which the promise is lost though
     * the operator does his best, or is broken where it is lost at once. Where none is found within some thousand states, the command alone.
     */
    public Story refutation(Order order, Property promise) {
        int set = game.setOf(List.of(promise));
        SiteState worst = states.stream()
                .max(Comparator.comparing(state -> game.standing(set, state, order)))
                .orElseThrow();
        return new Refutation(game, promise).after(worst, order);
    }

    /** The shortest course of events by which a promise that is left to luck is lost where the operator waits; empty where none is. */
    public Optional<Story> lossByWaiting(Property promise) {
        return states.stream()
                .flatMap(state -> new Refutation(game, promise).whileWaiting(state).stream())
                .min(Comparator.comparingInt(story -> story.moments().size()));
    }

    /** What may happen next without the operator's doing, faults, changes and their replication aside: each as it would be told. */
    public List<Moment> underway() {
        return states.stream()
                .flatMap(state -> new Events(game).underway(state).stream())
                .distinct()
                .toList();
    }
}
