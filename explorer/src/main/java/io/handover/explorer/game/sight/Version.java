package io.handover.explorer.game.sight;

import io.handover.explorer.game.Arena;
import io.handover.explorer.game.Objective;
import io.handover.explorer.game.Rules;
import io.handover.explorer.graph.Moves;
import io.handover.model.state.SiteState;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import java.util.stream.LongStream;

/**
 * How a game is played for who sees little: what states are, and what is seen of them ("Changes" on the package's page).
 *
 * @param start what a state of the arena is here at the start
 * @param moves between states
 * @param look what is seen of a state
 */
record Version(UnaryOperator<SiteState> start, Moves moves, Function<SiteState, ?> look) {
    Version(Moves moves, Function<SiteState, ?> look) {
        this(SiteState::copy, moves, look);
    }

    /** What is seen is neither more nor less than what clients and alarms show; empty where no such version is known. */
    static Optional<Version> exact(Arena arena, Objective objective) {
        Rules rules = arena.rules();
        Seen.Look look = new Seen.Look(rules.scope().servers());
        if (!objective.keepsChanges()) {
            return Optional.of(new Version(Version::bare, withoutChanges(arena), look::at));
        }
        if (!rules.anyNumberOfChanges()) {
            return Optional.of(new Version(arena.wholeMoves(), look::at));
        }
        return rules.scope().servers() == 2 && rules.givenUp().isEmpty()
                ? Optional.of(new Version(arena.moves(), look::at))
                : Optional.empty();
    }

    /** No two servers are compared: less is seen. */
    static Version withoutComparing(Arena arena) {
        Seen.Look look = new Seen.Look(arena.rules().scope().servers());
        return new Version(arena.moves(), state -> look.at(bare(state)));
    }

    /** All databases are seen: more is seen. */
    static Version withDatabases(Arena arena) {
        Seen.Look look = new Seen.Look(arena.rules().scope().servers());
        return new Version(arena.moves(), state -> List.of(look.at(bare(state)), databases(state)));
    }

    private static List<Long> databases(SiteState state) {
        return LongStream.range(0, state.servers())
                .map(s -> state.database((int) s))
                .boxed()
                .toList();
    }

    private static Moves withoutChanges(Arena arena) {
        Moves moves = arena.moves();
        return (state, sink) -> moves.from(state, (action, after) -> {
            SiteState left = bare(after);
            if (!left.equals(state)) {
                sink.move(action, left);
            }
        });
    }

    private static SiteState bare(SiteState state) {
        SiteState bare = state.copy();
        while (bare.changes() > 0) {
            bare.removeChange(0);
        }
        return bare;
    }
}
