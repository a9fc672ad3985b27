package io.handover.benchmarks.explore;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Spin's verifier on the Promela encoding, depth first, breadth first, or depth first in a drawn order: the search alone, no property watched. */
final class SpinSearch implements Contender {
    enum Order {
        DFS,
        BFS,
        RANDOM
    }

    private static final Pattern COUNTS = Pattern.compile("exact states (\\d+) transitions (\\d+)");
    private static final Pattern SECONDS = Pattern.compile("pan: elapsed time ([0-9.e+]+) seconds");
    private static final Pattern MEGABYTES = Pattern.compile("([0-9.]+)\\s+total actual memory usage");
    private static final int LONGEST_PATH = 10_000;

    private final Order order;
    private final Setting setting;
    private final Path work;

    /** Compiles the verifier into that folder. */
    SpinSearch(Order order, Setting setting, Path encoding, Path work) throws IOException, InterruptedException {
        this.order = order;
        this.setting = setting;
        this.work = work;
        Path header =
                Files.writeString(work.resolve("header.h"), setting.procedure().header());
        List<String> command = new ArrayList<>(List.of(
                encoding.resolve("fastest-pan").toString(),
                work.toString(),
                order.name().toLowerCase(Locale.ROOT),
                header.toString()));
        command.addAll(setting.definitions());
        output(command);
    }

    private String output(List<String> command) throws IOException, InterruptedException {
        Path log = work.resolve("output.log");
        int code = new ProcessBuilder(command)
                .directory(work.toFile())
                .redirectErrorStream(true)
                .redirectOutput(log.toFile())
                .start()
                .waitFor();
        String output = Files.readString(log);
        if (code != 0) {
            throw new IllegalStateException(name() + ": " + output.strip());
        }
        return output;
    }

    @Override
    public String name() {
        return "Spin, " + order;
    }

    @Override
    public List<Lap> run() throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of("./pan", "-E", "-m" + LONGEST_PATH, "-w" + setting.hashBits()));
        if (order == Order.RANDOM) {
            command.add("-RS1");
        }
        String output = output(command);
        Matcher counts = found(COUNTS, output);
        setting.requireCounts(name(), Long.parseLong(counts.group(1)), Long.parseLong(counts.group(2)));
        double seconds = Double.parseDouble(found(SECONDS, output).group(1));
        double bytes = Double.parseDouble(found(MEGABYTES, output).group(1)) * (1 << 20);
        return List.of(new Lap("search", seconds, bytes / setting.states()));
    }

    private Matcher found(Pattern pattern, String output) {
        Matcher matcher = pattern.matcher(output);
        if (!matcher.find()) {
            throw new IllegalStateException(name() + " does not print " + pattern + ": " + output.strip());
        }
        return matcher;
    }
}
