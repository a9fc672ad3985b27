package io.handover.analysis.advice;

import io.handover.model.command.Commands;
import io.handover.model.condition.Conditions;
import io.handover.model.procedure.Instruction;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Patches by which every other server becomes a standby that replicates from the active one, with both ends. */
record Rebuilds(Script script) {
    private static final String WHY = "Nothing else makes it a standby of the active server again.";
    private static final String DANGLING =
            "Its replication was interrupted. As long as one end of it is left, it cannot be initialized again.";

    /** What makes a server ready to be initialized. */
    private enum Before {
        NOTHING,
        STARTED,
        STANDBY,
        CLEARED,
        ALL
    }

    List<Patch> patches() {
        List<Patch> patches = new ArrayList<>();
        Optional<String> last = script.lastActive();
        if (last.isEmpty()) {
            return patches;
        }
        String active = last.get();
        List<String> missing = script.others(active).stream()
                .filter(role -> places(role, active).isEmpty())
                .toList();
        for (Before before : Before.values()) {
            for (boolean guarded : new boolean[] {false, true}) {
                patches.add(rebuilt(missing, active, before, guarded));
            }
        }
        Patch upgraded = Patch.NONE;
        for (String role : script.others(active)) {
            List<Integer> places = script.places(Commands.UPGRADE, role);
            if (!places.isEmpty()) {
                upgraded = upgraded.and(new Upgrades(script)
                        .notUpgraded(role, Math.min(places.get(places.size() - 1) + 1, script.size() - 1), -1));
            }
        }
        patches.add(rebuilt(missing, active, Before.NOTHING, true).and(upgraded));
        patches.add(watched(active));
        patches.add(watched(active).and(upgraded));
        patches.add(again(active));
        patches.add(watched(active).and(again(active)));
        for (String role : script.others(active)) {
            patches.add(rebuilt(List.of(role), active, Before.NOTHING, false));
            patches.add(rebuilt(List.of(role), active, Before.STARTED, false));
            patches.add(rebuilt(List.of(role), active, Before.CLEARED, false));
            patches.add(script.add(script.size(), step(Commands.STOP_REPLICATION, role)));
            patches.add(script.add(script.size(), step(Commands.START, role)));
            if (script.servers(active).size() == 1) {
                patches.add(script.add(
                        script.size(), Script.because(Script.instruction(Commands.EXCLUDE, role, active), DANGLING)));
            }
        }
        return patches;
    }

    private List<Integer> places(String role, String active) {
        return script.places(Commands.INIT_STANDBY, role).stream()
                .filter(place -> script.step(place).at().orElseThrow().role().equals(active))
                .toList();
    }

    private static Instruction step(io.handover.model.command.Command command, String role) {
        return Script.because(Script.instruction(command, role), WHY);
    }

    private Patch rebuilt(List<String> roles, String active, Before before, boolean guarded) {
        Patch patch = Patch.NONE;
        for (String role : roles) {
            String id = script.newId("initialize-" + role);
            List<Instruction> steps = new ArrayList<>();
            if (before == Before.STARTED || before == Before.ALL) {
                steps.add(step(Commands.START, role));
            }
            if (before == Before.STANDBY || before == Before.ALL) {
                steps.add(step(Commands.SET_STANDBY, role));
            }
            if (before == Before.CLEARED || before == Before.ALL) {
                steps.add(Script.because(Script.instruction(Commands.EXCLUDE, role, active), DANGLING));
                steps.add(Script.because(Script.instruction(Commands.STOP_REPLICATION, role), DANGLING));
            }
            Instruction init = Script.because(Script.instruction(Commands.INIT_STANDBY, role, active), WHY);
            steps.add(guarded ? Script.called(init, id) : init);
            patch = patch.and(script.add(script.size(), steps.toArray(new Instruction[0])));
            if (guarded) {
                patch = patch.and(
                        Script.branchFrom(Conditions.DANGLING, Optional.of(role), id, DANGLING, cleared(role, active)));
            }
        }
        return patch;
    }

    /** Branches for the initializations that the procedure has. */
    private Patch watched(String active) {
        Patch patch = Patch.NONE;
        for (String role : script.others(active)) {
            for (int place : places(role, active).stream().limit(1).toList()) {
                patch = patch.and(dangling(role, active, place, -1));
            }
        }
        return patch;
    }

    private Patch again(String active) {
        Patch patch = Patch.NONE;
        for (String role : script.others(active)) {
            if (!places(role, active).isEmpty()) {
                patch = patch.and(script.add(
                        script.size(),
                        Script.because(
                                Script.instruction(Commands.INIT_STANDBY, role, active),
                                "A last look whether it replicates; where it does not, it is initialized now.")));
            }
        }
        return patch;
    }

    Patch dangling(String role, String at, int from, int until) {
        return script.branch(Conditions.DANGLING, Optional.of(role), from, until, DANGLING, cleared(role, at));
    }

    static List<Instruction> cleared(String role, String at) {
        return List.of(
                Script.instruction(Commands.EXCLUDE, role, at), Script.instruction(Commands.STOP_REPLICATION, role));
    }
}
