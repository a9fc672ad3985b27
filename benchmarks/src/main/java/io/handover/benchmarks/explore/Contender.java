package io.handover.benchmarks.explore;

import java.io.IOException;
import java.util.List;

/** What visits every state of a setting. */
interface Contender {
    /** Its name in the table. */
    String name();

    /**
     * Visits every state once more, from nothing.
     *
     * @return a lap for each thing that is timed, the same ones every time
     * @throws IllegalStateException if it does not come to the reference counts
     */
    List<Lap> run() throws IOException, InterruptedException;
}
