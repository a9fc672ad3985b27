package io.handover.console.report.bench;

import static org.assertj.core.api.Assertions.assertThat;

import io.handover.console.Terminal;
import io.handover.console.bench.BenchResult;
import io.handover.console.bench.Figure;
import io.handover.console.fixture.Json;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BenchTextTest {
    private static BenchResult result(String machine, double runs) {
        return new BenchResult(
                "handover 0.1.0",
                machine,
                2,
                "a Java",
                9,
                List.of(
                        new Figure("yardstick", "yardstick: numbers mixed", "numbers", 4e8, 1, 0),
                        new Figure("runs", "timed runs without faults", "runs", 300_000, runs, 0.004)));
    }

    @Test
    void itSaysWhatIsSlowerAndThatTheMachineIsAnother() {
        assertThat(BenchText.of(result("one", 0.00075), Optional.of(result("other", 0.001)), Terminal.NONE))
                .contains("against  other; a Java; handover 0.1.0")
                .contains("The saved result is of another machine or another Java")
                .contains("Verdict: 1 slower, 0 faster, 0 with no difference above the noise (exit code 1)")
                .contains("0.75")
                .contains("slower")
                .doesNotContain("yardstick: numbers mixed");
    }

    @Test
    void withoutASavedResultItSaysTheFigures() {
        assertThat(BenchText.of(result("one", 0.00075), Optional.empty(), Terminal.NONE))
                .contains("machine  one, 2 processors")
                .contains("yardstick: numbers mixed")
                .contains("300,000 runs")
                .contains("± 0.4 %")
                .doesNotContain("Verdict");
    }

    @Test
    void whatIsWrittenIsRead(@TempDir Path folder) throws IOException {
        BenchResult written = result("one", 0.00075);
        String json = BenchJson.of(written, Optional.empty());
        Json.valid(json, "bench");

        assertThat(BenchJson.read(Files.writeString(folder.resolve("saved.json"), json)))
                .isEqualTo(written);
    }
}
