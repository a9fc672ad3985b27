/** Tests of scenarios. */
@NullMarked
package io.handover.sandbox.scenario;

import org.jspecify.annotations.NullMarked;
