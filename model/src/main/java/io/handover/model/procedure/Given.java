package io.handover.model.procedure;

import io.handover.model.state.Mode;
import io.handover.model.state.Process;
import io.handover.model.state.Version;
import java.util.List;
import java.util.Optional;

/**
 * The state that a procedure starts from, where it is not the initial state of semantics.md 1.1. What is not given is as it
 * is initially.
 *
 * @param servers what is given of servers
 * @param cuts pairs that cannot reach each other
 */
public record Given(List<Server> servers, List<Cut> cuts) {
    public static final Given NOTHING = new Given(List.of(), List.of());

    public Given {
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
     * @param subscription whom it replicates from: present and empty for nobody
     * @param registered who may replicate from it: present and empty for nobody
     */
    public record Server(
            RoleRef role,
            Optional<Process> process,
            Optional<Mode> mode,
            Optional<Version> version,
            Optional<Optional<RoleRef>> subscription,
            Optional<List<RoleRef>> registered) {}

    /** Two roles' servers that cannot reach each other. */
    public record Cut(RoleRef one, RoleRef other) {}
}
