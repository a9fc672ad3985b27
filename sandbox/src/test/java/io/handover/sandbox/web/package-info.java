/** Tests of what browsers and scripts get. */
@NullMarked
package io.handover.sandbox.web;

import org.jspecify.annotations.NullMarked;
