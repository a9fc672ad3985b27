package io.handover.analysis.advice;

import io.handover.analysis.story.Story;
import io.handover.model.command.Commands;
import io.handover.model.procedure.Declarations;
import io.handover.model.procedure.Instruction;
import io.handover.model.procedure.RoleRef;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Patches by which no change is lost or, where none does, by which what is lost is declared. */
record LostChanges(Script script) {
    private static final String LOOK = "Without it, the server that takes over may lack changes that were made before.";
    private static final String DEMOTE =
            "What is changed on the old active server after another one is activated is lost.";

    List<Patch> on(Problem problem) {
        Story story = problem.story();
        List<Patch> patches = new ArrayList<>();
        Set<String> makers = makers(story);
        for (String maker : makers) {
            patches.addAll(looked(maker));
        }
        patches.addAll(ordered());
        patches.addAll(otherWinners());
        // What is lost under a fault is not given up by the procedure.
        if (problem.faults().isNone()) {
            makers.forEach(maker -> patches.addAll(new Windows(script).changesLost(maker, story)));
        }
        return patches;
    }

    /** The roles of the servers at which lost changes were made; of those that were there at the start, the first active server's. */
    private Set<String> makers(Story story) {
        Set<String> makers = new LinkedHashSet<>();
        long declared = story.last().declared();
        story.losses().stream()
                .filter(loss -> (declared >>> loss.change() & 1) == 0)
                .forEach(loss -> {
                    if (loss.made() >= 0) {
                        String who = story.moments().get(loss.made()).who();
                        int server = story.plan().serverNames().indexOf(who);
                        script.role(Math.max(server, 0)).ifPresent(makers::add);
                    }
                });
        return makers;
    }

    /** The operator waits until the server that takes over holds what the other one has. */
    private List<Patch> looked(String maker) {
        List<Patch> patches = new ArrayList<>();
        Optional<String> last = script.lastActive();
        if (last.isEmpty() || last.get().equals(maker) || script.servers(maker).size() != 1) {
            return patches;
        }
        int take = Math.max(0, script.firstTakeOver());
        Instruction look = Script.because(Script.instruction(Commands.AWAIT_CAUGHT_UP, last.get(), maker), LOOK);
        List<Integer> places = new ArrayList<>(List.of(take));
        script.places(Commands.EXCLUDE, last.get()).stream().limit(1).forEach(places::add);
        for (int i = take - 1; i >= 0; i--) {
            places.add(i);
        }
        for (int place : new LinkedHashSet<>(places)) {
            patches.add(script.add(place, look));
            patches.add(lookedAndDeclared(look, place, maker));
        }
        return patches;
    }

    /** A window that is declared already begins with the look: between the two a change can be made that does not arrive any more. */
    private Patch lookedAndDeclared(Instruction look, int place, String maker) {
        List<Declarations.ChangesLost> windows =
                script.procedure().declarations().changesLost();
        for (int i = 0; i < windows.size(); i++) {
            if (windows.get(i).at().role().equals(maker)) {
                String id = script.newId("last-look");
                return script.add(place, Script.called(look, id))
                        .and(Patch.of(new Edit.MoveWindow(
                                i,
                                Script.ref(id),
                                Script.ref(windows.get(i).until().id()))));
            }
        }
        return Patch.NONE;
    }

    /** The old active server takes no more changes before another one is activated, and what it took has arrived. */
    List<Patch> ordered() {
        List<Patch> patches = new ArrayList<>();
        int take = script.firstTakeOver();
        if (take < 0) {
            return patches;
        }
        String active = script.step(take).target().role();
        for (String old : script.others(active)) {
            List<Patch> demoted = new ArrayList<>();
            for (int demote : script.places(Commands.SET_STANDBY, old)) {
                if (demote > take) {
                    demoted.add(Patch.of(new Edit.MoveStep(demote, take)));
                }
            }
            demoted.add(script.add(take, Script.because(Script.instruction(Commands.SET_STANDBY, old), DEMOTE)));
            for (Patch first : demoted) {
                patches.add(first);
                if (script.servers(old).size() == 1) {
                    patches.add(first.and(script.add(
                            take, Script.because(Script.instruction(Commands.AWAIT_CAUGHT_UP, active, old), LOOK))));
                }
            }
        }
        return patches;
    }

    /** Another server is activated, and the one that was to be takes its place in every step from then on. */
    private List<Patch> otherWinners() {
        List<Patch> patches = new ArrayList<>();
        int take = script.firstTakeOver();
        if (take < 0) {
            return patches;
        }
        String active = script.step(take).target().role();
        for (String other : script.others(active)) {
            if (script.servers(other).size() != 1) {
                continue;
            }
            List<Edit> edits = new ArrayList<>();
            for (int i = take; i < script.size(); i++) {
                Instruction step = script.step(i);
                String target = swapped(step.target().role(), active, other);
                Optional<String> at = step.at().map(RoleRef::role).map(role -> swapped(role, active, other));
                if (!target.equals(step.target().role()) || !at.equals(step.at().map(RoleRef::role))) {
                    edits.add(new Edit.ReplaceRoles(i, target, at));
                }
            }
            patches.add(new Patch(edits));
        }
        return patches;
    }

    private static String swapped(String role, String one, String other) {
        return role.equals(one) ? other : role.equals(other) ? one : role;
    }
}
