package io.handover.console;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The launcher in a checkout of its own, with a Java and a Maven that do as the test says. */
class LauncherTest {
    private static final Path LAUNCHER = Path.of("..", "handover");

    /** A virtual machine that starts with every option but one, and then says how it was called. */
    private static final String JAVA = """
            #!/bin/sh
            for option; do
              case $option in
                -XX:Wrong) echo "Unrecognized VM option 'Wrong'" >&2; exit 1 ;;
                -version) echo "    java.specification.version = $JAVA_IS"; exit 0 ;;
                -XX:ArchiveClassesAtExit=*) exit 0 ;;
              esac
            done
            echo "runs as $HANDOVER_COMMAND"
            exit 1
            """;

    @TempDir
    @SuppressWarnings("NullAway.Init") // set by JUnit
    Path folder;

    private record Ended(int code, String said) {}

    @BeforeEach
    void checkout() throws IOException {
        Files.copy(LAUNCHER, folder.resolve("handover"), StandardCopyOption.COPY_ATTRIBUTES);
        Files.createDirectories(folder.resolve("packaging"));
        Files.copy(
                LAUNCHER.resolveSibling("packaging").resolve("launch"),
                folder.resolve("packaging").resolve("launch"));
        Files.writeString(folder.resolve("pom.xml"), "");
        for (String module : new String[] {
            "model", "simulator", "explorer", "analysis", "files", "emulator", "sandbox", "executor", "console"
        }) {
            Files.createDirectories(folder.resolve(module).resolve("src").resolve("main"));
            Files.writeString(folder.resolve(module).resolve("pom.xml"), "");
        }
        Files.createDirectories(folder.resolve("bin"));
        executable("java", JAVA);
        executable("mvn", "#!/bin/sh\necho 'a compilation error'\nexit 1\n");
    }

    private void built() throws IOException {
        Files.createDirectories(folder.resolve("console").resolve(".handover").resolve("lib"));
        Files.writeString(folder.resolve("console/.handover/console-1.jar"), "");
        Files.createDirectories(folder.resolve(".handover"));
        Files.writeString(folder.resolve(".handover/built"), "");
    }

    private void executable(String name, String script) throws IOException {
        Path file = Files.writeString(folder.resolve("bin").resolve(name), script);
        assertThat(file.toFile().setExecutable(true)).isTrue();
    }

    private Ended ended(Map<String, String> environment, String command) throws IOException, InterruptedException {
        Path output = folder.resolve("output");
        ProcessBuilder bash = new ProcessBuilder("bash", "-c", command)
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .redirectOutput(output.toFile());
        bash.environment().keySet().removeIf(name -> name.matches("JAVA.*|JDK_.*|HANDOVER_.*"));
        bash.environment().put("PATH", folder.resolve("bin") + ":" + System.getenv("PATH"));
        bash.environment().put("JAVA_IS", "17");
        bash.environment().putAll(environment);
        Process process = bash.start();
        assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
        return new Ended(process.exitValue(), Files.readString(output));
    }

    private Ended ended(String command) throws IOException, InterruptedException {
        return ended(Map.of(), command);
    }

    private static void assertFailed(Ended ended, String message) {
        assertThat(ended.said()).contains("handover: ").contains(message);
        assertThat(ended.code()).isEqualTo(ExitCode.FAILURE);
    }

    @Test
    void theExitCodeOfTheCommandIsItsOwnAndItKnowsHowItWasCalled() throws IOException, InterruptedException {
        built();

        assertThat(ended("./handover check")).isEqualTo(new Ended(ExitCode.VIOLATED, "runs as ./handover\n"));
        assertThat(ended("cd bin && ../handover check"))
                .isEqualTo(new Ended(ExitCode.VIOLATED, "runs as ../handover\n"));
        assertThat(ended("ln -s ../handover bin/handover && handover check"))
                .isEqualTo(new Ended(ExitCode.VIOLATED, "runs as handover\n"));
    }

    @Test
    void anOptionThatJavaDoesNotKnowIsAFailureAndNoVerdict() throws IOException, InterruptedException {
        built();

        assertFailed(
                ended(Map.of("HANDOVER_JAVA_OPTS", "-Xmx1g -XX:Wrong"), "./handover check"),
                "Unrecognized VM option 'Wrong'");
    }

    @Test
    void noJavaAndTooOldAJavaAreFailures() throws IOException, InterruptedException {
        built();

        assertFailed(ended(Map.of("JAVA_HOME", "/nowhere"), "./handover check"), "no Java found");
        assertFailed(ended(Map.of("JAVA_IS", "11"), "./handover check"), "not of version 17 or later");
    }

    @Test
    void aBuildThatFailsIsAFailure() throws IOException, InterruptedException {
        Ended ended = ended("./handover check");

        assertFailed(ended, "the build failed; all of its output is in " + folder);
        assertThat(ended.said()).contains("first use", "a compilation error");
    }

    @Test
    void aFolderThatCannotBeWrittenIsAFailure() throws IOException, InterruptedException {
        Files.writeString(folder.resolve(".handover"), "in its place");

        assertFailed(ended("./handover check"), ".handover cannot be written");
    }

    @Test
    void anOutputThatIsClosedIsAFailure() throws IOException, InterruptedException {
        built();

        assertFailed(ended("./handover check >&-"), "the output cannot be written: it is closed");
    }
}
