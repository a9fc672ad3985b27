package io.handover.console.command;

import io.handover.console.ExitCode;
import io.handover.console.Interruption;
import io.handover.console.OutputException;
import io.handover.console.report.Figures;
import io.handover.emulator.api.Release;
import io.handover.emulator.api.Releases;
import io.handover.emulator.api.ServeException;
import io.handover.emulator.api.ServeOptions;
import io.handover.emulator.api.ServedSite;
import io.handover.emulator.site.Profile;
import io.handover.emulator.site.SiteClock;
import io.handover.emulator.site.Ticker;
import io.handover.files.Catalogue;
import io.handover.files.InputException;
import io.handover.files.secret.Secret;
import io.handover.simulator.site.SimulatedSite;
import java.io.IOException;
import java.io.PrintWriter;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Serves a simulated site behind the product's own REST API. */
@Command(
        name = "serve",
        description = {
            "Serves a simulated site behind the product's own REST API, every management server at an address of its own, until it"
                    + " is interrupted by Ctrl-C or by SIGTERM, which ends it in the same way and with the same exit code, 130.",
            ""
        },
        mixinStandardHelpOptions = true,
        footer = {
            "",
            "The product's public Python client logs in to any of the servers with the API key, or as user 'admin' whose password is"
                    + " the key. Without --api-key a key is made and written to a file that only you can read.",
            "",
            "Profiles: 'documented' behaves as the product's documents say. 'permissive' accepts standby without force, lets commands"
                    + " through the API take effect at once and the contacted server show at once what comes of them, activates 8 s"
                    + " after the command to switch, lets the other standbys follow by themselves within seconds, and closes no"
                    + " connection for it.",
            "",
            "The control endpoint is ours, listens on loopback and asks for its token as 'Authorization: Bearer TOKEN': GET /site;"
                    + " POST /clock {\"advance_seconds\": 60} or {\"paused\": true} or {\"speed\": 60}; POST /installer {\"command\":"
                    + " \"upgrade\", \"server\": NAME}, also start and stop; POST /console {\"command\": \"stop-replication\", \"server\":"
                    + " NAME}, also set-standby-and-stop-replication, whether or not the server is up; POST /action {\"action\":"
                    + " \"crash\", \"servers\": [NAME]},"
                    + " also cut, heal, restart, installer-fails, detect and others; POST /hold {\"actions\": [\"change\"]}; POST /api"
                    + " {\"server\": NAME, \"enabled\": false}. A body that is not of its"
                    + " request is answered with 400 and changes nothing.",
            "",
            "Examples:",
            "  handover serve",
            "  handover serve --speed 60 --control 8090",
            "  handover serve --profile permissive --api-key env:SMC_API_KEY",
        })
public final class ServeCommand implements Callable<Integer> {
    private static final int KEY_BYTES = 24;
    private static final Range PORTS = new Range(0, ServeOptions.MOST_PORT);

    @Spec
    @SuppressWarnings("NullAway.Init") // set by picocli
    private CommandSpec spec;

    @Option(
            names = "--site",
            paramLabel = "SITE",
            description = "A site's name or file (default: ${DEFAULT-VALUE}).",
            completionCandidates = Names.OfSites.class,
            defaultValue = Catalogue.DEFAULT_SITE)
    private String site = Catalogue.DEFAULT_SITE;

    @Option(
            names = "--bind",
            paramLabel = "ADDRESS",
            description =
                    "The IPv4 address of the first server; the others listen at the next addresses (default: ${DEFAULT-VALUE}).",
            defaultValue = ServeOptions.LOOPBACK)
    private String bind = ServeOptions.LOOPBACK;

    @Option(
            names = "--port",
            paramLabel = "PORT",
            description = "The port of all servers; 0: a free one (default: ${DEFAULT-VALUE}).",
            defaultValue = "" + ServeOptions.PORT)
    private int port = ServeOptions.PORT;

