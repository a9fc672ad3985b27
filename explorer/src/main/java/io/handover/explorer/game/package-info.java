/**
 * The game between the operator and everything else, without a procedure: is there any way from here, and is it certain?
 *
 * <p><b>The game.</b> A state is one of docs/model.md, "State"; of the operator's place it knows only in which part the window is (below). The operator may give any command
 * that is offered, at any time, or wait. Everything else may happen at any time, too: what is enabled of the actions of the environment, and faults as far
 * as their budgets go. Whatever the operator decides, something else may come first; then the operator sees it, and decides anew.
 *
 * <p><b>Changes.</b> Either exactly K more are made, as in docs/model.md: then <em>Change</em> is an action of the environment, and all of them come some day. Or any number: then a
 * change may come and need not, as a fault without a budget, so that nobody can count on there being no further one, nor on there being one.
 *
 * <p><b>What is given up.</b> Where that is allowed ({@link GivenUp}), there is a window of one server's time. At first it is not open. To open it is an order that changes
 * nothing else, offered while that server is in Active mode. Once it is open and the server is no longer in Active mode, it is closed, and stays so. A change that is made at
 * the server while the window is open is declared lost; the server and one other may be active together as long as the window is not closed.
 *
 * <p><b>What counts as certain.</b> As in docs/model.md, "Always and eventually": faults strike as they like, but come to an end, and what is enabled
 * goes on at random. So <em>env(s)</em>, the states that an action of the environment leads to from s, all come some day where the site is in s again
 * and again, but none of them has to come at once; neither can be kept away. <em>fault(s)</em> may come, and need not. Of <em>order(s)</em>, what the
 * commands, and opening the window, lead to, the operator chooses at most one. Let <em>G</em> be the goal, <em>S</em> what must always be. Then, with ν the greatest and μ the
 * least fixpoint,
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
 * <p><b>Commands.</b> With at most k orders, whatever happens, and back again after any fault that strikes later:
 *
 * <pre>
 *   W(k) = ν X. μ Y.  {s ∈ S : env(s) ⊆ X, fault(s) ⊆ X, and s ∈ Stay or s ∈ W(k−1) or env(s) ∩ Y ≠ ∅ or order(s) ∩ W(k−1) ≠ ∅}
 * </pre>
 *
 * <p>The least k of a state is its longest worst case, and a strategy that gives an order only where it leads to W(k−1) keeps to it. What is certain and in
 * no W(k) may take any number.
 *
 * <p><b>Structures and values.</b> All of this is played on <em>structures</em>, states without changes and window, beside each of which stands a set of <em>values</em>, as bits: what the databases hold,
 * how many changes are yet to come, and the window. The model decides what becomes of a value by a move; most moves leave it alone. Within a structure only values
 * change: by a change, by a replication, and when the window is opened. The fixpoints are those above; only how their states are kept differs. An objective
 * that looks at neither changes nor window has a single value.
 *
 * <p><b>Why so little of the databases matters.</b> No command's guard looks at them; of all that may happen, the wizard's switch alone does before it activates its target. Changes
 * have nothing to do with one another. So the set of the holders of each change is all that there is to know. It only gets better where a change has more holders: change, replication,
 * emptying and copying of databases keep one set within another, and where the switch still has to wait, its target streams, so that what it lacks arrives with probability 1, and may arrive
 * before anything else happens. A change that is held wherever another one is held, and maybe elsewhere, is thus kept whenever that one is, and can be left out: what remains are
 * the <em>least</em> sets of holders, of which none lies in another; with three servers there are 20 such families. What is declared lost can be left out, too. A
 * replication may bring all that is missing at once, as its parts come one after the other with probability 1 and nothing is lost between them.
 *
 * <p>So where neither goal nor safe set looks at databases, a state stands where its like without any changes stands. That every standby holds all changes of the active server, as
 * {@code eventually-redundant} wants it, need not be looked at either: where every standby streams from the one active server, and goes on doing so, what it lacks arrives with probability 1, whichever
 * changes there are; and after each further one again. What must not be lost is looked at where {@code only-declared-changes-lost} is wanted.
 */
@NullMarked
package io.handover.explorer.game;

import org.jspecify.annotations.NullMarked;
