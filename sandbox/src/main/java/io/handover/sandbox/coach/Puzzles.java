package io.handover.sandbox.coach;

import io.handover.analysis.attainment.Along;
import io.handover.analysis.attainment.Attainment;
import io.handover.analysis.attainment.BestMoves;
import io.handover.analysis.attainment.Mover;
import io.handover.analysis.attainment.OrderWords;
import io.handover.analysis.attainment.Situation;
import io.handover.analysis.attainment.Terms;
import io.handover.analysis.attainment.TooLargeException;
import io.handover.analysis.replay.Replay;
import io.handover.analysis.story.Moment;
import io.handover.analysis.story.Story;
import io.handover.explorer.game.Board;
import io.handover.explorer.game.Order;
import io.handover.explorer.game.Standing;
import io.handover.files.TokenFiles;
import io.handover.model.action.ActionKind;
import io.handover.model.procedure.Step;
import io.handover.model.property.Property;
import io.handover.model.state.SiteState;
import io.handover.sandbox.rehearsal.Rehearsal;
import io.handover.sandbox.scenario.Lesson;
import io.handover.sandbox.scenario.Scenario;
import io.handover.simulator.run.Event;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.BooleanSupplier;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import java.util.stream.Stream;

/**
 * Makes lessons of what went wrong elsewhere: of runs and paths that a check, an exploration or a look at slips found. A lesson begins where nothing is lost yet and it is
 * clear what is best. Of the commands that take nothing away and bring nearer what can be kept, the best leave the most; of several that are as good, those count that the
 * procedure writes. What is best is clear where one is left, or where all that are left have to be given anyway, and the operator of the story did nothing as good.
 */
public final class Puzzles {
    /** Which chances a lesson has is tried so often. */
    private static final int MOST_SEEDS = 3;

    private static final Set<ActionKind> ORDERS = EnumSet.of(ActionKind.ISSUE, ActionKind.SKIP, ActionKind.SLIP);

    private final TokenFiles files;
    private final Replay replay;
    private final Story story;
    private final Attainment game;
    private final Along along;
    private final Games games;

    private Puzzles(TokenFiles files, Replay replay, BooleanSupplier cancelled) {
        this.files = files;
        this.replay = replay;
        this.story = replay.story();
        Terms terms = Terms.of(story.plan(), replay.subject().site().site().assumptions())
                .withMostStates(Games.MOST_STATES);
        List<SiteState> starts = moments().mapToObj(story::before).toList();
        this.game = Attainment.of(terms, starts, cancelled);
        this.along = Along.played(game, story);
        this.games = new Games(1, cancelled);
    }

    /**
     * The lesson that is made of a run or path. It begins just before the operator gave something away; where they did not, before it was lost while they waited; where
     * nothing was, where they stopped before all was as promised. Of several such places the last one counts.
     *
     * @param cancelled asked often
     * @throws NoLessonException where there is no such place
     * @throws io.handover.files.InputException where the run or path cannot be done again
     */
    public static Lesson of(TokenFiles files, BooleanSupplier cancelled) {
        Puzzles puzzles = made(files, cancelled);
        List<Integer> places = puzzles.places();
        return places.stream()
                .flatMap(moment -> puzzles.lesson(moment).stream())
                .findFirst()
                .orElseThrow(() -> new NoLessonException(
                        places.isEmpty() ? puzzles.nothingGivenAway() : puzzles.refusal(places.get(0))));
    }

    /**
     * The lesson that begins at a moment.
     *
     * @param moment how many moments have happened when it begins
     * @throws NoLessonException where it is none
     * @throws io.handover.files.InputException where the run or path cannot be done again
     */
    public static Lesson of(TokenFiles files, int moment, BooleanSupplier cancelled) {
        Puzzles puzzles = made(files, cancelled);
        int moments = puzzles.story.moments().size();
        if (moment > moments) {
            throw new NoLessonException("The story has " + moments + " moments, so that no lesson of it begins after "
                    + moment + "; allowed are 0 to " + moments + ".");
        }
        return puzzles.lesson(moment).orElseThrow(() -> new NoLessonException(puzzles.refusal(moment)));
    }

