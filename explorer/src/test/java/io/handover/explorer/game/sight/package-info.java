@NullMarked
package io.handover.explorer.game.sight;

import org.jspecify.annotations.NullMarked;