    @Option(
            names = "--tls",
            paramLabel = "KEYSTORE",
            description = "Serve https with the key in this keystore (PKCS12 or JKS); needs --tls-password.")
    private Optional<Path> tls = Optional.empty();

    @Option(
            names = "--tls-password",
            paramLabel = "SOURCE",
            description = "Where the keystore's password comes from: env:NAME or file:PATH.")
    private Optional<String> tlsPassword = Optional.empty();

    @Option(
            names = "--profile",
            paramLabel = "PROFILE",
            description = "documented or permissive (default: ${DEFAULT-VALUE}).",
            defaultValue = "documented")
    private Profile profile = Profile.DOCUMENTED;

    @Option(
            names = "--releases",
            paramLabel = "BEFORE,AFTER",
            split = ",",
            description =
                    "The site's release before and after its upgrade, such as 7.3.2,7.3.4 (default: 7.3.4,7.4.2).")
    private List<String> releases = List.of();

    @Option(
            names = "--speed",
            paramLabel = "N",
            description = "Seconds of the site in a second, above 0 and at most 3600 (default: ${DEFAULT-VALUE}).",
            defaultValue = "1")
    private double speed = 1;

    @Option(names = "--paused", description = "Let the site's clock stand until it is moved by the control endpoint.")
    private boolean paused;

    @Mixin
    private SeedOption seed = new SeedOption();

    @Option(
            names = "--api-key",
            paramLabel = "SOURCE",
            description = "Where the servers' API key comes from: env:NAME or file:PATH.")
    private Optional<String> apiKey = Optional.empty();

    @Option(
            names = "--control",
            paramLabel = "PORT",
            description = "Also serve the control endpoint, at this port on loopback; 0: a free one.")
    private Optional<Integer> control = Optional.empty();

    @Option(
            names = "--control-token",
            paramLabel = "SOURCE",
            description =
                    "Where the control endpoint's token comes from: env:NAME or file:PATH. Without it one is made and written to a"
                            + " file.")
    private Optional<String> controlToken = Optional.empty();

    private final List<Path> made = new ArrayList<>();

    @Override
    public Integer call() {
        SimulatedSite simulated = Catalogue.site(site).site();
        ServeOptions options = options(simulated);
        CountDownLatch interrupted = new CountDownLatch(1);
        try (Interruption interruption = Interruption.runs(interrupted::countDown)) {
            try (ServedSite served = start(options)) {
                announce(served);
                interrupted.await();
            } catch (InterruptedException end) {
                Thread.currentThread().interrupt();
            }
            deleteMade();
            say("");
            say("The site is closed.");
            return interruption.happened() ? ExitCode.INTERRUPTED : ExitCode.HELD;
        }
    }

    private static ServedSite start(ServeOptions options) {
        try {
            return ServedSite.start(options);
        } catch (ServeException cannot) {
            throw new InputException(String.valueOf(cannot.getMessage()));
        }
    }

    private ServeOptions options(SimulatedSite simulated) {
        if (!SiteClock.allows(speed)) {
            throw new InputException(
                    "--speed " + speed + ": more than 0 and at most " + (long) SiteClock.MOST_SPEED + " is allowed");
        }
        PORTS.check("--port", port);
        control.ifPresent(number -> PORTS.check("--control", number));
        if (controlToken.isPresent() && control.isEmpty()) {
            throw wrong("--control-token needs --control");
        }
        if (tls.isPresent() != tlsPassword.isPresent()) {
            throw wrong("--tls and --tls-password belong together");
        }
        ServeOptions options = ServeOptions.of(simulated, secret("--api-key", apiKey, "API key"))
                .withProfile(profile)
                .withReleases(releases())
                .withAddress(bind, port)
                .withClock(new SiteClock(Ticker.WALL, speed, paused))
                .withSeed(seed.seed());
        if (tls.isPresent()) {
            options = options.withTls(
                    new ServeOptions.Tls(tls.get(), secret("--tls-password", tlsPassword, "keystore password")));
        }
        if (control.isPresent()) {
            Secret token = secret("--control-token", controlToken, "control token");
            options = options.withControl(new ServeOptions.Control(control.get(), token));
        }
        return options;
    }

