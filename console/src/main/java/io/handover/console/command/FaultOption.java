package io.handover.console.command;

import io.handover.files.InputException;
import io.handover.files.NearestName;
import io.handover.simulator.fault.Fault;
import io.handover.simulator.fault.Faults;
import java.util.ArrayList;
import java.util.List;

/** What a user names by {@code --faults}. */
final class FaultOption {
    static final String NONE = "none";
    static final String ALL = "all";

    private FaultOption() {}

    /**
     * The faults of a list of names, {@value #NONE} or {@value #ALL}.
     *
     * @throws InputException where there is no such fault
     */
    static List<Fault> faults(List<String> names) {
        if (names.equals(List.of(NONE))) {
            return List.of();
        }
        if (names.equals(List.of(ALL))) {
            return Faults.ALL;
        }
        List<Fault> faults = new ArrayList<>();
        for (String name : names) {
            if (name.equals(NONE) || name.equals(ALL)) {
                throw new InputException("--faults: '" + name + "' stands alone, not in a list");
            }
            faults.add(fault("--faults " + name + ": ", name));
        }
        return faults;
    }

    /**
     * The fault of a name.
     *
     * @param where what the message begins with where there is no such fault
     * @throws InputException where there is no such fault
     */
    static Fault fault(String where, String name) {
        return Faults.named(name)
                .orElseThrow(() -> new InputException(
                        where + "there is no fault '" + name + "'" + NearestName.orAllowed(name, Faults.names())));
    }
}
