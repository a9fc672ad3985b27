package io.handover.console.bench;

import java.util.function.LongSupplier;

/**
 * Work of one kind, done by one thread.
 *
 * @param key its name in JSON
 * @param title its name for people
 * @param unit what is counted, in the plural
 * @param work does some of it, a few milliseconds' worth, and says how much that was; every time as much and of the same kind
 */
public record Workload(String key, String title, String unit, LongSupplier work) {}
