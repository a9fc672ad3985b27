package io.handover.sandbox.coach;

import io.handover.sandbox.rehearsal.Disturbance;
import io.handover.sandbox.rehearsal.Happening;
import io.handover.sandbox.rehearsal.History;
import io.handover.sandbox.rehearsal.Planned;
import io.handover.sandbox.scenario.Scenario;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * What faults hold back of that on which the game counts: that a command which is offered can be given and has its effect, and that what is under
 * way comes to its end. A game that does not know of them is no guide.
 */
final class HeldBack {
    private static final Set<Disturbance> HOLDING = EnumSet.of(
            Disturbance.STALL_REPLICATION,
            Disturbance.ONE_WAY_CUT,
            Disturbance.CLIENT_UNREACHABLE,
            Disturbance.POWER_BACK_ACTIVE,
            Disturbance.EXPIRED_LICENCE);

    private final Scenario scenario;
    private final History history;

    HeldBack(Scenario scenario, History history) {
        this.scenario = scenario;
        this.history = history;
    }

    /**
     * Whether anything is held back then, or will be by what the scenario has in store; what it will undo is not. A server that somebody will repair
     * counts: it comes back as it is, whatever is best until then.
     */
    boolean isAnythingFrom(long millis) {
        List<Planned> inStore = scenario.setting().planned().stream()
                .filter(one -> !hasStruckBefore(one, millis))
                .toList();
        return inStore.stream()
                        .anyMatch(one -> one.what() == Disturbance.REPAIR || one.what() == Disturbance.BREAK_DOWN)
                || inStore.stream().anyMatch(one -> isHolding(one.what(), inStore))
                || history.disturbances().stream()
                        .anyMatch(one -> one.millis() < millis && isHolding(one.what(), inStore) && lasts(one, millis));
    }

    private boolean hasStruckBefore(Planned planned, long millis) {
        return history.disturbances().stream()
                .anyMatch(one -> one.by() == Happening.By.SCENARIO
                        && one.what() == planned.what()
                        && one.server() == planned.server()
                        && one.other() == planned.other()
                        && one.millis() < millis);
    }

    private static boolean isHolding(Disturbance what, List<Planned> inStore) {
        return HOLDING.contains(what)
                && inStore.stream().noneMatch(one -> one.what().undone().equals(Optional.of(what)));
    }

    private boolean lasts(History.Disturbed one, long millis) {
        return history.disturbances().stream()
                .noneMatch(later -> later.what().undone().equals(Optional.of(one.what()))
                        && later.server() == one.server()
                        && later.other() == one.other()
                        && later.millis() >= one.millis()
                        && later.millis() < millis);
    }
}
