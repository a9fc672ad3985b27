package io.handover.executor.journal;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.json.JsonMapper;

/**
 * A journal that is open for writing: one JSON object a line, appended only, each line on disk when {@link #append} returns. Only one
 * process at a time has it open.
 *
 * <p>A line that a crash has torn is the last one, and nothing has followed from it; it is cut off when the journal is opened again
 * and left out when it is read.
 */
public final class Journal implements AutoCloseable {
    private static final long MOST_BYTES = 256L << 20;
    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(DeserializationFeature.FAIL_ON_NULL_CREATOR_PROPERTIES)
            .changeDefaultPropertyInclusion(usual -> usual.withValueInclusion(JsonInclude.Include.NON_ABSENT))
            .build();

    private final Path file;
    private final FileChannel channel;
    private final Supplier<Instant> time;
    private final List<Line> lines;

    private Journal(Path file, FileChannel channel, Supplier<Instant> time, List<Line> lines) {
        this.file = file;
        this.channel = channel;
        this.time = time;
        this.lines = new ArrayList<>(lines);
    }

    /**
     * Begins a journal.
     *
     * @throws JournalException where there is such a file already, or none can be written there
     */
    public static Journal create(Path file, Supplier<Instant> time) {
        try {
            FileChannel channel = FileChannel.open(file, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
            lock(file, channel);
            forceName(file);
            return new Journal(file, channel, time, List.of());
        } catch (FileAlreadyExistsException exists) {
            throw new JournalException(
                    file + " exists already; go on with '--resume " + file + "', or name another file");
        } catch (IOException cannot) {
            throw JournalException.ofWriting(message(file, "cannot be written", cannot));
        }
    }

    /** A new file's name is on disk only when its folder is. */
    private static void forceName(Path file) throws IOException {
        Path folder = file.toAbsolutePath().getParent();
        if (folder != null) {
            try (FileChannel names = FileChannel.open(folder, StandardOpenOption.READ)) {
                names.force(true);
            }
        }
    }

    /**
     * Opens a journal to go on with it.
     *
     * @throws JournalException where there is none, where another executor has it open, or where it is damaged
     */
    public static Journal resume(Path file, Supplier<Instant> time) {
        try {
            FileChannel channel = FileChannel.open(file, StandardOpenOption.READ, StandardOpenOption.WRITE);
            lock(file, channel);
            byte[] content = Files.readAllBytes(checkedSize(file));
            List<Line> lines = parse(file, content);
            channel.truncate(wholeLines(content));
            channel.position(channel.size());
            channel.force(true);
            return new Journal(file, channel, time, lines);
        } catch (IOException cannot) {
            throw new JournalException(message(file, "cannot be opened", cannot));
        }
    }

    /**
     * Reads a journal, whether or not it is being written.
     *
     * @throws JournalException where there is none, or where it is damaged
     */
    public static List<Line> read(Path file) {
        try {
            return parse(file, Files.readAllBytes(checkedSize(file)));
        } catch (IOException cannot) {
            throw new JournalException(message(file, "cannot be read", cannot));
        }
    }

    private static String message(Path file, String what, IOException why) {
        String reason = why instanceof NoSuchFileException
                ? "there is no such file or folder"
                : String.valueOf(why.getMessage());
        return file + " " + what + ": " + reason;
    }

    private static Path checkedSize(Path file) throws IOException {
        if (Files.size(file) > MOST_BYTES) {
            throw new JournalException(file + " is larger than " + (MOST_BYTES >> 20) + " MB and no journal of a run");
        }
        return file;
    }

    private static void lock(Path file, FileChannel channel) throws IOException {
        @Nullable FileLock lock = null;
        try {
            lock = channel.tryLock();
        } catch (OverlappingFileLockException held) {
            lock = null;
        }
        if (lock == null) {
            channel.close();
            throw new JournalException(file + " is in use by another executor");
        }
    }

    private static int wholeLines(byte[] content) {
        int end = content.length;
        while (end > 0 && content[end - 1] != '\n') {
            end--;
        }
        return end;
    }

    private static List<Line> parse(Path file, byte[] content) {
        List<Line> lines = new ArrayList<>();
        int begin = 0;
        int end = wholeLines(content);
        for (int i = 0; i < end; i++) {
            if (content[i] != '\n') {
                continue;
            }
            lines.add(line(file, lines.size() + 1, new String(content, begin, i - begin, StandardCharsets.UTF_8)));
            begin = i + 1;
        }
        return lines;
    }

    private static Line line(Path file, int number, String text) {
        try {
            Line line = JSON.readValue(text, Line.class);
            if (line.n() == number) {
                return line;
            }
        } catch (JacksonException | IllegalArgumentException | NullPointerException unreadable) {
            throw new JournalException(
                    file + ":" + number + ": this is no line of a journal; was the file changed by hand?");
        }
        throw new JournalException(file + ":" + number + ": a line is missing or out of place");
    }

    /** Writes an entry as the next line; when this returns, it is on disk. */
    public Line append(Entry entry) {
        Line line = new Line(lines.size() + 1L, time.get(), entry);
        ByteBuffer bytes = ByteBuffer.wrap((JSON.writeValueAsString(line) + "\n").getBytes(StandardCharsets.UTF_8));
        try {
            while (bytes.hasRemaining()) {
                channel.write(bytes);
            }
            channel.force(true);
        } catch (IOException cannot) {
            throw JournalException.ofWriting(message(file, "cannot be written", cannot));
        }
        lines.add(line);
        return line;
    }

    /** All lines, those of earlier runs too. */
    public List<Line> lines() {
        return List.copyOf(lines);
    }

    public Path file() {
        return file;
    }

    @Override
    public void close() {
        try {
            channel.close();
        } catch (IOException cannot) {
            throw JournalException.ofWriting(message(file, "cannot be closed", cannot));
        }
    }
}
