/**
 * The product's REST API as a client of it. Nothing is taken for granted of what answers: every answer is bounded in time and size,
 * redirects are not followed, certificates are verified, and no request that changes something is ever repeated by itself.
 */
@NullMarked
package io.handover.executor.api;

import org.jspecify.annotations.NullMarked;
