package io.handover.files;

import io.handover.analysis.subject.Subject;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** What test cases and test runs say of their procedure: where it is, and what it was when they were written. */
final class Kept {
    /** Well below the longest value that is read from a file, in characters. */
    private static final int LONGEST_PART = 8_000;

    private final YamlDocument document;

    Kept(YamlDocument document) {
        this.document = document;
    }

    /** The procedure as a command would be given it. */
    String procedure() {
        String written = document.root().neededText("procedure").value();
        return Catalogue.isBuiltInProcedure(written) ? written : besides(written);
    }

    /** A path is taken from the folder of the file that names it. */
    String besides(String written) {
        return Path.of(document.source()).resolveSibling(written).normalize().toString();
    }

    /** The content of the procedure's file as it was. */
    Optional<String> procedureAsItWas() {
        List<String> parts = document.root().list("procedure-as-it-was").stream()
                .map(part -> Fields.text(part).value())
                .toList();
        return parts.isEmpty() ? Optional.empty() : Optional.of(String.join("", parts));
    }

    /** A procedure's name, or the path from a folder to its file. */
    static String procedure(Subject subject, Path folder) {
        String name = subject.procedureName();
        if (Catalogue.isBuiltInProcedure(name)
                && Catalogue.procedure(name).text().equals(subject.text())) {
            return name;
        }
        return from(folder, subject.source());
    }

    /** The path from a folder to a file. */
    static String from(Path folder, String file) {
        return folder.relativize(Path.of(file).toAbsolutePath().normalize()).toString();
    }

    /** The procedure's file in full, in parts no longer than a value may be, so that the story can be told whatever becomes of the file. */
    static void writeProcedureAsItWas(StringBuilder text, Subject subject) {
        if (subject.text().lines().anyMatch(line -> line.length() > LONGEST_PART)) {
            return;
        }
        text.append("procedure-as-it-was:\n");
        int length = LONGEST_PART;
        for (String line : subject.text().lines().toList()) {
            length += line.length() + 1;
            if (length > LONGEST_PART) {
                text.append("  - |2+\n");
                length = line.length() + 1;
            }
            text.append(line.isEmpty() ? "" : "    " + line).append('\n');
        }
    }
}
