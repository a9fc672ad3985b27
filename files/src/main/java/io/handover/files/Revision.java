package io.handover.files;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/**
 * A file as it was at a revision that git keeps, named as git names it: {@code HEAD:procedure.yaml}. git is run for that alone, without a
 * shell, in the working directory, and only where there is no file of that very name.
 *
 * @param revision what git is asked for before the colon
 * @param path what stands behind it: from the top of the repository or, where it begins with {@code ./}, from the working directory
 */
record Revision(String revision, String path) {
    private static final int MOST_MESSAGE = 1_000;
    private static final long MOST_SECONDS = 30;

    /** What a name means, where it is that of a revision's file and of no other file. */
    static Optional<Revision> named(String name) {
        int colon = name.indexOf(':');
        if (colon <= 0 || colon == name.length() - 1 || name.startsWith("-") || isFile(name)) {
            return Optional.empty();
        }
        return Optional.of(new Revision(name.substring(0, colon), name.substring(colon + 1)));
    }

    private static boolean isFile(String name) {
        try {
            return Files.exists(Path.of(name));
        } catch (InvalidPathException noPath) {
            return false;
        }
    }

    private String name() {
        return revision + ":" + path;
    }

    /**
     * The file's content, at most one byte more than a file may have.
     *
     * @throws InputException where there is no git, no repository, no such revision, or no such file in it
     */
    byte[] bytes() {
        Process git = start();
        try {
            git.getOutputStream().close();
            byte[] bytes = git.getInputStream().readNBytes(FileText.MAX_BYTES + 1);
            if (bytes.length > FileText.MAX_BYTES) {
                return bytes; // its reader says that it is too large
            }
            String message = message(git.getErrorStream());
            if (!git.waitFor(MOST_SECONDS, TimeUnit.SECONDS)) {
                throw new InputException(name() + ": git gave no answer within " + MOST_SECONDS + " seconds");
            }
            if (git.exitValue() != 0) {
                throw new InputException(name() + ": there is no such file, and git does not give it either: "
                        + (message.isEmpty() ? "exit code " + git.exitValue() : message));
            }
            return bytes;
        } catch (IOException broken) {
            throw new InputException(name() + ": what git gives cannot be read: " + broken.getMessage());
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new InputException(name() + ": interrupted while git was reading it");
        } finally {
            git.destroyForcibly();
        }
    }

    private Process start() {
        ProcessBuilder builder = new ProcessBuilder(List.of("git", "cat-file", "blob", name()));
        builder.environment().put("GIT_TERMINAL_PROMPT", "0");
        builder.environment().put("GIT_OPTIONAL_LOCKS", "0");
        builder.environment().put("GIT_NO_LAZY_FETCH", "1");
        builder.environment().put("LC_ALL", "C");
        try {
            return builder.start();
        } catch (IOException missing) {
            throw new InputException(name()
                    + ": there is no such file; to read it from a revision, git is needed, which cannot be run here");
        }
    }

    /** What git says first, in one line. Its message is short: it fits into the pipe while its output is read. */
    private static String message(InputStream err) throws IOException {
        String said = new String(err.readNBytes(MOST_MESSAGE), StandardCharsets.UTF_8);
        return said.lines().findFirst().orElse("").strip().replaceFirst("^fatal: ", "");
    }
}
