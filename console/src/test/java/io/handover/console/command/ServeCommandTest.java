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
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import picocli.CommandLine;

class ServeCommandTest {
    private static final Duration MOST_WAIT = Duration.ofSeconds(30);

    @TempDir
    Path directory;

    /** The command while it runs; it ends when its thread is interrupted. */
    private static final class Running {
        private final StringWriter out = new StringWriter();
        private final StringWriter err = new StringWriter();
        private final AtomicInteger exitCode = new AtomicInteger(-1);
        private final Thread thread;

        Running(String... options) {
            CommandLine line = Handover.commandLine();
            line.setOut(new PrintWriter(out, true));
            line.setErr(new PrintWriter(err, true));
            String[] arguments = Stream.concat(Stream.of("serve", "--port", "0"), Arrays.stream(options))
                    .toArray(String[]::new);
            thread = new Thread(() -> exitCode.set(line.execute(arguments)));
            thread.start();
        }

        void awaitAnnouncement() {
            await().atMost(MOST_WAIT)
                    .until(() -> !thread.isAlive() || out.toString().contains("Ctrl-C ends it."));
            assertThat(out.toString()).as(err.toString()).contains("Ctrl-C ends it.");
        }

        int end() throws InterruptedException {
            thread.interrupt();
            thread.join(Duration.ofSeconds(30).toMillis());
            assertThat(out.toString()).contains("The site is closed.");
            return exitCode.get();
        }

        String found(String pattern) {
            Matcher matcher = Pattern.compile(pattern).matcher(out.toString());
            assertThat(matcher.find()).as("%s in %s", pattern, out).isTrue();
            return matcher.group(1);
        }
    }

    private static int loginStatus(String url, String key) throws IOException, InterruptedException {
        HttpRequest login = HttpRequest.newBuilder(URI.create(url + "/7.3/login"))
                .POST(BodyPublishers.ofString("{\"authenticationkey\": \"" + key + "\"}"))
                .build();
        HttpResponse<String> answer = HttpClient.newHttpClient().send(login, BodyHandlers.ofString());
        return answer.statusCode();
    }

    @Test
    void withoutAKeyOneIsMadeInAFileThatOnlyTheUserCanReadAndNeverShown() throws Exception {
        Running running = new Running("--control", "0");
        running.awaitAnnouncement();
        Path file = Path.of(running.found("The API key is in (.*)"));
        String key = Files.readString(file).strip();
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                .isEqualTo("rw-------");
        assertThat(loginStatus(running.found("DK_MGT_2 +(http\\S+)"), key)).isEqualTo(200);
        Path token = Path.of(running.found("The control token is in (.*)"));
        assertThat(running.found("control +(http\\S+)")).startsWith("http://127.0.0.1:");
        assertThat(running.out.toString() + running.err)
                .doesNotContain(key)
                .doesNotContain(Files.readString(token).strip());
        assertThat(running.end()).isEqualTo(ExitCode.HELD);
        Files.deleteIfExists(file);
        Files.deleteIfExists(token);
    }

    @Test
    void aKeyOfTheUsersIsTakenFromItsFileAndNeverShown() throws Exception {
        Path file = Files.writeString(directory.resolve("key"), "k3y-of-the-user\n");
        Running running = new Running("--api-key", "file:" + file, "--profile", "permissive", "--paused");
        running.awaitAnnouncement();
        assertThat(loginStatus(running.found("DK_MGT_1 +(http\\S+)"), "k3y-of-the-user"))
                .isEqualTo(200);
        assertThat(running.out.toString()).contains("permissive", "paused").doesNotContain("k3y-of-the-user");
        running.end();
    }

    @Test
    void warnsOfWhoCanReachServersThatAreNotOnLoopback() {
        assertThat(ServeCommand.exposure(
                        List.of(URI.create("http://127.0.3.1:8082"), URI.create("http://127.0.3.2:8082"))))
                .isEmpty();
        assertThat(ServeCommand.exposure(
                        List.of(URI.create("http://192.0.2.1:8082"), URI.create("http://192.0.2.2:8082"))))
                .hasValue(
                        "Careful: these servers are not on loopback. Whoever can reach 192.0.2.1 to 192.0.2.2 can talk to"
                                + " them, and as --tls is not given, whoever listens on the way can read the API key.");
        assertThat(ServeCommand.exposure(
                        List.of(URI.create("https://192.0.2.1:8082"), URI.create("https://192.0.2.2:8082"))))
                .hasValue(
                        "Careful: these servers are not on loopback. Whoever can reach 192.0.2.1 to 192.0.2.2 can talk to"
                                + " them.");
    }

    /** At multicast addresses, which need no network and which nobody can connect to. */
    @Test
    @EnabledOnOs(OS.LINUX)
    void saysSoOnceWhenItStarts() throws Exception {
        Running open = new Running("--bind", "239.255.0.1");
        open.awaitAnnouncement();
        open.end();
        assertThat(open.out.toString().lines())
                .filteredOn(line -> line.contains("Careful"))
                .singleElement()
                .asString()
                .contains("239.255.0.1 to 239.255.0.3", "--tls");
        Running closed = new Running();
        closed.awaitAnnouncement();
        closed.end();
        assertThat(closed.out.toString()).doesNotContain("Careful");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "--speed 0 | --speed 0.0: more than 0 and at most 3600 is allowed",
                "--port 70000 | --port 70000: 0 to 65535 are allowed",
                "--control -1 | --control -1: 0 to 65535 are allowed",
                "--control-token env:X | --control-token needs --control",
                "--tls servers.p12 | --tls and --tls-password belong together",
                "--releases 7.3.2 | expected are two",
                "--releases 7.2.0,7.3.4 | releases go from 7.3.0",
                "--releases 7.3.x,7.3.4 | '7.3.x' is no release",
                "--api-key s3cret | a secret comes from env:NAME or file:PATH",
                "--api-key env:HANDOVER_NO_SUCH_VARIABLE | there is no secret in env:HANDOVER_NO_SUCH_VARIABLE",
                "--profile strict | expected one of [DOCUMENTED, PERMISSIVE]",
                "--site no-such-site | no-such-site",
                "--bind localhost --api-key file:KEY | 'localhost' is no IPv4 address",
            })
    void whatCannotBeUsedIsSaidInOneMessage(String options, String message) throws IOException {
        Path key = Files.writeString(directory.resolve("key"), "k3y");
        String[] arguments = Stream.concat(
                        Stream.of("serve"), Pattern.compile(" ").splitAsStream(options.replace("KEY", key.toString())))
                .toArray(String[]::new);
        CommandRun run = CommandRun.of(arguments);
        assertThat(run.exitCode()).isEqualTo(ExitCode.WRONG_USE);
        assertThat(run.err()).contains(message).doesNotContain("\tat ", "s3cret");
    }
}
