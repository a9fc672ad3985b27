package io.handover.executor.belief;

import io.handover.executor.port.Reading;
import io.handover.model.state.Version;
import java.math.BigInteger;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * Which installed releases are old and which are new: the lowest one seen when a run begins is old, every higher one is new.
 *
 * @param old the old release
 */
public record Releases(String old) {
    private static final Comparator<String> BY_NUMBERS = Releases::compare;

    /** Of the servers as they are first seen; empty where none of them tells its release. */
    public static Optional<Releases> of(List<Reading> readings) {
        return readings.stream()
                .filter(Reading.Answered.class::isInstance)
                .map(reading -> ((Reading.Answered) reading).release())
                .min(BY_NUMBERS)
                .map(Releases::new);
    }

    public Version version(String release) {
        return compare(release, old) > 0 ? Version.NEW : Version.OLD;
    }

    /** As people count releases: 7.10 comes after 7.9, 7.3.0 after 7.3; what is no number counts as 0. */
    private static int compare(String one, String other) {
        String[] these = one.split("\\.", -1);
        String[] those = other.split("\\.", -1);
        for (int i = 0; i < Math.min(these.length, those.length); i++) {
            int difference = number(these[i]).compareTo(number(those[i]));
            if (difference != 0) {
                return difference;
            }
        }
        return Integer.compare(these.length, those.length);
    }

    private static BigInteger number(String part) {
        return part.matches("[0-9]{1,18}") ? new BigInteger(part) : BigInteger.ZERO;
    }
}
