@NullMarked
package io.handover.emulator.site;

import org.jspecify.annotations.NullMarked;
