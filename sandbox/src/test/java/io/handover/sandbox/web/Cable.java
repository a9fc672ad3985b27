package io.handover.sandbox.web;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** The cable between a browser and a server, which somebody can pull out and put in again. */
final class Cable implements AutoCloseable {
    private static final int BACKLOG = 50;

    private final int to;
    private final ServerSocket end;
    private final Set<Socket> sockets = ConcurrentHashMap.newKeySet();
    private volatile boolean isOut;

    /** @param to the port of the server on this machine */
    Cable(int to) {
        this.to = to;
        try {
            end = new ServerSocket(0, BACKLOG, InetAddress.getLoopbackAddress());
        } catch (IOException cannot) {
            throw new UncheckedIOException(cannot);
        }
        daemon(this::accept);
    }

    /** Where the browser finds the server. */
    String url() {
        return "http://127.0.0.1:" + end.getLocalPort();
    }

    void pullOut() {
        isOut = true;
        sockets.forEach(Cable::hangUp);
    }

    void putIn() {
        isOut = false;
    }

    private static void daemon(Runnable work) {
        Thread thread = new Thread(work, "cable");
        thread.setDaemon(true);
        thread.start();
    }

    private void accept() {
        try {
            while (!end.isClosed()) {
                Socket browser = end.accept();
                if (isOut) {
                    hangUp(browser);
                    continue;
                }
                Socket server = new Socket(InetAddress.getLoopbackAddress(), to);
                sockets.add(browser);
                sockets.add(server);
                daemon(() -> copy(browser, server));
                daemon(() -> copy(server, browser));
                if (isOut) {
                    pullOut();
                }
            }
        } catch (IOException closed) {
            sockets.forEach(Cable::hangUp);
        }
    }

    private void copy(Socket from, Socket into) {
        try (InputStream in = from.getInputStream()) {
            in.transferTo(into.getOutputStream());
        } catch (IOException hungUp) {
            sockets.remove(into);
        } finally {
            sockets.remove(from);
            hangUp(into);
        }
    }

    private static void hangUp(Socket socket) {
        try {
            socket.close();
        } catch (IOException cannot) {
            throw new UncheckedIOException(cannot);
        }
    }

    @Override
    public void close() {
        try {
            end.close();
        } catch (IOException cannot) {
            throw new UncheckedIOException(cannot);
        }
        pullOut();
    }
}
