package io.handover.analysis.guidance;

import io.handover.analysis.attainment.Sight;
import io.handover.analysis.attainment.Terms;
import io.handover.analysis.subject.Subject;

/**
 * What advice is asked for.
 *
 * @param subject the procedure on its site; where there is none, the site with a plan without steps
 * @param terms within which bounds
 * @param about what about
 * @param sight for whom
 * @param runs how many simulated runs tell how long a way back takes, 1 or more
 * @param seed decides every random choice of these runs
 * @param threads how many work on them, 1 or more
 * @param command the command that asks for the same again
 */
public record GuidanceRequest(
        Subject subject, Terms terms, About about, Sight sight, int runs, long seed, int threads, String command) {}
