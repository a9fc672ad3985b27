/** What can become of a site after the next command, by the model: before the command is given. */
@NullMarked
package io.handover.executor.lookahead;

import org.jspecify.annotations.NullMarked;
