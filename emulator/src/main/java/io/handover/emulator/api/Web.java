package io.handover.emulator.api;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.function.Function;
import org.eclipse.jetty.http.HttpCookie;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.http.HttpStatus;
import org.eclipse.jetty.io.Content;
import org.eclipse.jetty.server.ConnectionFactory;
import org.eclipse.jetty.server.Connector;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.HttpConfiguration;
import org.eclipse.jetty.server.HttpConnectionFactory;
import org.eclipse.jetty.server.NetworkConnectionLimit;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.server.SecureRequestCustomizer;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.server.SslConnectionFactory;
import org.eclipse.jetty.server.handler.ErrorHandler;
import org.eclipse.jetty.util.Callback;
import org.eclipse.jetty.util.Fields;
import org.eclipse.jetty.util.Promise;
import org.eclipse.jetty.util.ssl.SslContextFactory;
import org.eclipse.jetty.util.thread.Invocable;
import org.eclipse.jetty.util.thread.QueuedThreadPool;

/** The HTTP server: several doors, each at an address of its own with its own answers; everything about a request is bounded. */
final class Web {
    /** Request line and headers together; the client's are below 1 KiB. */
    static final int MOST_HEADER_BYTES = 8 * 1024;

    /** A body; the client's largest is a login of some 100 bytes. */
    static final int MOST_BODY_BYTES = 64 * 1024;

    /** What is larger than a body may be is read all the same, up to this: who still sends does not hear an answer. */
    private static final int MOST_READ_BYTES = 16 * MOST_BODY_BYTES;

    /** Connections at a time, over all doors. */
    static final int MOST_CONNECTIONS = 512;

    private static final int THREADS = 32;
    private static final int LEAST_THREADS = 4;
    private static final int IDLE_MILLIS = 60_000;
    private static final int QUEUE = 64;
    private static final String JSON = "application/json";
    private static final String SESSION = "JSESSIONID";

    /** What stands behind an address. */
    private record Door(BooleanSupplier open, Function<Exchange, Answer> answers) {}

    private final Server server;
    private final IdentityHashMap<Connector, Door> doors = new IdentityHashMap<>();

    Web() {
        QueuedThreadPool threads = new QueuedThreadPool(THREADS, LEAST_THREADS, IDLE_MILLIS);
        threads.setName("serve");
        threads.setDaemon(true);
        server = new Server(threads);
        server.setHandler(new Answering());
        server.setErrorHandler(new Errors());
        server.addBean(new NetworkConnectionLimit(MOST_CONNECTIONS, server));
    }

    /**
     * Adds a door, before the start.
     *
     * @param open while false, a request that still comes through is not answered: its connection is closed
     */
    ServerConnector add(
            InetSocketAddress address,
            Optional<SslContextFactory.Server> tls,
            BooleanSupplier open,
            Function<Exchange, Answer> answers) {
        HttpConfiguration configuration = new HttpConfiguration();
        configuration.setRequestHeaderSize(MOST_HEADER_BYTES);
        configuration.setSendServerVersion(false);
        HttpConnectionFactory http = new HttpConnectionFactory(configuration);
        ConnectionFactory[] factories = {http};
        if (tls.isPresent()) {
            // Clients address servers by IP, which no server name indication can carry.
            configuration.addCustomizer(new SecureRequestCustomizer(false));
            factories = new ConnectionFactory[] {new SslConnectionFactory(tls.get(), http.getProtocol()), http};
        }
        ServerConnector connector = new ServerConnector(server, null, null, null, 0, 1, factories);
        connector.setHost(address.getAddress().getHostAddress());
        connector.setPort(address.getPort());
        connector.setIdleTimeout(IDLE_MILLIS);
        connector.setAcceptQueueSize(QUEUE);
        server.addConnector(connector);
        doors.put(connector, new Door(open, answers));
        return connector;
    }

    void start() {
        try {
            server.start();
        } catch (IOException taken) {
            stop();
            throw new ServeException(
                    taken.getMessage() + ": is the address one of this machine's, and the port free?", taken);
        } catch (Exception failure) {
            stop();
            throw new ServeException("the HTTP server does not start: " + failure.getMessage(), failure);
        }
    }

