package io.handover.console.command;

import io.handover.analysis.subject.Subject;
import io.handover.console.Invocation;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** Words as they are typed into a shell. */
final class ShellWords {
    private ShellWords() {}

    /** The words as one line, those in quotes that need it. */
    static String line(List<String> words) {
        return words.stream()
                .map(word -> word.matches("[\\w./=,:@%+-]+") ? word : "'" + word.replace("'", "'\\''") + "'")
                .collect(Collectors.joining(" "));
    }

    /**
     * The command that replays a run or path, but for the token; files are named, as a token only knows what is built in.
     *
     * @param procedure the procedure as the user named it
     * @param site the site as the user named it
     */
    static String replay(String procedure, String site, Subject subject) {
        List<String> words = new ArrayList<>(List.of(Invocation.name(), "replay"));
        if (!procedure.equals(subject.procedureName())) {
            words.addAll(List.of("--procedure", procedure));
        }
        if (!site.equals(subject.siteName())) {
            words.addAll(List.of("--site", site));
        }
        return line(words);
    }
}
