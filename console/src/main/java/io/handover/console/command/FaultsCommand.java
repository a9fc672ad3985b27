package io.handover.console.command;

import io.handover.console.ExitCode;
import io.handover.console.report.Output;
import io.handover.console.report.faults.FaultsJson;
import io.handover.console.report.faults.FaultsText;
import io.handover.simulator.fault.Fault;
import io.handover.simulator.fault.Faults;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** Says what each fault is. */
@Command(
        name = "faults",
        description =
                "Says what each fault does, what it does not, how it heals, how often it strikes and how long it lasts; 'check' takes"
                        + " their names by --faults, and they are the classes of its matrix.",
        mixinStandardHelpOptions = true,
        footer = {
            "",
            "Examples:",
            "  handover faults",
            "  handover faults one-way-cut smc-65140",
            "  handover faults --format json",
            "",
            "Exit codes: 0 done; 64 there is no such fault.",
        })
public final class FaultsCommand implements Callable<Integer> {
    @Parameters(
            arity = "0..*",
            paramLabel = "NAME",
            description = "Only these. Default: all.",
            completionCandidates = Names.OfFaults.class)
    private List<String> names = new ArrayList<>();

    @Mixin
    private ReportOptions report = new ReportOptions();

    @Override
    public Integer call() {
        Output output = report.output();
        List<Fault> faults = names.isEmpty()
                ? Faults.ALL
                : names.stream().map(name -> FaultOption.fault("", name)).toList();
        output.write(report.report(() -> FaultsJson.of(faults), terminal -> FaultsText.of(faults, terminal)));
        return ExitCode.HELD;
    }
}
