/** What advice is made of. */
@NullMarked
package io.handover.analysis.advice;

import org.jspecify.annotations.NullMarked;
