/** Tests of sessions. */
@NullMarked
package io.handover.sandbox.session;

import org.jspecify.annotations.NullMarked;
