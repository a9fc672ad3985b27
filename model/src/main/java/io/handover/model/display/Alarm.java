package io.handover.model.display;

import java.util.List;

/**
 * Something that monitoring reports.
 *
 * @param kind what it is about
 * @param servers the numbers of the servers that it is about, ascending; empty for {@link Kind#NO_ACTIVE}
 * @param sentence the same for an operator, with the servers' names
 */
public record Alarm(Kind kind, List<Integer> servers, String sentence) {
    public Alarm {
        servers = List.copyOf(servers);
    }

    public Severity severity() {
        return kind.severity();
    }

    /** What an alarm can be about, the most severe first. */
    public enum Kind {
        /** Two or more of the servers that are seen are active. */
        SEVERAL_ACTIVE(Severity.CRITICAL),
        /** None of the servers that are seen is active. */
        NO_ACTIVE(Severity.CRITICAL),
        /** A server cannot be reached ({@link Sight#UNREACHABLE}). */
        UNREACHABLE(Severity.ERROR),
        /** A server can be reached and is not seen ({@link Sight#NOT_SEEN}). */
        NOT_SEEN(Severity.ERROR),
        /** A standby that is seen does not stream, excluded on purpose or not. */
        REPLICATION_NOT_RUNNING(Severity.WARNING),
        /** The servers that are seen are not all of one release. */
        DIFFERENT_RELEASES(Severity.WARNING);

        private final Severity severity;

        Kind(Severity severity) {
            this.severity = severity;
        }

        public Severity severity() {
            return severity;
        }
    }
}
