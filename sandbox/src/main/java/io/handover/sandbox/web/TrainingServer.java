package io.handover.sandbox.web;

import io.handover.emulator.http.Web;
import io.handover.emulator.site.Ticker;
import io.handover.files.secret.Secret;
import io.handover.sandbox.coach.Coach;
import io.handover.sandbox.session.Scenes;
import io.handover.sandbox.session.Sessions;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.eclipse.jetty.server.ServerConnector;

/** The training sandbox, until it is closed: its sessions, and the address at which browsers find them. */
public final class TrainingServer implements AutoCloseable {
    public static final String LOOPBACK = "127.0.0.1";

    /** The port unless another is asked for. */
    public static final int PORT = 8090;

    /** How often sessions go on, in real time: short beside what a person notices. */
    private static final long TICK_MILLIS = 100;

    private static final long BEAT_SECONDS = 15;

    private final Sessions sessions;
    private final Web web = new Web("train");
    private final ServerConnector connector;
    private final Streams streams;
    private final Optional<SiteApis> apis;
    private final ScheduledExecutorService pulse;
    private final ExecutorService watching;
    private final ExecutorService thinking;
    private final String bind;

    /**
     * How it is started.
     *
     * @param bind the IPv4 address that is listened at
     * @param port 1 to 65535; 0: a free one
     * @param folder where sessions are kept; empty: nowhere
     * @param instructor what an instructor bears; empty: there is none
     * @param apiKey with it the product's API of each site is served too, on free ports of loopback; empty: not
     */
    public record Options(
            String bind,
            int port,
            Optional<Path> folder,
            Scenes scenes,
            Optional<Coach> coach,
            Optional<Secret> instructor,
            Optional<Secret> apiKey,
            Ticker ticker) {
        /** On loopback, with the scenarios that are built in, keeping nothing. */
        public static Options onLoopback(int port) {
            return new Options(
                    LOOPBACK,
                    port,
                    Optional.empty(),
                    Scenes.builtIn(),
                    Optional.empty(),
                    Optional.empty(),
                    Optional.empty(),
                    Ticker.WALL);
        }

        /** At another address than loopback. */
        public Options at(String address) {
            return new Options(address, port, folder, scenes, coach, instructor, apiKey, ticker);
        }

        public Options withFolder(Path in) {
            return new Options(bind, port, Optional.of(in), scenes, coach, instructor, apiKey, ticker);
        }

        /** With other things to rehearse than those that are built in. */
        public Options withScenes(Scenes what) {
            return new Options(bind, port, folder, what, coach, instructor, apiKey, ticker);
        }

        public Options withInstructor(Secret token) {
            return new Options(bind, port, folder, scenes, coach, Optional.of(token), apiKey, ticker);
        }

        public Options withCoach(Coach who) {
            return new Options(bind, port, folder, scenes, Optional.of(who), instructor, apiKey, ticker);
        }

        public Options withApi(Secret key) {
            return new Options(bind, port, folder, scenes, coach, instructor, Optional.of(key), ticker);
        }
    }

    /**
     * Starts it.
     *
     * @param complain is told of files that are no sessions, in sentences
     * @throws io.handover.emulator.http.WebException where the address or the port cannot be had
     */
    public static TrainingServer start(Options options, Consumer<String> complain) {
        return new TrainingServer(options, complain);
    }

    @SuppressWarnings("FutureReturnValueIgnored") // they end when it is closed
    private TrainingServer(Options options, Consumer<String> complain) {
        bind = options.bind();
        watching = Executors.newSingleThreadExecutor(task -> daemon(task, "coach"));
        thinking = Executors.newSingleThreadExecutor(task -> daemon(task, "coach in thought"));
        pulse = Executors.newSingleThreadScheduledExecutor(task -> daemon(task, "pulse"));
        sessions = new Sessions(
                options.folder(), options.scenes(), options.ticker(), options.coach(), watching, thinking, complain);
        apis = options.apiKey().map(SiteApis::new);
        apis.ifPresent(sessions::setGuest);
        TrainingApi api = new TrainingApi(sessions, options.instructor(), options.ticker());
        streams = new Streams(api, pulse);
        connector = web.add(
                new InetSocketAddress(bind, options.port()),
                Optional.empty(),
                new TrainingDoor(api, streams, new Origin(bind)));
        try {
            web.start();
        } catch (RuntimeException cannot) {
            watching.shutdownNow();
            thinking.shutdownNow();
            pulse.shutdownNow();
            throw cannot;
        }
        pulse.scheduleWithFixedDelay(sessions::tick, TICK_MILLIS, TICK_MILLIS, TimeUnit.MILLISECONDS);
        pulse.scheduleWithFixedDelay(streams::beat, BEAT_SECONDS, BEAT_SECONDS, TimeUnit.SECONDS);
    }

    private static Thread daemon(Runnable task, String name) {
        Thread thread = new Thread(task, name);
        thread.setDaemon(true);
        return thread;
    }

    /** Where a browser finds it, without a slash at the end. */
    public URI url() {
        String host = bind.equals("0.0.0.0") ? LOOPBACK : bind;
        return URI.create("http://" + host + ":" + connector.getLocalPort());
    }

    /** Ends it; all sessions are kept as they are then. */
    @Override
    public void close() {
        streams.close();
        pulse.shutdown();
        sessions.close();
        apis.ifPresent(SiteApis::close);
        web.stop();
        watching.shutdownNow();
        thinking.shutdownNow();
    }
}
