/** What is certain of a procedure within small bounds, beside any number of simulated runs. */
@NullMarked
package io.handover.analysis.check;

import org.jspecify.annotations.NullMarked;
