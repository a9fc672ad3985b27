/**
 * Advice for people: where a site stands, what to do next and why, what was lost on the way there and by whose move. It puts together what {@code attainment}
 * knows of the state, what it knows along a story or the usual course of a procedure, and the ways back of {@code retreat}.
 */
@NullMarked
package io.handover.analysis.guidance;

import org.jspecify.annotations.NullMarked;
