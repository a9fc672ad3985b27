package io.handover.executor.journal;

import java.net.URI;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.stream.Stream;

/** Takes a lock in a process of its own, says what came of it, and stands still until it is killed. */
final class LockedProcess {
    private LockedProcess() {}

    /**
     * Takes it.
     *
     * @param arguments {@code resume} and a journal, or {@code site}, a folder, a journal and the servers' addresses
     */
    @SuppressWarnings("SystemOut") // what the test waits for
    public static void main(String[] arguments) throws InterruptedException {
        try {
            List<String> words = List.of(arguments);
            AutoCloseable held = words.get(0).equals("resume")
                    ? Journal.resume(Path.of(words.get(1)), Instant::now)
                    : SiteLock.take(
                            Path.of(words.get(1)),
                            words.subList(3, words.size()).stream()
                                    .map(URI::create)
                                    .toList(),
                            Path.of(words.get(2)));
            System.out.println("held " + Stream.of(held).count());
            System.out.flush();
            new CountDownLatch(1).await();
        } catch (JournalException refused) {
            System.out.println(refused.getMessage());
            System.exit(0);
        }
    }
}
