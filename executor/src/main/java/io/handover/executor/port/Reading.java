package io.handover.executor.port;

import io.handover.model.display.ReplicationState;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.Set;

/** What one look at a management server told. */
public sealed interface Reading {
    /** What was read, in a few words for people. */
    String text();

    /** Whether it tells nothing of the server: neither what it is like nor that it is not up. */
    default boolean tellsNothing() {
        return this instanceof Stranger || this instanceof NoAnswer;
    }

    /**
     * It answered; all is its own view.
     *
     * @param release the installed release, such as {@code 7.3.4}
     * @param state what it displays of its replication, which tells its mode, too
     * @param registered how many standbys are registered with it, where it tells
     * @param streaming the names of the standbys that stream from it, where it tells
     * @param subscribed whether it replicates from some server, where it tells
     * @param elements how many elements its database holds, where it tells
     * @param told what it tells of the site
     */
    record Answered(
            String release,
            ReplicationState state,
            OptionalInt registered,
            Optional<Set<String>> streaming,
            Optional<Boolean> subscribed,
            OptionalLong elements,
            Told told)
            implements Reading {

        public Answered {
            streaming = streaming.map(Set::copyOf);
        }

        /** Without anything that is told of the site, as a journal keeps it. */
        public Answered(
                String release,
                ReplicationState state,
                OptionalInt registered,
                Optional<Set<String>> streaming,
                Optional<Boolean> subscribed,
                OptionalLong elements) {
            this(release, state, registered, streaming, subscribed, elements, Told.NOTHING);
        }

        /** Whether it is in Active mode. */
        public boolean active() {
            return switch (state) {
                case ACT_REP, ACT_NO_REP, ACT_ONHOLD, ACT_REP_EX, BROKEN_ACT_STB -> true;
                case STB_REP, STB_NO_REP, STB_ONHOLD, STB_ACTREP, UNKNOWN, LEGACY_MODE, SINGLE_SERVER -> false;
            };
        }

        @Override
        public String text() {
            return (active() ? "active" : "standby") + ", " + state.name() + ", release " + release;
        }
    }

    /** Its machine answers and nothing listens there: the server's process is not up. */
    record NothingListens() implements Reading {
        @Override
        public String text() {
            return "not up: nothing listens";
        }
    }

    /**
     * Something answered that is not the server that it is taken for: it has another name, another key, or another's certificate.
     *
     * @param text what was found
     */
    record Stranger(String text) implements Reading {}

    /** Nothing can be said of it: no answer in time, a closed connection, an answer that cannot be used. */
    record NoAnswer(String text) implements Reading {}
}
