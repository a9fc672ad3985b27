/** Results as JUnit writes them, which continuous integration shows and counts. */
@NullMarked
package io.handover.console.junit;

import org.jspecify.annotations.NullMarked;
