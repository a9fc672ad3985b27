package io.handover.console;

import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.util.Optional;

/**
 * An output that remembers why it could not be written, as the writers above it do not say. That a pipe's reader has gone, as {@code
 * head} does when it has seen enough, is no failure: the rest goes nowhere.
 */
final class WatchedOutput extends FilterOutputStream {
    private static final String READER_HAS_GONE = "Broken pipe";

    private Optional<IOException> failure = Optional.empty();

    WatchedOutput(OutputStream out) {
        super(out);
    }

    /** The first failure to write. */
    Optional<IOException> failure() {
        return failure;
    }

    @Override
    public void write(int single) throws IOException {
        write(new byte[] {(byte) single}, 0, 1);
    }

    @Override
    public void write(byte[] bytes, int from, int length) throws IOException {
        watch(() -> out.write(bytes, from, length));
    }

    @Override
    public void flush() throws IOException {
        watch(out::flush);
    }

    private interface Writing {
        void now() throws IOException;
    }

    private void watch(Writing writing) throws IOException {
        try {
            writing.now();
        } catch (IOException broken) {
            if (String.valueOf(broken.getMessage()).contains(READER_HAS_GONE)) {
                return;
            }
            if (failure.isEmpty()) {
                failure = Optional.of(broken);
            }
            throw broken;
        }
    }
}
