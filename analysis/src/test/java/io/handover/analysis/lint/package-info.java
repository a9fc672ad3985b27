@NullMarked
package io.handover.analysis.lint;

import org.jspecify.annotations.NullMarked;
