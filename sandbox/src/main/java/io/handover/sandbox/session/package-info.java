/**
 * The sessions of trainees: each is a rehearsal in real time, with what its viewers are told and with a file from which it goes on after a
 * restart. Nothing here knows of HTTP; what is told is JSON already, so that it is made once for all who look at it.
 */
@NullMarked
package io.handover.sandbox.session;

import org.jspecify.annotations.NullMarked;
