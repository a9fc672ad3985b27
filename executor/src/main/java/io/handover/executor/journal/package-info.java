/** The record of what the executor did and saw: appended to only, on disk before anything follows from it, and never with a secret. */
@NullMarked
package io.handover.executor.journal;

import org.jspecify.annotations.NullMarked;
