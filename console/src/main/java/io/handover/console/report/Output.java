package io.handover.console.report;

import io.handover.console.OutputException;
import io.handover.files.InputException;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Optional;

/** Where a report goes: to a file, or to the command's output. */
public final class Output {
    private final String option;
    private final Optional<Path> file;
    private final PrintWriter out;

    /**
     * An output.
     *
     * @param file the file; empty for the command's output
     * @param force whether a file is overwritten that is no report
     * @throws InputException where there is a file that is no report, or a folder: better now than after the work
     * @throws OutputException where no file can be written there
     */
    public Output(Optional<Path> file, boolean force, PrintWriter out) {
        this("--output", file, force, out);
    }

    /**
     * The same.
     *
     * @param option the option that names the file, for messages
     */
    public Output(String option, Optional<Path> file, boolean force, PrintWriter out) {
        this.option = option;
        this.file = file;
        this.out = out;
        file.ifPresent(path -> check(path, force));
    }

    private void check(Path path, boolean force) {
        if (Files.isDirectory(path)) {
            throw new InputException(option + " " + path + ": this is a directory; a file is needed");
        }
        if (!Files.isWritable(isReplaced(path) ? folder(path) : path)) {
            throw new OutputException(option + " " + path + ": files cannot be written in " + folder(path));
        }
        if (!force && Files.isRegularFile(path) && !ReportMark.isOn(path)) {
            throw new InputException(option + " " + path
                    + ": this file is no report of handover, and is not overwritten; --force overwrites it");
        }
    }

    /** Whether a new file takes the path's place. Into what is no file of its own, a device or a link, it is written instead. */
    static boolean isReplaced(Path path) {
        return !Files.exists(path) || Files.isRegularFile(path, LinkOption.NOFOLLOW_LINKS);
    }

    static Path folder(Path path) {
        return Optional.ofNullable(path.toAbsolutePath().getParent()).orElse(path);
    }

    /**
     * Writes the report; an existing file is replaced as a whole or stays as it was; a device or link stays.
     *
     * @throws OutputException where it cannot be written
     */
    public void write(String report) {
        if (file.isEmpty()) {
            out.print(report);
            out.flush();
            return;
        }
        Path path = file.get();
        try {
            if (isReplaced(path)) {
                replace(path, report);
            } else {
                Files.writeString(path, report);
            }
        } catch (IOException failure) {
            throw OutputException.of(option, path, failure);
        }
    }

    private static void replace(Path path, String report) throws IOException {
        Path draft = folder(path)
                .resolve(
                        "." + path.getFileName() + "." + ProcessHandle.current().pid() + ".tmp");
        try {
            Files.writeString(draft, report);
            Files.move(draft, path, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } finally {
            Files.deleteIfExists(draft);
        }
    }
}
