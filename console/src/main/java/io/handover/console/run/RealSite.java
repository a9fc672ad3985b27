package io.handover.console.run;

import io.handover.executor.api.Limits;
import io.handover.executor.api.SmcServer;
import io.handover.executor.journal.Journal;
import io.handover.executor.machine.ByHand;
import io.handover.executor.machine.InstallerCommand;
import io.handover.executor.port.Machine;
import io.handover.executor.port.Operator;
import io.handover.executor.port.Servers;
import io.handover.files.InputException;
import io.handover.files.ServerApi;
import io.handover.files.SiteFile;
import io.handover.model.site.Server;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The servers of a site file, reached through their API until it is closed. */
public final class RealSite implements AutoCloseable {
    private static final String FROM_ENVIRONMENT = "env:";

    private final List<SmcServer> servers = new ArrayList<>();
    private final SiteFile file;
    private final List<String> names;
    private final Operator operator;
    private final Set<String> keys = new LinkedHashSet<>();

    /**
     * Reaches nobody yet.
     *
     * @param file the site
     * @param names the servers in the order of a plan's numbers
     * @param operator who works at machines without a command
     * @param environment the process's variables, where keys may come from
     * @throws InputException where the file does not say how a server is reached
     */
    public RealSite(SiteFile file, List<String> names, Operator operator, Map<String, String> environment) {
        List<Server> site = file.site().site().servers();
        this.file = file;
        this.names = List.copyOf(names);
        this.operator = operator;
        for (ServerApi api : file.apis()) {
            String source = api.access().key();
            if (source.startsWith(FROM_ENVIRONMENT)) {
                keys.add(source.substring(FROM_ENVIRONMENT.length()));
            }
        }
        for (String name : names) {
            ServerApi api = api(file, name);
            Server self = site.stream()
                    .filter(server -> server.name().equals(name))
                    .findFirst()
                    .orElseThrow();
            try {
                servers.add(new SmcServer(self, site, api.access(), Limits.USUAL, environment));
            } catch (IllegalArgumentException unusable) {
                throw new InputException(file.source() + ": " + name + ": " + unusable.getMessage());
            }
        }
    }

    private static ServerApi api(SiteFile file, String name) {
        return file.apis().stream()
                .filter(api -> api.server().equals(name))
                .findFirst()
                .orElseThrow(() -> new InputException(file.source() + ": there is no 'api' at the server " + name
                        + "; to run a procedure, how each server is reached must be known"));
    }

    /** The ports to look at it; no installer is started by them. */
    public Servers ports() {
        return ports(Optional.empty());
    }

    /** The executor's ports; installers are journaled. */
    public Servers ports(Journal journal) {
        return ports(Optional.of(journal));
    }

    private Servers ports(Optional<Journal> journal) {
        return new Servers(
                names,
                List.copyOf(servers),
                names.stream().map(name -> machine(name, journal)).toList());
    }

    private Machine machine(String name, Optional<Journal> journal) {
        ServerApi api = api(file, name);
        Machine byHand = new ByHand(name, operator);
        return api.installer()
                .<Machine>map(command ->
                        new InstallerCommand(name, api.access().url().toString(), command, keys, byHand, journal))
                .orElse(byHand);
    }

    /** Ends all sessions. */
    @Override
    public void close() {
        servers.forEach(SmcServer::close);
    }
}
