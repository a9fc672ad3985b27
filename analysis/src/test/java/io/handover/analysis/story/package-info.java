@NullMarked
package io.handover.analysis.story;

import org.jspecify.annotations.NullMarked;
