package io.handover.sandbox.coach;

import io.handover.analysis.attainment.Along;
import io.handover.analysis.attainment.Attainment;
import io.handover.analysis.attainment.FreeMove;
import io.handover.analysis.attainment.Lapse;
import io.handover.analysis.attainment.Mover;
import io.handover.analysis.attainment.OrderWords;
import io.handover.analysis.attainment.PointOfNoReturn.Move;
import io.handover.analysis.attainment.Situation;
import io.handover.analysis.attainment.TooLargeException;
import io.handover.analysis.story.Sentences;
import io.handover.analysis.story.Story;
import io.handover.explorer.game.Order;
import io.handover.explorer.game.Standing;
import io.handover.model.procedure.Plan;
import io.handover.model.procedure.Step;
import io.handover.model.procedure.TimedBound;
import io.handover.model.property.Properties;
import io.handover.model.property.Property;
import io.handover.model.state.SiteState;
import io.handover.sandbox.coach.Review.Loss;
import io.handover.sandbox.coach.Review.Mark;
import io.handover.sandbox.coach.Review.Outlook;
import io.handover.sandbox.rehearsal.Happening;
import io.handover.sandbox.rehearsal.History;
import io.handover.sandbox.rehearsal.Outcome;
import io.handover.sandbox.scenario.Scenario;
import io.handover.sandbox.scenario.Script;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.CancellationException;
import java.util.function.Function;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Looks back at a rehearsal. */
final class Debrief {
    /** For so many marks it is said by which events they may be punished. */
    private static final int MOST_EXPLAINED = 12;

    private static final int MOST_MOMENTS = 120;

    private final Scenario scenario;
    private final Plan plan;
    private final History history;
    private final Outcome outcome;
    private final Optional<Games> games;
    private final Played played;
    private final Optional<Along> along;

    /** @param games empty: only what came of it is told */
    Debrief(Scenario scenario, History history, Outcome outcome, Optional<Games> games) {
        this.scenario = scenario;
        this.plan = scenario.setting().plan();
        this.history = history;
        this.outcome = outcome;
        this.games = games;
        this.played = new Played(history);
        this.along = known(all -> all.of(scenario).thinking().map(game -> Along.played(game, played.story())));
    }

    /** What the games say; empty where there are none, or they do not know. */
    private <T> Optional<T> known(Function<Games, Optional<T>> question) {
        try {
            return games.flatMap(question);
        } catch (CancellationException | TooLargeException unknown) {
            return Optional.empty();
        }
    }

    Review review(int hints) {
        List<Loss> losses = losses();
        Optional<Loss> together = losses.isEmpty()
                ? Optional.empty()
                : known(all -> all.of(scenario).thinking().flatMap(this::together));
        OptionalLong again = Stream.concat(losses.stream(), together.stream())
                .mapToLong(Loss::again)
                .min();
        List<String> solution = solution();
        return new Review(
                outlooks(),
                marks(),
                losses,
                together,
                best(again, losses).filter(lines -> !lines.isEmpty()).orElse(solution),
                solution,
                again,
                Score.of(scenario, history, outcome, played.endMillis(), hints),
                scenario.lesson());
    }

    // ---- outlooks and marks ---------------------------------------------------------------------------------------

    private List<Outlook> outlooks() {
        List<Outlook> outlooks = new ArrayList<>();
        if (along.isEmpty()) {
            return outlooks;
        }
        for (int i = 0; i <= played.story().moments().size(); i++) {
            add(outlooks, i == 0 ? 0 : played.at(i - 1).millis(), bars(along.get(), i));
        }
        if (played.end().isPresent()) {
            add(outlooks, played.endMillis(), ended());
        }
        return outlooks;
    }

    private static void add(List<Outlook> outlooks, long millis, List<Bar> bars) {
        Outlook last = outlooks.isEmpty() ? null : outlooks.get(outlooks.size() - 1);
        if (last != null && last.bars().equals(bars)) {
            return;
        }
        if (last != null && last.millis() == millis) {
            outlooks.remove(last);
        }
        outlooks.add(new Outlook(millis, bars));
    }

    private List<Bar> bars(Along story, int moments) {
        List<Bar> bars = new ArrayList<>();
        for (Property promise : scenario.promises()) {
            List<Standing> standings = story.standings(promise);
            if (!standings.isEmpty()) {
                bars.add(new Bar(promise.name(), standings.get(moments)));
            }
        }
        return bars;
    }

