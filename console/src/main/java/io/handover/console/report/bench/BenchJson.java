package io.handover.console.report.bench;

import io.handover.console.bench.BenchResult;
import io.handover.console.bench.Change;
import io.handover.console.bench.Figure;
import io.handover.console.report.ReportJson;
import io.handover.files.InputException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** What was measured as JSON, written and read; the schema is {@code schema/bench.schema.json}. */
public final class BenchJson {
    private static final String REPORT = "bench";
    private static final long MOST_BYTES = 1_000_000;

    private BenchJson() {}

    /** One JSON object, indented, with a line end at its end. */
    public static String of(BenchResult now, Optional<BenchResult> saved) {
        ObjectNode root = ReportJson.object(REPORT)
                .put("version", now.version())
                .put("machine", now.machine())
                .put("processors", now.processors())
                .put("java", now.java())
                .put("rounds", now.rounds());
        ArrayNode figures = root.putArray("figures");
        for (Figure figure : now.figures()) {
            figures.addObject()
                    .put("workload", figure.key())
                    .put("title", figure.title())
                    .put("unit", figure.unit())
                    .put("perSecond", figure.perSecond())
                    .put("relative", figure.relative())
                    .put("noise", figure.noise());
        }
        saved.ifPresentOrElse(
                then -> {
                    ArrayNode changes = root.putArray("changes");
                    for (Change change : Change.between(then, now)) {
                        changes.addObject()
                                .put("workload", change.now().key())
                                .put("ratio", change.ratio())
                                .put("floor", change.floor())
                                .put("verdict", change.verdict().name().toLowerCase(Locale.ROOT));
                    }
                },
                () -> root.putNull("changes"));
        return ReportJson.written(root);
    }

    /**
     * Reads a saved result.
     *
     * @throws InputException where the file is none
     */
    public static BenchResult read(Path file) {
        try {
            if (!Files.isRegularFile(file)) {
                throw new InputException(file + ": there is no such file");
            }
            if (Files.size(file) > MOST_BYTES) {
                throw new InputException(file + ": a saved result has at most " + MOST_BYTES + " bytes");
            }
            return result(JsonMapper.shared().readTree(Files.readString(file)), file);
        } catch (IOException unreadable) {
            throw new InputException(file + ": cannot be read: " + unreadable.getMessage());
        } catch (JacksonException notJson) {
            throw new InputException(file + ": is no JSON; allowed is what 'handover bench --format json' writes");
        }
    }

    private static BenchResult result(JsonNode root, Path file) {
        List<Figure> figures = new ArrayList<>();
        for (JsonNode figure : root.path("figures")) {
            figures.add(new Figure(
                    figure.path("workload").asString(""),
                    figure.path("title").asString(""),
                    figure.path("unit").asString(""),
                    figure.path("perSecond").asDouble(0),
                    figure.path("relative").asDouble(0),
                    figure.path("noise").asDouble(-1)));
        }
        boolean isWhole = figures.stream()
                .allMatch(figure -> !figure.key().isEmpty() && figure.relative() > 0 && figure.noise() >= 0);
        if (!root.path("report").asString("").equals(REPORT) || figures.isEmpty() || !isWhole) {
            throw new InputException(
                    file + ": is no saved result; allowed is what 'handover bench --format json' writes");
        }
        return new BenchResult(
                root.path("version").asString(""),
                root.path("machine").asString(""),
                root.path("processors").asInt(0),
                root.path("java").asString(""),
                root.path("rounds").asInt(0),
                figures);
    }
}
