package io.handover.sandbox.session;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.HexFormat;

/** Texts that nobody can guess, and what of them may be kept. */
public final class Token {
    private static final int BYTES = 16;
    private static final SecureRandom RANDOM = new SecureRandom();

    private Token() {}

    /** A new one: 22 letters, digits, {@code -} and {@code _}. */
    public static String fresh() {
        byte[] bytes = new byte[BYTES];
        RANDOM.nextBytes(bytes);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    /** Whether a text could be one. */
    public static boolean isOne(String text) {
        return text.matches("[A-Za-z0-9_-]{22}");
    }

    /** What is kept of a secret: whoever reads it cannot tell the secret. */
    static String digest(String secret) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(secret.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest);
        } catch (NoSuchAlgorithmException never) {
            throw new IllegalStateException("every Java has SHA-256", never);
        }
    }

    /** Whether a text is the secret of which a digest was kept. */
    static boolean isSecret(String text, String digest) {
        return MessageDigest.isEqual(
                digest(text).getBytes(StandardCharsets.US_ASCII), digest.getBytes(StandardCharsets.US_ASCII));
    }
}
