package io.handover.executor.port;

import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * What a management server tells of the site beside its own replication. Its texts are bounded and hold no control characters.
 *
 * @param licensed whether its licence is valid, where it tells
 * @param servers every server that it names, itself too, in the order in which it names them
 * @param active the name of the server that it lists as active
 * @param standbys the names of those that it lists as standby
 */
public record Told(
        Optional<Boolean> licensed, List<Told.Named> servers, Optional<String> active, List<String> standbys) {
    /** It tells nothing. */
    public static final Told NOTHING = new Told(Optional.empty(), List.of(), Optional.empty(), List.of());

    /**
     * A server that is named.
     *
     * @param name its name
     * @param key its internal server key, where that is told
     */
    public record Named(String name, OptionalInt key) {}

    public Told {
        servers = List.copyOf(servers);
        standbys = List.copyOf(standbys);
    }
}
