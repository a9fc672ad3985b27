package io.handover.simulator.campaign;

import io.handover.simulator.fault.Fault;
import io.handover.simulator.fault.Faults;
import java.util.ArrayList;
import java.util.List;

/**
 * The faults that may strike in one row of the matrix.
 *
 * @param name {@value #NONE}, a fault's name, {@value #ENVIRONMENT}, or {@value #TOGETHER}
 * @param faults the faults, in the order of the catalogue
 */
public record FaultClass(String name, List<Fault> faults) {
    public static final String NONE = "none";
    public static final String ENVIRONMENT = "environment";
    public static final String TOGETHER = "all together";

    /** What makes the runs of a class fail where without it they would not. */
    public enum Blame {
        /** Nothing: no fault strikes. */
        NONE,
        /** The site and its surroundings: no mistake of the operator is among the faults. */
        ENVIRONMENT,
        /** Mistakes of the operator, perhaps among other faults. */
        SLIPS
    }

    public FaultClass {
        faults = List.copyOf(faults);
    }

    /**
     * No faults, each of these alone and, where they are several, all of them together; before that, where the operator's slips are among
     * them, all that are none together: so that it is seen what breaks without any slip.
     */
    public static List<FaultClass> of(List<Fault> faults) {
        List<FaultClass> classes = new ArrayList<>();
        classes.add(new FaultClass(NONE, List.of()));
        List<Fault> ordered = Faults.ALL.stream().filter(faults::contains).toList();
        for (Fault fault : ordered) {
            classes.add(new FaultClass(fault.name(), List.of(fault)));
        }
        List<Fault> environment =
                ordered.stream().filter(fault -> !fault.isSlip()).toList();
        if (environment.size() > 1 && environment.size() < ordered.size()) {
            classes.add(new FaultClass(ENVIRONMENT, environment));
        }
        if (ordered.size() > 1) {
            classes.add(new FaultClass(TOGETHER, ordered));
        }
        return classes;
    }

    public Blame blame() {
        if (isNone()) {
            return Blame.NONE;
        }
        return faults.stream().anyMatch(Fault::isSlip) ? Blame.SLIPS : Blame.ENVIRONMENT;
    }

    public boolean isNone() {
        return faults.isEmpty();
    }
}
