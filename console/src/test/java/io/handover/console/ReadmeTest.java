package io.handover.console;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/**
 * Runs the README's blocks of commands with bash, as a reader would, in a folder of their own: what one command writes is there for
 * the next, the word TOKEN stands for the replay token that was printed last, and each command ends with the exit code that its
 * comment tells, 0 where it tells none. Nothing that a command writes may be left behind in that folder, which stands for the checkout,
 * but in {@code .handover}, which is the checkout's own and ignored there.
 */
class ReadmeTest {
    private static final Path PROJECT = Path.of("..").toAbsolutePath().normalize();
    private static final long MOST_MINUTES = 5;
    private static final Pattern BLOCK = Pattern.compile("^```sh\n(.*?)^```$", Pattern.DOTALL | Pattern.MULTILINE);
    private static final Pattern EXIT_CODE = Pattern.compile("#.*exit code (\\d+)");

    /** Stands for what is not run again from within it. */
    private static final String NO_VERIFY = "#!/bin/sh\necho this test is part of it\n";

    private static final String BEGIN = """
            ended() {
              cat "$KEPT/last.out"
              grep -oE '(run|path)\\.[a-z0-9-]+\\.[a-z0-9-]+\\.[A-Za-z0-9_-]+' "$KEPT/last.out" | tail -n 1 >"$KEPT/found" || true
              if [ -s "$KEPT/found" ]; then cp "$KEPT/found" "$KEPT/token"; fi
              if [ "$1" != "$2" ]; then echo "UNEXPECTED: ended with $1 and not with $2"; kill $(jobs -p); exit 1; fi
            }
            """;

    @TempDir
    private static Path folder;

    /** Where the reader's shell makes folders, and this test keeps what it needs. */
    @TempDir
    private static Path elsewhere;

    @TestFactory
    Stream<DynamicTest> everyBlockOfCommandsDoesWhatTheReadmeSays() throws IOException {
        write(
                "handover",
                "#!/bin/sh\nexec '%s' -cp '%s' %s \"$@\"\n"
                        .formatted(
                                Path.of(System.getProperty("java.home"), "bin", "java"),
                                System.getProperty("java.class.path"),
                                Handover.class.getName()));
        write("verify", NO_VERIFY);
        copyExamples();
        return blocks().stream()
                .map(block -> DynamicTest.dynamicTest(block.lines().findFirst().orElse(""), () -> run(block)));
    }

    @Test
    void theReadmeHasBlocksOfCommands() throws IOException {
        assertThat(blocks())
                .hasSizeGreaterThan(3)
                .allSatisfy(block -> assertThat(block).contains("./"));
    }

    private static List<String> blocks() throws IOException {
        List<String> blocks = new ArrayList<>();
        Matcher block = BLOCK.matcher(Files.readString(PROJECT.resolve("README.md")));
        while (block.find()) {
            blocks.add(block.group(1));
        }
        return blocks;
    }

    private static void write(String name, String script) throws IOException {
        Path file = folder.resolve(name);
        Files.writeString(file, script);
        assertThat(file.toFile().setExecutable(true)).isTrue();
    }

    private static void copyExamples() throws IOException {
        Files.createDirectories(folder.resolve("examples"));
        try (Stream<Path> examples = Files.list(PROJECT.resolve("examples"))) {
            for (Path example : examples.filter(Files::isRegularFile).toList()) {
                Files.copy(
                        example,
                        folder.resolve("examples").resolve(example.getFileName()),
                        StandardCopyOption.COPY_ATTRIBUTES,
                        StandardCopyOption.REPLACE_EXISTING);
            }
        }
    }

    private static String script(String block) {
        StringBuilder script = new StringBuilder(BEGIN);
        for (String line : block.lines().toList()) {
            Matcher stated = EXIT_CODE.matcher(line);
            String expected = stated.find() ? stated.group(1) : "0";
            String command =
                    line.replaceFirst("\\s+#.*", "").replaceAll("\\bTOKEN\\b", "\"\\$(cat \"\\$KEPT/token\")\"");
            script.append("echo '$ ").append(line.replace("'", "")).append("'\n");
            if (command.endsWith("&")) {
                script.append(command).append('\n');
            } else if (command.startsWith("./")) {
                script.append("{ ")
                        .append(command)
                        .append("; } >\"$KEPT/last.out\" 2>&1; ended $? ")
                        .append(expected)
                        .append('\n');
            } else {
                script.append(command).append('\n');
            }
        }
        return script.toString();
    }

    private static void run(String block) throws IOException, InterruptedException {
        Path output = elsewhere.resolve("output");
        List<Path> before = files();
        ProcessBuilder shell = new ProcessBuilder("bash", "-c", script(block))
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .redirectOutput(output.toFile());
        shell.environment().put("KEPT", elsewhere.toString());
        shell.environment().put("TMPDIR", elsewhere.toString());
        Process bash = shell.start();
        bash.getOutputStream().close();
        boolean ended = bash.waitFor(MOST_MINUTES, TimeUnit.MINUTES);
        bash.descendants().forEach(ProcessHandle::destroyForcibly);
        bash.destroyForcibly();
        assertThat(Files.readString(output))
                .as("all of it within minutes: " + ended)
                .doesNotContain("UNEXPECTED");
        assertThat(ended).isTrue();
        assertThat(bash.exitValue()).as(Files.readString(output)).isZero();
        assertThat(files()).isEqualTo(before);
    }

    private static List<Path> files() throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(file -> !file.startsWith(folder.resolve(".handover")))
                    .sorted()
                    .toList();
        }
    }
}
