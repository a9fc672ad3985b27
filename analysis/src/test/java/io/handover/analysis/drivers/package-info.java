@NullMarked
package io.handover.analysis.drivers;

import org.jspecify.annotations.NullMarked;
