package io.handover.sandbox.coach;

import io.handover.analysis.attainment.Attainment;
import io.handover.analysis.attainment.Terms;
import io.handover.analysis.attainment.TooLargeException;
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
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;

/**
 * The games that the coach asks, shared by all rehearsals of the same site, procedure and promises. So many are kept; those that were not asked
 * for the longest are given up first.
 */
final class Games {
    /** A game of three servers has about 100,000 states, and 200,000 once two of them cannot reach each other; each takes about two kilobytes. */
    private static final int MOST_STATES = 500_000;

    private final int most;
    private final BooleanSupplier cancelled;
    private final Map<Key, Game> games = new LinkedHashMap<>(16, 0.75f, true);

    private final Map<String, KnownWay> ways = new LinkedHashMap<>(16, 0.75f, true);

    private record Key(Procedure procedure, List<String> servers, Assumptions assumptions, List<Property> promises) {}

    /** @param most how many are kept, 1 or more */
    Games(int most, BooleanSupplier cancelled) {
        this.most = most;
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
                                .withMostStates(MOST_STATES),
                        scenario.setting().start(),
                        cancelled));
        forgetOldest(games);
        return game;
    }

    /** The way that a scenario's own course takes. */
    synchronized KnownWay way(Scenario scenario) {
        KnownWay way = ways.computeIfAbsent(scenario.name(), unknown -> new KnownWay(scenario));
        forgetOldest(ways);
        return way;
    }

    private <K> void forgetOldest(Map<K, ?> known) {
        if (known.size() > most) {
            Iterator<K> oldest = known.keySet().iterator();
            oldest.next();
            oldest.remove();
        }
    }

    /** One of them, laid out when it is first asked. */
    static final class Game {
        /** Answers at once: asked about each promise by itself. */
        private final Lazy watching;

        /** Takes its time: asked about several promises at once. Apart from the other one, as who asks either waits for who else does. */
        private final Lazy thinking;

        Game(Terms terms, SiteState start, BooleanSupplier cancelled) {
            List<SiteState> starts = starts(terms, start);
            this.watching = new Lazy(() -> Attainment.of(terms, starts, cancelled));
            this.thinking = new Lazy(() -> Attainment.of(terms, starts, cancelled));
        }

        /** Empty where it would have too many states. */
        Optional<Attainment> watching() {
            return watching.get();
        }

        /** Empty where it would have too many states. */
        Optional<Attainment> thinking() {
            return thinking.get();
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

    /** Something that is made once, or cannot be made. */
    private static final class Lazy {
        private final Supplier<Attainment> maker;
        private Optional<Attainment> made = Optional.empty();
        private boolean isTooLarge;

        Lazy(Supplier<Attainment> maker) {
            this.maker = maker;
        }

        synchronized Optional<Attainment> get() {
            if (made.isEmpty() && !isTooLarge) {
                try {
                    made = Optional.of(maker.get());
                } catch (TooLargeException tooLarge) {
                    isTooLarge = true;
                }
            }
            return made;
        }
    }
}
