package io.handover.console;

import static org.assertj.core.api.Assertions.assertThat;

import io.handover.console.fixture.CommandRun;
import io.handover.console.fixture.Json;
import io.handover.console.fixture.Sarif;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;

/** The repository in small of the examples, in git, with a change: its script is run as it is, with few runs. */
class ExampleRepositoryTest {
    private static final Path EXAMPLE =
            Path.of("..", "examples", "change-review").toAbsolutePath().normalize();

    @TempDir
    @SuppressWarnings("NullAway.Init")
    private Path folder;

    private Path work() {
        return folder.resolve("work");
    }

    @BeforeEach
    void aRepositoryWithTheExample() throws IOException, InterruptedException {
        try (Stream<Path> files = Files.walk(EXAMPLE)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                Path copy = work().resolve(EXAMPLE.relativize(file).toString());
                if (!EXAMPLE.relativize(file).startsWith("reports")
                        && !EXAMPLE.relativize(file).startsWith(".handover")) {
                    Files.createDirectories(copy.getParent());
                    Files.copy(file, copy, StandardCopyOption.COPY_ATTRIBUTES);
                }
            }
        }
        Path handover = Files.writeString(
                folder.resolve("handover"),
                "#!/bin/sh\nexec '%s' -XX:TieredStopAtLevel=1 -cp '%s' %s \"$@\"\n"
                        .formatted(
                                Path.of(System.getProperty("java.home"), "bin", "java"),
                                System.getProperty("java.class.path"),
                                Handover.class.getName()));
        assertThat(handover.toFile().setExecutable(true)).isTrue();
        assertThat(
                        shell(
                                "git init -q -b main . && git add -A && git -c user.name=a -c user.email=a@example.org commit -qm base"))
                .isZero();
    }

    private int shell(String script) throws IOException, InterruptedException {
        ProcessBuilder builder = new ProcessBuilder("bash", "-c", script)
                .directory(work().toFile())
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("said").toFile());
        builder.environment().put("HANDOVER", folder.resolve("handover").toString());
        builder.environment().put("RUNS", "200");
        builder.environment().put("FAULTS", "crash");
        Process process = builder.start();
        process.getOutputStream().close();
        assertThat(process.waitFor(3, TimeUnit.MINUTES)).isTrue();
        return process.exitValue();
    }

    private String said() throws IOException {
        return Files.readString(folder.resolve("said"));
    }

    private String report(String name) throws IOException {
        return Files.readString(work().resolve("reports").resolve(name));
    }

    @Test
    void aChangeThatBreaksAPromiseStopsAndIsReportedInEveryForm() throws IOException, InterruptedException {
        Path procedure = work().resolve("procedure.yaml");
        String without = Files.readString(procedure)
                .replaceFirst(
                        "(?s)  - await-caught-up: target\n    at: current-active\n    id: all-arrived\n.*?(?=  - force)",
                        "");
        Files.writeString(procedure, without);

        assertThat(shell("./ci.sh main")).as(said()).isEqualTo(ExitCode.VIOLATED);

        assertThat(Sarif.valid(report("validate.sarif")).getRuns().get(0).getResults())
                .isEmpty();
        assertThat(Sarif.valid(report("check.sarif")).getRuns().get(0).getResults())
                .anySatisfy(result -> {
                    assertThat(result.getRuleId()).isEqualTo("handover/only-declared-changes-lost");
                    assertThat(result.getLevel().value()).isEqualTo("error");
                    assertThat(result.getLocations()
                                    .get(0)
                                    .getPhysicalLocation()
                                    .getArtifactLocation()
                                    .getUri())
                            .isEqualTo("procedure.yaml");
                });
        assertThat(report("check.sarif")).doesNotContain(work().toString());
        assertThat(report("check.xml")).contains("<failure ");
        assertThat(Sarif.valid(report("compare.sarif")).getRuns().get(0).getResults())
                .anySatisfy(result -> {
                    assertThat(result.getRuleId()).isEqualTo("handover/compare/only-declared-changes-lost");
                    assertThat(result.getLevel().value()).isEqualTo("error");
                });
        assertThat(report("summary.md")).contains(report("validate.md"), report("check.md"));
        Json.valid(report("check.json"), "check");
    }

    @Test
    void aFileThatCannotBeUsedStopsBeforeAnythingIsRun() throws IOException, InterruptedException {
        Path procedure = work().resolve("procedure.yaml");
        Files.writeString(procedure, Files.readString(procedure).replace("force-activate", "force-activat"));

        assertThat(shell("./ci.sh main")).as(said()).isEqualTo(ExitCode.WRONG_USE);

        assertThat(Sarif.valid(report("validate.sarif")).getRuns().get(0).getResults())
                .isNotEmpty();
        assertThat(work().resolve("reports").resolve("check.json")).doesNotExist();
    }

    @Test
    void theSchemasThatEditorsReadAreThoseOfThisVersionAndTheFilesNameThem() throws IOException {
        for (String kind : List.of("procedure", "site")) {
            assertThat(EXAMPLE.resolve(kind + ".schema.json"))
                    .hasContent(CommandRun.of("show", "--schema", kind).out());
            assertThat(Files.readAllLines(EXAMPLE.resolve(kind + ".yaml")).get(0))
                    .isEqualTo("# yaml-language-server: $schema=" + kind + ".schema.json");
        }
    }

    @Test
    void theJobRunsTheScriptAndUploadsWhatItWrites() throws IOException {
        String job = Files.readString(EXAMPLE.resolve(".github/workflows/handover.yml"));
        Object read = new Load(LoadSettings.builder().build()).loadFromString(job);

        assertThat(String.valueOf(read))
                .contains("run=./ci.sh \"origin/${{ github.base_ref }}\"")
                .contains("upload-sarif@v3", "sarif_file=reports", "security-events=write", "fetch-depth=0");
    }
}
