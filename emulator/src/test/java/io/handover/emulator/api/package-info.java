@NullMarked
package io.handover.emulator.api;

import org.jspecify.annotations.NullMarked;
