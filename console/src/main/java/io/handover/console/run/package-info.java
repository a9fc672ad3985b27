/** A run on a real site as a person at a terminal meets it: the site, the plan, the questions. */
@NullMarked
package io.handover.console.run;

import org.jspecify.annotations.NullMarked;
