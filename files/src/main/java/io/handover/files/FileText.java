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

/** The text of a file that a user names. */
final class FileText {
    /** A written procedure of a hundred steps with notes takes less than a tenth of this. */
    static final int MAX_BYTES = 1_000_000;

    private static final char BYTE_ORDER_MARK = '\uFEFF';

    private FileText() {}

    /**
     * The text.
     *
     * @throws InputException where there is no such file, it cannot be read, is too large, or is not UTF-8
     */
    static String of(String file) {
        byte[] bytes = bytes(file);
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
}
