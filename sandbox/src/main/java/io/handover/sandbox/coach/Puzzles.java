package io.handover.sandbox.coach;

import io.handover.analysis.attainment.Along;
import io.handover.analysis.attainment.Attainment;
import io.handover.analysis.attainment.Mover;
import io.handover.analysis.attainment.OrderWords;
import io.handover.analysis.attainment.Terms;
import io.handover.analysis.attainment.TooLargeException;
import io.handover.analysis.replay.Replay;
import io.handover.analysis.story.Story;
import io.handover.explorer.game.Order;
import io.handover.explorer.game.Standing;
import io.handover.model.action.ActionKind;
import io.handover.model.procedure.Step;
import io.handover.model.state.SiteState;
import io.handover.sandbox.scenario.Lesson;
import io.handover.sandbox.scenario.Scenario;
import io.handover.simulator.run.Event;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.BooleanSupplier;

/**
 * Makes lessons of what went wrong elsewhere: of runs and paths that check and exploration found. A lesson begins where nothing is lost yet and one
 * command is clearly the best: the only one that takes nothing away and brings nearer what can be kept.
 */
public final class Puzzles {
    private final Replay replay;
    private final Story story;
    private final Attainment game;
    private final Along along;
    private final List<Integer> openings;

    private Puzzles(Replay replay, BooleanSupplier cancelled) {
        this.replay = replay;
        this.story = replay.story();
        this.openings = Lesson.openings(story);
        Terms terms = Terms.of(story.plan(), replay.subject().site().site().assumptions());
        List<SiteState> starts = openings.stream().map(story::before).toList();
        this.game = Attainment.of(terms, starts, cancelled);
        this.along = Along.played(game, story);
    }

    /**
     * The lesson that is made of a run or path. Of several places the last is taken at which the operator then gave something away, else the last there is.
     *
     * @param cancelled asked often
     * @throws NoLessonException where there is no such place
     */
    public static Scenario of(Replay replay, BooleanSupplier cancelled) {
        Puzzles puzzles = made(replay, cancelled);
        List<String> why = new ArrayList<>();
        for (int moment : puzzles.places()) {
            Optional<Order> best = puzzles.best(moment);
            if (best.isPresent()) {
                return puzzles.lesson(moment, best.get());
            }
            why.add(puzzles.refusal(moment));
        }
        throw new NoLessonException(
                why.stream().distinct().count() == 1
                        ? why.get(0)
                        : "At no moment of it nothing is lost yet and one command is clearly the best.");
    }

    /**
     * The lesson that begins at a moment.
     *
     * @param moment how many moments have happened when it begins
     * @throws NoLessonException where it is none
     */
    public static Scenario of(Replay replay, int moment, BooleanSupplier cancelled) {
        Puzzles puzzles = made(replay, cancelled);
        if (!puzzles.openings.contains(moment)) {
            throw new NoLessonException(
                    "A lesson begins at the start, or before something that the operator does; that is"
                            + " not so after " + moment + " moments.");
        }
        return puzzles.best(moment)
                .map(best -> puzzles.lesson(moment, best))
                .orElseThrow(() -> new NoLessonException(puzzles.refusal(moment)));
    }

    private static Puzzles made(Replay replay, BooleanSupplier cancelled) {
        try {
            return new Puzzles(replay, cancelled);
        } catch (TooLargeException tooLarge) {
            throw new NoLessonException("With so many servers nobody can tell what is best.");
        }
    }

    /** The places to look at: first where the operator then gave something away, the last one first. */
    private Set<Integer> places() {
        List<Integer> latestFirst = new ArrayList<>(openings);
        Collections.reverse(latestFirst);
        Set<Integer> places = new LinkedHashSet<>();
        latestFirst.stream().filter(this::isMistake).forEach(places::add);
        places.addAll(latestFirst);
        return places;
    }

    private boolean isMistake(int moment) {
        return moment < story.moments().size()
                && Mover.of(story.moments().get(moment).event()) == Mover.OPERATOR
                && game.terms().promises().stream()
                        .map(along::standings)
                        .anyMatch(standings -> standings.get(moment + 1).compareTo(standings.get(moment)) > 0);
    }

    private boolean isAnythingLost(int moment) {
        return along.standings(moment).containsValue(Standing.LOST);
    }

    private Optional<Order> best(int moment) {
        return isAnythingLost(moment)
                ? Optional.empty()
                : game.at(story.before(moment))
                        .onlyBest()
                        .filter(order -> order instanceof Order.Give give && !isDone(give.step(), moment));
    }

    /** Whether a command is what the operator of the story then gave: there is no better move to be found. */
    private boolean isDone(Step step, int moment) {
        if (moment == story.moments().size()) {
            return false;
        }
        int event = story.moments().get(moment).event();
        return Event.isAction(event)
                && switch (ActionKind.of(Event.type(event))) {
                    case ISSUE -> step.isSameCommand(story.plan().current(story.before(moment)));
                    case SLIP -> !Event.isRestart(event) && step.isSameCommand(Event.slipped(event, step));
                    default -> false;
                };
    }

    private String refusal(int moment) {
        List<String> lost = along.standings(moment).entrySet().stream()
                .filter(entry -> entry.getValue() == Standing.LOST)
                .map(entry -> entry.getKey().promise())
                .toList();
        return lost.isEmpty()
                ? "Nothing is lost there yet, but no command is clearly better than all others and than what was done."
                : "Something is lost there already: " + String.join("; ", lost) + ".";
    }

    private Scenario lesson(int moment, Order best) {
        return Lesson.of(
                replay,
                new Lesson.Name(replay.token().word(), moment),
                "Find the better move: " + story.plan().procedure().title(),
                "Here it was clearly the best to " + new OrderWords(story.plan()).of(best) + ".");
    }
}
