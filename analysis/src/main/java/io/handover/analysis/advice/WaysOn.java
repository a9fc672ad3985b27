package io.handover.analysis.advice;

import io.handover.model.command.Command;
import io.handover.model.command.Commands;
import io.handover.model.procedure.Instruction;
import io.handover.model.procedure.RoleRef;
import io.handover.model.state.SiteState;
import io.handover.simulator.run.Cause;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Patches by which an operator who waits for ever, or goes round, gets on. */
record WaysOn(Script script) {
    List<Patch> on(Problem problem) {
        SiteState last = problem.story().last();
        List<Patch> patches = new ArrayList<>();
        if (problem.cause() == Cause.GOES_ROUND || last.branch() != SiteState.NO_BRANCH) {
            for (int branch = 0; branch < script.procedure().whatIfs().size(); branch++) {
                patches.addAll(watched(branch));
            }
        }
        int place = Math.min(writtenPlace(problem), script.size() - 1);
        if (place >= 0) {
            patches.addAll(past(place));
        }
        return patches;
    }

    /** Where the operator is in the written main steps; the story's site may be smaller. */
    static int writtenPlace(Problem problem) {
        Script told = new Script(problem.story().plan());
        return told.written(problem.story().last().pc());
    }

    /** Shorter stretches of a branch. */
    List<Patch> watched(int branch) {
        List<Patch> patches = new ArrayList<>();
        for (int from = 1; from < script.size(); from++) {
            patches.add(script.named(from)
                    .and(Patch.of(new Edit.WatchBranch(branch, Optional.of(script.ref(from)), Optional.empty()))));
        }
        for (int until = script.size() - 1; until >= 1; until--) {
            patches.add(script.named(until)
                    .and(Patch.of(new Edit.WatchBranch(branch, Optional.empty(), Optional.of(script.ref(until))))));
        }
        return patches;
    }

    private List<Patch> past(int place) {
        Instruction step = script.step(place);
        String target = step.target().role();
        List<Patch> patches = new ArrayList<>();
        ActiveServers active = new ActiveServers(script);
        Optional<String> last = script.lastActive();
        last.ifPresent(server -> {
            patches.add(active.noneActive(server, place, false));
            patches.add(active.noneActive(server, place, true));
            patches.add(active.severalActive(server, place));
        });
        Optional<String> at = step.at().map(RoleRef::role);
        for (int demote : script.places(Commands.SET_STANDBY)) {
            if (demote > place) {
                patches.add(Patch.of(new Edit.MoveStep(demote, place)));
            }
        }
        at.ifPresent(other -> {
            patches.add(script.add(place, Rebuilds.cleared(target, other).toArray(new Instruction[0])));
            patches.add(script.add(place, reason(Commands.START, other)));
            if (step.command() == Commands.AWAIT_CAUGHT_UP) {
                patches.add(script.add(
                        place,
                        Script.because(
                                Script.instruction(Commands.INIT_STANDBY, target, other),
                                "It can only catch up while it replicates.")));
            }
        });
        for (Command command :
                List.of(Commands.START, Commands.SET_STANDBY, Commands.STOP_REPLICATION, Commands.UPGRADE)) {
            patches.add(script.add(place, reason(command, target)));
        }
        return patches;
    }

    private static Instruction reason(Command command, String target) {
        return Script.because(
                Script.instruction(command, target), "Without it the next step cannot be carried out in every case.");
    }
}