    private static Puzzles made(TokenFiles files, BooleanSupplier cancelled) {
        Replay replay = files.replay();
        int servers = replay.story().plan().serverNames().size();
        try {
            if (servers <= Board.MOST_SERVERS_IN_SECONDS) {
                return new Puzzles(files, replay, cancelled);
            }
        } catch (TooLargeException tooLarge) {
            // said below: with fewer servers there are fewer states
        }
        throw new NoLessonException(
                "The story takes " + servers + " servers, with which it is not known what is best; with up to "
                        + Board.MOST_SERVERS_IN_SECONDS + " it is.");
    }

    private IntStream moments() {
        return IntStream.rangeClosed(0, story.moments().size());
    }

    // ---- places ---------------------------------------------------------------------------------------------------

    private List<Integer> places() {
        return Stream.of(before(Mover.OPERATOR), before(Mover.PRODUCT), whereItStops())
                .flatMap(List::stream)
                .toList();
    }

    /** Where somebody's move then gave something away, the last one first. */
    private List<Integer> before(Mover mover) {
        int last = story.moments().size() - 1;
        return IntStream.rangeClosed(0, last)
                .map(i -> last - i)
                .filter(i -> Mover.of(story.moments().get(i).event()) == mover && givesAway(i) && !isAnythingLost(i))
                .boxed()
                .toList();
    }

    private List<Integer> whereItStops() {
        int end = story.moments().size();
        boolean isUnfinished = game.terms().promises().stream()
                .anyMatch(promise -> promise.isEventual() && !Played.holds(promise, story.plan(), story.last()));
        boolean isStopped = story.plan().complete() <= story.last().pc();
        return isUnfinished && isStopped && !isAnythingLost(end) ? List.of(end) : List.of();
    }

    private boolean givesAway(int moment) {
        return game.terms().promises().stream().anyMatch(promise -> falls(promise, moment))
                || together(moment + 1).compareTo(together(moment)) > 0;
    }

    private boolean falls(Property promise, int moment) {
        List<Standing> standings = along.standings(promise);
        return standings.get(moment + 1).compareTo(standings.get(moment)) > 0;
    }

    private Standing together(int moment) {
        return game.at(story.before(moment)).together();
    }

    private boolean isAnythingLost(int moment) {
        return along.standings(moment).containsValue(Standing.LOST) || together(moment) == Standing.LOST;
    }

    // ---- what is best ---------------------------------------------------------------------------------------------

    /** What is clearly the best to do at a moment; empty where it is no lesson. */
    private List<Order> clear(int moment) {
        if (isAnythingLost(moment)) {
            return List.of();
        }
        Situation situation = game.at(story.before(moment));
        BestMoves moves = situation.best();
        List<Order> left = left(moves);
        boolean isClear = left.size() == 1 || situation.areAllNeeded(left);
        return isClear && moves.good().stream().noneMatch(order -> isDone(order, moment)) ? left : List.of();
    }

    private List<Order> left(BestMoves moves) {
        List<Order> written = moves.best().stream().filter(this::isWritten).toList();
        return written.isEmpty() ? moves.best() : written;
    }

    private boolean isWritten(Order order) {
        return order instanceof Order.Give give
                && story.plan().steps().stream().anyMatch(step -> step.isSameCommand(give.step()));
    }

    /** Whether a command is what the operator of the story did next: there is no better move to be found. */
    private boolean isDone(Order order, int moment) {
        return order instanceof Order.Give give
                && next(moment).filter(next -> isDone(give.step(), next)).isPresent();
    }

    private boolean isDone(Step step, int moment) {
        int event = story.moments().get(moment).event();
        return switch (ActionKind.of(Event.type(event))) {
            case ISSUE -> step.isSameCommand(story.plan().current(story.before(moment)));
            case SLIP -> !Event.isRestart(event) && step.isSameCommand(Event.slipped(event, step));
            default -> false;
        };
    }

    /** The moment of what the operator ordered next, or skipped; empty where something was given away before. */
    private Optional<Integer> next(int moment) {
        for (int i = moment; i < story.moments().size(); i++) {
            int event = story.moments().get(i).event();
            if (Event.isAction(event) && ORDERS.contains(ActionKind.of(Event.type(event)))) {
                return Optional.of(i);
            }
            if (givesAway(i)) {
                return Optional.empty();
            }
        }
        return Optional.empty();
    }

