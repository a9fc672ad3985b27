/** Tests of what can still be kept. */
@NullMarked
package io.handover.analysis.attainment;

import org.jspecify.annotations.NullMarked;
