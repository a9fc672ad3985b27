/** A real browser for tests, of this module and of those above it. */
@NullMarked
package io.handover.sandbox.browser;

import org.jspecify.annotations.NullMarked;
