package io.handover.files.secret;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.Map;

/** A key or password. It shows its value only where it is asked for it; printed, it does not. */
public final class Secret {
    /** A key is a line; a file with more than this is something else. */
    private static final int MOST_BYTES = 4_096;

    private final String value;

    private Secret(String value) {
        this.value = value;
    }

    /** A secret that is already at hand. */
    public static Secret of(String value) {
        return new Secret(value);
    }

    /**
     * From the environment or a file.
     *
     * @param source {@code env:NAME}, or {@code file:PATH} of a file that holds the secret and at most an end of line
     * @param environment the process's variables
     * @throws IllegalArgumentException where there is none; the message is for a user and names the source, never the value
     */
    public static Secret from(String source, Map<String, String> environment) {
        String value;
        if (source.startsWith("env:")) {
            value = environment.getOrDefault(source.substring("env:".length()), "");
        } else if (source.startsWith("file:")) {
            value = read(source.substring("file:".length()));
        } else {
            // What stands there instead may be the secret itself: it is not repeated.
            throw new IllegalArgumentException("a secret comes from env:NAME or file:PATH, nowhere else");
        }
        if (value.isEmpty()) {
            throw new IllegalArgumentException("there is no secret in " + source);
        }
        return new Secret(value);
    }

    private static String read(String path) {
        try {
            Path file = Path.of(path);
            if (Files.size(file) > MOST_BYTES) {
                throw new IllegalArgumentException("file:" + path + " is longer than a secret can be");
            }
            return Files.readString(file, StandardCharsets.UTF_8).stripTrailing();
        } catch (IOException | InvalidPathException unreadable) {
            throw new IllegalArgumentException("file:" + path + " cannot be read as a secret", unreadable);
        }
    }

    /** The value itself. */
    public String reveal() {
        return value;
    }

    /** Whether that is the value, in a time that tells nothing of how much of it is right. */
    public boolean is(String offered) {
        return MessageDigest.isEqual(value.getBytes(StandardCharsets.UTF_8), offered.getBytes(StandardCharsets.UTF_8));
    }

    @Override
    public String toString() {
        return "(secret)";
    }
}