    /** At the end nothing is open any more. */
    private List<Bar> ended() {
        return outcome.promises().stream()
                .filter(promise -> along.stream()
                        .anyMatch(known -> !known.standings(promise.property()).isEmpty()))
                .map(promise -> new Bar(promise.property().name(), promise.isKept() ? Standing.CERTAIN : Standing.LOST))
                .toList();
    }

    private List<Mark> marks() {
        List<Mark> marks = new ArrayList<>();
        along.ifPresent(story -> {
            for (int i = 0; i < played.story().moments().size(); i++) {
                for (Property promise : scenario.promises()) {
                    List<Standing> standings = story.standings(promise);
                    if (!standings.isEmpty() && standings.get(i + 1).compareTo(standings.get(i)) > 0) {
                        marks.add(mark(story, promise, i, marks.size() < MOST_EXPLAINED));
                    }
                }
            }
        });
        return marks;
    }

    private Mark mark(Along story, Property promise, int i, boolean isExplained) {
        Standing after = story.standings(promise).get(i + 1);
        return new Mark(
                played.at(i).number(),
                promise.name(),
                played.mover(i),
                story.standings(promise).get(i),
                after,
                isExplained ? because(story, promise, i, after) : List.of());
    }

    private List<String> because(Along story, Property promise, int i, Standing after) {
        Happening one = played.at(i);
        Situation before = story.at(i);
        if (one.kind() == Happening.Kind.EFFECT && one.command().isPresent()) {
            Optional<Order> order = order(before, one.command().get());
            if (order.isPresent()) {
                return Hints.told(before.refutation(order.get(), promise), 1);
            }
        }
        return after == Standing.LOST
                ? List.of()
                : story.at(i + 1)
                        .lossByWaiting(promise)
                        .map(loss -> Hints.told(loss, 0))
                        .orElse(List.of());
    }

    private static Optional<Order> order(Situation situation, Step step) {
        return Thought.choice(situation, step).map(choice -> choice.order());
    }

    // ---- what was lost --------------------------------------------------------------------------------------------

    private List<Loss> losses() {
        List<Loss> losses = new ArrayList<>();
        for (Outcome.Promise promise : outcome.promises()) {
            if (!promise.isKept()) {
                losses.add(loss(promise));
            }
        }
        for (TimedBound bound : scenario.bounds()) {
            if (Scenario.measured(outcome, bound.measure()) > bound.mostMillis()) {
                losses.add(new Overrun(history, played, bound, this::next).loss());
            }
        }
        losses.sort(Comparator.comparingLong(Loss::again).thenComparingLong(Loss::millis));
        return losses;
    }

    private Optional<Loss> together(Attainment thinking) {
        int moments = played.story().moments().size();
        thinking.at(IntStream.rangeClosed(0, moments)
                .mapToObj(played.story()::before)
                .toList());
        List<Standing> standings = IntStream.rangeClosed(0, moments)
                .mapToObj(i -> thinking.at(played.story().before(i)).together())
                .toList();
        int certain = standings.lastIndexOf(Standing.CERTAIN);
        int last = certain < 0 ? standings.lastIndexOf(Standing.WITH_LUCK) : certain;
        return last < 0 || last == moments
                ? Optional.empty()
                : Optional.of(at(Review.ALL_PROMISES, last, next(played.story().before(last))));
    }

    private Loss loss(Outcome.Promise promise) {
        Property property = promise.property();
        String name = property.name();
        Optional<Lapse> lapse = along.flatMap(story -> story.lapses(property, Standing.WITH_LUCK).stream()
                .filter(one -> one.until().isEmpty())
                .findFirst());
        if (lapse.isPresent()) {
            return lapse.get().from().map(move -> loss(name, lapse.get(), move)).orElseGet(() -> fromTheStart(name));
        }
        if (promise.brokenBy().isPresent()) {
            return brokenBy(name, promise.brokenBy().getAsInt());
        }
        return since(property)
                .or(() -> played.end().map(end -> stopped(name, end)))
                .orElseGet(() -> fromTheStart(name));
    }

