/** Tests of the pages for browsers, in a real one. */
@NullMarked
package io.handover.console.html;

import org.jspecify.annotations.NullMarked;
