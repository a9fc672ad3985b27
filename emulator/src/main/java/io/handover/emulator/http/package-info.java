/**
 * An HTTP server whose requests are bounded in every way, for whoever has something to serve: doors, each at an address of its own, say
 * what is answered there.
 */
@NullMarked
package io.handover.emulator.http;

import org.jspecify.annotations.NullMarked;
