/**
 * The closed catalogue of faults that a simulation can draw: one class a fault, found by its name in {@code Faults}. Each says
 * what it does, what it does not do, and how it heals.
 */
@NullMarked
package io.handover.simulator.fault;

import org.jspecify.annotations.NullMarked;
