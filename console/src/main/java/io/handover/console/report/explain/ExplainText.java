package io.handover.console.report.explain;

import io.handover.console.Invocation;
import io.handover.console.Terminal;
import io.handover.console.report.Page;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** Words and what they mean, for people. */
public final class ExplainText {
    private ExplainText() {}

    /** Each of them with what it means. */
    public static String of(List<Entry> entries, Terminal terminal) {
        Page page = new Page(terminal);
        String between = "";
        for (Entry entry : entries) {
            if (!between.isEmpty()) {
                page.blank();
            }
            between = "\n";
            page.heading(entry.word() + " (" + entry.kind().key() + (entry.of().isEmpty() ? "" : ", of " + entry.of())
                    + ")");
            entry.paragraphs().forEach(paragraph -> page.paragraph("  ", Invocation.named(paragraph)));
            if (!entry.example().isEmpty()) {
                page.blank();
                entry.example().forEach(line -> page.line(Invocation.named("    " + line)));
            }
        }
        return page.toString();
    }

    /** All words by what they are the names of. */
    public static String list(Glossary glossary, Terminal terminal) {
        Page page = new Page(terminal);
        for (Kind kind : Kind.values()) {
            page.heading(kind.title() + " (" + kind.key() + ")");
            page.paragraph(
                    "  ",
                    glossary.entries(kind).stream().map(Entry::word).distinct().collect(Collectors.joining(", ")));
            page.blank();
        }
        page.paragraph(
                "",
                Invocation.named(
                        "'handover explain WORD' tells what a word means; 'handover explain KIND WORD' where it means several things, such as"
                                + " 'explain step exclude'; 'handover explain KIND' tells all of a kind."));
        return page.toString();
    }

    /** All words of a kind, the same word once. */
    public static String list(List<Entry> entries, Terminal terminal) {
        Map<String, Entry> byWord = new TreeMap<>();
        entries.forEach(entry -> byWord.putIfAbsent(entry.word() + " " + entry.of() + entry.paragraphs(), entry));
        return of(List.copyOf(byWord.values()), terminal);
    }
}
