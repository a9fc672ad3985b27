/**
 * Usual ways from one state of a site to a goal: commands, each given when everything has come to rest, and nothing surprising happens in between. Where
 * a procedure leads back, and what a new procedure could do, are found with the same search.
 */
@NullMarked
package io.handover.analysis.way;

import org.jspecify.annotations.NullMarked;
