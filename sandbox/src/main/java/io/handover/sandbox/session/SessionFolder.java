package io.handover.sandbox.session;

import io.handover.sandbox.scenario.Lesson;
import io.handover.sandbox.scenario.LessonJson;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Stream;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Where sessions are kept: a folder with a file for each, and one for each lesson that there are sessions of; a file is always whole. */
final class SessionFolder {
    private static final String ENDING = ".session.json";
    private static final String LESSON = ".lesson.json";

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
        keep(session.id(), ENDING, session.text());
    }

    /** Keeps what the sessions of a lesson need. */
    void keep(Lesson lesson) {
        ObjectNode root = JsonMapper.shared().createObjectNode();
        LessonJson.write(lesson, root);
        // A name can be longer than a file's may be.
        keep(Token.digest(lesson.name().toString()), LESSON, root.toString());
    }

    private void keep(String name, String ending, String text) {
        try {
            Path draft = Files.createTempFile(folder, name, ".tmp");
            try {
                Files.writeString(draft, text);
                Files.move(
                        draft,
                        folder.resolve(name + ending),
                        StandardCopyOption.ATOMIC_MOVE,
                        StandardCopyOption.REPLACE_EXISTING);
            } finally {
                Files.deleteIfExists(draft);
            }
        } catch (IOException cannot) {
            throw new UncheckedIOException("the session cannot be kept in " + folder, cannot);
        }
    }

    private static SessionFile read(Path file) {
        return SessionFile.read(text(file));
    }

    private static String text(Path file) {
        try {
            if (Files.size(file) > MOST_BYTES) {
                throw new IllegalArgumentException("it is too large");
            }
            return Files.readString(file, StandardCharsets.UTF_8);
        } catch (IOException unreadable) {
            throw new UncheckedIOException("it cannot be read", unreadable);
        }
    }

    private static Lesson lesson(Path file) {
        try {
            return LessonJson.read(JsonMapper.shared().readTree(text(file)));
        } catch (JacksonException broken) {
            throw new IllegalArgumentException("it is not JSON", broken);
        }
    }

    /**
     * All sessions that are kept, those that were kept last at the end.
     *
     * @param complain is told of each file that is none, in a sentence
     */
    List<SessionFile> all(Consumer<String> complain) {
        return all(ENDING, SessionFolder::read, complain);
    }

    /**
     * All lessons that are kept.
     *
     * @param complain is told of each file that is none, in a sentence
     */
    List<Lesson> lessons(Consumer<String> complain) {
        return all(LESSON, SessionFolder::lesson, complain);
    }

    private <T> List<T> all(String ending, Function<Path, T> reader, Consumer<String> complain) {
        List<T> all = new ArrayList<>();
        try (Stream<Path> files = Files.list(folder)) {
            for (Path file : files.filter(one -> one.toString().endsWith(ending))
                    .sorted(Comparator.comparingLong((Path one) -> one.toFile().lastModified())
                            .thenComparing(Path::getFileName))
                    .toList()) {
                try {
                    all.add(reader.apply(file));
                } catch (IllegalArgumentException | UncheckedIOException wrong) {
                    complain.accept("The file " + file + " is left out: " + wrong.getMessage());
                }
            }
        } catch (IOException unreadable) {
            throw new UncheckedIOException("the folder " + folder + " cannot be read", unreadable);
        }
        return all;
    }
}
