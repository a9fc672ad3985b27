/**
 * What can still be kept: the one place that asks the game ({@code io.handover.explorer.game}) on behalf of people.
 *
 * <p><b>Standing.</b> Of each promise, in each state of a site, an {@code Attainment} tells whether the operator can keep it for <em>certain</em>,
 * only <em>with luck</em>, or whether it is <em>lost</em>; and which command is best for all of them together. The board of the game is shared by all
 * promises and solved for one of them, or for several at once, when that is first asked.
 *
 * <p><b>What is promised is promised of the site.</b> {@code procedure-completes} is about a procedure and plays no part: in the game there is none.
 *
 * <p><b>Not all at once.</b> Where the promises cannot all be kept, those are kept that are the most important ({@code Importance}), and it is told
 * which are left to luck and which are given up.
 *
 * <p><b>Sight.</b> All answers assume that the operator sees the state that the site is in, but for {@code BySight}: how he stands who sees only what clients and
 * alarms show ({@code io.handover.explorer.game.sight}), and knows in which states the site may be. That is never better; where it is worse, two states
 * are told that he cannot tell apart ({@code Differences}). Where several states are possible, an answer holds in each of them.
 *
 * <p><b>Along a story</b> ({@code Along}) the standings of each promise change with each moment. What was violated is lost from then on, whatever the site can
 * still become. A budget of faults that is left before a moment is what the story still brings, and what may come beyond it: so what is certain at a
 * moment is certain in spite of what then happened.
 */
@NullMarked
package io.handover.analysis.attainment;

import org.jspecify.annotations.NullMarked;
