/** Procedures: as they are written, with roles, and as a plan, bound to the servers of a site. */
@NullMarked
package io.handover.model.procedure;

import org.jspecify.annotations.NullMarked;
