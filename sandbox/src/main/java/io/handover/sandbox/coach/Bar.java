package io.handover.sandbox.coach;

/**
 * How well a promise stands.
 *
 * @param promise the property's name
 */
public record Bar(String promise, Standing standing) {}
