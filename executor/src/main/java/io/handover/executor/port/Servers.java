package io.handover.executor.port;

import java.util.List;

/**
 * The servers of a site and their machines, by the numbers of a plan.
 *
 * @param names their names
 * @param servers how they are reached
 * @param machines what they run on
 */
public record Servers(List<String> names, List<ManagementServer> servers, List<Machine> machines) {
    public Servers {
        names = List.copyOf(names);
        servers = List.copyOf(servers);
        machines = List.copyOf(machines);
        if (names.size() != servers.size() || names.size() != machines.size()) {
            throw new IllegalArgumentException("names, servers and machines are not as many");
        }
    }

    public int count() {
        return names.size();
    }

    /** Looks at every server, one after the other. */
    public List<Reading> observe() {
        return servers.stream().map(ManagementServer::observe).toList();
    }
}
