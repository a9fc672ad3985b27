package io.handover.sandbox.rehearsal;

import java.util.OptionalInt;
import java.util.OptionalLong;

/**
 * Something that cannot wait: it must be answered through a client on a server that is up and active.
 *
 * @param number from 1, in the order in which they arise
 * @param sinceMillis when it arose
 * @param text what it is about
 * @param answeredMillis when it was answered; empty as long as it was not
 * @param answeredOn the server on which it was
 */
public record Concern(int number, long sinceMillis, String text, OptionalLong answeredMillis, OptionalInt answeredOn) {
    Concern answered(long millis, int server) {
        return new Concern(number, sinceMillis, text, OptionalLong.of(millis), OptionalInt.of(server));
    }

    /** How long it has waited until it was answered, or until then. */
    public long waitedMillis(long untilMillis) {
        return answeredMillis.orElse(Math.max(sinceMillis, untilMillis)) - sinceMillis;
    }
}
