package io.handover.console.html;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import io.handover.browser.Chromium;
import io.handover.console.fixture.CommandRun;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Chrome traces, read by a viewer that others wrote: Speedscope, opened from disk, as npm has it. */
class TraceInViewerTest {
    private static final String VIEWER = "speedscope@1.25.0";
    private static final Pattern TOKEN = Pattern.compile("(run|path)\\.[\\w.-]+");

    @TempDir
    @SuppressWarnings("NullAway.Init")
    private static Path folder;

    @SuppressWarnings("NullAway.Init")
    private static Chromium chromium;

    @BeforeAll
    static void fetchesTheViewerAndStartsABrowser() throws IOException, InterruptedException {
        run("npm", "pack", "--silent", "--prefer-offline", VIEWER);
        run("tar", "xzf", VIEWER.replace('@', '-') + ".tgz");
        chromium = new Chromium();
    }

    private static void run(String... command) throws IOException, InterruptedException {
        Path log = folder.resolve("command.log");
        int code = new ProcessBuilder(command)
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .redirectOutput(log.toFile())
                .start()
                .waitFor();
        assertThat(code).as(Files.readString(log)).isZero();
    }

    @AfterAll
    static void stopsTheBrowser() {
        chromium.close();
    }

    private Path trace(String token) {
        Path trace = folder.resolve("run.trace.json");
        CommandRun run = CommandRun.of("replay", token, "--report", trace.toString());
        assertThat(run.err()).isEmpty();
        return trace;
    }

    private static String lastToken(String text) {
        return TOKEN.matcher(text)
                .results()
                .reduce((one, other) -> other)
                .orElseThrow()
                .group();
    }

    /** The viewer takes each lane for a profile, and says the first of them and how many there are. */
    private void isRead(Path trace) {
        Path viewer = folder.resolve("package/dist/release/index.html");
        try (Page page = chromium.open(viewer, 1280, ColorScheme.LIGHT, true)) {
            page.setInputFiles("input[type=file]", trace);

            assertThat(page.locator("body"))
                    .containsText(Pattern.compile(
                            "procedure upgrade-without-downtime \\(pid 1\\), operator \\(tid 1\\)\\s*\\(1/\\d+\\)"));
            assertThat(page).hasTitle("run.trace.json - speedscope");
        }
        assertThat(chromium.complaints())
                .filteredOn(complaint -> complaint.startsWith("error") || complaint.contains("Importing as"))
                .containsOnly("log: Importing as Trace Event Format profile");
    }

    @Test
    void aReplayedRunIsRead() {
        CommandRun check = CommandRun.of("check", "upgrade-without-downtime", "--faults", "none", "--runs", "200");

        isRead(trace(lastToken(check.out())));
    }

    @Test
    void aReplayedPathIsRead() {
        CommandRun explored = CommandRun.of("explore", "upgrade-without-downtime", "--crashes", "0");

        isRead(trace(lastToken(explored.out())));
    }

    @Test
    void whatIsNoTraceIsNotRead() throws IOException {
        Path none = Files.writeString(folder.resolve("none.trace.json"), "{\"events\": []}");
        try (Page page =
                chromium.open(folder.resolve("package/dist/release/index.html"), 1280, ColorScheme.LIGHT, true)) {
            List<String> said = new CopyOnWriteArrayList<>();
            page.onDialog(dialog -> {
                said.add(dialog.message());
                dialog.accept();
            });
            page.setInputFiles("input[type=file]", none);

            page.waitForCondition(() -> !said.isEmpty());
            assertThat(said.get(0)).startsWith("Unrecognized format");
        }
    }
}