    // ---- the lesson -----------------------------------------------------------------------------------------------

    private Optional<Lesson> lesson(int moment) {
        List<Order> clear = clear(moment);
        if (clear.isEmpty()) {
            return Optional.empty();
        }
        Lesson lesson = written(moment, clear);
        Scenario scenario = lesson.scenario();
        return LongStream.range(0, MOST_SEEDS)
                .filter(seed -> isPassed(scenario, seed))
                .mapToObj(lesson::withSeed)
                .findFirst();
    }

    private boolean isPassed(Scenario scenario, long seed) {
        Rehearsal rehearsal = scenario.begin(seed);
        new Follower(scenario, games, rehearsal).follow();
        return scenario.broken(scenario.outcome(rehearsal)).isEmpty();
    }

    // ---- words ----------------------------------------------------------------------------------------------------

    private Lesson written(int moment, List<Order> best) {
        return Lesson.of(
                files,
                moment,
                "Find the better move: " + atStake(moment),
                "Here it was clearly the best to " + words(best, ", and to ")
                        + (best.size() > 1 ? ", in any order" : "")
                        + ". In the story instead: "
                        + instead(moment).map(this::told).orElse("nothing more was done")
                        + ".");
    }

    /** What the better move keeps: what was given away instead, or was not so where the story ends, or else what it is told for. */
    private String atStake(int moment) {
        Optional<Integer> instead = instead(moment);
        Optional<Property> promise = game.terms().promises().stream()
                .filter(one -> instead.isPresent()
                        ? falls(one, instead.get())
                        : one.isEventual() && !Played.holds(one, story.plan(), story.last()))
                .findFirst();
        int violations = replay.violations().size();
        return promise.map(Property::promise)
                .orElseGet(() -> violations == 0
                        ? story.plan().procedure().title()
                        : replay.violations().get(violations - 1).check().promise());
    }

    private String words(List<Order> orders, String between) {
        OrderWords words = new OrderWords(story.plan());
        return orders.stream().map(words::of).collect(Collectors.joining(between));
    }

    /** The moment of what the operator did instead, or with which something was given away before that. */
    private Optional<Integer> instead(int moment) {
        return IntStream.range(moment, story.moments().size())
                .filter(i ->
                        givesAway(i) || next(moment).filter(next -> next == i).isPresent())
                .boxed()
                .findFirst();
    }

    private String told(int i) {
        Moment moment = story.moments().get(i);
        return moment.who() + ": " + moment.what();
    }

    private String nothingGivenAway() {
        boolean isFault = IntStream.range(0, story.moments().size())
                .anyMatch(i -> Mover.of(story.moments().get(i).event()) == Mover.FAULT && givesAway(i));
        return isFault
                ? "What is lost in the story was taken away by a fault, and by no command nor by waiting."
                : "Nothing is given away in the story: at its end all that is promised of the site could still be kept.";
    }

    private String refusal(int moment) {
        return where(moment) + ", " + why(moment) + ".";
    }

    private String where(int moment) {
        return moment == story.moments().size() ? "Where the story ends" : "Just before '" + told(moment) + "'";
    }

    private String why(int moment) {
        List<String> lost = along.standings(moment).entrySet().stream()
                .filter(entry -> entry.getValue() == Standing.LOST)
                .map(entry -> entry.getKey().promise())
                .toList();
        if (!lost.isEmpty()) {
            return "something is lost already: " + String.join("; ", lost);
        }
        if (together(moment) == Standing.LOST) {
            return "not all that is promised can be kept any more";
        }
        BestMoves moves = game.at(story.before(moment)).best();
        if (moves.best().isEmpty()) {
            return "no command is the best: it is best to wait";
        }
        if (!clear(moment).isEmpty()) {
            return "it takes luck to keep what is promised: who did the best lost all the same, with the chances of "
                    + MOST_SEEDS + " tries";
        }
        return moves.good().stream().anyMatch(order -> isDone(order, moment))
                ? "what was done was as good as anything"
                : "no command is clearly the best: as good are " + words(left(moves), "; ");
    }
}
