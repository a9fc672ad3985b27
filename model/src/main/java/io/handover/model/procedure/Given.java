package io.handover.model.procedure;

import io.handover.model.state.Mode;
import io.handover.model.state.Process;
import io.handover.model.state.Version;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * The state that a procedure starts from, where it is not the first state (docs/model.md, "Given starts"). What is not given is as it
 * is initially.
 *
 * @param changes how many changes were made before the start, 0 to {@value #MOST_CHANGES}; every database holds them all but those of
 *     servers that lack some
 * @param servers what is given of servers
 * @param cuts pairs that cannot reach each other
 */
public record Given(int changes, List<Server> servers, List<Cut> cuts) {
    /** The most changes that can be given. What matters of them is who lacks how many of the last, for which few are enough. */
    public static final int MOST_CHANGES = 16;

    public static final Given NOTHING = new Given(0, List.of(), List.of());

    public Given {
        if (changes < 0 || changes > MOST_CHANGES) {
            throw new IllegalArgumentException(changes + " changes are given, allowed are 0 to " + MOST_CHANGES);
        }
        servers = List.copyOf(servers);
        cuts = List.copyOf(cuts);
    }

    /**
     * What is given of a role's servers.
     *
     * @param role which servers
     * @param process {@code UP}, {@code STOPPED} or {@code CRASHED}
     * @param mode its mode
     * @param version its release
     * @param subscription whom it replicates from, which sets both ends: it is registered there and nowhere else; present and empty for
     *     nobody
     * @param registered who may replicate from it, in place of whoever may otherwise; present and empty for nobody
     * @param lacks how many of the changes that were made before the start it lacks, the last ones
     */
    public record Server(
            RoleRef role,
            Optional<Process> process,
            Optional<Mode> mode,
            Optional<Version> version,
            Optional<Optional<RoleRef>> subscription,
            Optional<List<RoleRef>> registered,
            OptionalInt lacks) {}

    /** Two roles' servers that cannot reach each other. */
    public record Cut(RoleRef one, RoleRef other) {}
}
