package io.handover.analysis.advice;

import io.handover.model.command.Commands;
import io.handover.model.condition.Conditions;
import io.handover.model.procedure.Instruction;
import io.handover.model.procedure.Role;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Patches by which every server gets the new release. */
record Upgrades(Script script) {
    static final String WHY = "Its upgrade was skipped or failed, and nothing else brings it to the new release.";

    List<Patch> patches() {
        List<Patch> patches = new ArrayList<>();
        if (!script.upgrades()) {
            return patches;
        }
        Patch all = Patch.NONE;
        Patch early = Patch.NONE;
        Patch again = Patch.NONE;
        for (Role role : script.procedure().roles()) {
            List<Integer> places = script.places(Commands.UPGRADE, role.name());
            if (script.servers(role.name()).isEmpty()) {
                continue;
            }
            if (places.isEmpty()) {
                Patch missing = script.add(
                        script.size(), Script.because(Script.instruction(Commands.UPGRADE, role.name()), WHY));
                patches.add(missing);
                again = again.and(missing);
                continue;
            }
            int place = places.get(places.size() - 1);
            Patch one = notUpgraded(role.name(), Math.min(place + 1, script.size() - 1), -1);
            patches.add(one);
            all = all.and(one);
            early = early.and(notUpgraded(role.name(), place, -1));
            again = again.and(script.add(script.size(), Script.because(upgrade(role.name()), WHY)));
        }
        patches.add(0, all);
        patches.add(again);
        patches.add(early);
        return patches;
    }

    Patch notUpgraded(String role, int from, int until) {
        return script.branch(Conditions.NOT_UPGRADED, Optional.of(role), from, until, WHY, List.of(upgrade(role)));
    }

    private static Instruction upgrade(String role) {
        return Script.instruction(Commands.UPGRADE, role);
    }
}
