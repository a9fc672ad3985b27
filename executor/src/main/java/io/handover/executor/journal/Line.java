package io.handover.executor.journal;

import java.time.Instant;

/**
 * A line of a journal. In the file a checksum follows it, {@code sum}, by which {@link Journal} finds what was altered.
 *
 * @param n its number, from 1
 * @param at when it was written
 * @param entry what it says
 */
public record Line(long n, Instant at, Entry entry) {}
