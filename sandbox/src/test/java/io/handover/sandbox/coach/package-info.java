/** Tests of the coach. */
@NullMarked
package io.handover.sandbox.coach;

import org.jspecify.annotations.NullMarked;
