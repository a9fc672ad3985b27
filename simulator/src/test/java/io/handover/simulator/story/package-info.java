@NullMarked
package io.handover.simulator.story;

import org.jspecify.annotations.NullMarked;
