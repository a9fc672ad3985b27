/** Findings as SARIF 2.1.0, which code hosts and editors show beside the lines that they are about: what such a file says and in which words. */
@NullMarked
package io.handover.console.sarif;

import org.jspecify.annotations.NullMarked;
