/**
 * What to do about what was found: patches of the written procedure that were applied, explored and run before they are offered, or
 * the reason why none helps.
 *
 * <p>What-if branches come from two sides. Where a procedure has come to rest and should not have, the game's strategy says what to do there
 * ({@code Strategist}); the rest are what operators usually write, as a strategy looks at one state, and a branch has to be watched for long before it, or
 * needs another one beside it. Where no patch helps it is said what no procedure can do ({@link io.handover.analysis.advice.Limits}).
 */
@NullMarked
package io.handover.analysis.advice;

import org.jspecify.annotations.NullMarked;
