package io.handover.benchmarks.peers;

import io.handover.console.ExitCode;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/**
 * Runs each pair of peers in turns and prints the median of their speeds, and of the ratios of turns that followed each other. That both do the
 * same work is seen by what it comes to: where the means of what follows the same law differ, it ends.
 */
@Command(
        name = "peers",
        mixinStandardHelpOptions = true,
        exitCodeOnInvalidInput = ExitCode.WRONG_USE,
        exitCodeOnExecutionException = ExitCode.FAILURE,
        description =
                "Measures timed runs beside a plain loop in C, and untimed walks beside Spin's random simulation.")
final class PeerComparison implements Callable<Integer> {
    @Option(names = "--turns", description = "How many turns each has. ${DEFAULT-VALUE} by default.")
    private int turns = 7;

    @Option(names = "--encoding", required = true, hidden = true, description = "The folder of the Promela encoding.")
    private Path encoding = Path.of("");

    @Option(names = "--sources", required = true, hidden = true, description = "The folder of what is no Java here.")
    private Path sources = Path.of("");

    @Spec
    private CommandSpec spec = CommandSpec.create();

    /** Spin tries options in a row from a drawn one on, so that they are not equally likely: its walks are as long, but not the same. */
    private static final double NOT_THE_SAME = 1;

    private final PrintStream out = System.out;

    public static void main(String[] arguments) {
        System.exit(new CommandLine(new PeerComparison()).execute(arguments));
    }

    @Override
    public Integer call() throws IOException, InterruptedException {
        if (turns < 1) {
            throw new ParameterException(spec.commandLine(), "--turns is " + turns + ", allowed is 1 or more");
        }
        compare(
                "Timed runs of the written procedure, no faults; mean: minutes until complete",
                new TimedRuns(),
                new LoopInC(sources.resolve("c/upgrade.c"), Files.createTempDirectory("peers")),
                0.1);
        compare(
                "Untimed walks of the written procedure until rest, K = 2, no faults; mean: share without an active server in the end",
                new Walks(),
                new SpinWalks(encoding, sources.resolve("promela/walk-again.pml"), Files.createTempDirectory("peers")),
                NOT_THE_SAME);
        return 0;
    }

    private void compare(String what, Peer ours, Peer other, double apart) throws IOException, InterruptedException {
        ours.work();
        ours.work();
        other.work();
        List<Turn> own = new ArrayList<>();
        List<Turn> others = new ArrayList<>();
        List<Double> ratios = new ArrayList<>();
        for (int turn = 0; turn < turns; turn++) {
            own.add(ours.work());
            others.add(other.work());
            ratios.add(own.get(turn).perSecond() / others.get(turn).perSecond());
        }
        double difference = mean(own) - mean(others);
        if (Math.abs(difference) > apart) {
            throw new IllegalStateException("%s and %s do not do the same: their means are %.4f and %.4f"
                    .formatted(ours.name(), other.name(), mean(own), mean(others)));
        }
        out.printf("%n%s; median of %d turns%n", what, turns);
        out.printf("%-28s %14s %12s %20s%n", "", "a second", "mean", "ratio (least, most)");
        print(ours, own, "");
        print(
                other,
                others,
                "%.2f (%.2f, %.2f)"
                        .formatted(
                                median(ratios),
                                ratios.stream()
                                        .mapToDouble(ratio -> ratio)
                                        .min()
                                        .orElseThrow(),
                                ratios.stream()
                                        .mapToDouble(ratio -> ratio)
                                        .max()
                                        .orElseThrow()));
    }

    private void print(Peer peer, List<Turn> turnsOf, String ratio) {
        out.printf(
                "%-28s %,14.0f %12.4f %20s%n",
                peer.name(), median(turnsOf.stream().map(Turn::perSecond).toList()), mean(turnsOf), ratio);
    }

    private static double mean(List<Turn> turns) {
        return turns.stream().mapToDouble(Turn::mean).average().orElseThrow();
    }

    private static double median(List<Double> values) {
        List<Double> sorted = values.stream().sorted().toList();
        return sorted.get(sorted.size() / 2);
    }
}
