package io.handover.console.command;

import io.handover.console.ExitCode;
import io.handover.console.Interruption;
import io.handover.console.Terminal;
import io.handover.console.bench.Bench;
import io.handover.console.bench.BenchResult;
import io.handover.console.bench.Change;
import io.handover.console.bench.Figure;
import io.handover.console.bench.Workloads;
import io.handover.console.report.Output;
import io.handover.console.report.Progress;
import io.handover.console.report.bench.BenchJson;
import io.handover.console.report.bench.BenchText;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Measures how fast this machine does what commands are made of. */
@Command(
        name = "bench",
        description =
                "Measures how fast this machine does what the commands are made of: the transition function, timed runs, the explorer, pairs"
                        + " of runs; and holds it against a saved result, with the noise of both.",
        mixinStandardHelpOptions = true,
        footer = {
            "",
            "It takes some fifteen seconds, on one thread; nothing else should run meanwhile.",
            "",
            "Examples:",
            "  handover bench",
            "  handover bench --format json --output bench.json",
            "  handover bench --against bench.json",
            "",
            "Exit codes: 0 done, and nothing is slower; 1 with --against, something is slower than the noise explains; 64 wrong use, or"
                    + " the file of --against is no saved result; 70 a failure of Handover itself; 130 interrupted.",
        })
public final class BenchCommand implements Callable<Integer> {
    private static final Range ROUNDS = new Range(3, 1_000);
    private static final Path PROCESSORS = Path.of("/proc/cpuinfo");
    private static final String MODEL = "model name";

    @Spec
    @SuppressWarnings("NullAway.Init") // set by picocli
    private CommandSpec spec;

    @Option(
            names = "--rounds",
            paramLabel = "N",
            defaultValue = "9",
            description = "How many turns each workload has, 3 to 1,000. Default: ${DEFAULT-VALUE}.")
    private int rounds;

    @Option(
            names = "--against",
            paramLabel = "FILE",
            description = "A result saved by --format json --output, to hold this one against.")
    private Optional<Path> against = Optional.empty();

    @Mixin
    private ReportOptions report = new ReportOptions();

    @Override
    @SuppressWarnings("try") // what is closed at the end is not named before
    public Integer call() {
        ROUNDS.check("--rounds", rounds);
        Output output = report.output();
        Optional<BenchResult> saved = against.map(BenchJson::read);
        Bench bench = new Bench(Workloads.all(), rounds, System::nanoTime);
        List<Figure> figures;
        try (Interruption interruption = Interruption.runs(bench::stop);
                Progress progress = new Progress(Terminal.ofProcess(), "bench", bench.total(), bench::done)) {
            figures = bench.run();
        } catch (InterruptedException stopped) {
            return ExitCode.INTERRUPTED;
        }
        BenchResult now = new BenchResult(
                String.join(" ", spec.root().version()),
                machine(),
                Runtime.getRuntime().availableProcessors(),
                System.getProperty("java.vm.name") + " " + System.getProperty("java.vm.version"),
                rounds,
                figures);
        output.write(report.report(() -> BenchJson.of(now, saved), terminal -> BenchText.of(now, saved, terminal)));
        boolean isSlower = saved.filter(then -> Change.anySlower(Change.between(then, now)))
                .isPresent();
        return isSlower ? ExitCode.VIOLATED : ExitCode.HELD;
    }

    /** The processor's name where the system tells one, else what kind it is of. */
    private static String machine() {
        try (Stream<String> lines = Files.lines(PROCESSORS)) {
            return lines.filter(line -> line.startsWith(MODEL))
                    .map(line -> line.substring(line.indexOf(':') + 1).strip())
                    .findFirst()
                    .orElse(System.getProperty("os.arch"));
        } catch (IOException untold) {
            return System.getProperty("os.arch");
        }
    }
}