    private Releases releases() {
        if (releases.isEmpty()) {
            return Releases.DEFAULT;
        }
        if (releases.size() != 2) {
            throw wrong("--releases names " + Figures.counted(releases.size(), "release")
                    + ", expected are two: BEFORE,AFTER");
        }
        try {
            return new Releases(Release.of(releases.get(0)), Release.of(releases.get(1)));
        } catch (IllegalArgumentException noRelease) {
            throw wrong("--releases: " + noRelease.getMessage());
        }
    }

    private ParameterException wrong(String message) {
        return new ParameterException(spec.commandLine(), message);
    }

    // ---- secrets ---------------------------------------------------------------------------------------------------

    private Secret secret(String option, Optional<String> source, String what) {
        if (source.isEmpty()) {
            return made(what);
        }
        try {
            return Secret.from(source.get(), System.getenv());
        } catch (IllegalArgumentException none) {
            throw wrong(option + ": " + none.getMessage());
        }
    }

    /** A new secret, in a file that only this user can read; the file is named, the secret is not shown. */
    private Secret made(String what) {
        byte[] bytes = new byte[KEY_BYTES];
        new SecureRandom().nextBytes(bytes);
        String value = HexFormat.of().formatHex(bytes);
        try {
            Path file = Files.createTempFile(
                    "handover-" + what.replace(' ', '-').toLowerCase(Locale.ROOT) + "-",
                    "",
                    PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
            Files.writeString(file, value + System.lineSeparator());
            made.add(file);
            file.toFile().deleteOnExit(); // where it does not come to serving
            say("The " + what + " is in " + file);
            return Secret.of(value);
        } catch (IOException | UnsupportedOperationException failure) {
            throw new OutputException("the " + what + " cannot be written to a file of yours: " + failure.getMessage());
        }
    }

    /** The secrets that were made are of no more use. */
    private void deleteMade() {
        for (Path file : made) {
            try {
                Files.deleteIfExists(file);
            } catch (IOException failure) {
                say(file + " cannot be deleted: " + failure.getMessage());
            }
        }
    }

    // ---- what the user sees ----------------------------------------------------------------------------------------

    private void announce(ServedSite served) {
        List<String> names = served.live().site().site().serverNames();
        say("Site " + served.live().site().site().name() + ", profile " + profile.label() + ", seed " + seed.seed()
                + ", " + (paused ? "paused" : "speed " + speed) + ":");
        for (int s = 0; s < names.size(); s++) {
            say(String.format("  %-16s %s%s", names.get(s), served.urls().get(s), s == 0 ? "  (active)" : ""));
        }
        served.controlUrl().ifPresent(url -> say("  control          " + url));
        exposure(served.urls()).ifPresent(this::say);
        say("");
        say("Try: curl " + served.urls().get(0) + "/api");
        say("Ctrl-C ends it.");
        if (spec.commandLine().getOut().checkError()) {
            throw new OutputException("where the servers listen cannot be written; nobody would know it");
        }
    }

    /** A warning, where others than this machine can reach the servers. */
    static Optional<String> exposure(List<URI> servers) {
        URI first = servers.get(0);
        if (first.getHost().startsWith("127.")) {
            return Optional.empty();
        }
        String open = "Careful: these servers are not on loopback. Whoever can reach " + first.getHost() + " to "
                + servers.get(servers.size() - 1).getHost() + " can talk to them";
        return Optional.of(
                "https".equals(first.getScheme())
                        ? open + "."
                        : open + ", and as --tls is not given, whoever listens on the way can read the API key.");
    }

    private void say(String line) {
        PrintWriter out = spec.commandLine().getOut();
        out.println(line);
        out.flush();
    }
}
