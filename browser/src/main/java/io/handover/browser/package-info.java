/** A real browser, for the tests of the modules that show pages. It is no part of the product. */
@NullMarked
package io.handover.browser;

import org.jspecify.annotations.NullMarked;
