/**
 * What is known of a real site in terms of the model: the set of the states that it can be in, given what was done to it and seen of
 * it. What can happen in between is the model's transition function, and what a state looks like is the model's display.
 */
@NullMarked
package io.handover.executor.belief;

import org.jspecify.annotations.NullMarked;
