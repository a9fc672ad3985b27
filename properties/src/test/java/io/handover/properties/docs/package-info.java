/** The documentation against the code: what the page of the model says is what happens, and what comments cite is there. */
@NullMarked
package io.handover.properties.docs;

import org.jspecify.annotations.NullMarked;
