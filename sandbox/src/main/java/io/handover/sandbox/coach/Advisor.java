package io.handover.sandbox.coach;

import io.handover.analysis.attainment.Attainment;
import io.handover.analysis.attainment.TooLargeException;
import io.handover.explorer.game.Standing;
import io.handover.model.property.Property;
import io.handover.model.state.SiteState;
import io.handover.sandbox.rehearsal.Happening;
import io.handover.sandbox.rehearsal.History;
import io.handover.sandbox.rehearsal.Outcome;
import io.handover.sandbox.scenario.Scenario;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;

/** The coach who asks the game: what he says is so, whatever happens but further faults. */
public final class Advisor implements Coach, AutoCloseable {
    /** So many games are kept unless somebody says otherwise, and fewer where there is little memory. */
    private static final int USUAL_GAMES = 4;

    private final Games games;
    private final List<ExecutorService> own;
    private final Executor watching;
    private final Executor thinking;
    private volatile boolean isClosed;

    public Advisor() {
        this(USUAL_GAMES);
    }

    /**
     * Somebody who thinks in the background.
     *
     * @param mostGames for how many different scenarios he remembers what he found out, 1 or more
     */
    public Advisor(int mostGames) {
        this(mostGames, List.of(worker("coach watching"), worker("coach thinking")));
    }

    private Advisor(int mostGames, List<ExecutorService> own) {
        this.games = new Games(mostGames, () -> isClosed);
        this.own = own;
        this.watching = own.get(0);
        this.thinking = own.get(1);
    }

    private Advisor(int mostGames, Executor atOnce) {
        this.games = new Games(mostGames, Games.MOST_STATES, Long.MAX_VALUE, () -> isClosed);
        this.own = List.of();
        this.watching = atOnce;
        this.thinking = atOnce;
    }

    /** Who lets everybody wait until he knows. */
    static Advisor patient(int mostGames) {
        return new Advisor(mostGames, (Executor) Runnable::run);
    }

    private static ExecutorService worker(String name) {
        return Executors.newSingleThreadExecutor(task -> {
            Thread thread = new Thread(task, name);
            thread.setDaemon(true);
            return thread;
        });
    }

    Games games() {
        return games;
    }

    @Override
    public void prepare(Scenario scenario) {
        Games.Game game = games.of(scenario);
        SiteState start = scenario.setting().start();
        game.watching(start, watching);
        try {
            thinking.execute(() -> think(game, start));
        } catch (RejectedExecutionException closed) {
            return;
        }
    }

    private static void think(Games.Game game, SiteState start) {
        try {
            game.thinking().ifPresent(thinking -> thinking.at(start).together());
        } catch (CancellationException closed) {
            return;
        }
    }

    @Override
    public List<Bar> outlook(Scenario scenario, SiteState state, Outcome soFar) {
        try {
            return games.of(scenario)
                    .watching(state, watching)
                    .map(game -> bars(scenario, game, state, soFar))
                    .orElse(List.of());
        } catch (CancellationException closed) {
            return List.of();
        }
    }

    private static List<Bar> bars(Scenario scenario, Attainment game, SiteState state, Outcome soFar) {
        Map<Property, Standing> standings = game.at(state).standings();
        List<Bar> bars = new ArrayList<>();
        for (Property promise : scenario.promises()) {
            Standing standing = standings.get(promise);
            if (standing != null) {
                boolean isBroken = !promise.isEventual() && !soFar.keeps(promise);
                bars.add(new Bar(promise.name(), isBroken ? Standing.LOST : standing));
            }
        }
        return bars;
    }

    @Override
    public List<Review.Mark> marks(Scenario scenario, Happening effect, Outcome soFar) {
        try {
            return games.of(scenario)
                    .watching(effect.judgedBefore(), watching)
                    .map(game -> new Marks(effect, soFar).of(game))
                    .orElse(List.of());
        } catch (CancellationException closed) {
            return List.of();
        }
    }

    @Override
    public Optional<String> hint(Scenario scenario, SiteState state, int grade) {
        try {
            return new Hints(scenario, games, state).of(grade);
        } catch (CancellationException | TooLargeException unknown) {
            return Optional.empty();
        }
    }

    @Override
    public Review review(Scenario scenario, History history, Outcome outcome, int hints) {
        return new Debrief(scenario, history, outcome, Optional.of(games)).review(hints);
    }

    /** Whoever still thinks stops. */
    @Override
    public void close() {
        isClosed = true;
        own.forEach(ExecutorService::shutdownNow);
        games.forget();
    }
}
