package io.handover.console.command;

import io.handover.console.ExitCode;
import io.handover.console.Interruption;
import io.handover.console.OutputException;
import io.handover.emulator.api.ServeOptions;
import io.handover.emulator.http.WebException;
import io.handover.files.InputException;
import io.handover.files.NearestName;
import io.handover.files.secret.Secret;
import io.handover.sandbox.coach.Advisor;
import io.handover.sandbox.coach.Coach;
import io.handover.sandbox.scenario.Lesson;
import io.handover.sandbox.scenario.Scenarios;
import io.handover.sandbox.session.Scenes;
import io.handover.sandbox.session.Token;
import io.handover.sandbox.web.TrainingServer;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CountDownLatch;
import java.util.function.BooleanSupplier;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Lets people rehearse in their browsers. */
@Command(
        name = "train",
        description = {
            "Lets people rehearse procedures in their browsers, each on a simulated site of their own, until it is interrupted by"
                    + " Ctrl-C or by SIGTERM, which ends it in the same way and with the same exit code, 130.",
            ""
        },
        mixinStandardHelpOptions = true,
        footer = {
            "",
            "Sessions are kept in files, and go on where they were when the command is started again. Their names and keys cannot be"
                    + " guessed; a browser keeps the keys of its own sessions.",
            "",
            "A lesson begins in the middle of what a finding tells, just before something was given away: nothing is lost yet, and it is"
                    + " clear what is best. Where there is no such place, it is said why. What somebody failed comes again, lessons too,"
                    + " until it is passed.",
            "",
            "The JSON API under the page is described at /api/openapi.json.",
            "",
            "Examples:",
            "  handover train",
            "  handover train --scenario detector-strikes",
            "  handover train --from 3",
            "  handover train --from TOKEN --from cases/management-available-10.yaml",
            "  handover train --instructor --with-api --sessions course/",
            "",
            "Exit codes: 130 it was interrupted; 64 wrong use, bad input, or no lesson.",
        })
public final class TrainCommand implements Callable<Integer> {
    private static final Range PORTS = new Range(0, ServeOptions.MOST_PORT);

    @Spec
    @SuppressWarnings("NullAway.Init") // set by picocli
    private CommandSpec spec;

    @Option(
            names = "--bind",
            paramLabel = "ADDRESS",
            description = "The IPv4 address that the page is at (default: ${DEFAULT-VALUE}).",
            defaultValue = TrainingServer.LOOPBACK)
    private String bind = TrainingServer.LOOPBACK;

    @Option(
            names = "--port",
            paramLabel = "PORT",
            description = "Its port; 0: a free one (default: ${DEFAULT-VALUE}).",
            defaultValue = "" + TrainingServer.PORT)
    private int port = TrainingServer.PORT;

    @Option(
            names = "--scenario",
            paramLabel = "SCENARIO",
            completionCandidates = Names.OfScenarios.class,
            description = "Name the address at which this scenario is chosen already.")
    private Optional<String> scenario = Optional.empty();

    @Option(
            names = "--from",
            paramLabel = "WHAT",
            description =
                    "Also offer the lesson that is made of this: a replay token, the number of a finding of the last check or exploration"
                            + " in this folder, or a file with a test case; TOKEN@8 begins when 8 moments have happened. May be given"
                            + " more than once.")
    private List<String> from = new ArrayList<>();

    @Option(
            names = "--procedure",
            paramLabel = "FILE",
            completionCandidates = Names.OfProcedures.class,
            description = "The file of the procedure that --from is about, where it is not built in.")
    private Optional<String> procedure = Optional.empty();

    @Option(
            names = "--site",
            paramLabel = "FILE",
            completionCandidates = Names.OfSites.class,
            description = "The file of the site that --from is about, where it is not built in.")
    private Optional<String> site = Optional.empty();

    @Option(
            names = "--sessions",
            paramLabel = "FOLDER",
            description = "Where sessions are kept (default: ${DEFAULT-VALUE}).",
            defaultValue = ".handover/sessions")
    private Path sessions = Path.of(".handover", "sessions");

