/**
 * Every reachable state of a plan under a scope: counts, verdicts of the properties, shortest counterexamples. How, with a drawing, is on
 * the page docs/explorer.md; its words are these:
 *
 * <ul>
 *   <li>The <em>ledger</em> of a state is which changes there are, which of them are declared lost, and which database holds which; its
 *       <em>budgets</em> are what faults are left; its <em>structure</em> is all the rest.
 *   <li>A pair of ledger and budgets has a <em>lane</em>, 0 to 63, in a <em>block</em>. A <em>bundle</em> is states of one structure and one
 *       block, as a bit a lane: what they lead to is found for all of them at once.
 *   <li>A <em>row</em> says once what can happen in a structure: the structures that actions lead to, and their <em>effects</em> on ledgers.
 *   <li>A <em>slot</em> keeps which lanes of a structure and block were visited, and which of them are <em>fresh</em>: of the <em>level</em>
 *       that is being found. A level is the states that are equally far from the starts.
 *   <li>A state <em>settles</em> if progress leads from it to a state <em>at rest</em>, without progress actions. The <em>first pass</em>
 *       visits and judges; the <em>second pass</em>, where it is needed, settles states and finds where the site goes round for ever.
 * </ul>
 */
@NullMarked
package io.handover.explorer.search;

import org.jspecify.annotations.NullMarked;
