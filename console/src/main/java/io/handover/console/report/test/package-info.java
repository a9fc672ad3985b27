/** Reports of what became of test cases. */
@NullMarked
package io.handover.console.report.test;

import org.jspecify.annotations.NullMarked;
