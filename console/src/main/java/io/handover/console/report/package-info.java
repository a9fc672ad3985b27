/** What the reports have in common: pages, tables, figures, words, and where a report goes. A package below for each subject. */
@NullMarked
package io.handover.console.report;

import org.jspecify.annotations.NullMarked;
