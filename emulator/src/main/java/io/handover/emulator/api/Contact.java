package io.handover.emulator.api;

import io.handover.emulator.site.LiveSite;
import io.handover.emulator.site.View;
import io.handover.model.site.Server;
import io.handover.model.state.SiteState;
import java.util.List;
import java.util.Optional;

/**
 * The management server that a client is connected to.
 *
 * @param live the site that it belongs to
 * @param number its number
 * @param releases what the releases of the model are called
 */
record Contact(LiveSite live, int number, Releases releases) {
    static final String ELEMENT = "elements/mgt_server/";

    List<Server> servers() {
        return live.site().site().servers();
    }

    Server server(int s) {
        return servers().get(s);
    }

    View view() {
        return live.view(number);
    }

    boolean permissive() {
        return !live.profile().initializationRestarts();
    }

    Release release() {
        return releases.of(live.truth().version(number));
    }

    /** Whether it reaches that server now, and its process is up. */
    static boolean reaches(SiteState state, int from, int to) {
        return state.isUp(to) && state.reaches(from, to);
    }

    /** An absolute address as the client addressed this server, in the API version that it uses. */
    static String href(Exchange exchange, String path) {
        return exchange.base() + "/" + exchange.path().get(0) + "/" + path;
    }

    /** The address of a server's element, always under the contacted server's address. */
    String element(Exchange exchange, int s) {
        return href(exchange, ELEMENT + server(s).key());
    }

    /** The server whose element has that address. */
    Optional<Integer> ofElement(Exchange exchange, String href) {
        for (int s = 0; s < servers().size(); s++) {
            if (element(exchange, s).equals(href)) {
                return Optional.of(s);
            }
        }
        return Optional.empty();
    }
}
