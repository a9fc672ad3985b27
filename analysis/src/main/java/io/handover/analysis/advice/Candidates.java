package io.handover.analysis.advice;

import io.handover.model.command.Commands;
import io.handover.model.property.Properties;
import io.handover.model.property.Property;
import io.handover.simulator.run.Cause;
import io.handover.simulator.run.Check;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * The patches that are worth a trial for a finding, what an operator would try first before the others. Nothing is claimed of them:
 * that they help is for the {@link Trial} to see.
 */
final class Candidates {
    /** More are not tried for a finding. */
    private static final int MOST = 64;

    private final Script script;
    private final Optional<Strategist> strategist;

    Candidates(Script script) {
        this(script, Optional.empty());
    }

    /** @param strategist knows what to do where a procedure has come to rest and should not have; empty where that is not asked */
    Candidates(Script script, Optional<Strategist> strategist) {
        this.script = script;
        this.strategist = strategist;
    }

    List<Patch> on(Problem problem) {
        Set<Patch> patches = new LinkedHashSet<>();
        if (problem.check() instanceof Check.OfProperty of) {
            patches.addAll(onProperty(of.property(), problem));
            if (!problem.faults().isNone()) {
                patches.addAll(new LooksAgain(script).patches());
            }
            if (problem.faults().isNone() || of.property() == Properties.PROCEDURE_COMPLETES) {
                patches.addAll(new Moves(script).patches());
            }
        } else {
            patches.addAll(new LongerTimes(script).on(problem.check()));
        }
        patches.remove(Patch.NONE);
        return patches.stream().limit(MOST).toList();
    }

    private List<Patch> onProperty(Property property, Problem problem) {
        List<Patch> patches = new ArrayList<>();
        if (problem.cause() == Cause.NONE_ACTIVE || problem.cause() == Cause.SEVERAL_ACTIVE) {
            patches.addAll(new ActiveServers(script).patches());
        }
        if (property == Properties.ONLY_DECLARED_CHANGES_LOST) {
            patches.addAll(new LostChanges(script).on(problem));
        } else if (property == Properties.PROCEDURE_COMPLETES) {
            patches.addAll(waysOn(property, problem));
        } else if (property == Properties.AT_MOST_ONE_ACTIVE) {
            patches.addAll(new LostChanges(script).ordered());
            patches.addAll(new ActiveServers(script).patches());
            if (problem.faults().isNone()) {
                patches.addAll(new Windows(script).severalActive(problem.story()));
            }
        } else if (property == Properties.NO_MIXED_VERSION_REPLICATION) {
            patches.addAll(new Exclusions(script).on(problem.story()));
        } else if (property == Properties.EVENTUALLY_UPGRADED) {
            patches.addAll(new Upgrades(script).patches());
            patches.addAll(waysOn(property, problem));
        } else if (property == Properties.EVENTUALLY_REDUNDANT || property == Properties.EVENTUALLY_NO_DANGLING) {
            patches.addAll(new Rebuilds(script).patches());
            patches.addAll(waysOn(property, problem));
        } else if (property == Properties.EVENTUALLY_SINGLE_ACTIVE) {
            patches.addAll(new ActiveServers(script).patches());
            patches.addAll(waysOn(property, problem));
        } else if (property == Properties.MANAGEMENT_KEPT || property == Properties.MANAGEMENT_AVAILABLE) {
            if (problem.cause() == Cause.COMMAND) {
                patches.addAll(new ActiveServers(script).kept());
            }
        }
        return patches;
    }

    /** What the game's strategy does there before what operators usually do. */
    private List<Patch> waysOn(Property property, Problem problem) {
        WaysOn waysOn = new WaysOn(script);
        int place = Math.min(WaysOn.writtenPlace(problem), script.size() - 1);
        List<Patch> patches = new ArrayList<>();
        strategist.ifPresent(game -> patches.addAll(game.on(problem, property, place)));
        patches.addAll(waysOn.on(problem));
        return patches;
    }

    /** The same command once more, right after the step or at the end of the procedure: who skipped it sees that it was not done. */
    private record LooksAgain(Script script) {
        private static final String WHY = "A last look: where the step was skipped or had no effect, it is done now.";

        List<Patch> patches() {
            List<Patch> patches = new ArrayList<>();
            Patch all = Patch.NONE;
            for (int i = 0; i < script.size(); i++) {
                Patch again = script.add(i + 1, Script.again(script.step(i), WHY));
                patches.add(again);
                all = all.and(again);
            }
            for (int i = 0; i < script.size(); i++) {
                patches.add(script.add(script.size(), Script.again(script.step(i), WHY)));
            }
            patches.add(all);
            return patches;
        }
    }

    /** One step goes elsewhere, near before far. */
    private record Moves(Script script) {
        List<Patch> patches() {
            List<Patch> patches = new ArrayList<>();
            for (int far = 1; far < script.size(); far++) {
                for (int i = 0; i + far < script.size(); i++) {
                    patches.add(Patch.of(new Edit.MoveStep(i + far, i)));
                    if (far > 1) {
                        patches.add(Patch.of(new Edit.MoveStep(i, i + far + 1)));
                    }
                }
            }
            return patches;
        }
    }

    /** What is looked at before an upgrade: that nothing replicates from the server or to it. */
    private record Exclusions(Script script) {
        private static final String WHY = "No server may replicate from one of another release.";

        List<Patch> on(io.handover.analysis.story.Story story) {
            List<Patch> patches = new ArrayList<>();
            List<Integer> upgrades = script.places(Commands.UPGRADE);
            List<String> roles = script.procedure().roles().stream()
                    .map(io.handover.model.procedure.Role::name)
                    .toList();
            for (int place : script.places(Commands.EXCLUDE)) {
                for (int upgrade : upgrades) {
                    if (upgrade > place) {
                        patches.add(script.add(upgrade, Script.again(script.step(place), WHY)));
                    }
                }
            }
            Patch excludedAgain = Patch.NONE;
            if (!upgrades.isEmpty()) {
                for (int place : script.places(Commands.EXCLUDE)) {
                    excludedAgain =
                            excludedAgain.and(script.add(upgrades.get(0), Script.again(script.step(place), WHY)));
                }
            }
            patches.add(0, excludedAgain);
            int pairs = story.last().mixedVersionPairs();
            for (int upgrade : upgrades) {
                for (String a : roles) {
                    Patch all = Patch.NONE;
                    for (String t : script.others(a)) {
                        if (script.servers(a).size() == 1) {
                            Patch one = script.add(
                                    upgrade, Script.because(Script.instruction(Commands.EXCLUDE, t, a), WHY));
                            all = all.and(one);
                            if (pairs != 0) {
                                patches.add(one);
                            }
                        }
                    }
                    patches.add(all);
                }
            }
            for (int branch = 0; branch < script.procedure().whatIfs().size(); branch++) {
                patches.addAll(new WaysOn(script).watched(branch));
            }
            return patches;
        }
    }
}
