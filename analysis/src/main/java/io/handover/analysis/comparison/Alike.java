package io.handover.analysis.comparison;

import io.handover.model.procedure.Instruction;
import io.handover.model.procedure.Procedure;
import io.handover.model.procedure.TimedBound;
import io.handover.model.property.Properties;
import io.handover.model.property.Property;
import io.handover.simulator.run.Check;
import io.handover.simulator.run.Simulation;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Two procedures that are judged by the same: all that either of them promises. It changes nothing of what is done. */
final class Alike {
    private final Procedure a;
    private final Procedure b;
    private final List<String> promises;
    private final List<TimedBound> bounds;

    Alike(Procedure a, Procedure b) {
        this.a = a;
        this.b = b;
        boolean isAll = a.promises().isEmpty() || b.promises().isEmpty();
        this.promises = isAll
                ? List.of()
                : Stream.concat(a.promises().stream(), b.promises().stream())
                        .distinct()
                        .toList();
        this.bounds = new ArrayList<>(b.bounds());
        a.bounds().stream().filter(bound -> !states(b, bound)).forEach(bounds::add);
    }

    Procedure a() {
        return judged(a);
    }

    Procedure b() {
        return judged(b);
    }

    /** A procedure, judged by that. */
    Procedure judged(Procedure procedure) {
        return new Procedure(
                procedure.name(),
                procedure.title(),
                procedure.description(),
                procedure.roles(),
                procedure.given(),
                procedure.declarations(),
                procedure.steps(),
                procedure.whatIfs(),
                bounds,
                promises);
    }

    private static boolean states(Procedure procedure, TimedBound bound) {
        return procedure.bounds().stream()
                .anyMatch(other -> other.measure() == bound.measure() && other.mostMillis() == bound.mostMillis());
    }

    private static boolean promises(Procedure procedure, Property property) {
        return procedure.promises().isEmpty() || procedure.promises().contains(property.name());
    }

    /**
     * What the runs of both are asked.
     *
     * @param runsOfA runs of A as it is judged here
     * @param runsOfB the same of B
     * @param steps which steps are the same: promises of how soon a step is done count as the same only there
     */
    List<Promise> promises(Simulation runsOfA, Simulation runsOfB, SameSteps steps) {
        List<Promise> all = new ArrayList<>();
        List<Check> ofA = runsOfA.checks();
        List<Check> ofB = runsOfB.checks();
        for (Property property : Properties.ALL) {
            int placeA = place(ofA, property);
            int placeB = place(ofB, property);
            if (placeA != Promise.NONE && placeB != Promise.NONE) {
                all.add(new Promise(ofB.get(placeB), promises(a, property), promises(b, property), placeA, placeB));
            }
        }
        for (int i = 0; i < ofB.size(); i++) {
            if (ofB.get(i) instanceof Check.OfBound of) {
                int placeA = ofA.stream().map(Check::name).toList().indexOf(of.name());
                all.add(new Promise(of, states(a, of.bound()), states(b, of.bound()), placeA, i));
            }
        }
        ofSteps(ofA, ofB, steps, all);
        return List.copyOf(all);
    }

    private void ofSteps(List<Check> ofA, List<Check> ofB, SameSteps steps, List<Promise> all) {
        List<Integer> paired = new ArrayList<>();
        for (int i = 0; i < ofB.size(); i++) {
            if (ofB.get(i) instanceof Check.OfStep step) {
                int placeA = sameOfA(ofA, step, steps);
                paired.add(placeA);
                all.add(new Promise(step, placeA != Promise.NONE, true, placeA, i));
            }
        }
        for (int i = 0; i < ofA.size(); i++) {
            if (ofA.get(i) instanceof Check.OfStep step && !paired.contains(i)) {
                all.add(new Promise(step, true, false, i, Promise.NONE));
            }
        }
    }

    private int sameOfA(List<Check> ofA, Check.OfStep step, SameSteps steps) {
        Optional<Instruction> before = steps.before(b.steps().get(step.number() - 1));
        for (int i = 0; i < ofA.size(); i++) {
            if (ofA.get(i) instanceof Check.OfStep other
                    && other.mostMillis() == step.mostMillis()
                    && before.filter(same -> isSame(same, a.steps().get(other.number() - 1)))
                            .isPresent()) {
                return i;
            }
        }
        return Promise.NONE;
    }

    @SuppressWarnings("ReferenceEquality") // the very one; another may read the same
    private static boolean isSame(Instruction one, Instruction other) {
        return one == other;
    }

    private static int place(List<Check> checks, Property property) {
        for (int i = 0; i < checks.size(); i++) {
            if (checks.get(i) instanceof Check.OfProperty of && of.property() == property) {
                return i;
            }
        }
        return Promise.NONE;
    }

    /** Which steps of two procedures are the same. */
    interface SameSteps {
        /** A's step that a step of B is; empty where B added it. */
        Optional<Instruction> before(Instruction stepOfB);
    }
}
