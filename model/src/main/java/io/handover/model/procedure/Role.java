package io.handover.model.procedure;

/**
 * A role of a procedure.
 *
 * @param name the name that steps use
 * @param binding what it stands for on a site
 * @param position where it is written
 */
public record Role(String name, Binding binding, Position position) {}
