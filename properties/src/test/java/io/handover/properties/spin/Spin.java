package io.handover.properties.spin;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;

/** Counts configurations with Spin, by the script of the Promela encoding. */
final class Spin {
    /** Where the encoding lies, seen from the module. */
    static final Path ENCODING = Path.of("src/test/promela");

    /** Many times what the largest configuration takes. */
    private static final long MOST_SECONDS = 120;

    private static final String LENGTH = "shortest.";

    private final Path encoding;

    /**
     * Spin on the encoding in that folder.
     *
     * @throws AssertionError if Spin, or the compiler that it needs, is not installed
     */
    Spin(Path encoding) {
        this.encoding = encoding.toAbsolutePath();
        List.of("bash", "spin", "gcc").forEach(Spin::require);
    }

    private static void require(String tool) {
        for (String directory : System.getenv().getOrDefault("PATH", "").split(":", -1)) {
            if (Files.isExecutable(Path.of(directory, tool))) {
                return;
            }
        }
        throw new AssertionError(tool + " is not installed; ./verify installs what the tests need");
    }

    /** What Spin tells of a configuration; it works in that folder, which must be empty. */
    Account count(Configuration configuration, Path work) throws IOException, InterruptedException {
        Files.writeString(work.resolve("config.h"), ConfigHeader.of(configuration));
        Path output = work.resolve("output");
        Path complaint = work.resolve("complaint");
        ProcessBuilder builder = new ProcessBuilder(
                        "bash", encoding.resolve("count").toString(), work.toString(), "-DFINAL")
                .redirectOutput(output.toFile())
                .redirectError(complaint.toFile());
        // Spaces are small: compiling without optimization is quicker by more than the search is slower.
        builder.environment().putAll(Map.of("OPTIMIZE", "-O0", "HASH", "18"));
        Process process = builder.start();
        if (!process.waitFor(MOST_SECONDS, TimeUnit.SECONDS)) {
            process.descendants().forEach(ProcessHandle::destroyForcibly);
            process.destroyForcibly();
            throw new AssertionError(configuration + ": Spin did not end within " + MOST_SECONDS + " s");
        }
        if (process.exitValue() != 0) {
            throw new AssertionError(configuration + ": " + Files.readString(complaint));
        }
        return account(Files.readAllLines(output));
    }

    private static Account account(List<String> lines) {
        Map<String, String> values = new HashMap<>();
        SortedMap<String, Integer> violations = new TreeMap<>();
        for (String line : lines) {
            String name = line.substring(0, line.indexOf('='));
            String value = line.substring(name.length() + 1);
            if (name.startsWith(LENGTH)) {
                violations.put(name.substring(LENGTH.length()), Integer.parseInt(value));
            } else {
                values.put(name, value);
            }
        }
        if (!values.containsKey("violated") || !values.containsKey("final")) {
            throw new AssertionError("Spin watched no properties: " + lines);
        }
        return new Account(
                Long.parseLong(values.get("states")),
                Long.parseLong(values.get("transitions")),
                Integer.parseInt(values.get("depth")),
                violations);
    }
}
