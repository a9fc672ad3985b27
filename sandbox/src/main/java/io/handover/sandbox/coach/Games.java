package io.handover.sandbox.coach;

import io.handover.analysis.attainment.Attainment;
import io.handover.analysis.attainment.Terms;
import io.handover.analysis.attainment.TooLargeException;
import io.handover.explorer.game.Board;
import io.handover.model.action.ActionKind;
import io.handover.model.procedure.Given;
import io.handover.model.procedure.Procedure;
import io.handover.model.property.Property;
import io.handover.model.site.Assumptions;
import io.handover.model.site.Scope;
import io.handover.model.state.Budget;
import io.handover.model.state.SiteState;
import io.handover.model.transition.Transitions;
import io.handover.sandbox.scenario.Scenario;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CancellationException;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.function.BooleanSupplier;

/**
 * The games that the coach asks, shared by all rehearsals of the same site, procedure and promises. So many are kept; those that were not asked
 * for the longest are given up first.
 */
final class Games {
    /** A game of three servers has about 100,000 states, and 200,000 once two of them cannot reach each other. */
    static final int MOST_STATES = 500_000;

    /** What a state takes, with all that was found out about it. */
    private static final int BYTES_A_STATE = 1_024;

    /** Each game is laid out twice; none takes more than half of what there is for all. */
    private static final int SHARE = 4;

    private final int most;
    private final int mostStates;
    private final long mostTogether;
    private final BooleanSupplier cancelled;
    private final Map<Key, Game> games = new LinkedHashMap<>(16, 0.75f, true);

    private final Map<String, KnownWay> ways = new LinkedHashMap<>(16, 0.75f, true);

    private record Key(Procedure procedure, List<String> servers, Assumptions assumptions, List<Property> promises) {}

    /** @param most how many are kept, 1 or more */
    Games(int most, BooleanSupplier cancelled) {
        this(most, Runtime.getRuntime().maxMemory() / 2, cancelled);
    }

    /** @param mostBytes what they may take together, about */
    Games(int most, long mostBytes, BooleanSupplier cancelled) {
        this(most, (int) Math.min(MOST_STATES, mostBytes / BYTES_A_STATE / SHARE), mostBytes, cancelled);
    }

    /** @param mostStates of a game with more nothing is known */
    Games(int most, int mostStates, long mostBytes, BooleanSupplier cancelled) {
        this.most = most;
        this.mostStates = mostStates;
        this.mostTogether = mostBytes / BYTES_A_STATE;
        this.cancelled = cancelled;
    }

    /** How many there are. */
    synchronized int size() {
        return games.size();
    }

    synchronized Game of(Scenario scenario) {
        Procedure procedure = scenario.setting().plan().procedure().withGiven(Given.NOTHING);
        Assumptions assumptions = scenario.setting().site().site().assumptions();
        Key key = new Key(procedure, scenario.setting().names(), assumptions, scenario.promises());
        Game game = games.computeIfAbsent(
                key,
                unknown -> new Game(
                        Terms.of(scenario.setting().plan(), assumptions)
                                .withPromises(scenario.promises())
                                .withMostStates(mostStates),
                        scenario.setting().start(),
                        cancelled));
        forgetOldest(games);
        while (games.size() > 1 && states() > mostTogether) {
            forgetFirst(games);
        }
        return game;
    }

    private long states() {
        return games.values().stream().mapToLong(Game::states).sum();
    }

    /** All of them are given up. */
    synchronized void forget() {
        games.clear();
        ways.clear();
    }

    /** The way that a scenario's own course takes. */
    synchronized KnownWay way(Scenario scenario) {
        KnownWay way = ways.computeIfAbsent(scenario.name(), unknown -> new KnownWay(scenario));
        forgetOldest(ways);
        return way;
    }

    private <K> void forgetOldest(Map<K, ?> known) {
        if (known.size() > most) {
            forgetFirst(known);
        }
    }

    private static <K> void forgetFirst(Map<K, ?> known) {
        Iterator<K> oldest = known.keySet().iterator();
        oldest.next();
        oldest.remove();
    }

    /** One of them, laid out when it is first asked. */
    static final class Game {
        /** So many states of rehearsals that were not laid out before are laid out together. */
        private static final int MOST_STARTS = 32;

        private final Terms terms;
        private final SiteState start;
        private final BooleanSupplier cancelled;
        private final List<SiteState> starts;

        /** Of more servers than can be thought through in seconds nothing is known, and that is said at once. */
        private final boolean hasTooManyServers;

        /** From which the game has too many states, even without what others began from. */
        private final Set<SiteState> tooLarge = new LinkedHashSet<>();