    void stop() {
        try {
            server.stop();
        } catch (Exception failure) {
            throw new ServeException("the HTTP server does not stop: " + failure.getMessage(), failure);
        }
    }

    private final class Answering extends Handler.Abstract {
        @Override
        public boolean handle(Request request, Response response, Callback callback) {
            Door door = doors.get(request.getConnectionMetaData().getConnector());
            if (door == null || !door.open().getAsBoolean()) {
                hangUp(request, callback);
                return true;
            }
            if (request.getLength() > MOST_READ_BYTES) {
                farTooLarge(response, callback);
                return true;
            }
            Content.Source.asByteArrayAsync(
                    request,
                    MOST_READ_BYTES,
                    Promise.Invocable.from(
                            Invocable.InvocationType.BLOCKING,
                            body -> {
                                if (body.length > MOST_BODY_BYTES) {
                                    tooLarge(response, callback);
                                } else {
                                    answer(door, request, body, response, callback);
                                }
                            },
                            failure -> withoutBody(failure, response, callback)));
            return true;
        }
    }

    private static void hangUp(Request request, Callback callback) {
        request.getConnectionMetaData().getConnection().getEndPoint().close();
        callback.failed(new IOException("the server is down"));
    }

    private static void withoutBody(Throwable failure, Response response, Callback callback) {
        if (failure instanceof IOException) {
            callback.failed(failure); // the client went away
        } else {
            farTooLarge(response, callback);
        }
    }

    private static void farTooLarge(Response response, Callback callback) {
        response.getHeaders().put(HttpHeader.CONNECTION, "close");
        tooLarge(response, callback);
    }

    private static void tooLarge(Response response, Callback callback) {
        write(
                Answer.error(
                        Refusal.BAD_REQUEST,
                        "The body is too large: at most " + MOST_BODY_BYTES + " bytes are allowed.",
                        List.of()),
                false,
                response,
                callback);
    }

    private static void answer(Door door, Request request, byte[] body, Response response, Callback callback) {
        try {
            Answer answer = door.answers().apply(exchange(request, body));
            if (door.open().getAsBoolean()) {
                write(answer, request.isSecure(), response, callback);
            } else {
                hangUp(request, callback);
            }
        } catch (RuntimeException failure) {
            Response.writeError(request, response, callback, failure);
        }
    }

    private static Exchange exchange(Request request, byte[] body) {
        String base = (request.isSecure() ? "https" : "http") + "://" + Request.getServerName(request) + ":"
                + Request.getServerPort(request);
        String path = Request.getPathInContext(request);
        Fields query = Request.extractQueryParameters(request);
        List<String> sessions = Request.getCookies(request).stream()
                .filter(cookie -> cookie.getName().equals(SESSION))
                .map(HttpCookie::getValue)
                .toList();
        return new Exchange(
                request.getMethod(),
                base,
                List.of((path.startsWith("/") ? path.substring(1) : path).split("/", -1)),
                query,
                new String(body, StandardCharsets.UTF_8),
                Optional.ofNullable(request.getHeaders().get(HttpHeader.AUTHORIZATION))
                        .orElse(""),
                sessions);
    }

    private static void write(Answer answer, boolean secure, Response response, Callback callback) {
        response.setStatus(answer.status());
        answer.cookie()
                .ifPresent(id -> response.getHeaders()
                        .put(
                                HttpHeader.SET_COOKIE,
                                SESSION + "=" + id + "; Path=/; HttpOnly" + (secure ? "; Secure" : "")));
        byte[] content = answer.bytes();
        if (content.length > 0) {
            // Without a charset: the client takes no other form for JSON.
            response.getHeaders().put(HttpHeader.CONTENT_TYPE, JSON);
        }
        response.write(true, ByteBuffer.wrap(content), callback);
    }

    /** What the HTTP server itself refuses has the product's error shape too, and tells nothing of its inside. */
    private static final class Errors extends ErrorHandler {
        @Override
        public boolean errorPageForMethod(String method) {
            return true;
        }

        @Override
        protected void generateResponse(
                Request request, Response response, int code, String message, Throwable cause, Callback callback) {
            Web.write(Answer.error(code, HttpStatus.getMessage(code), List.of()), false, response, callback);
        }
    }
}
