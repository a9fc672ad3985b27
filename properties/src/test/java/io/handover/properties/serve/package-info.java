/** The served site against the model: what is observed over HTTP is what the model says. */
@NullMarked
package io.handover.properties.serve;

import org.jspecify.annotations.NullMarked;
