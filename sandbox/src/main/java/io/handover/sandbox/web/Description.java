package io.handover.sandbox.web;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Objects;

/** The description of the API, in the form of OpenAPI. */
final class Description {
    static final String TEXT = read();

    private Description() {}

    private static String read() {
        try (InputStream in = Objects.requireNonNull(Description.class.getResourceAsStream("/openapi/training.json"))) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
