@NullMarked
package io.handover.analysis.comparison;

import org.jspecify.annotations.NullMarked;
