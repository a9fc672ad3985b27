@NullMarked
package io.handover.analysis.survival;

import org.jspecify.annotations.NullMarked;
