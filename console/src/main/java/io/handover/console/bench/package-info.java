/** How fast this machine does what commands are made of. Whatever is measured in depth stands in the module {@code benchmarks}. */
@NullMarked
package io.handover.console.bench;

import org.jspecify.annotations.NullMarked;
