package io.handover.simulator.run;

/** How far a run has come: its clock, in simulated milliseconds, and what it has recorded. */
final class Course {
    private final int[] event = new int[Run.MOST_EVENTS];
    private final long[] eventTime = new long[Run.MOST_EVENTS];
    long now;
    int events;

    void begin() {
        now = 0;
        events = 0;
    }

    /** An {@link Event} of now; nothing more is recorded after the last that there is room for. */
    void record(int what) {
        if (events < Run.MOST_EVENTS) {
            event[events] = what;
            eventTime[events] = now;
            events++;
        }
    }

    int event(int i) {
        return event[i];
    }

    long millis(int i) {
        return eventTime[i];
    }
}
