/**
 * How probable a rare failure is, by splitting runs where they come nearer to it (docs/rare.md): unbiased, and with far fewer runs than it takes
 * to see it by luck.
 */
@NullMarked
package io.handover.simulator.splitting;

import org.jspecify.annotations.NullMarked;
