/** Does a procedure keep its promises: many runs under each class of faults, every state of a small scope, and the findings of both, the worst first. */
@NullMarked
package io.handover.analysis.check;

import org.jspecify.annotations.NullMarked;
