/**
 * The sessions behind HTTP, for browsers and scripts: a JSON API, a stream of events, and the page, all at one address. Whoever changes
 * anything must come from the page itself or bear what only a script can, and the key to the session.
 */
@NullMarked
package io.handover.sandbox.web;

import org.jspecify.annotations.NullMarked;
