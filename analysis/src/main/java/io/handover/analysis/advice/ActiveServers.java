package io.handover.analysis.advice;

import io.handover.model.command.Commands;
import io.handover.model.condition.Conditions;
import io.handover.model.procedure.Instruction;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Patches by which the server that is to be active becomes or stays the one that is. */
record ActiveServers(Script script) {
    private static final String NOBODY = "Nobody can manage the site, and this server is to be the active one.";
    private static final String SEVERAL = "Only one server may be active now; what is changed on another one is lost.";

    List<Patch> patches() {
        List<Patch> patches = new ArrayList<>();
        Optional<String> last = script.lastActive();
        if (last.isEmpty()) {
            return patches;
        }
        String active = last.get();
        int take = script.firstTakeOver();
        for (int from : take < 0 ? List.of(-1, 0) : List.of(take, take + 1, -1, 0)) {
            patches.add(noneActive(active, from, false));
            patches.add(noneActive(active, from, true));
        }
        for (int from : List.of(take + 1, take + 2, -1)) {
            patches.add(severalActive(active, from));
            patches.add(severalActive(active, from).and(noneActive(active, Math.max(take, 0), true)));
        }
        patches.addAll(confirmed(active));
        for (String other : script.others(active)) {
            patches.add(script.add(
                    script.size(), Script.because(Script.instruction(Commands.SET_STANDBY, other), SEVERAL)));
        }
        return patches;
    }

    /** The active server is activated once more, or before another one is put into standby. */
    List<Patch> kept() {
        List<Patch> patches = new ArrayList<>();
        script.lastActive().ifPresent(active -> {
            patches.addAll(confirmed(active));
            for (int demote : script.places(Commands.SET_STANDBY)) {
                int take = script.firstTakeOver();
                if (take > demote) {
                    patches.add(Patch.of(new Edit.MoveStep(take, demote)));
                }
                patches.add(script.add(demote, activation(active)));
            }
        });
        return patches;
    }

    private static Instruction activation(String active) {
        return Script.because(
                Script.instruction(Commands.FORCE_ACTIVATE, active),
                "The product may have put all servers into standby; then no server is active, and no later step changes that.");
    }

    private List<Patch> confirmed(String active) {
        List<Patch> patches = new ArrayList<>();
        for (int i = Math.max(0, script.firstTakeOver() + 1); i <= script.size(); i++) {
            patches.add(script.add(i, activation(active)));
        }
        return patches;
    }

    /** @param from the first main step of its stretch; -1: not said */
    Patch noneActive(String active, int from, boolean starts) {
        List<Instruction> steps = new ArrayList<>();
        if (starts) {
            steps.add(Script.instruction(Commands.START, active));
        }
        steps.add(Script.instruction(Commands.FORCE_ACTIVATE, active));
        return script.branch(Conditions.NO_ACTIVE, Optional.empty(), from, -1, NOBODY, steps);
    }

    Patch severalActive(String active, int from) {
        List<Instruction> steps = script.others(active).stream()
                .map(other -> Script.instruction(Commands.SET_STANDBY, other))
                .toList();
        return steps.isEmpty()
                ? Patch.NONE
                : script.branch(Conditions.SEVERAL_ACTIVE, Optional.empty(), from, -1, SEVERAL, steps);
    }
}
