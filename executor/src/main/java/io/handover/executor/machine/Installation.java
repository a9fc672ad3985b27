package io.handover.executor.machine;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * One start of an installer, as files tell of it that are named before it: {@code .output}, which is there before anything is started;
 * {@code .process}, by which the installer's process announces itself before it becomes the installer, and which only one can make; and
 * {@code .exit}, written by its supervisor. They outlive the executor, and tell at any time afterwards whether the installer was
 * started, whether it lives, and how it ended.
 *
 * @param files what the files' names begin with; absolute
 */
record Installation(Path files) {
    /** In place of a process: it was not started and cannot be any more. */
    private static final String WITHDRAWN = "withdrawn";

    private static final Pattern CLAIM = Pattern.compile("(\\d{1,18}) (\\d{1,18}|-) (\\d{1,18}) (\\d{1,18}|-)\n");
    private static final Pattern EXIT = Pattern.compile("(\\d{1,3})\n");

    /**
     * What has become of it.
     */
    sealed interface State {
        /** Nothing is seen of it; it may be just about to start, unless it is withdrawn. */
        record Unseen() implements State {}

        /** It was not started and never will be. */
        record Withdrawn() implements State {}

        /** It lives. */
        record Runs(Identity process) implements State {}

        /**
         * It has ended.
         *
         * @param exitCode empty where nobody saw it end
         * @param at when, as the clock told; empty likewise
         */
        record Ended(Identity process, OptionalInt exitCode, Optional<Instant> at) implements State {}
    }

    static Installation of(Path journal, int order) {
        return new Installation(Path.of(journal.toAbsolutePath().normalize() + ".installer-" + order));
    }

    Path output() {
        return named(".output");
    }

    private Path named(String end) {
        return Path.of(files + end);
    }

    /** Makes the file for what it says; nobody else may read that. */
    void createOutput() throws IOException {
        Files.createFile(output(), PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
    }

    /** When it began, as the clock told. */
    Instant started() throws IOException {
        return changed(".process");
    }

    private Instant changed(String end) throws IOException {
        return Files.getLastModifiedTime(named(end)).toInstant();
    }

    /**
     * What has become of it.
     *
     * @param journaled its process as the journal knows it, for when the file is lost
     */
    State state(Optional<Identity> journaled) throws IOException {
        List<Identity> processes = journaled.map(List::of).orElse(List.of());
        Optional<String> claim = content(".process");
        if (claim.isPresent()) {
            if (claim.get().strip().equals(WITHDRAWN)) {
                return new State.Withdrawn();
            }
            Matcher matcher = CLAIM.matcher(claim.get());
            if (!matcher.matches()) {
                throw new IOException(named(".process") + " was changed by somebody else");
            }
            processes = List.of(identity(matcher, 1), identity(matcher, 3));
        }
        if (processes.isEmpty()) {
            return new State.Unseen();
        }
        Identity installer = processes.get(0);
        if (exitCode().isEmpty() && processes.stream().anyMatch(Identity::lives)) {
            return new State.Runs(installer);
        }
        OptionalInt exitCode = exitCode(); // its supervisor has written it before it ended itself
        Optional<Instant> at = exitCode.isPresent() ? Optional.of(changed(".exit")) : Optional.empty();
        return new State.Ended(installer, exitCode, at);
    }

    private static Identity identity(Matcher matcher, int group) {
        String ticks = matcher.group(group + 1);
        return new Identity(
                Long.parseLong(matcher.group(group)),
                ticks.equals("-") ? OptionalLong.empty() : OptionalLong.of(Long.parseLong(ticks)));
    }

    /** What is not whole yet is not there yet: whoever writes it ends it with a line feed. */
    private OptionalInt exitCode() throws IOException {
        Matcher matcher = EXIT.matcher(content(".exit").orElse(""));
        return matcher.matches() ? OptionalInt.of(Integer.parseInt(matcher.group(1))) : OptionalInt.empty();
    }

    private Optional<String> content(String end) throws IOException {
        Path file = named(end);
        return Files.exists(file) ? Optional.of(Files.readString(file, StandardCharsets.ISO_8859_1)) : Optional.empty();
    }

    /** Makes sure that it never starts, unless it has; whether it has not. */
    boolean withdraw() throws IOException {
        Path own = named(".process.withdrawn");
        Files.writeString(own, WITHDRAWN + "\n");
        try {
            Files.createLink(named(".process"), own);
            return true;
        } catch (FileAlreadyExistsException started) {
            return content(".process").orElse("").strip().equals(WITHDRAWN);
        } finally {
            Files.delete(own);
        }
    }
}
