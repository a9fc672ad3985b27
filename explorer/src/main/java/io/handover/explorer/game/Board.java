package io.handover.explorer.game;

import io.handover.explorer.graph.StateGraph;
import io.handover.model.state.SiteState;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BooleanSupplier;

/**
 * All structures of a game, states without changes and window, that can come up from some, with all moves between them. It takes some
 * hundred bytes a structure; one board does for any number of objectives.
 */
public final class Board {
    /**
     * On a site of at most so many servers the game of all commands takes seconds and some hundred megabytes. With one more it has many times as many
     * structures, so that even a part of it, which decides nothing, takes minutes: who answers beside other work does not begin it.
     */
    public static final int MOST_SERVERS_IN_SECONDS = 3;

    /**
     * What decides which moves there are within a structure, by which only values change.
     *
     * @param upActive the servers that are up and active
     * @param active the servers in Active mode
     * @param streaming who replicates from whom
     */
    record Shape(int upActive, int active, int streaming) {}

    private final Arena arena;
    private final StateGraph graph;
    private final Optional<Backward> backward;
    private final List<Shape> shapes = new ArrayList<>();
    private final int[] shapeOf;

    private Board(Arena arena, StateGraph graph, Deeds deeds) {
        this.arena = arena;
        this.graph = graph;
        this.backward = graph.isComplete() ? Optional.of(new Backward(arena, graph, deeds)) : Optional.empty();
        this.shapeOf = new int[graph.states()];
        Map<Shape, Integer> numbers = new LinkedHashMap<>();
        SiteState state = graph.state(0);
        for (int i = 0; i < shapeOf.length; i++) {
            graph.read(i, state);
            Shape shape = new Shape(state.upActive(), state.active(), state.streamingPairs());
            shapeOf[i] = numbers.computeIfAbsent(shape, unknown -> {
                shapes.add(unknown);
                return shapes.size() - 1;
            });
        }
    }

    /**
     * Visits all structures from some states on, or the first {@code most}.
     *
     * @param starts states of the arena ({@link Arena#enter}), at least one; not changed
     * @param most how many are kept at most, 1 or more
     * @param cancelled asked often
     * @throws java.util.concurrent.CancellationException where it was cancelled
     */
    public static Board of(Arena arena, List<SiteState> starts, int most, BooleanSupplier cancelled) {
        List<SiteState> represented = starts.stream()
                .map(arena::structure)
                .peek(arena.alikes()::represent)
                .distinct()
                .toList();
        Deeds deeds =
                new Deeds(arena.structural().initialState(), arena.alikes().ways());
        StateGraph graph = StateGraph.of(arena.packing(), represented, arena.structureMoves(deeds, cancelled), most);
        return new Board(arena, graph, deeds);
    }

    public Arena arena() {
        return arena;
    }

    StateGraph graph() {
        return graph;
    }

    /** Of a complete board. */
    Backward backward() {
        return backward.orElseThrow();
    }

    List<Shape> shapes() {
        return shapes;
    }

    /** The number of the shape of a structure. */
    int shapeOf(int structure) {
        return shapeOf[structure];
    }

    /** How many structures there are. */
    public int states() {
        return graph.states();
    }

    /** How many moves there are between them. */
    public int moves() {
        return graph.moves();
    }

    /** Whether no structure is left out; only then can a game be decided. */
    public boolean isComplete() {
        return graph.isComplete();
    }

    /** Whether a state of the arena is on it. */
    public boolean contains(SiteState state) {
        return place(state).structure() != StateGraph.NONE;
    }

    /**
     * Where a state is on a board.
     *
     * @param structure the number of its structure's representative, or {@link StateGraph#NONE}
     * @param way how its servers change places to become that
     */
    record Place(int structure, int way) {}

    Place place(SiteState state) {
        SiteState structure = arena.structure(state);
        int way = arena.alikes().represent(structure);
        return new Place(graph.numberOf(structure), way);
    }
}
