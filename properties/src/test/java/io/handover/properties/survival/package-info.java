/** What is said of counterexamples in changed procedures, for any procedure. */
@NullMarked
package io.handover.properties.survival;

import org.jspecify.annotations.NullMarked;
