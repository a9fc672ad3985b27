package io.handover.console.report.explain;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The fields of reports as JSON, as their schemas describe them. */
final class ReportFields {
    private static final List<String> REPORTS = List.of(
            "bench",
            "check",
            "compare",
            "explore",
            "replay",
            "faults",
            "slips",
            "synthesize",
            "test",
            "time",
            "trace",
            "validate");

    private ReportFields() {}

    /** One for each field that is described; the same field with the same words in several places is one. */
    static Set<Entry> all() {
        Set<Entry> entries = new LinkedHashSet<>();
        for (String report : REPORTS) {
            collect(schema(report), "the report of " + report, entries);
        }
        return entries;
    }

    private static void collect(JsonNode rule, String owner, Set<Entry> entries) {
        JsonNode fields = rule.get("properties");
        if (fields != null && fields.isObject()) {
            fields.properties().forEach(field -> {
                JsonNode text = field.getValue().get("description");
                if (text != null) {
                    entries.add(Entry.of(Kind.FIELD, field.getKey(), text.asString())
                            .in(owner));
                }
            });
        }
        rule.forEach(child -> collect(child, owner, entries));
    }

    private static JsonNode schema(String report) {
        try (InputStream in = ReportFields.class.getResourceAsStream("/schema/" + report + ".schema.json")) {
            if (in == null) {
                throw new IllegalStateException("the program is incomplete: the schema of " + report + " is missing");
            }
            return JsonMapper.shared().readTree(in);
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }
}
