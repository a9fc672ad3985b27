package io.handover.executor.api;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import javax.net.ssl.SSLContext;

/** A server that answers byte by byte what a test tells it: well, or not. A request is {@code "GET /api"} without its query. */
final class Stub implements AutoCloseable {
    static final String KEY = "k3y-that-nobody-may-see";

    /** What is done with a request. */
    interface Behaviour {
        /** Writes an answer, or not; answers whether the connection is closed then. */
        boolean answer(String request, OutputStream out) throws IOException;
    }

    private final ServerSocket socket;
    private final String scheme;
    private final ExecutorService threads = Executors.newCachedThreadPool(work -> {
        Thread thread = new Thread(work, "stub");
        thread.setDaemon(true);
        return thread;
    });
    private final List<String> requests = new CopyOnWriteArrayList<>();
    private volatile Behaviour behaviour = this::usual;

    Stub() {
        this("http", () -> new ServerSocket(0, 50, InetAddress.getLoopbackAddress()));
    }

    /** With TLS. */
    Stub(SSLContext context) {
        this(
                "https",
                () -> context.getServerSocketFactory().createServerSocket(0, 50, InetAddress.getLoopbackAddress()));
    }

    private interface Opening {
        ServerSocket open() throws IOException;
    }

    private Stub(String scheme, Opening opening) {
        this.scheme = scheme;
        try {
            this.socket = opening.open();
        } catch (IOException cannot) {
            throw new UncheckedIOException(cannot);
        }
        threads.execute(this::accept);
    }

    URI url() {
        return URI.create(scheme + "://127.0.0.1:" + socket.getLocalPort());
    }

    /** The first lines of all requests so far. */
    List<String> requests() {
        return List.copyOf(requests);
    }

    /** How many requests were of that method and path. */
    long count(String start) {
        return requests.stream().filter(line -> line.startsWith(start)).count();
    }

    /** From now on a request that contains this is answered otherwise; all others as usual. */
    void answers(String part, Behaviour other) {
        behaviour = (request, out) -> request.contains(part) ? other.answer(request, out) : usual(request, out);
    }

    private void accept() {
        while (!socket.isClosed()) {
            try {
                Socket client = socket.accept();
                threads.execute(() -> serve(client));
            } catch (IOException closed) {
                return;
            }
        }
    }

    private void serve(Socket client) {
        try (client) {
            BufferedReader in =
                    new BufferedReader(new InputStreamReader(client.getInputStream(), StandardCharsets.ISO_8859_1));
            while (true) {
                String first = in.readLine();
                if (first == null) {
                    return;
                }
                int length = 0;
                for (String line = in.readLine(); line != null && !line.isEmpty(); line = in.readLine()) {
                    if (line.toLowerCase(java.util.Locale.ROOT).startsWith("content-length:")) {
                        length = Integer.parseInt(line.substring(15).strip());
                    }
                }
                for (int i = 0; i < length; i++) {
                    in.read();
                }
                requests.add(first);
                if (behaviour.answer(first, client.getOutputStream())) {
                    return;
                }
            }
        } catch (SocketException gone) {
            return; // the client has had enough
        } catch (IOException failed) {
            return; // a handshake that failed
        }
    }

    private boolean usual(String request, OutputStream out) throws IOException {
        String path = request.split("[ ?]", 3)[1];
        String v = url() + "/7.3";
        String body = switch (path) {
            case "/api" -> "{\"version\":[{\"rel\":\"7.1\"},{\"rel\":\"7.3\"}]}";
            case "/7.3/login" -> "";
            case "/7.3/api" ->
                "{\"entry_point\":[{\"rel\":\"ha\",\"href\":\"" + v + "/ha\"},{\"rel\":\"system\",\"href\":\"" + v
                        + "/system\"},{\"rel\":\"logout\",\"href\":\"" + v + "/logout\"}]}";
            case "/7.3/system" -> "{\"link\":[{\"rel\":\"smc_version\",\"href\":\"" + v + "/system/smc_version\"}]}";
            case "/7.3/system/smc_version" -> "{\"value\":\"7.3.4 [11712]\"}";
            case "/7.3/ha/database_replication_diagnostic" ->
                "{\"server_name\":\"DK_MGT_1\",\"state\":\"[ACT_REP_EX] partially\",\"element_count\":\"3001\","
                        + "\"valid_license\":true,\"servers\":\"[DK_MGT_1 (10), DK_MGT_2 (20), DK_MGT_3 (30)]\","
                        + "\"standby_server_registered\":\"2\",\"standby_replication_subscription\":\"0\","
                        + "\"active_replication_to_standby_servers\":[\"[PG-PUB|-->192.0.2.2  on port 8922|sub_smc20|"
                        + "pid:1|Since:now]\"]}";
            case "/7.3/ha" ->
                "{\"connected_server\":\"" + element(10) + "\",\"active_server\":\"" + element(10)
                        + "\",\"standby_servers\":[\"" + element(20) + "\",\"" + element(30) + "\"]}";
            case "/7.3/elements/mgt_server/10" -> "{\"name\":\"DK_MGT_1\",\"key\":10}";
            case "/7.3/elements/mgt_server/20" -> "{\"name\":\"DK_MGT_2\",\"key\":20}";
            case "/7.3/elements/mgt_server/30" -> "{\"name\":\"DK_MGT_3\"}";
            default -> "{\"value\":\"requested\"}";
        };
        String cookie = path.equals("/7.3/login") ? "Set-Cookie: JSESSIONID=s3ssion; Path=/\r\n" : "";
        send(out, 200, cookie + "Content-Type: application/json\r\n", body);
        return false;
    }

    /** The address of the element of a server with that key. */
    String element(int key) {
        return url() + "/7.3/elements/mgt_server/" + key;
    }

    static void send(OutputStream out, int status, String headers, String body) throws IOException {
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        out.write(("HTTP/1.1 " + status + " Said\r\n" + headers + "Content-Length: " + bytes.length + "\r\n\r\n")
                .getBytes(StandardCharsets.ISO_8859_1));
        out.write(bytes);
        out.flush();
    }

    @Override
    public void close() {
        threads.shutdownNow();
        try {
            socket.close();
        } catch (IOException closed) {
            throw new UncheckedIOException(closed);
        }
    }
}
