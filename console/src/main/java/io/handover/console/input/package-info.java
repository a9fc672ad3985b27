/** Procedure files and site files: what is built in, what a user gives, and what is wrong with it. */
@NullMarked
package io.handover.console.input;

import org.jspecify.annotations.NullMarked;
