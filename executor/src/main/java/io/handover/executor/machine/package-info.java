/** Who works at the machines: a person, or a command. */
@NullMarked
package io.handover.executor.machine;

import org.jspecify.annotations.NullMarked;
