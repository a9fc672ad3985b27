/**
 * What somebody who looks over the operator's shoulder can tell: what can still be kept, what to do next, and afterwards which move gave
 * what away.
 *
 * <p><b>Of the present.</b> What can be kept is what {@code analysis.attainment} says of the state that the site is in: certain is certain whatever the product and the
 * administrators do, but for further faults; so the bars are those that {@code handover advise} shows for that state. What a rehearsal broke is lost for good.
 *
 * <p><b>Hints</b> follow the scenario's own course as long as that loses nothing, and the game where it knows nothing more; so who is off the course is led on from where
 * he is.
 *
 * <p><b>Afterwards</b> only what came of it is scored, so that any right course gets full marks. For all that was not kept it is told by whose move, and where to begin
 * again for a better try. Times that were too long are told by their beginnings.
 *
 * <p><b>Where nobody knows</b> what could still be kept, as there is no coach or the site has too many servers, the same is told but for that: what was lost, and by
 * whose move as far as what came of it shows that.
 *
 * <p><b>Lessons</b> are made of what checks, explorations and slips found, where a moment of it is a puzzle: nothing is lost yet, it is clear what is best, and whoever does
 * it does not need more luck than the lesson has. What was failed comes again until it is passed.
 */
@NullMarked
package io.handover.sandbox.coach;

import org.jspecify.annotations.NullMarked;
