@NullMarked
package io.handover.analysis.check;

import org.jspecify.annotations.NullMarked;
