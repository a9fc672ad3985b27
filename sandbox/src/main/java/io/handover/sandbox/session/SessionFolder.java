package io.handover.sandbox.session;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Stream;

/** Where sessions are kept: a folder with a file for each, which is always whole. */
final class SessionFolder {
    private static final String ENDING = ".session.json";

    /** A session with the most inputs takes a fifth of it. */
    private static final long MOST_BYTES = 4_000_000;

    private final Path folder;

    SessionFolder(Path folder) {
        this.folder = folder;
        try {
            Files.createDirectories(folder);
        } catch (IOException cannot) {
            throw new UncheckedIOException("the folder " + folder + " cannot be made", cannot);
        }
    }

    void keep(SessionFile session) {
        try {
            Path draft = Files.createTempFile(folder, session.id(), ".tmp");
            try {
                Files.writeString(draft, session.text());
                Files.move(
                        draft, file(session.id()), StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
            } finally {
                Files.deleteIfExists(draft);
            }
        } catch (IOException cannot) {
            throw new UncheckedIOException("the session cannot be kept in " + folder, cannot);
        }
    }

    private Path file(String id) {
        return folder.resolve(id + ENDING);
    }

    /** The session of that id; empty where none is kept. */
    Optional<SessionFile> read(String id) {
        Path file = file(id);
        return Token.isOne(id) && Files.isRegularFile(file) ? Optional.of(read(file)) : Optional.empty();
    }

    private static SessionFile read(Path file) {
        try {
            if (Files.size(file) > MOST_BYTES) {
                throw new IllegalArgumentException("it is too large");
            }
            return SessionFile.read(Files.readString(file, StandardCharsets.UTF_8));
        } catch (IOException unreadable) {
            throw new UncheckedIOException("it cannot be read", unreadable);
        }
    }

    /**
     * All that are kept, those that were kept last at the end.
     *
     * @param complain is told of each file that is none, in a sentence
     */
    List<SessionFile> all(Consumer<String> complain) {
        List<SessionFile> sessions = new ArrayList<>();
        try (Stream<Path> files = Files.list(folder)) {
            for (Path file : files.filter(one -> one.toString().endsWith(ENDING))
                    .sorted(Comparator.comparingLong((Path one) -> one.toFile().lastModified())
                            .thenComparing(Path::getFileName))
                    .toList()) {
                try {
                    sessions.add(read(file));
                } catch (IllegalArgumentException | UncheckedIOException wrong) {
                    complain.accept("The file " + file + " is left out: " + wrong.getMessage());
                }
            }
        } catch (IOException unreadable) {
            throw new UncheckedIOException("the folder " + folder + " cannot be read", unreadable);
        }
        return sessions;
    }
}
