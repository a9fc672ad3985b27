/**
 * The game between the operator and everything else, without a procedure: is there any way from here, and is it certain?
 *
 * <p><b>The game.</b> A state is one of docs/model.md, "State", without the operator's place. The operator may give any command that is offered,
 * at any time, or wait. Everything else may happen at any time, too: what is enabled of the actions of the environment, and faults as far
 * as their budgets go. Whatever the operator decides, something else may come first; then the operator sees it, and decides anew. There are no
 * windows, so that no change that is made in the game is declared lost: all are equal. What was declared before stays so.
 *
 * <p><b>What counts as certain.</b> As in docs/model.md, "Always and eventually": faults strike as they like, but come to an end, and what is enabled
 * goes on at random. So <em>env(s)</em>, the states that an action of the environment leads to from s, all come some day where the site is in s again
 * and again, but none of them has to come at once; neither can be kept away. <em>fault(s)</em> may come, and need not. Of <em>order(s)</em>, what the
 * commands lead to, the operator chooses at most one. Let <em>G</em> be the goal, <em>S</em> what must always be. Then, with ν the greatest and μ the least fixpoint,
 *
 * <pre>
 *   Stay    = ν T.  G ∩ S ∩ {s : env(s) ⊆ T}
 *   Certain = ν X. μ Y.  {s ∈ S : env(s) ⊆ X, fault(s) ⊆ X, and s ∈ Stay or env(s) ∩ Y ≠ ∅ or order(s) ∩ X ∩ Y ≠ ∅}
 *   Luck    = μ Y.  Stay ∪ {s ∈ S : (env(s) ∪ fault(s) ∪ order(s)) ∩ Y ≠ ∅}
 *   Lost    = all others
 * </pre>
 *
 * <p><em>Stay</em> is where the operator may sit back: nothing but a fault leads out of the goal. Every bottom component in which some way to act stays within the
 * goal lies in it, as an operator who waits is free to. From <em>Certain</em> the operator reaches it with probability 1 against any faults, after which all
 * bottom components lie in the goal; from a state outside, no way to act does. A step that an <em>always</em> property of steps forbids is left
 * out; a state in which the environment may make one is in <em>Stay</em> and <em>Certain</em> never.
 *
 * <p><b>Commands.</b> With at most k commands, whatever happens, and back again after any fault that strikes later:
 *
 * <pre>
 *   W(k) = ν X. μ Y.  {s ∈ S : env(s) ⊆ X, fault(s) ⊆ X, and s ∈ Stay or s ∈ W(k−1) or env(s) ∩ Y ≠ ∅ or order(s) ∩ W(k−1) ≠ ∅}
 * </pre>
 *
 * <p>The least k of a state is its longest worst case, and a strategy that gives a command only where it leads to W(k−1) keeps to it. What is certain and in
 * no W(k) may take any number of commands.
 *
 * <p><b>Without changes.</b> What databases hold decides nothing but when the wizard's switch activates its target, and only for a while: the target streams, so
 * that what it lacks arrives with probability 1, and may arrive before anything else happens. No command's guard looks at it. So where neither goal nor safe set
 * looks at databases, a state stands where its like without any changes stands, and the game is far smaller.
 */
@NullMarked
package io.handover.explorer.game;

import org.jspecify.annotations.NullMarked;
