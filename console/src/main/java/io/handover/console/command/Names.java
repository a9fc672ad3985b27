package io.handover.console.command;

import io.handover.console.input.Catalogue;
import io.handover.simulator.fault.Faults;
import java.util.Iterator;
import java.util.stream.Stream;

/** Names that a shell can complete. */
final class Names {
    private Names() {}

    /** Of the procedures that are built in. */
    static final class OfProcedures implements Iterable<String> {
        @Override
        public Iterator<String> iterator() {
            return Catalogue.procedures().stream()
                    .map(file -> file.procedure().name())
                    .iterator();
        }
    }

    /** Of faults. */
    static final class OfFaults implements Iterable<String> {
        @Override
        public Iterator<String> iterator() {
            return Faults.names().iterator();
        }
    }

    /** Of faults, and the words for none and for all of them. */
    static final class OfFaultsNoneOrAll implements Iterable<String> {
        @Override
        public Iterator<String> iterator() {
            return Stream.concat(Stream.of(FaultOption.NONE, FaultOption.ALL), Faults.names().stream())
                    .iterator();
        }
    }
}
