package io.handover.executor.lookahead;

import io.handover.analysis.attainment.Attainment;
import io.handover.analysis.attainment.Situation;
import io.handover.analysis.attainment.Terms;
import io.handover.analysis.attainment.TooLargeException;
import io.handover.explorer.game.Board;
import io.handover.explorer.game.Order;
import io.handover.explorer.game.Standing;
import io.handover.model.command.Commands;
import io.handover.model.procedure.Step;
import io.handover.model.property.Property;
import io.handover.model.state.SiteState;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/**
 * How the promises stand by the game, whatever commands are given, if nothing fails. Where its states are too many, that is not known any more; then only
 * what becomes of them without any command is, of which there are few.
 */
final class Standings {
    /** Three servers without faults have a third of it, from wherever they begin; four have many times as much. */
    private static final int MOST_STATES = 300_000;

    private final Terms terms;
    private Optional<Attainment> game = Optional.empty();
    private boolean isTooLarge;

    Standings(Terms terms) {
        this.terms = terms.withMostStates(MOST_STATES);
        this.isTooLarge = terms.plan().serverNames().size() > Board.MOST_SERVERS_IN_SECONDS;
    }

    /**
     * How each promise stands; with luck where it does not stand the same in all of some states, as it is not known in which of them the site is.
     *
     * @return empty where it is not known
     */
    Optional<Map<Property, Standing>> in(List<SiteState> states) {
        return at(states, Situation::standings);
    }

    /** The same once a command has had its effect that is offered in each of the states. */
    Optional<Map<Property, Standing>> after(List<SiteState> states, Step command) {
        return at(states, situation -> situation.after(new Order.Give(command)));
    }

    /** The same where no command is given any more. */
    Optional<Map<Property, Standing>> byWaiting(List<SiteState> states) {
        try {
            return Optional.of(inAll(
                    Attainment.of(terms.without(Commands.ALL), states, () -> false), states, Situation::standings));
        } catch (TooLargeException unknown) {
            return Optional.empty();
        }
    }

    private Optional<Map<Property, Standing>> at(
            List<SiteState> states, Function<Situation, Map<Property, Standing>> asked) {
        if (isTooLarge) {
            return Optional.empty();
        }
        try {
            Attainment known = game.isPresent() ? game.get() : Attainment.of(terms, states, () -> false);
            game = Optional.of(known);
            return Optional.of(inAll(known, states, asked));
        } catch (TooLargeException unknown) {
            isTooLarge = true;
            game = Optional.empty();
            return Optional.empty();
        }
    }

    private static Map<Property, Standing> inAll(
            Attainment game, List<SiteState> states, Function<Situation, Map<Property, Standing>> asked) {
        game.at(states); // grows once for all of them
        Map<Property, Standing> all = new LinkedHashMap<>();
        for (SiteState state : states) {
            asked.apply(game.at(state))
                    .forEach((property, standing) ->
                            all.merge(property, standing, (one, other) -> one == other ? one : Standing.WITH_LUCK));
        }
        return all;
    }
}
