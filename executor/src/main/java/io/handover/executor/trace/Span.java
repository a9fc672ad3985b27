package io.handover.executor.trace;

/**
 * How long something took once, and what else is in that.
 *
 * @param sample how long
 * @param starts how many starts of its server are in it, which no look tells apart
 */
public record Span(Sample sample, int starts) {}
