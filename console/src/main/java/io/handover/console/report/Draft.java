package io.handover.console.report;

import io.handover.console.OutputException;
import io.handover.files.InputException;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintWriter;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Optional;

/**
 * A file that is written little by little, as long as the work goes on, and takes its place when it is kept; until then what was there
 * before stays, and nothing is left behind of a draft that is not kept. Into a device or a link it is written at once.
 */
public final class Draft implements AutoCloseable {
    private final String option;
    private final Path file;
    private final Path written;
    private Optional<OutputStream> open = Optional.empty();

    /**
     * Nothing is written yet.
     *
     * @param option the option that names the file, for messages
     * @param force whether a file is overwritten that is no report
     * @throws InputException where there is a file that is no report, or a folder: better now than after the work
     * @throws OutputException where no file can be written there
     */
    public Draft(String option, Path file, boolean force) {
        new Output(option, Optional.of(file), force, new PrintWriter(Writer.nullWriter()));
        this.option = option;
        this.file = file;
        this.written = Output.isReplaced(file)
                ? Output.folder(file)
                        .resolve("." + file.getFileName() + "."
                                + ProcessHandle.current().pid() + ".tmp")
                : file;
    }

    /** Something that writes and may fail. */
    public interface Writing {
        void to(OutputStream stream) throws IOException;
    }

    /** Begins, or begins anew with nothing. */
    public void begin() {
        tried(() -> {
            shut();
            open = Optional.of(new BufferedOutputStream(Files.newOutputStream(written), 1 << 16));
        });
    }

    /**
     * Writes something more.
     *
     * @throws OutputException where it cannot be written
     */
    public void write(Writing writing) {
        OutputStream stream = open.orElseThrow();
        tried(() -> writing.to(stream));
    }

    /** Lets what was written take the file's place. */
    public void keep() {
        tried(() -> {
            shut();
            if (!written.equals(file)) {
                Files.move(written, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
            }
        });
    }

    private void shut() throws IOException {
        Optional<OutputStream> before = open;
        open = Optional.empty();
        if (before.isPresent()) {
            before.get().close();
        }
    }

    private interface Attempt {
        void run() throws IOException;
    }

    private void tried(Attempt attempt) {
        try {
            attempt.run();
        } catch (IOException failure) {
            throw OutputException.of(option, file, failure);
        }
    }

    @Override
    public void close() {
        tried(() -> {
            shut();
            if (!written.equals(file)) {
                Files.deleteIfExists(written);
            }
        });
    }
}
