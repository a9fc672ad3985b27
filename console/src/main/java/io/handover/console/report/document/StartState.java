package io.handover.console.report.document;

import io.handover.model.command.Commands;
import io.handover.model.procedure.Plan;
import io.handover.model.procedure.Step;
import io.handover.model.state.Pairs;
import io.handover.model.state.SiteState;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** What must be so of a site before a procedure is begun on it, in sentences. */
final class StartState {
    private final Plan plan;
    private final SiteState state;
    private final boolean tellsReleases;

    StartState(Plan plan, SiteState state) {
        this.plan = plan;
        this.state = state;
        this.tellsReleases = state.upgraded() != 0
                || Stream.concat(
                                plan.steps().stream(),
                                plan.branches().stream().flatMap(branch -> branch.steps().stream()))
                        .map(Step::command)
                        .anyMatch(command -> command == Commands.UPGRADE || command == Commands.VERIFY_UPGRADED);
    }

    /** The server on which a client is open at the start. */
    Optional<Integer> openClient() {
        int actives = state.upActive();
        return actives == 0 ? Optional.empty() : Optional.of(Integer.numberOfTrailingZeros(actives));
    }

    /** One sentence a server, then one for every two that cannot reach each other. */
    List<String> sentences() {
        List<String> sentences = new ArrayList<>();
        for (int s = 0; s < state.servers(); s++) {
            sentences.add(sentence(s));
        }
        for (int s = 0; s < state.servers(); s++) {
            for (int t = s + 1; t < state.servers(); t++) {
                if (!state.reaches(s, t)) {
                    sentences.add(name(s) + " and " + name(t) + " cannot reach each other.");
                }
            }
        }
        return sentences;
    }

    private String sentence(int s) {
        List<String> parts = new ArrayList<>();
        parts.add(name(s) + " is " + process(s) + (state.isActive(s) ? " and active" : " and a standby")
                + (tellsReleases ? ", with the " + (state.isUpgraded(s) ? "new" : "old") + " release" : ""));
        replication(s).ifPresent(parts::add);
        long lacks = Long.bitCount(state.changesMade() & ~state.database(s));
        if (lacks > 0) {
            parts.add("it lacks the last " + (lacks == 1 ? "change" : lacks + " changes"));
        }
        List<String> idle = IntStream.range(0, state.servers())
                .filter(t -> state.isRegistered(t, s) && state.subscription(t) != s)
                .mapToObj(this::name)
                .toList();
        if (!idle.isEmpty()) {
            parts.add("registered with it, without replicating from it: " + String.join(", ", idle));
        }
        return String.join("; ", parts) + ".";
    }

    private Optional<String> replication(int s) {
        int source = state.subscription(s);
        if (source == SiteState.NONE) {
            return state.isActive(s) ? Optional.empty() : Optional.of("it replicates from nobody");
        }
        boolean streams = (state.streamingPairs() & Pairs.bit(s, source)) != 0;
        return Optional.of(
                !streams
                        ? "it is to replicate from " + name(source) + ", and does not"
                        : "it replicates from " + name(source)
                                + (state.isBehind(s, source) ? "" : " and holds all its changes"));
    }

    private String process(int s) {
        return state.process(s).name().toLowerCase(java.util.Locale.ROOT);
    }

    private String name(int s) {
        return plan.serverName(s);
    }
}
