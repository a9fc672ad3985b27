@NullMarked
package io.handover.explorer.graph;

import org.jspecify.annotations.NullMarked;
