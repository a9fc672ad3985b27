/**
 * The game of {@code explorer.game} for an operator who sees only what clients and alarms show: is it certain for him, too?
 *
 * <p><b>What is seen.</b> <em>look(s)</em> of a state s is the following and nothing else ({@link Seen}), all of it the model's own answers:
 *
 * <ul>
 *   <li>of each server its process, as its machine shows it: docs/model.md, "State". That the machine tells a stopped server from a crashed one is
 *       what the goal of <em>stop</em> takes for granted, which is seen there;
 *   <li>of each server that is up what a client on it shows ({@code model.display}): its mode, its release, its replication state, whom it sees, its alarms.
 *       <em>Assumed</em>: a client can be opened on every server that is up, and is looked at all the time. It takes time to open one, which this game does
 *       not have;
 *   <li>of each command whether its goal holds, where docs/model.md, "Clients", lets it be looked at: through the client on the server that it is
 *       given to, while that is up; at the console of one that is stopped or crashed, if it is given there; at the machine;
 *   <li>while any server is up, of each condition of docs/model.md, "Conditions", whether it holds. So two servers that are both up can be compared: that one
 *       is behind the other is seen, as a careful operator waits for it (<em>await-caught-up</em>) and a branch turns on it. But see "Changes" below.
 * </ul>
 *
 * <p>So whatever a procedure waits for or turns on is seen, and this operator can do what any procedure does. What is not seen: what databases hold, beyond
 * that comparison; the mode and the release of a server that is down, and what it replicates from, as far as no goal shows it; a cut between two servers neither of which is
 * up; how many faults and changes are still to come; in which part the window is, beyond what he ordered.
 *
 * <p><b>Changes.</b> Where the objective does not look at databases, there are none: to compare two servers that are up tells nothing of the rest, all of
 * which is seen of them. Else, where exactly K more are made, states keep all changes, and a replication brings one of them, as in docs/model.md. Where any number
 * may come they are settled, as in {@code explorer.game}: of the sets of holders only the least are kept. So much decides what becomes of them, but not what is seen of them: of
 * three servers with the holders {0}, {1}, {2} each is behind each other one, and with {0}, {1}, {0,2}, {1,2} as well, of which {0}, {1} are left, where 0 is
 * not behind 2; and changes that are declared lost are seen to be missing as others are. Therefore:
 *
 * <ul>
 *   <li>of two servers, without a window, what is settled is seen as it is. As long as nothing is lost, {0} is among the least sets if it is among any, and so is {1};
 *   <li>else, and always with more than two servers, nothing is compared: <em>look(s)</em> is that of s without changes. Who sees less and is certain is certain. Where he is
 *       not, the same is asked for one who sees all databases: where he is not certain either, that is the answer, and else it is not known.
 * </ul>
 *
 * <p><b>Beliefs.</b> The operator sees every change of what is seen, and remembers what he ordered; what looks like nothing may happen at any time. With
 * <em>moves(s) = env(s) ∪ fault(s)</em>, as in {@code explorer.game}, and o(s) what order o leads to from s, which is s where it is not offered (then nothing happens):
 *
 * <pre>
 *   hidden(A)   = the least set that holds A and, with each s, all s' ∈ moves(s) with look(s') = look(s)
 *   next(B,v)   = hidden({s' : s ∈ B, s' ∈ moves(s), look(s') = v})      for each v ≠ look(B) for which this is not empty
 *   next(B,o,v) = hidden({o(s) : s ∈ B, look(o(s)) = v})                 for each v for which this is not empty
 * </pre>
 *
 * <p>A <em>belief</em> is a set B = hidden(B) of states that look alike, look(B): all in which the site may be. If it is in s ∈ B and an event leads to s', the
 * operator believes B where it was hidden, and otherwise the next belief of look(s'); written B→s' below, B→o(s) after an order.
 *
 * <p><b>What counts as certain.</b> There is a way to act on beliefs alone that gets, with probability 1 and whatever the faults, to a belief from which
 * waiting is enough in each of its states. <em>S</em> holds what must always be, and <em>Stay</em> is the set of {@code explorer.game}.
 *
 * <pre>
 *   Wait = ν U. μ Y. {s ∈ S : env(s) ⊆ U, and s ∈ Stay or env(s) ∩ Y ≠ ∅}
 *   Rest = ν T. {B ⊆ Wait : (B→s') ∈ T for all s ∈ B, s' ∈ env(s)}
 *   Sure = ν X. {B ⊆ S : next(B,v) ∈ X for all v, and (s,B) ∈ Reach(X) for all s ∈ B}
 *   Reach(X) = μ Y. {(s,B) : s ∈ B ∈ X, and B ∈ Rest, or (s', B→s') ∈ Y for some s' ∈ env(s),
 *                                        or (o(s), B→o(s)) ∈ Y for some order o that is allowed in B}
 *   o is allowed in B : next(B,o,v) ∈ X for all v, and no always property of steps forbids it in any s ∈ B
 * </pre>
 *
 * <p>As in {@code explorer.game}, a state in which the environment or a fault may make a step that is forbidden is in none of these.
 *
 * <p><b>Why it is sound.</b> An operator who, in a belief of Sure outside Rest, now waits and now gives one of the allowed orders, by chance, stays in Sure:
 * whatever happens leads there, and so does what he orders, wherever in his belief the site is. There are finitely many pairs, and from each some course of
 * events and orders leads to Rest; so once faults have come to an end he gets there with probability 1. In Rest he waits, only a fault leads out again, and in
 * Wait the site gets to Stay by itself. Nothing is taken from full sight but what may be left out. If the operator sees everything each belief is one state, and Sure
 * is Certain. Whatever is seen, each state of a belief of Sure is in Certain.
 *
 * <p><b>Where it is not complete.</b> It asks that the operator knows at some time that waiting is enough. Who never knows, but may give an order again and again
 * that helps where it is still needed and does nothing where it is not, is not called certain. That an order is not offered is not seen, but for
 * what it then fails to change. And a fault that looks like what the environment does leaves the operator in doubt as if it might come for ever.
 *
 * <p><b>With luck, and lost,</b> are as with full sight, since somebody who guesses may be lucky: with luck where it is not certain and some state of the belief is not
 * lost, lost where all are. So what is seen decides only whether <em>certain</em> becomes <em>with luck</em>.
 *
 * <p><b>What is gone through.</b> A belief with a state outside Certain is not in Sure, and one within W(0) is: neither is gone into. First only those orders
 * are tried that a strategy with full sight gives in a state of the belief, then all. Beyond {@link Bounds} beliefs count as not in Sure; so <em>certain</em> is
 * certain all the same, and else the answer is empty: not known with what can be seen. Where the site may be in states that do not look alike,
 * each look begins a belief of its own.
 */
@NullMarked
package io.handover.explorer.game.sight;

import org.jspecify.annotations.NullMarked;
