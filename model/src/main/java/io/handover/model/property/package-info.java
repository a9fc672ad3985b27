/** What is asked of a procedure: one class a property of docs/model.md, "Properties", found by its name in {@code Properties}. */
@NullMarked
package io.handover.model.property;

import org.jspecify.annotations.NullMarked;