    @Option(
            names = "--instructor",
            description = "Also have an instructor's station, and name its address, which is the key to it.")
    private boolean instructor;

    @Option(
            names = "--with-api",
            description =
                    "Also serve the product's REST API on the site of each session; the page names addresses and key.")
    private boolean withApi;

    @Override
    public Integer call() throws IOException {
        PORTS.check("--port", port);
        scenario.filter(name -> !Scenarios.names().contains(name)).ifPresent(name -> {
            throw new InputException(
                    "there is no scenario '" + name + "'" + NearestName.orAllowed(name, Scenarios.names()));
        });
        if (from.isEmpty() && (procedure.isPresent() || site.isPresent())) {
            throw new InputException(
                    (procedure.isPresent() ? "--procedure" : "--site") + " goes with --from: it is what that is about");
        }
        Optional<String> token = instructor ? Optional.of(Token.fresh()) : Optional.empty();
        CountDownLatch interrupted = new CountDownLatch(1);
        try (Interruption interruption = Interruption.runs(interrupted::countDown)) {
            List<Lesson> lessons;
            try {
                lessons = lessons(() -> interrupted.getCount() == 0);
            } catch (CancellationException stopped) {
                return ExitCode.INTERRUPTED;
            }
            try (Advisor coach = new Advisor();
                    TrainingServer server = start(token, coach, lessons)) {
                announce(server, token, lessons);
                interrupted.await();
            } catch (InterruptedException end) {
                Thread.currentThread().interrupt();
            }
            say("");
            say("All sessions are kept.");
            return interruption.happened() ? ExitCode.INTERRUPTED : ExitCode.HELD;
        }
    }

    private List<Lesson> lessons(BooleanSupplier cancelled) throws IOException {
        List<Lesson> lessons = new ArrayList<>();
        for (String word : from) {
            spec.commandLine().getErr().println("Looking for the lesson in " + word + " ...");
            lessons.add(new NamedLesson(word, procedure, site).lesson(cancelled));
        }
        return lessons;
    }

    private TrainingServer start(Optional<String> token, Coach coach, List<Lesson> lessons) {
        Scenes scenes = Scenes.builtIn();
        lessons.forEach(scenes::offer);
        TrainingServer.Options options = TrainingServer.Options.onLoopback(port)
                .withFolder(sessions)
                .withScenes(scenes)
                .at(bind)
                .withCoach(coach);
        if (token.isPresent()) {
            options = options.withInstructor(Secret.of(token.get()));
        }
        if (withApi) {
            options = options.withApi(Secret.of(Token.fresh()));
        }
        PrintWriter err = spec.commandLine().getErr();
        try {
            return TrainingServer.start(options, err::println);
        } catch (WebException | IllegalArgumentException cannot) {
            throw new InputException(String.valueOf(cannot.getMessage()));
        } catch (UncheckedIOException cannot) {
            throw new OutputException("--sessions: " + cannot.getMessage());
        }
    }

    private void announce(TrainingServer server, Optional<String> token, List<Lesson> lessons) {
        say("Training:   " + server.url()
                + scenario.map(name -> "/scenarios/" + name).orElse(""));
        lessons.forEach(lesson -> {
            say("Lesson:     " + server.url() + "/scenarios/" + lesson.name());
            say("            " + lesson.title());
        });
        token.ifPresent(key -> say("Instructor: " + server.url() + "/instructor#" + key));
        say("Sessions are kept in " + sessions + ".");
        if (!bind.startsWith("127.")) {
            say("Careful: the page is not on loopback. Whoever can reach " + bind
                    + " can rehearse here, and whoever listens on the way can read their keys.");
        }
        say("");
        say("Ctrl-C ends it.");
        if (spec.commandLine().getOut().checkError()) {
            throw new OutputException("where the page is cannot be written; nobody would know it");
        }
    }

    private void say(String line) {
        PrintWriter out = spec.commandLine().getOut();
        out.println(line);
        out.flush();
    }
}
