package io.handover.benchmarks.peers;

import java.io.IOException;

/** Somebody who does a piece of work again and again. */
interface Peer {
    /** The name in the table. */
    String name();

    /** Works for about a second and says how much was done. */
    Turn work() throws IOException, InterruptedException;
}
