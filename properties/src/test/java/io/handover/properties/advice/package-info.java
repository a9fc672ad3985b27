/** What follows from following all advice. */
@NullMarked
package io.handover.properties.advice;

import org.jspecify.annotations.NullMarked;
