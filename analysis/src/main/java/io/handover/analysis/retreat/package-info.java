/**
 * Points of no return: after each step of a procedure, can the site still go back to where it began, by which way, with what loss?
 *
 * <p><b>Back</b> means that management is as at the beginning ({@link Aim}): the server that was active when the procedure started is up and active, no other
 * server is in Active mode, not even one that is down, no switch runs, and every server that replicated from it at the start and has its release does so again.
 * A server that was upgraded meanwhile cannot follow an old one: no command undoes an upgrade, and it is left aside. No upgrade is begun on the way back, as
 * that would be to go on.
 *
 * <p><b>The usual course</b>: no faults; before each command everything has come to rest but what the product does by itself against several or no active
 * servers, which the operator is to outrun. An administrator makes one change on each active server before each command, so that what is lost can be said by
 * server and step. The usual way back is the shortest such course, and of those the one that loses least; where it is certain to get back, one that never gives that up.
 * Where its simulated runs show that the product often comes in between, an activation is added, which an operator who does not need it passes over.
 *
 * <p><b>The worst case</b> is that of the game ({@code io.handover.explorer.game}): any order of events, any fault within the budgets, full sight.
 */
@NullMarked
package io.handover.analysis.retreat;

import org.jspecify.annotations.NullMarked;
