/** The explorer against an independent encoding of the core, which Spin explores: see {@code src/test/promela/README.md}. */
@NullMarked
package io.handover.properties.spin;

import org.jspecify.annotations.NullMarked;
