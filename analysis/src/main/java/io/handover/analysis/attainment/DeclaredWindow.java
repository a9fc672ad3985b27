package io.handover.analysis.attainment;

import io.handover.explorer.game.GivenUp;
import io.handover.explorer.game.GivenUp.Phase;
import io.handover.model.procedure.Plan;
import io.handover.model.procedure.Stretch;
import io.handover.model.procedure.Window;
import io.handover.model.state.SiteState;
import java.util.List;
import java.util.Optional;

/**
 * What a procedure declares to give up, as a game has it: a window of one server. Of several windows the first counts; where several servers may be
 * active and no changes are declared lost, it is that of the server that is active first.
 */
final class DeclaredWindow {
    private final Plan plan;
    private final List<Window> windows;
    private final List<Stretch> stretches;

    DeclaredWindow(Plan plan) {
        this.plan = plan;
        this.windows = plan.windows();
        this.stretches = plan.severalActive();
    }

    /** Empty where nothing is declared. */
    Optional<GivenUp> givenUp() {
        return windows.isEmpty() && stretches.isEmpty()
                ? Optional.empty()
                : Optional.of(new GivenUp(server(), !windows.isEmpty(), !stretches.isEmpty()));
    }

    private int server() {
        return windows.isEmpty() ? 0 : windows.get(0).server();
    }

    /** In which part the window is, by the operator's place in the procedure. */
    Phase phase(SiteState state) {
        if (plan.declaresLost(server(), state) || plan.allowsSeveralActive(state.pc())) {
            return Phase.OPEN;
        }
        return state.pc() > until() ? Phase.CLOSED : Phase.BEFORE;
    }

    private int until() {
        return windows.isEmpty()
                ? stretches.stream().mapToInt(Stretch::until).max().orElse(-1)
                : windows.get(0).until();
    }
}
