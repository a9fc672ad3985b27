package io.handover.properties.spin;

import io.handover.model.procedure.Given;
import io.handover.model.procedure.Position;
import io.handover.model.procedure.RoleRef;
import io.handover.model.state.Mode;
import io.handover.model.state.Process;
import io.handover.model.state.Version;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.IntFunction;

/**
 * The state that a procedure starts from, told in two ways: as the product reads it, and (in {@link FirstState}) as numbers, worked out from
 * docs/model.md, "Given starts", alone.
 *
 * @param changes how many changes were made before
 * @param servers what is given of servers; of each at most once
 * @param cuts pairs of servers that cannot reach each other
 */
record Start(int changes, List<OfServer> servers, List<Cut> cuts) {
    /** docs/model.md, "First state". */
    static final Start USUAL = new Start(0, List.of(), List.of());

    Start {
        servers = List.copyOf(servers);
        cuts = List.copyOf(cuts);
    }

    /**
     * What is given of a server.
     *
     * @param process empty: up
     * @param mode empty: as it is initially
     * @param version empty: old
     * @param source whom it replicates from; present and empty for nobody; empty: as it is initially
     * @param registered who may replicate from it; empty: whoever does
     * @param lacks how many of the changes that were made before it lacks
     */
    record OfServer(
            int server,
            Optional<Process> process,
            Optional<Mode> mode,
            Optional<Version> version,
            Optional<OptionalInt> source,
            Optional<List<Integer>> registered,
            int lacks) {
        OfServer(int server) {
            this(server, Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(), 0);
        }

        OfServer in(Process given) {
            return new OfServer(server, Optional.of(given), mode, version, source, registered, lacks);
        }

        OfServer in(Mode given) {
            return new OfServer(server, process, Optional.of(given), version, source, registered, lacks);
        }

        OfServer in(Version given) {
            return new OfServer(server, process, mode, Optional.of(given), source, registered, lacks);
        }

        OfServer from(int given) {
            return new OfServer(server, process, mode, version, Optional.of(OptionalInt.of(given)), registered, lacks);
        }

        OfServer fromNobody() {
            return new OfServer(server, process, mode, version, Optional.of(OptionalInt.empty()), registered, lacks);
        }

        OfServer registering(List<Integer> given) {
            return new OfServer(server, process, mode, version, source, Optional.of(List.copyOf(given)), lacks);
        }

        OfServer lacking(int given) {
            return new OfServer(server, process, mode, version, source, registered, given);
        }
    }

    /** Two servers that cannot reach each other. */
    record Cut(int one, int other) {}

    /** As it is written in a procedure that calls its servers so. */
    Given given(IntFunction<String> name) {
        IntFunction<RoleRef> role = server -> new RoleRef(name.apply(server), Position.NONE);
        return new Given(
                changes,
                servers.stream()
                        .map(of -> new Given.Server(
                                role.apply(of.server),
                                of.process,
                                of.mode,
                                of.version,
                                source(of, role),
                                of.registered.map(
                                        list -> list.stream().map(role::apply).toList()),
                                of.lacks == 0 ? OptionalInt.empty() : OptionalInt.of(of.lacks)))
                        .toList(),
                cuts.stream()
                        .map(cut -> new Given.Cut(role.apply(cut.one), role.apply(cut.other)))
                        .toList());
    }

    private static Optional<Optional<RoleRef>> source(OfServer of, IntFunction<RoleRef> role) {
        if (of.source.isEmpty()) {
            return Optional.empty();
        }
        OptionalInt from = of.source.get();
        return Optional.of(from.isEmpty() ? Optional.empty() : Optional.of(role.apply(from.getAsInt())));
    }
}
