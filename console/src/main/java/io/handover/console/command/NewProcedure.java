package io.handover.console.command;

import io.handover.console.report.Output;
import io.handover.files.InputException;
import java.io.PrintWriter;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** The file that a procedure is written to which a command has made. */
final class NewProcedure {
    private final Path file;

    /**
     * Nothing is written yet: what is wrong with the file is said before the work.
     *
     * @throws InputException where there is a file that is not to be overwritten, or a folder
     */
    NewProcedure(Path file, boolean isForced) {
        this.file = file;
        if (Files.exists(file) && !isForced) {
            throw new InputException("--output " + file
                    + ": there is such a file already; name another, or overwrite it with --force");
        }
        output();
    }

    private Output output() {
        return new Output(Optional.of(file), true, new PrintWriter(Writer.nullWriter()));
    }

    Path file() {
        return file;
    }

    void write(String yaml) {
        output().write(yaml);
    }
}
