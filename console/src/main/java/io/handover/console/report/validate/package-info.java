/** What a file was understood to say. */
@NullMarked
package io.handover.console.report.validate;

import org.jspecify.annotations.NullMarked;
