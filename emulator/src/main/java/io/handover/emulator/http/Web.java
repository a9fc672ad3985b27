package io.handover.emulator.http;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.util.IdentityHashMap;
import java.util.Optional;
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
import org.eclipse.jetty.util.Promise;
import org.eclipse.jetty.util.ssl.SslContextFactory;
import org.eclipse.jetty.util.thread.Invocable;
import org.eclipse.jetty.util.thread.QueuedThreadPool;

/** The HTTP server: several doors, each at an address of its own with its own answers; everything about a request is bounded. */
public final class Web {
    /** Request line and headers together; those of clients are below 1 KiB. */
    public static final int MOST_HEADER_BYTES = 8 * 1024;

    /** By so much more than a body may have is read all the same: who still sends does not hear an answer. */
    private static final int MOST_SURPLUS_BYTES = 960 * 1024;

    /** Connections at a time, over all doors. */
    public static final int MOST_CONNECTIONS = 512;

    private static final int THREADS = 32;
    private static final int LEAST_THREADS = 4;
    private static final int IDLE_MILLIS = 60_000;
    private static final int QUEUE = 64;

    private final Server server;
    private final IdentityHashMap<Connector, Door> doors = new IdentityHashMap<>();

    /** @param name of its threads */
    public Web(String name) {
        QueuedThreadPool threads = new QueuedThreadPool(THREADS, LEAST_THREADS, IDLE_MILLIS);
        threads.setName(name);
        threads.setDaemon(true);
        server = new Server(threads);
        server.setHandler(new Answering());
        server.setErrorHandler(new Errors());
        server.addBean(new NetworkConnectionLimit(MOST_CONNECTIONS, server));
    }

    /** Adds a door, before the start. */
    public ServerConnector add(InetSocketAddress address, Optional<SslContextFactory.Server> tls, Door door) {
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
        doors.put(connector, door);
        return connector;
    }

    /**
     * Opens all doors.
     *
     * @throws WebException where an address or a port cannot be had
     */
    public void start() {
        try {
            server.start();
        } catch (IOException taken) {
            stop();
            throw new WebException(
                    taken.getMessage() + ": is the address one of this machine's, and the port free?", taken);
        } catch (Exception failure) {
            stop();
            throw new WebException("the HTTP server does not start: " + failure.getMessage(), failure);
        }
    }

    public void stop() {
        try {
            server.stop();
        } catch (Exception failure) {
            throw new WebException("the HTTP server does not stop: " + failure.getMessage(), failure);
        }
    }

    private final class Answering extends Handler.Abstract {
        @Override
        public boolean handle(Request request, Response response, Callback callback) {
            Door door = doors.get(request.getConnectionMetaData().getConnector());
            if (door == null || !door.isOpen()) {
                hangUp(request, callback);
                return true;
            }
            int mostRead = door.mostBodyBytes() + MOST_SURPLUS_BYTES;
            if (request.getLength() > mostRead) {
                farTooLarge(door, response, callback);
                return true;
            }
            Content.Source.asByteArrayAsync(
                    request,
                    mostRead,
                    Promise.Invocable.from(
                            Invocable.InvocationType.BLOCKING,
                            body -> {
                                if (body.length > door.mostBodyBytes()) {
                                    door.tooLarge(response, callback);
                                } else {
                                    answer(door, request, body, response, callback);
                                }
                            },
                            failure -> withoutBody(door, failure, response, callback)));
            return true;
        }
    }

    /** Closes the connection of a request without an answer, as a server does that goes down. */
    public static void hangUp(Request request, Callback callback) {
        request.getConnectionMetaData().getConnection().getEndPoint().close();
        callback.failed(new IOException("the server is down"));
    }

    private static void withoutBody(Door door, Throwable failure, Response response, Callback callback) {
        if (failure instanceof IOException) {
            callback.failed(failure); // the client went away
        } else {
            farTooLarge(door, response, callback);
        }
    }

    private static void farTooLarge(Door door, Response response, Callback callback) {
        response.getHeaders().put(HttpHeader.CONNECTION, "close");
        door.tooLarge(response, callback);
    }

    private static void answer(Door door, Request request, byte[] body, Response response, Callback callback) {
        if (!door.isOpen()) {
            hangUp(request, callback);
            return;
        }
        try {
            door.answer(request, body, response, callback);
        } catch (RuntimeException failure) {
            Response.writeError(request, response, callback, failure);
        }
    }

    /** What the HTTP server itself refuses is told in the words of the door that it came to. */
    private final class Errors extends ErrorHandler {
        @Override
        public boolean errorPageForMethod(String method) {
            return true;
        }

        @Override
        protected void generateResponse(
                Request request, Response response, int code, String message, Throwable cause, Callback callback) {
            Door door = doors.get(request.getConnectionMetaData().getConnector());
            if (door == null) {
                callback.succeeded();
            } else {
                door.refuse(code, HttpStatus.getMessage(code), response, callback);
            }
        }
    }
}
