package io.handover.analysis.story;

import io.handover.model.state.Mode;
import io.handover.model.state.SiteState;
import io.handover.model.state.Version;
import java.util.List;

/**
 * What there is to say of a server in a state of the site, a few words for each thing: for timelines that are drawn, a lane a thing.
 *
 * @param state the state
 * @param names the servers' names by number
 */
public record ServerWords(SiteState state, List<String> names) {
    public ServerWords {
        names = List.copyOf(names);
    }

    /** What its process does: {@code "up"}, {@code "being upgraded"}. */
    public String process(int s) {
        return switch (state.process(s)) {
            case UP -> "up";
            case STOPPED -> "stopped";
            case CRASHED -> "crashed";
            case UPGRADING -> "being upgraded";
            case INITIALIZING -> "being initialized";
        };
    }

    /** {@code "Active"} or {@code "Standby"}; a server keeps its mode in mind while it is down. */
    public String mode(int s) {
        return state.mode(s) == Mode.ACTIVE ? "Active" : "Standby";
    }

    /** {@code "old release"} or {@code "new release"}. */
    public String release(int s) {
        return state.version(s) == Version.OLD ? "old release" : "new release";
    }

    /** {@code "replicates from DK_MGT_1"}, {@code "subscribes to DK_MGT_1, nothing flows"}, {@code "replicates from nobody"}. */
    public String replication(int s) {
        int from = state.subscription(s);
        if (from == SiteState.NONE) {
            return "replicates from nobody";
        }
        return state.streaming(s)
                ? "replicates from " + names.get(from)
                : "subscribes to " + names.get(from) + ", nothing flows";
    }

    /** All of it: {@code "up, Standby, old release, replicates from DK_MGT_1"}. */
    public String all(int s) {
        return process(s) + ", " + mode(s) + ", " + release(s) + ", " + replication(s);
    }
}
