package io.handover.model.procedure;

/** The use of a role, where it is written. */
public record RoleRef(String role, Position position) {}
