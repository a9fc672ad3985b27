/** What can be rehearsed: scenarios from files, with what counts in them and how they are passed and failed. */
@NullMarked
package io.handover.sandbox.scenario;

import org.jspecify.annotations.NullMarked;