        private Optional<Attainment> watching = Optional.empty();
        private boolean isLayingOut;
        private Optional<Attainment> thinking = Optional.empty();
        private boolean isTooLarge;

        private final Object thought = new Object();

        private volatile int statesWatched;
        private volatile int statesThought;

        Game(Terms terms, SiteState start, BooleanSupplier cancelled) {
            this.terms = terms;
            this.start = start;
            this.cancelled = cancelled;
            this.starts = starts(terms, start);
            this.hasTooManyServers = start.servers() > Board.MOST_SERVERS_IN_SECONDS;
        }

        /** How many states are laid out, of all that was asked. */
        private int states() {
            return statesWatched + statesThought;
        }

        /**
         * Answers at once, about each promise by itself. Where a state is not laid out, that is done elsewhere, and meanwhile nothing is known of it.
         *
         * @param elsewhere lays out; may do it at once
         */
        Optional<Attainment> watching(SiteState state, Executor elsewhere) {
            Optional<Attainment> known = knowing(state);
            if (known.isPresent() || !begins(state)) {
                return known;
            }
            try {
                elsewhere.execute(this::layOut);
            } catch (RejectedExecutionException closed) {
                return Optional.empty();
            }
            return knowing(state);
        }

        private Optional<Attainment> knowing(SiteState state) {
            Optional<Attainment> present;
            synchronized (this) {
                present = watching;
            }
            return present.filter(game -> game.knows(state));
        }

        private synchronized boolean begins(SiteState state) {
            if (isLayingOut || hasTooManyServers || tooLarge.contains(state)) {
                return false;
            }
            isLayingOut = true;
            if (starts.size() >= MOST_STARTS) {
                forgetOthers();
            }
            starts.add(state);
            return true;
        }

        private void forgetOthers() {
            starts.retainAll(starts(terms, start));
        }

        private void layOut() {
            List<SiteState> all;
            synchronized (this) {
                all = List.copyOf(starts);
            }
            SiteState asked = all.get(all.size() - 1);
            Optional<Attainment> laidOut = Optional.empty();
            boolean isTooMuch = false;
            try {
                laidOut = laidOut(all).or(() -> laidOut(withoutOthers(asked)));
                isTooMuch = laidOut.isEmpty();
            } catch (CancellationException closed) {
                isTooMuch = false;
            }
            laidOut.ifPresent(game -> statesWatched = game.states());
            synchronized (this) {
                watching = laidOut.or(() -> watching);
                if (isTooMuch) {
                    starts.remove(asked);
                    tooLarge.add(asked);
                    forgetOldest(tooLarge);
                }
                isLayingOut = false;
            }
        }

        private synchronized List<SiteState> withoutOthers(SiteState asked) {
            forgetOthers();
            starts.add(asked);
            return List.copyOf(starts);
        }

        private Optional<Attainment> laidOut(List<SiteState> all) {
            try {
                Attainment next = Attainment.of(terms, all, cancelled);
                next.at(start).standings();
                return Optional.of(next);
            } catch (TooLargeException | OutOfMemoryError large) {
                return Optional.empty();
            }
        }

        private static void forgetOldest(Set<SiteState> known) {
            if (known.size() > MOST_STARTS) {
                known.remove(known.iterator().next());
            }
        }

        /**
         * Takes its time: asked also about several promises at once, and about states that have to be laid out first. Apart from the other, as who asks
         * waits for who else does.
         *
         * @return empty where it would have too many states
         */
        Optional<Attainment> thinking() {
            synchronized (thought) {
                if (thinking.isEmpty() && !hasTooManyServers && !isTooLarge) {
                    try {
                        thinking = Optional.of(Attainment.of(terms, starts(terms, start), cancelled));
                    } catch (TooLargeException | OutOfMemoryError large) {
                        isTooLarge = true;
                    }
                }
                statesThought = thinking.map(Attainment::states).orElse(0);
                return thinking;
            }
        }

        /** The start, and as it would be had a server just crashed: so crashes lead to nothing that is not laid out. */
        private static List<SiteState> starts(Terms terms, SiteState start) {
            int servers = start.servers();
            Transitions transitions = new Transitions(
                    terms.plan(), new Scope(servers, start.maxChanges(), 1, 0, 0, 0), terms.assumptions());
            List<SiteState> starts = new ArrayList<>(List.of(start));
            for (int s = 0; s < servers; s++) {
                SiteState crashed = start.copy();
                crashed.setBudget(Budget.CRASHES, 1);
                int crash = ActionKind.CRASH.number(s);
                if (transitions.isEnabled(crashed, crash)) {
                    transitions.apply(crashed, crash);
                    starts.add(crashed);
                }
            }
            return starts;
        }
    }
}
