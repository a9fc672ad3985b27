@NullMarked
package io.handover.analysis.slips;

import org.jspecify.annotations.NullMarked;
