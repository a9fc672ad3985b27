package io.handover.properties.determinism;

import io.handover.model.command.Commands;
import io.handover.model.condition.Conditions;
import io.handover.model.site.Assumptions;
import io.handover.properties.drawn.Draw;
import io.handover.properties.drawn.DrawnBranch;
import io.handover.properties.drawn.DrawnProcedure;
import io.handover.properties.drawn.DrawnStep;
import io.handover.simulator.fault.Faults;
import io.handover.simulator.run.Edits;
import io.handover.simulator.run.Measures;
import io.handover.simulator.run.Run;
import io.handover.simulator.run.Simulation;
import io.handover.simulator.site.Timing;
import java.io.PrintStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;

/**
 * Prints a hash over everything that 1,000 runs record, for several procedures with all faults. A program of its own, so that it can
 * be run on another virtual machine.
 */
final class RunDigest {
    static final int RUNS = 1_000;

    private RunDigest() {}

    public static void main(String[] arguments) {
        new PrintStream(System.out, true, StandardCharsets.UTF_8).print(String.join("\n", digests()));
    }

    /** One line a procedure: what it is, and its hash. */
    static List<String> digests() {
        List<String> lines = new ArrayList<>();
        lines.add("written, 3 servers " + digest(written(3), 3, Assumptions.DEFAULT));
        lines.add("written, 5 servers " + digest(written(5), 5, Assumptions.DEFAULT));
        lines.add(
                "written, 2 servers, takeover " + digest(written(2), 2, Assumptions.DEFAULT.withAutoActivation(true)));
        lines.add("initialized, with a branch, 3 servers " + digest(initialized(), 3, Assumptions.DEFAULT));
        return lines;
    }

    private static DrawnProcedure written(int servers) {
        List<DrawnStep> steps = new ArrayList<>();
        for (int s = 1; s < servers; s++) {
            steps.add(new DrawnStep(Commands.EXCLUDE, s, 0));
        }
        steps.add(new DrawnStep(Commands.UPGRADE, 1, 0));
        steps.add(new DrawnStep(Commands.VERIFY_UPGRADED, 1, 0));
        steps.add(new DrawnStep(Commands.FORCE_ACTIVATE, 1, 0));
        steps.add(new DrawnStep(Commands.SET_STANDBY, 0, 0));
        steps.add(new DrawnStep(Commands.UPGRADE, 0, 0));
        for (int s = 2; s < servers; s++) {
            steps.add(new DrawnStep(Commands.UPGRADE, s, 0));
        }
        return new DrawnProcedure(steps, List.of());
    }

    private static DrawnProcedure initialized() {
        List<DrawnStep> steps = new ArrayList<>(written(3).steps());
        steps.add(new DrawnStep(Commands.INIT_STANDBY, 0, 1));
        steps.add(new DrawnStep(Commands.INIT_STANDBY, 2, 1));
        steps.add(new DrawnStep(Commands.AWAIT_CAUGHT_UP, 0, 1));
        DrawnBranch reactivate = new DrawnBranch(
                Conditions.NO_ACTIVE,
                0,
                0,
                List.of(new DrawnStep(Commands.FORCE_ACTIVATE, 1, 0)),
                DrawnBranch.Resumption.SAME_STEP);
        return new DrawnProcedure(steps, List.of(reactivate));
    }

    private static String digest(DrawnProcedure procedure, int servers, Assumptions assumptions) {
        Run run = new Run(new Simulation(
                procedure.on(servers), Draw.site(servers, assumptions, Timing.DEFAULT, List.of()), Faults.ALL));
        MessageDigest digest = sha256();
        for (long index = 0; index < RUNS; index++) {
            run.execute(2026, index, Edits.NONE);
            ByteBuffer bytes = ByteBuffer.allocate(12 * run.events() + 8 * 16);
            for (int i = 0; i < run.events(); i++) {
                bytes.putInt(run.event(i)).putLong(run.eventMillis(i));
            }
            Measures measures = run.measures();
            bytes.putLong(run.violated()).putLong(run.witnesses()).putLong(run.struckFaults());
            bytes.putLong(measures.dualActiveMillis()).putLong(measures.dualActiveSeenMillis());
            bytes.putLong(measures.managementGapMillis()).putLong(measures.procedureMillis());
            bytes.putLong(measures.handoverMillis()).putLong(measures.urgentWaitMillis());
            bytes.putLong(measures.withoutRedundancyMillis()).putLong(measures.lostChanges());
            bytes.putLong(measures.lostUndeclared()).putLong(measures.lostWindowMillis());
            bytes.putLong(measures.managementGapsMillis()).putLong(measures.activationLag());
            bytes.putLong(measures.simulatedMillis());
            digest.update(bytes.array());
        }
        return HexFormat.of().formatHex(digest.digest(), 0, 16);
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException missing) {
            throw new AssertionError("every Java platform has SHA-256", missing);
        }
    }
}
