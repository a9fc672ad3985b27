/**
 * What somebody who looks over the operator's shoulder can tell: what can still be kept, what to do next, and afterwards which move gave
 * what away.
 */
@NullMarked
package io.handover.sandbox.coach;

import org.jspecify.annotations.NullMarked;
