package io.handover.console.command;

import io.handover.files.InputException;
import io.handover.files.NearestName;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/** A form that a report in a file can have. Which one is wanted is said by how the file's name ends. */
enum ReportForm {
    /** A page that a browser opens from disk. */
    HTML(".html"),
    /** SARIF 2.1.0, which code hosts show beside the lines that it points at. */
    SARIF(".sarif", ".sarif.json"),
    /** The results of tests as JUnit writes them, which continuous integration shows. */
    JUNIT(".xml"),
    /** A summary for a comment on a change. */
    MARKDOWN(".md"),
    /** A timeline in the format of Chrome's traces, which Perfetto opens. */
    CHROME_TRACE(".trace.json"),
    /** As {@code --format json} prints it. */
    JSON(".json");

    private final List<String> suffixes;

    ReportForm(String... suffixes) {
        this.suffixes = List.of(suffixes);
    }

    /**
     * The form that a file's name asks for; the longest ending counts, in upper or lower case.
     *
     * @param option the option that names the file, for messages
     * @param allowed the forms that there are of the report
     * @throws InputException where there is none of that ending
     */
    static ReportForm of(String option, Path file, Collection<ReportForm> allowed) {
        String name = String.valueOf(file.getFileName()).toLowerCase(Locale.ROOT);
        Optional<ReportForm> asked = Stream.of(values())
                .filter(form -> form.endsWith(name))
                .max((one, other) -> Integer.compare(one.longest(name), other.longest(name)));
        if (asked.isPresent() && allowed.contains(asked.get())) {
            return asked.get();
        }
        List<String> endings = Stream.of(values())
                .filter(allowed::contains)
                .flatMap(form -> form.suffixes.stream())
                .toList();
        String ending = asked.map(form -> form.suffixes.get(0)).orElseGet(() -> ending(name));
        throw new InputException(option + " " + file + ": "
                + (asked.isPresent()
                        ? "this command has no report that ends with " + ending
                        : "how the name ends says the form of the report")
                + NearestName.orAllowed(ending, endings));
    }

    private boolean endsWith(String name) {
        return longest(name) > 0;
    }

    private int longest(String name) {
        return suffixes.stream()
                .filter(name::endsWith)
                .mapToInt(String::length)
                .max()
                .orElse(0);
    }

    private static String ending(String name) {
        return name.substring(Math.max(0, name.lastIndexOf('.')));
    }
}
