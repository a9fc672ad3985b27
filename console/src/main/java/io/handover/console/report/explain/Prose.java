package io.handover.console.report.explain;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;

/** The texts of {@code glossary.yaml}, in the order of that file. */
final class Prose {
    private final Map<?, ?> sections;

    Prose() {
        try (InputStream in = Prose.class.getResourceAsStream("/glossary.yaml")) {
            if (in == null) {
                throw new IllegalStateException("the program is incomplete: glossary.yaml is missing");
            }
            String text = new String(in.readAllBytes(), StandardCharsets.UTF_8);
            sections = (Map<?, ?>) new Load(LoadSettings.builder().build()).loadFromString(text);
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    private Map<?, ?> section(String name) {
        return sections.get(name) instanceof Map<?, ?> section ? section : Map.of();
    }

    /** The entries of a kind. */
    List<Entry> entries(Kind kind) {
        return section(kind.key()).entrySet().stream()
                .map(entry -> Entry.of(kind, String.valueOf(entry.getKey()), String.valueOf(entry.getValue())))
                .toList();
    }

    /** The lines of an example for a word, where there is one. */
    Optional<List<String>> example(Entry entry) {
        return Optional.ofNullable(section("example").get(entry.kind().key() + " " + entry.word()))
                .map(text -> String.valueOf(text).lines().toList());
    }
}
