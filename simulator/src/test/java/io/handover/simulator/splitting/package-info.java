@NullMarked
package io.handover.simulator.splitting;

import org.jspecify.annotations.NullMarked;
