/**
 * What the reports as pages for a browser have in common: the page, its parts, plots and the drawn timeline. A page is one file that needs
 * nothing else: no network, no fonts, no library; everything on it can be read without its script, too, which only lets a reader go along a
 * timeline. Nothing is said by colour alone. The same content gives the same bytes.
 */
@NullMarked
package io.handover.console.html;

import org.jspecify.annotations.NullMarked;
