/**
 * Whether a counterexample still happens after its procedure was edited.
 *
 * <p>A counterexample of the old procedure is a story: what the operator did, and the <em>events</em> around it. It is laid on the new
 * procedure and played there by the one transition function of the model. All of this is decided by searching all runs of the new
 * procedure in which the story's events occur, and no other faults, slips or changes:
 *
 * <ul>
 *   <li><b>Steps</b> are matched by command and target (the server's name, not the role's), in the longest common order, the others of
 *       the same command and target as steps that <em>moved</em>; what-if branches by their condition. The operator follows the new
 *       procedure: inserted steps are carried out when they are met, removed ones are left out, moved ones stand where they stand now. A
 *       branch that both procedures have is turned to only if the story turned to it; into a new one the operator may turn or not.
 *   <li><b>Events that must occur</b>, in their order: faults (crash, cut, a failed installer), slips (the matching
 *       step is skipped; where it was removed, whoever follows the new procedure does the same without a slip) and changes.
 *   <li><b>Events that occur if there is something for them to do</b>: what the environment does of its own accord (replication, the ends
 *       of installers, of initializations and of switches, restarts, connections that come back, detection, automatic activation). One
 *       that finds nothing to do when its turn comes has no part in the new story. All but the last two may also occur beyond the story
 *       whenever the operator can do nothing but wait: time passes, so that an inserted step that waits does not put the story
 *       out of its rhythm.
 *   <li><b>Moments</b>. An event occurs after what the operator had last done before it in the story and before what he did next, as far as
 *       these are still steps. Where the new procedure has these two in the other order, it occurs anywhere from the one to
 *       the other. After the last of the story's steps the operator goes on through inserted steps, up to the first step that the story had not
 *       come to.
 *   <li><b>The end</b>. An <em>always</em> property is asked of every state or step of such a run. An <em>eventually</em> property is
 *       asked of the bottom components that progress leads to once all events have occurred, without further changes.
 * </ul>
 *
 * <p>The answers:
 *
 * <ul>
 *   <li><em>Still</em>: some such run violates the property.
 *   <li><em>No more</em>: all such runs are exhausted, in some of them all events occur, and none violates.
 *   <li>Where no run has room for an event at its moment (the server is not active any more when the change was made), the same is asked
 *       with the events in their order at whatever moments, and, if there is no room even so, with the changes on whichever server is active.
 *       If none of these runs violates: <em>no more</em>, with that reason. If one does,
 *       or none has room for the event either, the story <em>cannot be laid</em>: nothing is proved, and the place is told. So it is where
 *       one of its servers is not there any more, and where there are more runs than are searched.
 * </ul>
 *
 * <p>More runs are allowed rather than fewer where either could be meant: <em>no more</em> must not be said because the environment got
 * one step out of rhythm. On the procedure that it was found in, a counterexample is always <em>still</em> there.
 */
@NullMarked
package io.handover.analysis.survival;

import org.jspecify.annotations.NullMarked;
