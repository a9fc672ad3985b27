package io.handover.properties.docs;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * A page of the documentation, in Markdown: its headings, its tables and its blocks of YAML.
 *
 * @param name its path in the project
 * @param text its content
 */
record Page(String name, String text) {
    private static final Pattern HEADING = Pattern.compile("(?m)^#+ (.*)$");
    private static final Pattern YAML = Pattern.compile("(?ms)^```yaml\n(.*?)^```$");
    private static final Pattern CODE = Pattern.compile("(?ms)^```.*?^```$");

    /** A row of a table, cell by cell, as it is written. */
    record Row(List<String> columns, List<String> cells) {
        String at(String column) {
            int place = columns.indexOf(column);
            if (place < 0) {
                throw new IllegalArgumentException("there is no column '" + column + "' among " + columns);
            }
            return cells.get(place);
        }

        /** What stands there, without the marks of code. */
        String plain(String column) {
            return at(column).replace("`", "");
        }
    }

    static Page model() {
        return of("docs/model.md");
    }

    static Page of(String name) {
        try {
            return new Page(name, Files.readString(root().resolve(name)));
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    /** The project's folder. */
    static Path root() {
        return Stream.iterate(Path.of("").toAbsolutePath(), Objects::nonNull, Path::getParent)
                .filter(folder -> Files.isRegularFile(folder.resolve("docs/model.md")))
                .findFirst()
                .orElseThrow();
    }

    /** The same with another word in one place. */
    Page with(String written, String instead) {
        int at = text.indexOf(written);
        if (at < 0 || text.indexOf(written, at + 1) >= 0) {
            throw new IllegalArgumentException("not exactly once on the page: " + written);
        }
        return new Page(name, text.replace(written, instead));
    }

    List<String> headings() {
        return HEADING.matcher(CODE.matcher(text).replaceAll(""))
                .results()
                .map(found -> found.group(1))
                .toList();
    }

    /** What stands under a heading, until the next one. */
    private String section(String heading) {
        List<MatchResult> found = HEADING.matcher(text).results().toList();
        for (int i = 0; i < found.size(); i++) {
            if (found.get(i).group(1).equals(heading)) {
                return text.substring(
                        found.get(i).end(),
                        i + 1 < found.size() ? found.get(i + 1).start() : text.length());
            }
        }
        throw new IllegalArgumentException("there is no heading '" + heading + "' in " + name);
    }

    /** The rows of the table under a heading that has this column first. */
    List<Row> table(String heading, String firstColumn) {
        List<String> columns = List.of();
        List<Row> rows = new ArrayList<>();
        boolean inside = false;
        for (String line : section(heading).lines().toList()) {
            if (!line.startsWith("|")) {
                inside = false;
            } else if (!inside) {
                columns = cells(line);
                inside = true;
            } else if (columns.get(0).equals(firstColumn) && !line.startsWith("|---")) {
                rows.add(new Row(columns, cells(line)));
            }
        }
        if (rows.isEmpty()) {
            throw new IllegalArgumentException("no table of '" + firstColumn + "' under '" + heading + "'");
        }
        return rows;
    }

    private static List<String> cells(String line) {
        return Stream.of(line.substring(1, line.lastIndexOf('|')).split("\\|", -1))
                .map(String::strip)
                .toList();
    }

    /** The blocks of YAML, in their order. */
    List<String> yaml() {
        return YAML.matcher(text).results().map(found -> found.group(1)).toList();
    }
}
