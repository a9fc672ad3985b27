@NullMarked
package io.handover.analysis.time;

import org.jspecify.annotations.NullMarked;
