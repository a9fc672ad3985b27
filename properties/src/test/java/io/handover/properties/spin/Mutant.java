package io.handover.properties.spin;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The encoding with one rule broken.
 *
 * @param name what is wrong in it
 * @param file the file of the encoding that is changed
 * @param rule the text that is replaced, which stands there once
 * @param broken what replaces it
 */
record Mutant(String name, String file, String rule, String broken) {
    /** One for each kind of rule: actions, guards, effects, goals, terms, windows, branches, properties. */
    static final List<Mutant> ALL = List.of(
            new Mutant(
                    "a standby accepts changes",
                    "actions.h",
                    "(IS_UP(s) && ACTIVE(s) && changes < K)",
                    "(IS_UP(s) && changes < K)"),
            new Mutant(
                    "the detector spares the others", "actions.h", "actives & ~(ALL_SEEN(s))", "actives & ~(BIT(s))"),
            new Mutant(
                    "exclusion reaches through a cut",
                    "actions.h",
                    "(IS_UP(t) && REACHES(a, t) && subscription[t] == (a))",
                    "(IS_UP(t) && subscription[t] == (a))"),
            new Mutant(
                    "the installer excludes what streams",
                    "actions.h",
                    "registered[t] = SUM(STREAMING_FROM, t)",
                    "registered[t] = 0"),
            new Mutant("initialization copies nothing", "actions.h", "database[s] = database[subscription[s]]", "skip"),
            new Mutant(
                    "a standby that is down counts as set to standby only when it is up",
                    "actions.h",
                    "GOAL_SET_STANDBY(t, a) (!ACTIVE(t))",
                    "GOAL_SET_STANDBY(t, a) (IS_UP(t) && !ACTIVE(t))"),
            new Mutant(
                    "replication streams between releases",
                    "terms.h",
                    "&& REACHES(a, t) && SAME_VERSION(a, t))",
                    "&& REACHES(a, t))"),
            new Mutant(
                    "changes before the first step's end are declared lost",
                    "terms.h",
                    "(1 <= pc && UP_TO_D)",
                    "(UP_TO_D)"),
            new Mutant(
                    "a branch that resumes at the next step resumes at the same one",
                    "actions.h",
                    "(r) == NEXT_STEP -> (pc < STEPS -> pc + 1 : pc)",
                    "(r) == NEXT_STEP -> pc"),
            new Mutant(
                    "two active servers are never part of the procedure",
                    "watch.h",
                    "MANAGERS > 1 && !IN_DUAL_WINDOW",
                    "MANAGERS > 1"));

    /** Writes the encoding into that folder, which must be empty. */
    void write(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(Spin.ENCODING)) {
            files.filter(Files::isRegularFile).forEach(from -> copy(from, folder.resolve(from.getFileName())));
        }
        Path changed = folder.resolve(file);
        String text = Files.readString(changed);
        if (text.split(Pattern.quote(rule), -1).length != 2) {
            throw new AssertionError(file + " does not hold once: " + rule);
        }
        Files.writeString(changed, text.replace(rule, broken));
    }

    private static void copy(Path from, Path to) {
        try {
            Files.copy(from, to);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public String toString() {
        return name;
    }
}
