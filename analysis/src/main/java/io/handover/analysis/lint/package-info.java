/** What is probably not meant so in a procedure, although it can be followed: said before anybody checks it. */
@NullMarked
package io.handover.analysis.lint;

import org.jspecify.annotations.NullMarked;
