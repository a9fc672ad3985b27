package io.handover.sandbox.web;

import java.util.Optional;
import java.util.Set;

/**
 * Whether a request comes from where it may. A page of somebody else in the same browser can send requests here too: it cannot name this
 * address in <em>Host</em> unless it is this address, nor hide where it is from.
 */
final class Origin {
    private static final Set<String> LOOPBACK = Set.of("127.0.0.1", "localhost", "[::1]");
    private static final Set<String> OWN = Set.of("same-origin", "none");

    private final String bind;

    /** @param bind the IPv4 address that is listened at */
    Origin(String bind) {
        this.bind = bind;
    }

    /** Whether a request was addressed to this server by a name of its own: no name of somebody else leads here. */
    boolean isOwn(String host) {
        String name = host.replaceFirst(":[0-9]{1,5}$", "");
        return LOOPBACK.contains(name)
                || name.equals(bind)
                || bind.equals("0.0.0.0") && name.matches("[0-9]{1,3}(\\.[0-9]{1,3}){3}");
    }

    /**
     * Whether a request may change something: it comes from the page, or from no page at all.
     *
     * @param origin the header <em>Origin</em>
     * @param site the header <em>Sec-Fetch-Site</em>
     */
    static boolean mayChange(String host, Optional<String> origin, Optional<String> site) {
        return origin.filter(from -> !from.equals("http://" + host)).isEmpty()
                && site.filter(from -> !OWN.contains(from)).isEmpty();
    }
}
