package io.handover.benchmarks.peers;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** What a program prints. */
final class Output {
    private Output() {}

    /**
     * Runs a program in a folder.
     *
     * @throws IllegalStateException where it ends with another exit code than 0
     */
    static String of(Path folder, List<String> command) throws IOException, InterruptedException {
        Path log = folder.resolve("output.log");
        int code = new ProcessBuilder(command)
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .redirectOutput(log.toFile())
                .start()
                .waitFor();
        String output = Files.readString(log);
        if (code != 0) {
            throw new IllegalStateException(String.join(" ", command) + ": " + output.strip());
        }
        return output;
    }
}
