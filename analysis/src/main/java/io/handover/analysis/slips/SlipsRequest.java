package io.handover.analysis.slips;

import io.handover.analysis.subject.Subject;

/**
 * What is asked about slips.
 *
 * @param subject the procedure on its site
 * @param changes how many changes are made at most; fewer where the states would be too many
 * @param mostStates how many states are visited at most, 1 or more: of the procedure itself, and again of what follows the slips
 * @param barriers for how many of the worst slips a barrier is looked for, 0 or more
 * @param command the command that asks for the same again
 * @param replay the command that replays a path, but for the token
 */
public record SlipsRequest(Subject subject, int changes, int mostStates, int barriers, String command, String replay) {}
