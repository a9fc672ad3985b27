/** What the reports as pages for a browser have in common: the page, its parts, plots and the drawn timeline. */
@NullMarked
package io.handover.console.html;

import org.jspecify.annotations.NullMarked;
