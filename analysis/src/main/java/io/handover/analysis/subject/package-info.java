/** What is asked about: a procedure on a site. */
@NullMarked
package io.handover.analysis.subject;

import org.jspecify.annotations.NullMarked;
