package io.handover.benchmarks.explore;

import io.handover.console.ExitCode;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.IntStream;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/**
 * Runs Spin and the explorer side by side on the same states, in turns, and prints the fastest lap of each. Whoever does not come to
 * the reference counts ends it.
 */
@Command(
        name = "explore-vs-spin",
        mixinStandardHelpOptions = true,
        exitCodeOnInvalidInput = ExitCode.WRONG_USE,
        exitCodeOnExecutionException = ExitCode.FAILURE,
        description = "Measures the explorer beside Spin: distinct states a second, and bytes a state.")
final class ExploreVersusSpin implements Callable<Integer> {
    private static final int WARM_UPS = 40;

    /** Short laps are measured several times in a turn, as they tell less. */
    private static final long TURN_NANOS = 2_000_000_000L;

    @Parameters(paramLabel = "SETTING", description = "Any of ${COMPLETION-CANDIDATES}; M and L by default.")
    private List<Setting> settings = List.of(Setting.M, Setting.L);

    @Option(
            names = "--rounds",
            description = "How many turns each has; its fastest lap counts. ${DEFAULT-VALUE} by default.")
    private int rounds = 3;

    @Option(names = "--encoding", required = true, hidden = true, description = "The folder of the Promela encoding.")
    private Path encoding = Path.of("");

    @Spec
    private CommandSpec spec = CommandSpec.create();

    private final PrintStream out = System.out;

    /** A contender and its fastest laps so far. */
    private static final class Line {
        private final Contender contender;
        private List<Lap> best = List.of();

        Line(Contender contender) {
            this.contender = contender;
        }

        /** A turn: as many laps as fit, but one. */
        void run() throws IOException, InterruptedException {
            long begin = System.nanoTime();
            do {
                List<Lap> laps = contender.run();
                List<Lap> before = best.isEmpty() ? laps : best;
                best = IntStream.range(0, laps.size())
                        .mapToObj(i -> laps.get(i).faster(before.get(i)))
                        .toList();
            } while (System.nanoTime() - begin < TURN_NANOS);
        }

        boolean isSpin() {
            return contender instanceof SpinSearch;
        }
    }

    public static void main(String[] arguments) {
        System.exit(new CommandLine(new ExploreVersusSpin()).execute(arguments));
    }

    @Override
    public Integer call() throws IOException, InterruptedException {
        if (rounds < 1) {
            throw new ParameterException(spec.commandLine(), "--rounds is " + rounds + ", allowed is 1 or more");
        }
        for (int i = 0; i < WARM_UPS; i++) {
            new ExplorerSearch(1 + i % 2, i % 4 < 2 ? Setting.M : Setting.N4K0).run();
        }
        for (Setting setting : settings) {
            measure(setting);
        }
        return 0;
    }

    private void measure(Setting setting) throws IOException, InterruptedException {
        List<Line> lines = new ArrayList<>();
        for (SpinSearch.Order order : SpinSearch.Order.values()) {
            Path work = Files.createTempDirectory("explore-vs-spin");
            lines.add(new Line(new SpinSearch(order, setting, encoding, work)));
        }
        lines.add(new Line(new ExplorerSearch(1, setting)));
        lines.add(new Line(new ExplorerSearch(2, setting)));
        for (int round = 0; round < rounds; round++) {
            for (Line line : lines) {
                line.run();
            }
        }
        print(setting, lines);
    }

    private void print(Setting setting, List<Line> lines) {
        double spin = lines.stream()
                .filter(Line::isSpin)
                .mapToDouble(line -> line.best.get(0).seconds())
                .min()
                .orElseThrow();
        out.printf(
                "%n%s: %s %s, fastest of %d turns%n",
                setting, setting.procedure(), String.join(" ", setting.definitions()), rounds);
        out.printf(
                "%-34s %12s %9s %12s %12s %14s%n",
                "", "states", "seconds", "states/s", "bytes/state", "to Spin's best");
        for (Line line : lines) {
            for (Lap lap : line.best) {
                out.printf(
                        "%-34s %,12d %9.2f %,12.0f %12.1f %13.2fx%n",
                        line.contender.name() + ": " + lap.what(),
                        setting.states(),
                        lap.seconds(),
                        setting.states() / lap.seconds(),
                        lap.bytesPerState(),
                        spin / lap.seconds());
            }
        }
    }
}
