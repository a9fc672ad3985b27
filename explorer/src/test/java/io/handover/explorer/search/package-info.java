@NullMarked
package io.handover.explorer.search;

import org.jspecify.annotations.NullMarked;
