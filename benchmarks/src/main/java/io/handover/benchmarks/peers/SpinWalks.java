package io.handover.benchmarks.peers;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The same walks by Spin's random simulation ({@code spin -n}) of the Promela encoding, which begins again where the site is at rest. */
final class SpinWalks implements Peer {
    private static final int STEPS = 2_000_000;
    private static final Pattern WALKS = Pattern.compile("\\bwalks = (\\d+)");
    private static final Pattern INACTIVE = Pattern.compile("\\binactive = (\\d+)");

    private final Path work;
    private int turn;

    SpinWalks(Path encoding, Path again, Path work) throws IOException {
        this.work = work;
        try (Stream<Path> files = Files.list(encoding)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                Files.copy(file, work.resolve(file.getFileName()));
            }
        }
        Files.writeString(work.resolve("config.h"), "");
        String core = Files.readString(work.resolve("core.pml"));
        int end = core.lastIndexOf("    od\n");
        String walking = core.substring(0, end) + Files.readString(again) + core.substring(end);
        Files.writeString(
                work.resolve("walk.pml"),
                walking.replaceFirst(
                        "#include \"terms.h\"", "int walks = 0;\nint inactive = 0;\n\n#include \"terms.h\""));
    }

    @Override
    public String name() {
        return "Spin, random simulation";
    }

    @Override
    public Turn work() throws IOException, InterruptedException {
        long begin = System.nanoTime();
        String told = Output.of(
                work,
                List.of(
                        "spin",
                        "-T",
                        "-n" + ++turn,
                        String.format(Locale.ROOT, "-u%d", STEPS),
                        "-DUNWATCHED",
                        "walk.pml"));
        double seconds = (System.nanoTime() - begin) / 1e9;
        long walks = number(WALKS, told);
        return new Turn(walks, seconds, (double) number(INACTIVE, told) / walks);
    }

    private static long number(Pattern pattern, String told) {
        Matcher matcher = pattern.matcher(told);
        if (!matcher.find()) {
            throw new IllegalStateException("Spin does not print " + pattern + ": " + told.strip());
        }
        return Long.parseLong(matcher.group(1));
    }
}
