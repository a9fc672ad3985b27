package io.handover.executor.belief;

import io.handover.executor.port.Reading;
import io.handover.model.state.Process;
import io.handover.model.state.SiteState;
import io.handover.model.state.Version;
import io.handover.model.transition.Transitions;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/** Every state that looks as a site was seen, when nothing is known of what was before. */
final class Candidates {
    private static final Process[] NOT_UP = {Process.STOPPED, Process.CRASHED, Process.UPGRADING, Process.INITIALIZING};

    private final Transitions transitions;
    private final Evidence evidence;
    private final int most;
    private final int servers;

    Candidates(Transitions transitions, Evidence evidence, int most) {
        this.transitions = transitions;
        this.evidence = evidence;
        this.most = most;
        this.servers = transitions.scope().servers();
    }

    /**
     * Without a cut between servers or, if there are none of these, with one; none at all if there are too many. A switch may be running
     * only where it shows: where a standby replicates from a server that has been set to standby and goes on sending.
     */
    List<SiteState> of(List<Reading> round) {
        List<SiteState> found = withSwitches(matching(round, List.of(blank())));
        if (!found.isEmpty()) {
            return found.size() > most ? List.of() : found;
        }
        List<SiteState> withCut = new ArrayList<>();
        for (int pair = 0; pair < servers * (servers - 1) / 2; pair++) {
            SiteState cut = blank();
            cut.cut(pair);
            withCut.add(cut);
        }
        List<SiteState> explained = withSwitches(matching(round, withCut));
        return explained.size() > most ? List.of() : explained;
    }

    private List<SiteState> withSwitches(List<SiteState> quiet) {
        List<SiteState> all = new ArrayList<>(quiet);
        for (SiteState state : quiet) {
            for (int t = 0; t < servers; t++) {
                if (state.streaming(t) && !state.isActive(t) && !state.isActive(state.subscription(t))) {
                    SiteState switching = state.copy();
                    switching.beginSwitch(t);
                    switching.markSwitchDemoted();
                    all.add(switching);
                }
            }
        }
        return all;
    }

    private SiteState blank() {
        SiteState state = new SiteState(
                transitions.scope(),
                transitions.assumptions(),
                transitions.plan().givenChanges());
        for (int s = 0; s < servers; s++) {
            state.setStandby(s);
            state.dropOwnEnds(s);
        }
        return state;
    }

    private List<SiteState> matching(List<Reading> round, List<SiteState> drafts) {
        List<SiteState> partial = drafts;
        for (int s = 0; s < servers; s++) {
            List<SiteState> more = new ArrayList<>();
            for (SiteState draft : partial) {
                alternatives(draft, s, round.get(s), more::add);
                if (more.size() > 16 * most) {
                    return more; // too many, whatever else is known
                }
            }
            partial = more;
        }
        return partial.stream()
                .filter(state -> evidence.agrees(state, round))
                .distinct()
                .toList();
    }

    /** All that one server can be in itself. */
    private void alternatives(SiteState draft, int s, Reading reading, Consumer<SiteState> found) {
        if (reading instanceof Reading.Answered answered) {
            SiteState up = draft.copy();
            release(up, s, evidence.releases().version(answered.release()));
            mode(up, s, answered.active());
            ends(up, s, answered, found);
            return;
        }
        List<Process> processes = new ArrayList<>(List.of(NOT_UP));
        if (!(reading instanceof Reading.NothingListens)) {
            processes.add(Process.UP);
        }
        for (Process process : processes) {
            for (Version version : Version.values()) {
                for (int active = 0; active <= 1; active++) {
                    SiteState state = draft.copy();
                    process(state, s, process);
                    release(state, s, version);
                    mode(state, s, active == 1);
                    ends(state, s, reading, found);
                }
            }
        }
    }

    private void ends(SiteState draft, int s, Reading reading, Consumer<SiteState> found) {
        for (int source = SiteState.NONE; source < servers; source++) {
            if (source == s || !allowsSource(reading, source)) {
                continue;
            }
            for (int registered = 0; registered < 1 << servers; registered++) {
                if ((registered >>> s & 1) != 0 || !allowsCount(reading, Integer.bitCount(registered))) {
                    continue;
                }
                SiteState state = draft.copy();
                if (source != SiteState.NONE) {
                    state.subscribe(s, source);
                }
                for (int rest = registered; rest != 0; rest &= rest - 1) {
                    state.register(Integer.numberOfTrailingZeros(rest), s);
                }
                found.accept(state);
            }
        }
    }

    private static boolean allowsSource(Reading reading, int source) {
        return !(reading instanceof Reading.Answered answered)
                || answered.subscribed().isEmpty()
                || answered.subscribed().get() == (source != SiteState.NONE);
    }

    private static boolean allowsCount(Reading reading, int registered) {
        return !(reading instanceof Reading.Answered answered)
                || answered.registered().isEmpty()
                || answered.registered().getAsInt() == registered;
    }

    private static void process(SiteState state, int s, Process process) {
        switch (process) {
            case UP -> state.setUp(s);
            case STOPPED -> state.setStopped(s);
            case CRASHED -> state.setCrashed(s);
            case UPGRADING -> state.setUpgrading(s);
            case INITIALIZING -> state.setInitializing(s);
        }
    }

    private static void release(SiteState state, int s, Version version) {
        if (version == Version.NEW) {
            state.setUpgraded(s);
        }
    }

    private static void mode(SiteState state, int s, boolean active) {
        if (active) {
            state.setActive(s);
        } else {
            state.setStandby(s);
        }
    }
}
