/** Tests of rehearsals. */
@NullMarked
package io.handover.sandbox.rehearsal;

import org.jspecify.annotations.NullMarked;
