package io.handover.executor.journal;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.handover.files.NearestName;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.exc.InvalidTypeIdException;
import tools.jackson.databind.exc.UnrecognizedPropertyException;
import tools.jackson.databind.json.JsonMapper;

/**
 * A journal that is open for writing: one JSON object a line, appended only, each line on disk when {@link #append} returns. Only one
 * process at a time has it open: it holds a file of its own beside the journal, so that reading the journal, in whatever process, is
 * always possible and ends no lock.
 *
 * <p>A line that a crash has torn is the last one, and nothing has followed from it; it is cut off when the journal is opened again
 * and left out when it is read.
 *
 * <p>Each line ends with a checksum over the one of the line before and its own text without it. So any line that was altered, removed
 * or moved is found, with its number. Two things are not: whole last lines that were cut off, as what is left is a journal that was
 * once so (only that no {@link Entry.Ended} is the last one can tell it), and a journal that somebody has written anew with all
 * checksums, as they hold no secret.
 */
public final class Journal implements AutoCloseable {
    private static final long MOST_BYTES = 256L << 20;
    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(DeserializationFeature.FAIL_ON_NULL_CREATOR_PROPERTIES)
            .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .changeDefaultPropertyInclusion(usual -> usual.withValueInclusion(JsonInclude.Include.NON_ABSENT))
            .build();

    /** A line as it is written: its text but for the closing brace, and its checksum. */
    private static final Pattern SEALED = Pattern.compile("(\\{.*),\"sum\":\"([0-9a-f]{64})\"\\}");

    /** What no other file begins with. */
    private static final String FIRST = "{\"n\":1,\"at\":\"";

    private final Path file;
    private final HeldFile held;
    private final FileChannel channel;
    private final Supplier<Instant> time;
    private final List<Line> lines;
    private String sum;
    private boolean broken;

    private Journal(Path file, HeldFile held, FileChannel channel, Supplier<Instant> time, Content content) {
        this.file = file;
        this.held = held;
        this.channel = channel;
        this.time = time;
        this.lines = new ArrayList<>(content.lines());
        this.sum = content.sum();
    }

    /**
     * What a journal holds.
     *
     * @param lines its whole lines
     * @param sum the checksum of the last
     * @param size where it ends, in bytes
     */
    private record Content(List<Line> lines, String sum, long size) {}

    /**
     * Begins a journal. A file in which no first line came to its end is none.
     *
     * @throws JournalException where there is such a file already, or none can be written there
     */
    public static Journal create(Path file, Supplier<Instant> time) {
        return create(file, time, UnaryOperator.identity());
    }

    /**
     * The same on something else than the disk.
     *
     * @param disk what is written to instead of a file
     */
    static Journal create(Path file, Supplier<Instant> time, UnaryOperator<FileChannel> disk) {
        HeldFile held;
        try {
            if (Files.exists(file) && !isUnbegun(file)) {
                throw exists(file);
            }
            held = hold(file);
        } catch (IOException cannot) {
            throw JournalException.ofWriting(message(file, "cannot be written", cannot));
        }
        try {
            FileChannel channel = disk.apply(begun(file));
            forceName(file);
            return new Journal(file, held, channel, time, new Content(List.of(), Checksum.NONE, 0));
        } catch (IOException cannot) {
            release(held);
            throw JournalException.ofWriting(message(file, "cannot be written", cannot));
        } catch (JournalException unusable) {
            release(held);
            throw unusable;
        }
    }

