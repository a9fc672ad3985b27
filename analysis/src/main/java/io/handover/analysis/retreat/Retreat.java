package io.handover.analysis.retreat;

import io.handover.explorer.game.Standing;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * The way back from one moment.
 *
 * @param standing whether it is certain; empty where that is not known
 * @param mostCommands where it is certain, with how many commands at most in the worst case, of those that the game
 *     was played with; empty where there is no such bound
 * @param way the usual way; empty where none is, or none was found within the bound
 */
public record Retreat(Optional<Standing> standing, OptionalInt mostCommands, Optional<WayBack> way) {}
