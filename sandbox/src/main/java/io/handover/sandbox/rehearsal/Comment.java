package io.handover.sandbox.rehearsal;

/**
 * Something that the instructor said to the operator.
 *
 * @param number from 1, in the order in which they were said
 * @param millis when, in the site's time
 */
public record Comment(int number, long millis, String text) {}
