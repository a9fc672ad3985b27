/**
 * What can be rehearsed: scenarios from files, with what counts in them and how they are passed and failed; and lessons, which are made of runs and paths that went wrong
 * and carry with them all that it takes to have them again.
 */
@NullMarked
package io.handover.sandbox.scenario;

import org.jspecify.annotations.NullMarked;
