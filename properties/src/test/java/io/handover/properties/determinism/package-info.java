/** The same run, byte by byte, on every virtual machine. */
@NullMarked
package io.handover.properties.determinism;

import org.jspecify.annotations.NullMarked;
