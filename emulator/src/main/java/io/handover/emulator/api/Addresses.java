package io.handover.emulator.api;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.UnknownHostException;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/** The addresses of a site's servers: one after the other, all with the same port. */
final class Addresses {
    private static final Pattern FORM = Pattern.compile("(0|[1-9][0-9]{0,2})(\\.(0|[1-9][0-9]{0,2})){3}");
    private static final int LAST_OCTET = 254;

    /**
     * Free ports are looked for below those that systems give to outgoing connections: a server that goes down for a while must find
     * its port free when it comes back.
     */
    private static final int FIRST_FREE = 20_000;

    private static final int FREE = 10_000;
    private static final int ATTEMPTS = 50;

    private Addresses() {}

    /** That many addresses from {@code first} on. */
    static List<InetAddress> from(String first, int count) {
        if (!FORM.matcher(first).matches()) {
            throw new ServeException("'" + first + "' is no IPv4 address, such as 127.0.0.1");
        }
        try {
            byte[] octets = InetAddress.getByName(first).getAddress();
            int last = octets[3] & 0xff;
            if (last + count - 1 > LAST_OCTET) {
                throw new ServeException(
                        "from " + first + " on there are no " + count + " addresses up to ." + LAST_OCTET);
            }
            List<InetAddress> all = new ArrayList<>();
            for (int i = 0; i < count; i++) {
                octets[3] = (byte) (last + i);
                all.add(InetAddress.getByAddress(octets));
            }
            return all;
        } catch (UnknownHostException malformed) {
            throw new ServeException("'" + first + "' is no IPv4 address, such as 127.0.0.1", malformed);
        }
    }

    /** A port that is free at all of these addresses now. */
    static int freePort(List<InetAddress> addresses) {
        SecureRandom random = new SecureRandom();
        for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
            int port = FIRST_FREE + random.nextInt(FREE);
            if (addresses.stream().allMatch(address -> isFree(address, port))) {
                return port;
            }
        }
        throw new ServeException("no free port was found");
    }

    private static boolean isFree(InetAddress address, int port) {
        try (ServerSocket socket = new ServerSocket()) {
            socket.bind(new InetSocketAddress(address, port));
            return true;
        } catch (IOException taken) {
            return false;
        }
    }
}
