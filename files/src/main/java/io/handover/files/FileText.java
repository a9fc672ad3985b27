package io.handover.files;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CoderResult;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicReference;

/** The text of a file that a user names. */
final class FileText {
    /** A written procedure of a hundred steps with notes takes less than a tenth of this. */
    static final int MAX_BYTES = 1_000_000;

    /** What a user names to have standard input read. */
    static final String STANDARD_INPUT = "-";

    private static final char BYTE_ORDER_MARK = '\uFEFF';

    /** The standard input that was read: there is no second time. */
    private static final AtomicReference<InputStream> READ = new AtomicReference<>();

    private FileText() {}

    /** The file as messages name it. */
    static String name(String file) {
        return file.equals(STANDARD_INPUT) ? "standard input" : file;
    }

    /**
     * The text.
     *
     * @throws InputException where there is no such file, it cannot be read, is too large, or is not UTF-8
     */
    static String of(String named) {
        return of(name(named), bytes(named));
    }

    /**
     * The text that some bytes are.
     *
     * @param file as messages name it
     * @param bytes what was read, at most one byte more than is allowed
     * @throws InputException where it is too large, or not UTF-8
     */
    static String of(String file, byte[] bytes) {
        if (bytes.length > MAX_BYTES) {
            throw new InputException(
                    file + ": the file is larger than " + MAX_BYTES / 1_000_000 + " MB, which is the most allowed");
        }
        ByteBuffer in = ByteBuffer.wrap(bytes);
        CharBuffer out = CharBuffer.allocate(bytes.length);
        CoderResult result = StandardCharsets.UTF_8.newDecoder().decode(in, out, true);
        out.flip();
        if (result.isError()) {
            Lines read = new Lines(out);
            throw new InputException(
                    file,
                    read.line(out.length()),
                    read.column(out.length()),
                    String.format("the file is not UTF-8: here it has the byte 0x%02X", bytes[in.position()]));
        }
        return out.length() > 0 && out.charAt(0) == BYTE_ORDER_MARK
                ? out.subSequence(1, out.length()).toString()
                : out.toString();
    }

    private static byte[] bytes(String file) {
        if (file.equals(STANDARD_INPUT)) {
            return standardInput();
        }
        if (file.isEmpty()) {
            throw new InputException("the name of a file is empty");
        }
        try {
            Path path = Path.of(file);
            if (Files.isDirectory(path)) {
                throw new InputException(file + ": this is a directory, not a file");
            }
            try (InputStream in = Files.newInputStream(path)) {
                return in.readNBytes(MAX_BYTES + 1);
            }
        } catch (InvalidPathException wrong) {
            throw new InputException(file + ": this cannot be a file's name");
        } catch (NoSuchFileException missing) {
            throw new InputException(file + ": there is no such file");
        } catch (AccessDeniedException denied) {
            throw new InputException(file + ": the file may not be read");
        } catch (IOException broken) {
            throw new InputException(file + ": the file cannot be read: " + broken.getMessage());
        }
    }

    private static byte[] standardInput() {
        InputStream in = System.in;
        if (READ.getAndSet(in) == in) {
            throw new InputException("standard input ('-') can be read once; name a file for one of the two");
        }
        try {
            return in.readNBytes(MAX_BYTES + 1);
        } catch (IOException broken) {
            throw new InputException("standard input cannot be read: " + broken.getMessage());
        }
    }
}