    /**
     * Where nobody knows what could still be kept: the move since which changes are lost. All else that is wanted in the end is not so for a while on any
     * good course, and nobody is to blame for that.
     */
    private Optional<Loss> since(Property property) {
        if (along.isPresent() || property != Properties.ONLY_DECLARED_CHANGES_LOST) {
            return Optional.empty();
        }
        int moments = played.story().moments().size();
        return IntStream.iterate(moments, i -> i > 0, i -> i - 1)
                .takeWhile(i -> !Played.holds(property, plan, played.story().before(i)))
                .filter(i -> Played.holds(property, plan, played.story().before(i - 1)))
                .mapToObj(i -> at(property.name(), i - 1, Optional.empty()))
                .findFirst();
    }

    private Loss at(String name, int moment, Optional<String> instead) {
        Happening one = played.at(moment);
        return new Loss(
                name,
                Optional.of(one.number()),
                one.millis(),
                played.mover(moment),
                one.who(),
                played.story().moments().get(moment).what(),
                instead,
                played.before(moment));
    }

    private Loss loss(String name, Lapse lapse, Move move) {
        Happening one = played.at(move.moment());
        Mover mover = played.mover(move.moment());
        // Nobody can know of a fault beforehand.
        Optional<FreeMove> free =
                mover == Mover.FAULT ? Optional.empty() : along.flatMap(story -> story.lastFreeMove(lapse));
        return new Loss(
                name,
                Optional.of(one.number()),
                one.millis(),
                mover,
                one.who(),
                move.what(),
                free.map(last -> words(lapse.promise(), last)),
                played.before(free.map(FreeMove::moment).orElse(move.moment())));
    }

    /** What the scenario's course or the game would do then is told rather than anything else that would do. */
    private String words(Property promise, FreeMove free) {
        return known(all -> new Thought(scenario, all, free.state()).keeping(promise))
                .or(() -> free.order().map(order -> new OrderWords(plan).of(order)))
                .orElse("wait");
    }

    private Loss brokenBy(String name, int number) {
        Happening one = history.happenings().get(number);
        return new Loss(
                name,
                Optional.of(number),
                one.millis(),
                Played.mover(one),
                one.who(),
                one.what(),
                Optional.empty(),
                one.millis());
    }

    /** It could still have been had when the operator stopped. */
    private Loss stopped(String name, Happening end) {
        return new Loss(
                name,
                Optional.of(end.number()),
                end.millis(),
                Mover.OPERATOR,
                Sentences.OPERATOR,
                switch (end.by()) {
                    case OPERATOR -> "says that the work is done before it is";
                    case INSTRUCTOR -> "is not ready when the instructor stops the rehearsal";
                    default -> "is not ready when the time is over";
                },
                next(played.story().last()),
                end.millis());
    }

    private Optional<String> next(SiteState state) {
        return known(all -> new Thought(scenario, all, state).inWords());
    }

    private Loss fromTheStart(String name) {
        return new Loss(
                name,
                Optional.empty(),
                0,
                Mover.PRODUCT,
                "the site",
                "was so from the beginning on",
                Optional.empty(),
                0);
    }

    // ---- courses --------------------------------------------------------------------------------------------------

    private List<String> solution() {
        return scenario.solution().lines().stream()
                .filter(Script.Do.class::isInstance)
                .map(Script.Do.class::cast)
                .map(done -> done.command().phrase(plan.serverName(done.target()), plan.serverName(done.at())))
                .toList();
    }

    /**
     * What the game would have done; empty where nothing was lost, or it does not know: it knows of no times, and of nothing that holds back what it
     * counts on.
     */
    private Optional<List<String>> best(OptionalLong again, List<Loss> losses) {
        boolean isTimed = losses.stream()
                .anyMatch(loss -> scenario.bounds().stream()
                        .anyMatch(bound -> bound.measure().key().equals(loss.what())));
        if (again.isEmpty() || isTimed || new HeldBack(scenario, history).isAnythingFrom(again.getAsLong())) {
            return Optional.empty();
        }
        return known(all ->
                all.of(scenario).thinking().map(game -> best(game, history.judgedAt(again.getAsLong() - 1))));
    }

    private static List<String> best(Attainment thinking, SiteState from) {
        Story course = thinking.at(from).course(MOST_MOMENTS);
        return course.moments().stream()
                .filter(moment -> moment.who().equals(Sentences.OPERATOR))
                .map(moment -> moment.what())
                .toList();
    }
}
