/**
 * Is there any procedure at all that keeps what is asked for? Either one is found and proved, or it is said why there is none.
 *
 * <p><b>Whether there is one</b> is decided by the game ({@code io.handover.explorer.game}): a procedure is one way to act, so that where an operator who
 * sees everything and may give any command at any time is not certain to keep what is asked, none does. Then a smallest core of what was asked
 * is told that makes it impossible, how the others refute the best that can be done, and what single change would lift it.
 *
 * <p><b>The main course</b> is a usual way to the goal ({@code io.handover.analysis.way}) with the fewest commands, which never leaves what is certain; of
 * several the one that is most like a given procedure, then the quickest in simulated runs.
 *
 * <p><b>What it needs beside that</b>, checks, what-if branches, declarations, is found from counterexamples: the explorer shows how the procedure
 * breaks a promise, changes that may mend that are tried, among them branches whose steps are what the game's strategy does there, and the one that
 * is best goes in. What is not needed after all is taken out again.
 *
 * <p>What is handed out is proved by the explorer in a stated scope. The game and the search only say where to look.
 */
@NullMarked
package io.handover.analysis.synthesis;

import org.jspecify.annotations.NullMarked;
