package io.handover.simulator.run;

import java.util.Arrays;

/** How far a run has come: its clock, in simulated milliseconds, and what it has recorded. */
final class Course {
    private int[] event = new int[512];
    private long[] eventTime = new long[512];
    long now;
    int events;

    void begin() {
        now = 0;
        events = 0;
    }

    /** An {@link Event} of now. */
    void record(int what) {
        record(what, now);
    }

    /** An {@link Event} of that time, not before the last one. */
    void record(int what, long millis) {
        if (events == event.length) {
            event = Arrays.copyOf(event, 2 * events);
            eventTime = Arrays.copyOf(eventTime, 2 * events);
        }
        event[events] = what;
        eventTime[events] = millis;
        events++;
    }

    int event(int i) {
        return event[i];
    }

    long millis(int i) {
        return eventTime[i];
    }
}
