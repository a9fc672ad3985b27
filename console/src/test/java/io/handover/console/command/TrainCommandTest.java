package io.handover.console.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.handover.console.ExitCode;
import io.handover.console.Handover;
import io.handover.console.fixture.CommandRun;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

class TrainCommandTest {
    @TempDir
    @SuppressWarnings("NullAway.Init") // set by JUnit
    Path folder;

    private final StringWriter out = new StringWriter();
    private final AtomicInteger exitCode = new AtomicInteger(-1);

    private Thread started(String... options) {
        CommandLine line = Handover.commandLine();
        line.setOut(new PrintWriter(out, true));
        String[] arguments = Stream.concat(
                        Stream.of("train", "--port", "0", "--sessions", folder.toString()), Stream.of(options))
                .toArray(String[]::new);
        Thread thread = new Thread(() -> exitCode.set(line.execute(arguments)));
        thread.start();
        await().until(() -> !thread.isAlive() || out.toString().contains("Ctrl-C ends it."));
        return thread;
    }

    private String found(String pattern) {
        Matcher matcher = Pattern.compile(pattern).matcher(out.toString());
        assertThat(matcher.find()).as("%s in %s", pattern, out).isTrue();
        return matcher.group(1);
    }

    private static HttpResponse<String> send(HttpRequest.Builder request) throws IOException, InterruptedException {
        return HttpClient.newHttpClient().send(request.build(), BodyHandlers.ofString());
    }

    @Test
    void servesUntilItIsInterruptedAndKeepsTheSessions() throws Exception {
        Thread thread = started("--scenario", "calm", "--instructor");
        String page = found("Training: +(http://127.0.0.1:\\d+)/scenarios/calm");
        String key = found("Instructor: +" + page + "/instructor#([\\w-]{22})\n");
        assertThat(send(HttpRequest.newBuilder(URI.create(page))).body()).contains("<!doctype html>");
        HttpResponse<String> begun = send(HttpRequest.newBuilder(URI.create(page + "/api/sessions"))
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString("{\"scenario\": \"calm\", \"trainee\": \"Ann\"}")));
        assertThat(begun.statusCode()).isEqualTo(201);
        assertThat(send(HttpRequest.newBuilder(URI.create(page + "/api/instructor/sessions"))
                                .header("X-Handover-Token", key))
                        .body())
                .contains("\"trainee\":\"Ann\"");

        thread.interrupt();
        thread.join(30_000);

        assertThat(exitCode.get()).isEqualTo(ExitCode.HELD);
        assertThat(out.toString()).endsWith("All sessions are kept.\n");
        try (Stream<Path> files = Files.list(folder)) {
            assertThat(files).hasSize(1);
        }
    }

    /** A test case that an exploration wrote: both servers are active, and one sees it. */
    private String testCase() {
        Path cases = folder.resolve("cases");
        CommandRun.of(
                "explore",
                "upgrade-without-downtime",
                "--servers",
                "2",
                "--changes",
                "0",
                "--crashes",
                "0",
                "--test-cases",
                cases.toString());
        return cases.resolve("management-available-8.yaml").toString();
    }

    @Test
    void aFindingIsOfferedAsALesson() throws Exception {
        Thread thread = started("--from", testCase());

        String address = found("Lesson: +(http://127.0.0.1:\\d+/scenarios/path\\.\\S+@7)\n");
        assertThat(out.toString()).contains("            Find the better move: there is always an active server\n");
        assertThat(send(HttpRequest.newBuilder(URI.create(address))).body()).contains("<!doctype html>");
        assertThat(send(HttpRequest.newBuilder(
                                URI.create(address.replaceFirst("/scenarios/.*", "/api/scenarios?trainee=Ann"))))
                        .body())
                .startsWith("[{\"name\":\"" + address.replaceFirst(".*/", "") + "\"");
        thread.interrupt();
        thread.join(30_000);
        assertThat(exitCode.get()).isEqualTo(ExitCode.HELD);
    }

    @Test
    void whatIsNoLessonIsSaid() throws IOException {
        String testCase = testCase();
        Path renamed = Files.writeString(
                folder.resolve("renamed.yaml"),
                Files.readString(Path.of(testCase)).replace("DK_MGT_1", "NO_MGT_1"));

        assertWrong(
                "--from " + testCase
                        + "@1: this is no lesson. Just before 'operator: step 1 is done', what was done was as"
                        + " good as anything.",
                "--from",
                testCase + "@1");
        assertWrong(
                "renamed.yaml: the test case is about the servers NO_MGT_1, DK_MGT_2, with which no site that is built in"
                        + " begins; name one that does by --site",
                "--from",
                renamed.toString());
        assertWrong("with which the site 'pair' does not begin", "--from", renamed.toString(), "--site", "pair");
        assertWrong("names its own procedure", "--from", testCase, "--procedure", "switch-over");
        assertWrong(
                "--from upgrade: this is no replay token, no number of a finding, and no file with a test case;",
                "--from",
                "upgrade");
        assertWrong("finding 9999999: ", "--from", "9999999");
        assertWrong("--site goes with --from", "--site", "pair");
    }

    private void assertWrong(String message, String... options) {
        CommandRun run =
                CommandRun.of(Stream.concat(Stream.of("train", "--sessions", folder.toString()), Stream.of(options))
                        .toArray(String[]::new));
        assertThat(run.exitCode()).isEqualTo(ExitCode.WRONG_USE);
        assertThat(run.err()).contains(message).doesNotContain("\tat ");
    }

    @Test
    void whatCannotBeServedIsSaid() {
        assertThat(CommandRun.of("train", "--scenario", "clam")).satisfies(run -> {
            assertThat(run.exitCode()).isEqualTo(ExitCode.WRONG_USE);
            assertThat(run.err()).contains("there is no scenario 'clam'; did you mean 'calm'?");
        });
        assertThat(CommandRun.of("train", "--port", "70000").exitCode()).isEqualTo(ExitCode.WRONG_USE);
        assertThat(CommandRun.of("train", "--bind", "203.0.113.1", "--sessions", folder.toString()))
                .satisfies(run -> {
                    assertThat(run.exitCode()).isEqualTo(ExitCode.WRONG_USE);
                    assertThat(run.err()).contains("is the address one of this machine's, and the port free?");
                });
    }
}
