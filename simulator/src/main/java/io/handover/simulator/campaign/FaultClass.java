package io.handover.simulator.campaign;

import io.handover.simulator.fault.Fault;
import io.handover.simulator.fault.Faults;
import java.util.ArrayList;
import java.util.List;

/**
 * The faults that may strike in one row of the matrix.
 *
 * @param name {@value #NONE}, a fault's name, or {@value #TOGETHER}
 * @param faults the faults, in the order of the catalogue
 */
public record FaultClass(String name, List<Fault> faults) {
    public static final String NONE = "none";
    public static final String TOGETHER = "all together";

    public FaultClass {
        faults = List.copyOf(faults);
    }

    /** No faults, each of these alone, and, where they are several, all of them together. */
    public static List<FaultClass> of(List<Fault> faults) {
        List<FaultClass> classes = new ArrayList<>();
        classes.add(new FaultClass(NONE, List.of()));
        List<Fault> ordered = Faults.ALL.stream().filter(faults::contains).toList();
        for (Fault fault : ordered) {
            classes.add(new FaultClass(fault.name(), List.of(fault)));
        }
        if (ordered.size() > 1) {
            classes.add(new FaultClass(TOGETHER, ordered));
        }
        return classes;
    }

    public boolean isNone() {
        return faults.isEmpty();
    }
}
