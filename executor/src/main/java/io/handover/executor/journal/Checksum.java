package io.handover.executor.journal;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** The checksums of a journal's lines: each is over the one before and its own line without it, so that no line stands for itself. */
final class Checksum {
    /** Before the first line. */
    static final String NONE = "";

    private Checksum() {}

    /**
     * The checksum of a line.
     *
     * @param before that of the line before
     * @param text the line without its checksum
     * @return SHA-256, as 64 hexadecimal digits
     */
    static String of(String before, String text) {
        return HexFormat.of().formatHex(digest((before + text).getBytes(StandardCharsets.UTF_8)));
    }

    static byte[] digest(byte[] bytes) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(bytes);
        } catch (NoSuchAlgorithmException never) {
            throw new IllegalStateException(never); // every JDK has it
        }
    }
}
