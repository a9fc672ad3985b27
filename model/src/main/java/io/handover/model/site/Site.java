package io.handover.model.site;

import java.util.List;

/**
 * A site: its servers and what it assumes of the product.
 *
 * @param name its name in commands and tokens
 * @param title one line for people
 * @param servers the active server first, then the standbys in the site's order; 2 to {@value Scope#MAX_SERVERS}
 * @param assumptions what is assumed of the product
 */
public record Site(String name, String title, List<Server> servers, Assumptions assumptions) {
    public Site {
        servers = List.copyOf(servers);
        if (servers.size() < 2 || servers.size() > Scope.MAX_SERVERS) {
            throw new IllegalArgumentException(
                    "a site has 2 to " + Scope.MAX_SERVERS + " servers, not " + servers.size());
        }
    }

    /** The names of the servers, the active first. */
    public List<String> serverNames() {
        return servers.stream().map(Server::name).toList();
    }

    public Site withAssumptions(Assumptions assumed) {
        return new Site(name, title, servers, assumed);
    }
}
