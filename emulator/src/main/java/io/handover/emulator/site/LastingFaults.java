package io.handover.emulator.site;

import io.handover.model.procedure.Step;
import io.handover.model.state.SiteState;
import io.handover.simulator.fault.Fault;
import io.handover.simulator.fault.Hold;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/** The faults that last on a live site, in the order of their beginning, and what they hold back together. */
final class LastingFaults {
    private final List<Lasting> all = new ArrayList<>();

    void begin(Lasting fault) {
        all.add(fault);
    }

    boolean has(Fault fault, List<Integer> servers) {
        return all.stream().anyMatch(one -> one.is(fault, servers));
    }

    /** Whether there was such a fault to end. */
    boolean end(Fault fault, List<Integer> servers) {
        return all.removeIf(one -> one.is(fault, servers));
    }

    void endAll() {
        all.clear();
    }

    /** The progress actions that do not happen by themselves; what has lost its meaning ends. */
    long held(SiteState state) {
        all.removeIf(one -> one.hold().isOver(state));
        long held = 0;
        for (Lasting one : all) {
            held |= one.hold().holds(state);
        }
        return held;
    }

    int replicationFactor() {
        return all.stream()
                .mapToInt(one -> one.hold().replicationFactor())
                .max()
                .orElse(1);
    }

    /** The servers that clients cannot reach. */
    int unreachable() {
        return all.stream().mapToInt(one -> one.hold().unreachable()).reduce(0, (some, others) -> some | others);
    }

    /** The servers of which one hears nothing. */
    int unheard(int server) {
        return all.stream().mapToInt(one -> one.hold().unheard(server)).reduce(0, (some, others) -> some | others);
    }

    /** What keeps a command from being given. */
    Optional<Hold> hindering(Step command, SiteState state, boolean isThroughApi) {
        return all.stream()
                .map(Lasting::hold)
                .filter(hold -> (isThroughApi || !hold.isOfApi()) && hold.hinders(command, state))
                .findFirst();
    }

    /** Whether a command that takes effect now has none; the fault is then over. */
    boolean swallows(Step command) {
        return ends(hold -> hold.swallows(command));
    }

    /** Whether an exclusion that takes effect now is only half of one; the fault is then over. */
    boolean halvesExclusion() {
        return ends(Hold::halvesExclusion);
    }

    private boolean ends(Predicate<Hold> with) {
        Optional<Lasting> first =
                all.stream().filter(one -> with.test(one.hold())).findFirst();
        first.ifPresent(all::remove);
        return first.isPresent();
    }
}
