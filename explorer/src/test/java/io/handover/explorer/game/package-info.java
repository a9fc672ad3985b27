@NullMarked
package io.handover.explorer.game;

import org.jspecify.annotations.NullMarked;
