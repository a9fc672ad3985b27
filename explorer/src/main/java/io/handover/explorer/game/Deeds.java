package io.handover.explorer.game;

import io.handover.model.state.SiteState;
import io.handover.model.transition.Transitions;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * What the moves of a board do to what is kept beside its structures, as numbers: moves with the same number do the same. Written down move by
 * move while the board is built.
 */
final class Deeds {
    /** That of moves which leave what is kept alone. */
    static final int NONE = 0;

    private static final int EFFECTS = Transitions.LEDGER_EFFECTS + 5;

    /**
     * What a deed is.
     *
     * @param source a structure in which it happens, the first that was met
     * @param action what happens there
     * @param deactivated the servers, as a set, that are no longer in Active mode then
     * @param way how the servers change places afterwards ({@link Alikes#places})
     */
    record Deed(SiteState source, int action, int deactivated, int way) {}

    private final int servers;
    private final int ways;
    private final boolean effectsCount;
    private final int[] numbers;
    private final List<Deed> deeds = new ArrayList<>();
    private char[] byMove = new char[1_024];
    private int moves;

    /** @param ways how many ways there are to change places */
    Deeds(SiteState shape, int ways) {
        this.servers = shape.servers();
        this.ways = ways;
        this.effectsCount = servers <= Holdings.MOST_SERVERS;
        this.numbers = new int[EFFECTS * ways << servers];
        deeds.add(new Deed(shape, 0, 0, 0));
    }

    /**
     * Writes down the next move.
     *
     * @param effect a number for what it does to the ledger, as {@link Transitions#ledgerEffect}
     */
    void add(SiteState source, int action, int effect, int deactivated, int way) {
        int key = ((effectsCount ? effect : 0) * ways + way << servers) + deactivated;
        if (key != 0 && numbers[key] == 0) {
            numbers[key] = deeds.size();
            deeds.add(new Deed(source.copy(), action, deactivated, way));
        }
        if (moves == byMove.length) {
            byMove = Arrays.copyOf(byMove, 2 * moves);
        }
        byMove[moves++] = (char) numbers[key];
    }

    int ofMove(int move) {
        return byMove[move];
    }

    List<Deed> all() {
        return deeds;
    }
}
