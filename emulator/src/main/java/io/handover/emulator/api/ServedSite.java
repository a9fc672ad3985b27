package io.handover.emulator.api;

import io.handover.emulator.http.Web;
import io.handover.emulator.http.WebException;
import io.handover.emulator.site.LiveSite;
import io.handover.emulator.site.Ticker;
import io.handover.model.action.ActionKind;
import io.handover.model.command.Command;
import io.handover.model.site.Server;
import io.handover.model.state.Pairs;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.util.ssl.SslContextFactory;

/**
 * A live site whose servers can be reached by HTTP until it is closed. What can be done to it beside its API is done here, by the
 * names of servers: the installer's work, faults, and the clock; when such a call returns, the servers listen or refuse as the
 * site's state then says.
 *
 * <p>A server that is not up refuses connections, as does one whose API is switched off. When a server goes down, its connections
 * are closed and its sessions end.
 */
public final class ServedSite implements AutoCloseable {
    /** How often doors are opened and closed by themselves, in real time. */
    private static final long SETTLE_MILLIS = 20;

    private final LiveSite live;
    private final Web web = new Web("serve");
    private final List<Listener> listeners = new ArrayList<>();
    private final List<URI> urls = new ArrayList<>();
    private final Optional<URI> controlUrl;
    private final ScheduledExecutorService doorkeeper = Executors.newSingleThreadScheduledExecutor(task -> {
        Thread thread = new Thread(task, "doorkeeper");
        thread.setDaemon(true);
        return thread;
    });

    /** A server's door, and in which of the server's lives it was opened. */
    private static final class Listener {
        private final ServerConnector connector;
        private int incarnation;

        Listener(ServerConnector connector) {
            this.connector = connector;
        }
    }

    /**
     * Starts to serve.
     *
     * @throws ServeException where an address or the port cannot be had, or the keystore not be read
     */
    public static ServedSite start(ServeOptions options) {
        return start(options, new LiveSite(options.site(), options.profile(), options.seed(), options.clock()));
    }

    /**
     * Starts to serve a site that lives already.
     *
     * @param options how; the site, profile, seed and clock in them are not used
     * @throws ServeException where an address or the port cannot be had, or the keystore not be read
     */
    public static ServedSite start(ServeOptions options, LiveSite live) {
        return new ServedSite(options, live);
    }

    @SuppressWarnings("FutureReturnValueIgnored") // it ends when the site is closed
    private ServedSite(ServeOptions options, LiveSite live) {
        this.live = live;
        List<Server> servers = live.site().site().servers();
        List<InetAddress> addresses = Addresses.from(options.bind(), servers.size());
        int port = options.port() == 0 ? Addresses.freePort(addresses) : options.port();
        Optional<SslContextFactory.Server> tls = options.tls().map(ServedSite::secured);
        for (int s = 0; s < servers.size(); s++) {
            int number = s;
            Api api = new Api(new Contact(live, s, options.releases()), options.key(), Ticker.WALL);
            InetAddress address = addresses.get(s);
            listeners.add(new Listener(web.add(
                    new InetSocketAddress(address, port), tls, new ApiDoor(() -> live.listens(number), api::answer))));
            urls.add(URI.create((tls.isPresent() ? "https" : "http") + "://" + address.getHostAddress() + ":" + port));
        }
        controlUrl = options.control().map(control -> addControl(control));
        try {
            web.start();
        } catch (WebException cannot) {
            throw new ServeException(String.valueOf(cannot.getMessage()), cannot);
        }
        doorkeeper.scheduleWithFixedDelay(this::settle, SETTLE_MILLIS, SETTLE_MILLIS, TimeUnit.MILLISECONDS);
    }

    private URI addControl(ServeOptions.Control control) {
        List<InetAddress> loopback = Addresses.from(ServeOptions.LOOPBACK, 1);
        int port = control.port() == 0 ? Addresses.freePort(loopback) : control.port();
        ControlApi api = new ControlApi(this, control.token());
        web.add(new InetSocketAddress(loopback.get(0), port), Optional.empty(), new ApiDoor(() -> true, api::answer));
        return URI.create("http://" + ServeOptions.LOOPBACK + ":" + port);
    }

