package io.handover.console.command;

import io.handover.simulator.campaign.FaultClass;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.IDefaultValueProvider;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Option;

/**
 * The options by which a command's user says which faults strike in simulated runs, and how much is simulated. A picocli mixin; a command with it names
 * {@link Usual} as what provides its default values.
 */
final class CampaignOptions {
    private static final String FAULTS = "--faults";

    private final String usualFaults;

    @Option(
            names = FAULTS,
            paramLabel = "NAME",
            split = ",",
            completionCandidates = Names.OfFaultsNoneOrAll.class,
            description = {
                "'none', 'all', or a list of faults, separated by commas, that may strike; 'handover faults' says what they do."
                        + " Default: ${DEFAULT-VALUE}. Faults:",
                "${COMPLETION-CANDIDATES}"
            })
    private List<String> faults = new ArrayList<>();

    @Mixin
    private RunsOptions runs;

    /**
     * Where the user says nothing.
     *
     * @param usualFaults which faults strike then
     * @param usualRuns how many runs there are then
     * @param mostRuns how many there may be
     */
    CampaignOptions(String usualFaults, long usualRuns, long mostRuns) {
        this.usualFaults = usualFaults;
        this.runs = new RunsOptions(usualRuns, mostRuns);
    }

    /** Which faults strike where the user does not say it. Help shows a list that a field begins with in brackets, which nobody types. */
    static final class Usual implements IDefaultValueProvider {
        @Override
        public @Nullable String defaultValue(ArgSpec option) throws Exception {
            return option.scope().get() instanceof CampaignOptions campaign ? campaign.usualFaults : null;
        }
    }

    /**
     * The fault classes: no fault, each alone, and all together.
     *
     * @throws io.handover.files.InputException where there is no such fault
     */
    List<FaultClass> classes() {
        return FaultClass.of(FaultOption.faults(faults));
    }

    /** How much is simulated. */
    RunsOptions runs() {
        return runs;
    }

    /** Which faults strike, as it is typed. */
    List<String> givenFaults() {
        return List.of(FAULTS, String.join(",", faults));
    }
}
