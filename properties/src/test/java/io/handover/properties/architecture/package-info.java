/** Rules of the code base: who may see whom, and what is not used where runs must be reproducible. */
@NullMarked
package io.handover.properties.architecture;

import org.jspecify.annotations.NullMarked;
