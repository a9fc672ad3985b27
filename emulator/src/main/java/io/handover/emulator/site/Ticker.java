package io.handover.emulator.site;

/** Where real time comes from: the only port to a wall clock. */
@FunctionalInterface
public interface Ticker {
    /** The machine's monotonic clock. */
    Ticker WALL = System::nanoTime;

    /** Stands still: time passes only where it is advanced by hand. */
    Ticker STOPPED = () -> 0;

    /** Nanoseconds since some fixed moment; never goes back. */
    long nanos();
}
