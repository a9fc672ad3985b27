package io.handover.executor.journal;

import java.io.IOException;
import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * That one executor at a time works at a site, on this machine, whoever starts it and whichever journal it writes. A site is its
 * servers, and a server is where it is reached: two sites that share a server are in each other's way, also where one has it by name and
 * the other by address.
 *
 * <p>A lock is a file for each server in a folder that all users of the machine share, so that two of them cannot work at one site
 * either. Executors on different machines do not see each other's.
 */
public final class SiteLock implements AutoCloseable {
    private static final int HTTP = 80;
    private static final int HTTPS = 443;

    /** With so many hexadecimal digits of its hash no two servers share a file. */
    private static final int DIGITS = 32;

    private final List<HeldFile> held = new ArrayList<>();

    private SiteLock() {}

    /**
     * Takes the lock of a site in the machine's folder for what is temporary.
     *
     * @param servers where each server is reached
     * @param journal the run's journal
     * @throws JournalException where another executor works at one of the servers, with who it is
     */
    public static SiteLock take(Collection<URI> servers, Path journal) {
        return take(Path.of(System.getProperty("java.io.tmpdir")), servers, journal);
    }

    static SiteLock take(Path folder, Collection<URI> servers, Path journal) {
        String words = words(journal);
        SortedMap<String, URI> places = new TreeMap<>();
        servers.forEach(server -> places(server).forEach(place -> places.putIfAbsent(place, server)));
        SiteLock lock = new SiteLock();
        boolean whole = false;
        try {
            // In one order for all, so that of several that want some of the same servers one gets what it wants.
            places.forEach((place, server) -> lock.add(folder, server, place, words));
            whole = true;
            return lock;
        } finally {
            if (!whole) {
                lock.close();
            }
        }
    }

    /** Who holds a lock. */
    static String words(Path journal) {
        ProcessHandle self = ProcessHandle.current();
        String since =
                self.info().startInstant().map(start -> ", since " + start).orElse("");
        return "process " + self.pid() + since + ", with the journal "
                + journal.toAbsolutePath().normalize();
    }

    private void add(Path folder, URI server, String place, String words) {
        Path file = folder.resolve("handover-server-"
                + HexFormat.of()
                        .formatHex(Checksum.digest(place.getBytes(StandardCharsets.UTF_8)))
                        .substring(0, DIGITS)
                + ".lock");
        try {
            held.add(HeldFile.take(file, words, true));
        } catch (HeldFile.HeldException other) {
            throw new JournalException(
                    "another executor works at " + server + other.holder() + "; one at a time works at a site");
        } catch (IOException cannot) {
            throw JournalException.ofWriting(
                    file + ", by which one executor at a time works at " + server + ", cannot be locked: " + cannot);
        }
    }

    /** Where that is, by its name and by each of its addresses, and its port; whether with TLS or without makes no difference. */
    private static Set<String> places(URI server) {
        String host = String.valueOf(server.getHost()).toLowerCase(Locale.ROOT).replaceAll("\\.$", "");
        int usual = "https".equalsIgnoreCase(server.getScheme()) ? HTTPS : HTTP;
        int port = server.getPort() < 0 ? usual : server.getPort();
        Set<String> places = new TreeSet<>();
        places.add(host + ":" + port);
        try {
            for (InetAddress address : InetAddress.getAllByName(host)) {
                places.add(address.getHostAddress() + ":" + port);
            }
        } catch (UnknownHostException unknown) {
            return places; // then its name is all there is
        }
        return places;
    }

    @Override
    public void close() {
        for (HeldFile file : held) {
            try {
                file.close();
            } catch (IOException cannot) {
                throw JournalException.ofWriting("the lock of a site cannot be closed: " + cannot);
            }
        }
    }
}
