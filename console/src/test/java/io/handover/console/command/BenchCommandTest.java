package io.handover.console.command;

import static org.assertj.core.api.Assertions.assertThat;

import io.handover.console.bench.Workload;
import io.handover.console.bench.Workloads;
import io.handover.console.fixture.CommandRun;
import io.handover.console.fixture.Json;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

class BenchCommandTest {
    @TempDir
    private Path folder;

    private Path file(String text) throws IOException {
        return Files.writeString(folder.resolve("saved.json"), text);
    }

    /** A result that no machine has, with runs so fast that ours are slower, and an explorer so slow that ours is faster. */
    @Test
    void aResultIsHeldAgainstASavedOne() throws IOException {
        Path saved = file("""
                {
                  "report" : "bench", "version" : "handover 0", "machine" : "none", "processors" : 2, "java" : "none", "rounds" : 9,
                  "figures" : [
                    { "workload" : "runs", "title" : "", "unit" : "", "perSecond" : 1, "relative" : 1000, "noise" : 0.01 },
                    { "workload" : "explorer", "title" : "", "unit" : "", "perSecond" : 1, "relative" : 1e-9, "noise" : 0.01 }
                  ],
                  "changes" : null
                }
                """);
        CommandRun run = CommandRun.of("bench", "--rounds", "3", "--against", saved.toString(), "--format", "json");

        assertThat(run.exitCode()).isEqualTo(1);
        JsonNode root = Json.valid(run.out(), "bench");
        assertThat(Json.elements(root.path("figures")))
                .extracting(figure -> figure.path("workload").asString())
                .containsExactlyElementsOf(
                        Workloads.all().stream().map(Workload::key).toList());
        assertThat(Json.elements(root.path("changes")))
                .extracting(change -> List.of(
                        change.path("workload").asString(),
                        change.path("verdict").asString()))
                .containsExactly(List.of("runs", "slower"), List.of("explorer", "faster"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "text",
                "{}",
                "{\"report\":\"bench\",\"figures\":[]}",
                "{\"report\":\"bench\",\"figures\":[{\"workload\":\"runs\",\"relative\":0,\"noise\":0}]}",
                "{\"report\":\"check\",\"figures\":[{\"workload\":\"runs\",\"relative\":1,\"noise\":0}]}"
            })
    void whatIsNoSavedResultIsRefused(String text) throws IOException {
        Path saved = file(text);
        CommandRun run = CommandRun.of("bench", "--against", saved.toString());

        assertThat(run.exitCode()).isEqualTo(64);
        assertThat(run.err()).contains(saved + ": ").contains("what 'handover bench --format json' writes");
    }

    @Test
    void aFileThatIsNotThereIsRefused() {
        CommandRun run =
                CommandRun.of("bench", "--against", folder.resolve("none.json").toString());

        assertThat(run.exitCode()).isEqualTo(64);
        assertThat(run.err()).contains("none.json: there is no such file");
    }
}
