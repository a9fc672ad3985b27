package io.handover.model.procedure;

/** The use of a step's id, where it is written. */
public record StepRef(String id, Position position) {}
