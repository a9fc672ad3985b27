/** What an exploration has to say, as text for a terminal and as JSON for programs, and counterexamples as test case files. */
@NullMarked
package io.handover.console.explore;

import org.jspecify.annotations.NullMarked;