    private static FileChannel begun(Path file) throws IOException {
        try {
            return FileChannel.open(file, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
        } catch (FileAlreadyExistsException exists) {
            if (!isUnbegun(file)) {
                throw exists(file);
            }
            return FileChannel.open(file, StandardOpenOption.WRITE, StandardOpenOption.TRUNCATE_EXISTING);
        }
    }

    private static JournalException exists(Path file) {
        return new JournalException(file + " exists already; go on with '--resume " + file + "', or name another file");
    }

    /** Whether an executor was stopped before its first line was whole; nothing else is ever overwritten. */
    private static boolean isUnbegun(Path file) throws IOException {
        if (!Files.isRegularFile(file) || Files.size(file) > MOST_BYTES) {
            return false;
        }
        byte[] content = Files.readAllBytes(file);
        String text = new String(content, StandardCharsets.UTF_8);
        return wholeLines(content) == 0 && (text.startsWith(FIRST) || FIRST.startsWith(text));
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
        return resume(file, time, UnaryOperator.identity());
    }

    /** The same on something else than the disk. */
    static Journal resume(Path file, Supplier<Instant> time, UnaryOperator<FileChannel> disk) {
        HeldFile held;
        try {
            checkSize(file);
            held = hold(file);
        } catch (IOException cannot) {
            throw new JournalException(message(file, "cannot be opened", cannot));
        }
        try {
            FileChannel channel = disk.apply(FileChannel.open(file, StandardOpenOption.WRITE));
            Content content = parse(file, Files.readAllBytes(file));
            channel.truncate(content.size());
            channel.position(content.size());
            channel.force(true);
            return new Journal(file, held, channel, time, content);
        } catch (IOException cannot) {
            release(held);
            throw new JournalException(message(file, "cannot be opened", cannot));
        } catch (JournalException damaged) {
            release(held);
            throw damaged;
        }
    }

    /** A link and what it leads to are one journal. */
    private static HeldFile hold(Path file) throws IOException {
        Path real = Files.exists(file) ? file.toRealPath() : file.toAbsolutePath();
        Path beside = real.resolveSibling(real.getFileName() + ".lock");
        try {
            return HeldFile.take(beside, SiteLock.words(file), false);
        } catch (HeldFile.HeldException other) {
            throw new JournalException(file + " is in use by another executor" + other.holder());
        }
    }

    private static void release(HeldFile held) {
        try {
            held.close();
        } catch (IOException cannot) {
            throw JournalException.ofWriting("the lock of a journal cannot be closed: " + cannot.getMessage());
        }
    }

    /** Whether a file is meant as a journal: it begins as one does. What cannot be read is none. */
    public static boolean isOne(Path file) {
        if (!Files.isRegularFile(file)) {
            return false;
        }
        try (InputStream in = Files.newInputStream(file)) {
            return new String(in.readNBytes(FIRST.length()), StandardCharsets.UTF_8).equals(FIRST);
        } catch (IOException cannot) {
            return false;
        }
    }

    /**
     * Reads a journal, whether or not it is being written.
     *
     * @throws JournalException where there is none, or where it is damaged
     */
    public static List<Line> read(Path file) {
        try {
            checkSize(file);
            return parse(file, Files.readAllBytes(file)).lines();
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

    private static void checkSize(Path file) throws IOException {
        if (Files.size(file) > MOST_BYTES) {
            throw new JournalException(file + " is larger than " + (MOST_BYTES >> 20) + " MB and no journal of a run");
        }
    }

    private static int wholeLines(byte[] content) {
        int end = content.length;
        while (end > 0 && content[end - 1] != '\n') {
            end--;
        }
        return end;
    }

    // ---- reading --------------------------------------------------------------------------------------------------

    private static Content parse(Path file, byte[] content) {
        List<Line> lines = new ArrayList<>();
        String sum = Checksum.NONE;
        int begin = 0;
        int end = wholeLines(content);
        for (int i = 0; i < end; i++) {
            if (content[i] != '\n') {
                continue;
            }
            String text = new String(content, begin, i - begin, StandardCharsets.UTF_8);
            begin = i + 1;
            Matcher sealed = SEALED.matcher(text);
            if (!sealed.matches()) {
                throw wrong(file, lines.size() + 1, "this is no line of a journal; was the file changed by hand?");
            }
            String body = sealed.group(1) + "}";
            lines.add(line(file, lines.size() + 1, body));
            sum = Checksum.of(sum, body);
            if (!sum.equals(sealed.group(2))) {
                throw wrong(file, lines.size(), "this line was altered: its checksum does not follow");
            }
        }
        return new Content(lines, sum, end);
    }

    static JournalException wrong(Path file, long number, String what) {
        return new JournalException(file + ":" + number + ": " + what);
    }

    /** What is not written as {@link #append} would write it was not written by it. */
    private static Line line(Path file, int number, String text) {
        Optional<String> reason = Optional.empty();
        try {
            Line line = JSON.readValue(text, Line.class);
            if (line.n() != number) {
                throw wrong(file, number, "a line is missing or out of place: this is line " + line.n());
            }
            if (JSON.writeValueAsString(line).equals(text)) {
                return line;
            }
        } catch (UnrecognizedPropertyException unknown) {
            List<String> known = unknown.getKnownPropertyIds().stream()
                    .map(String::valueOf)
                    .sorted()
                    .toList();
            reason = Optional.of("there is no field '" + unknown.getPropertyName() + "'"
                    + NearestName.orAllowed(unknown.getPropertyName(), known));
        } catch (InvalidTypeIdException unknown) {
            reason = Optional.of("there is no entry of the kind '" + unknown.getTypeId() + "'");
        } catch (JacksonException | IllegalArgumentException | NullPointerException unreadable) {
            reason = Optional.empty();
        }
        throw wrong(
                file,
                number,
                "this is no line of a journal; "
                        + reason.map(why -> why + "; ").orElse("")
                        + "was the file changed by hand?");
    }

    // ---- writing --------------------------------------------------------------------------------------------------

    /**
     * Writes an entry as the next line; when this returns, it is on disk. Where it cannot be written, nothing more is: what there is of
     * it is cut off, now or when the journal is opened again.
     *
     * @throws JournalException where it cannot be written
     */
    public Line append(Entry entry) {
        if (broken) {
            throw JournalException.ofWriting(file + " could not be written, and nothing more is written to it");
        }
        Line line = new Line(lines.size() + 1L, time.get(), entry);
        String body = JSON.writeValueAsString(line);
        String next = Checksum.of(sum, body);
        String text = body.substring(0, body.length() - 1) + ",\"sum\":\"" + next + "\"}\n";
        ByteBuffer bytes = ByteBuffer.wrap(text.getBytes(StandardCharsets.UTF_8));
        broken = true;
        try {
            long end = channel.position();
            try {
                while (bytes.hasRemaining()) {
                    channel.write(bytes);
                }
                channel.force(true);
            } catch (IOException cannot) {
                channel.truncate(end);
                throw cannot;
            }
        } catch (IOException cannot) {
            throw JournalException.ofWriting(message(file, "cannot be written", cannot));
        }
        broken = false;
        lines.add(line);
        sum = next;
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
        try (held) {
            channel.close();
        } catch (IOException cannot) {
            throw JournalException.ofWriting(message(file, "cannot be closed", cannot));
        }
    }
}
