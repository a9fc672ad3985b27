@NullMarked
package io.handover.simulator.token;

import org.jspecify.annotations.NullMarked;
