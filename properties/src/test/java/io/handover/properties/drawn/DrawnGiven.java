package io.handover.properties.drawn;

import io.handover.model.procedure.Given;
import io.handover.model.procedure.RoleRef;
import io.handover.model.state.Mode;
import io.handover.model.state.Process;
import io.handover.model.state.Version;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * Where a procedure starts; what is given of a server more than once, or of one beyond the site, is left out.
 *
 * @param changes how many changes were made before
 */
public record DrawnGiven(int changes, List<OfServer> servers, List<Cut> cuts) {
    public static final DrawnGiven NOTHING = new DrawnGiven(0, List.of(), List.of());

    /**
     * What is given of a server.
     *
     * @param source present and empty: it replicates from nobody; else from the server so many further, counted round
     * @param lacks how many changes it lacks, counted round
     */
    public record OfServer(
            int server,
            Optional<Process> process,
            Optional<Mode> mode,
            Optional<Version> version,
            Optional<OptionalInt> source,
            int lacks) {}

    /** Two servers that cannot reach each other. */
    public record Cut(int one, int other) {}

    Given on(int count, Roles roles) {
        List<Given.Server> given = new ArrayList<>();
        List<Integer> told = new ArrayList<>();
        for (OfServer of : servers) {
            if (of.server < count && !told.contains(of.server)) {
                told.add(of.server);
                given.add(new Given.Server(
                        roles.ref(of.server),
                        of.process,
                        of.mode,
                        of.version,
                        source(of, count, roles),
                        Optional.empty(),
                        of.lacks % (changes + 1) == 0
                                ? OptionalInt.empty()
                                : OptionalInt.of(of.lacks % (changes + 1))));
            }
        }
        return new Given(
                changes,
                given,
                cuts.stream()
                        .filter(cut -> cut.one != cut.other && cut.one < count && cut.other < count)
                        .map(cut -> new Given.Cut(roles.ref(cut.one), roles.ref(cut.other)))
                        .toList());
    }

    private static Optional<Optional<RoleRef>> source(OfServer of, int count, Roles roles) {
        if (of.source.isEmpty()) {
            return Optional.empty();
        }
        OptionalInt further = of.source.get();
        return Optional.of(
                further.isEmpty()
                        ? Optional.empty()
                        : Optional.of(roles.ref((of.server + 1 + further.getAsInt() % (count - 1)) % count)));
    }
}
