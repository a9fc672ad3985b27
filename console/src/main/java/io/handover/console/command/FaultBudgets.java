package io.handover.console.command;

import io.handover.model.site.Scope;
import java.util.List;
import picocli.CommandLine.Option;

/** The options by which a command's user says how many faults of the site may strike at most, wherever they can. A picocli mixin. */
final class FaultBudgets {
    /** How many of a kind there may be. */
    static final Range ALLOWED = new Range(0, Scope.MAX_BUDGET);

    private static final String CRASHES = "--crashes";
    private static final String CUTS = "--cuts";
    private static final String INSTALLER_FAILURES = "--installer-failures";

    @Option(
            names = CRASHES,
            paramLabel = "N",
            description = "Crashes of servers at most, 0 to " + Scope.MAX_BUDGET + ". Default: ${DEFAULT-VALUE}.")
    private int crashes;

    @Option(
            names = CUTS,
            paramLabel = "N",
            description = "Network cuts between two servers at most, 0 to " + Scope.MAX_BUDGET
                    + ". Default: ${DEFAULT-VALUE}.")
    private int cuts;

    @Option(
            names = INSTALLER_FAILURES,
            paramLabel = "N",
            description = "Upgrades that fail at most, 0 to " + Scope.MAX_BUDGET + ". Default: ${DEFAULT-VALUE}.")
    private int installerFailures;

    /** @param usualCrashes how many crashes there may be where the user does not say it; of the other kinds none */
    FaultBudgets(int usualCrashes) {
        this.crashes = usualCrashes;
    }

    /** Makes of them what a command needs. */
    interface Use<T> {
        T of(int crashes, int cuts, int installerFailures);
    }

    /**
     * The numbers.
     *
     * @throws io.handover.files.InputException where so many are not allowed
     */
    <T> T as(Use<T> use) {
        ALLOWED.check(CRASHES, crashes);
        ALLOWED.check(CUTS, cuts);
        ALLOWED.check(INSTALLER_FAILURES, installerFailures);
        return use.of(crashes, cuts, installerFailures);
    }

    /** The options with their values, as they are typed. */
    List<String> given() {
        return List.of(
                CRASHES,
                String.valueOf(crashes),
                CUTS,
                String.valueOf(cuts),
                INSTALLER_FAILURES,
                String.valueOf(installerFailures));
    }
}
