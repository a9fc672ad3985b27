package io.handover.console.report;

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
    private final Optional<Path> file;
    private final PrintWriter out;

    /**
     * An output.
     *
     * @param file the file; empty for the command's output
     * @throws InputException where no file can be written there: better now than after the work
     */
    public Output(Optional<Path> file, PrintWriter out) {
        this.file = file;
        this.out = out;
        file.ifPresent(Output::checkWritable);
    }

    private static void checkWritable(Path path) {
        if (Files.isDirectory(path)) {
            throw new InputException("--output " + path + ": this is a directory; a file is needed");
        }
        if (!Files.isWritable(isReplaced(path) ? folder(path) : path)) {
            throw new InputException("--output " + path + ": files cannot be written in " + folder(path));
        }
    }

    /** Whether a new file takes the path's place. Into what is no file of its own, a device or a link, it is written instead. */
    private static boolean isReplaced(Path path) {
        return !Files.exists(path) || Files.isRegularFile(path, LinkOption.NOFOLLOW_LINKS);
    }

    private static Path folder(Path path) {
        return Optional.ofNullable(path.toAbsolutePath().getParent()).orElse(path);
    }

    /** Writes the report; an existing file is replaced as a whole or stays as it was; a device or link stays. */
    public void write(String report) throws IOException {
        if (file.isEmpty()) {
            out.print(report);
            out.flush();
            return;
        }
        Path path = file.get();
        if (!isReplaced(path)) {
            Files.writeString(path, report);
            return;
        }
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
