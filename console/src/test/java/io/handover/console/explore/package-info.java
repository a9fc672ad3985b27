@NullMarked
package io.handover.console.explore;

import org.jspecify.annotations.NullMarked;
