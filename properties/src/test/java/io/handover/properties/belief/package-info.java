/** What is believed of a real site is never wrong. */
@NullMarked
package io.handover.properties.belief;

import org.jspecify.annotations.NullMarked;
