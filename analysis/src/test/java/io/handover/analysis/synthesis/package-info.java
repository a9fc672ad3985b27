@NullMarked
package io.handover.analysis.synthesis;

import org.jspecify.annotations.NullMarked;
