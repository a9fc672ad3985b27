/**
 * A site that a person operates, in the site's time. All of a rehearsal is its {@code Recording}: where it begins, a seed, and what was put
 * in when. Doing that again gives the same {@code History}, byte for byte, so that a session can be kept, resumed, gone back in and
 * branched by its recording alone. What happens on the site is the model's, when it happens is the live site's; here are the person's
 * clients and what they show, what reaches that person, and what is done when.
 */
@NullMarked
package io.handover.sandbox.rehearsal;

import org.jspecify.annotations.NullMarked;