    private static SslContextFactory.Server secured(ServeOptions.Tls tls) {
        SslContextFactory.Server factory = new SslContextFactory.Server();
        factory.setKeyStorePath(tls.keystore().toString());
        factory.setKeyStorePassword(tls.password().reveal());
        factory.setIncludeProtocols("TLSv1.2", "TLSv1.3");
        try {
            factory.start();
        } catch (Exception unusable) {
            throw new ServeException(
                    "the keystore " + tls.keystore() + " cannot be used: " + unusable.getMessage(), unusable);
        }
        return factory;
    }

    // ---- what there is ---------------------------------------------------------------------------------------------

    /** The site itself. */
    public LiveSite live() {
        return live;
    }

    /** The servers' addresses, in the site's order, without a slash at the end. */
    public List<URI> urls() {
        return List.copyOf(urls);
    }

    /** The address of one server. */
    public URI url(String server) {
        return urls.get(number(server));
    }

    /** The address of the control endpoint, where there is one. */
    public Optional<URI> controlUrl() {
        return controlUrl;
    }

    /**
     * The number of a server.
     *
     * @throws IllegalArgumentException where the site has none of that name
     */
    public int number(String server) {
        int number = live.site().site().serverNames().indexOf(server);
        if (number < 0) {
            throw new IllegalArgumentException(
                    "the site has no server '" + ControlBody.shown(server) + "'; its servers are "
                            + String.join(", ", live.site().site().serverNames()));
        }
        return number;
    }

    // ---- what can be done ------------------------------------------------------------------------------------------

    /**
     * Gives a command that needs no second server, as an operator at that server would: the installer's, start and stop, and those of
     * its console.
     *
     * @return false where its guard does not hold now
     */
    public boolean give(Command command, String server) {
        int target = number(server);
        boolean accepted = live.give(command, target, target);
        settle();
        return accepted;
    }

    /**
     * Lets an action about a server happen now: a fault, or progress before its time.
     *
     * @return false where it is not enabled
     */
    public boolean happen(ActionKind kind, String server) {
        boolean happened = live.happen(kind, number(server));
        settle();
        return happened;
    }

    /** Lets a cut of two servers, or its healing, happen now; false where it is not enabled. */
    public boolean happen(ActionKind kind, String one, String other) {
        boolean happened = live.happen(kind, Pairs.number(number(one), number(other)));
        settle();
        return happened;
    }

    /** Lets what a running switch does next happen now; false where it is not enabled. */
    public boolean happen(ActionKind kind) {
        boolean happened = live.happen(kind, 0);
        settle();
        return happened;
    }

    /** Switches a server's API on or off. */
    public void setApiEnabled(String server, boolean on) {
        live.setApiEnabled(number(server), on);
        settle();
    }

    /** Moves the site's clock forward and lets happen what is then due; at most a week. */
    public void advance(Duration time) {
        live.advance(time.toMillis());
        settle();
    }

    /** Opens and closes the servers' doors as the site's present state says. */
    public synchronized void settle() {
        for (int s = 0; s < listeners.size(); s++) {
            Listener listener = listeners.get(s);
            int incarnation = live.incarnation(s);
            boolean open = listener.connector.isRunning();
            if (open && (listener.incarnation != incarnation || !live.listens(s))) {
                close(listener);
                open = false;
            }
            if (!open && live.listens(s)) {
                listener.incarnation = incarnation;
                open(listener);
            }
        }
    }

    private static void close(Listener listener) {
        try {
            listener.connector.stop();
        } catch (Exception failed) {
            // It counts as closed, and is opened anew when its server comes back.
        }
    }

    private static void open(Listener listener) {
        try {
            listener.connector.start();
        } catch (Exception portIsTaken) {
            close(listener); // tried again at the next turn
        }
    }

    @Override
    public synchronized void close() {
        doorkeeper.shutdownNow();
        web.stop();
    }
}
