package io.handover.emulator.site;

import io.handover.model.procedure.Step;
import io.handover.model.state.SiteState;
import java.util.OptionalInt;

/**
 * Is told what happens on a live site, in order and within the call that lets it happen. A state that is handed over is the site's own and
 * changes afterwards: copy what is kept. A witness must not call the site.
 */
public interface Witness {
    /** Sees nothing. */
    Witness NONE = new Witness() {};

    /**
     * An action has happened, by itself or because somebody let it.
     *
     * @param action its number
     * @param after the state after it
     */
    default void happened(long atMillis, int action, SiteState after) {}

    /**
     * A command was accepted, and is under way now.
     *
     * @param contacted the server whose API it was given through; empty where it was given otherwise
     */
    default void accepted(long atMillis, Step command, OptionalInt contacted) {}

    /**
     * A command that was accepted has taken effect.
     *
     * @param after the state after it
     */
    default void tookEffect(long atMillis, Step command, SiteState after) {}

    /** A command that was accepted comes to nothing: its guard holds no more, or the server that it was given to has gone down. */
    default void cameToNothing(long atMillis, Step command) {}

    /**
     * A server has polled the others.
     *
     * @param unheard those of which it heard nothing
     * @param state what there was to see
     */
    default void polled(long atMillis, int server, int unheard, SiteState state) {}
}
