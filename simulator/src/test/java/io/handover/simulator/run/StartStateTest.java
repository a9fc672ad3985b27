package io.handover.simulator.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.handover.model.procedure.Plan;
import io.handover.model.site.Assumptions;
import io.handover.model.site.Scope;
import io.handover.model.state.Budget;
import io.handover.model.state.SiteState;
import io.handover.simulator.fixture.Draft;
import io.handover.simulator.fixture.Sites;
import io.handover.simulator.fixture.States;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class StartStateTest {
    private static final Plan WRITTEN = Draft.written().on(3);
    private static final Scope NOTHING_HAPPENS = new Scope(3, 0, 0, 0, 0, 0);

    private static SiteState site() {
        return WRITTEN.initialState(NOTHING_HAPPENS, Assumptions.DEFAULT);
    }

    private static Run runFrom(SiteState start) {
        Run run = new Run(new Simulation(WRITTEN, Sites.site(3, Sites.FIXED), List.of(), Optional.of(start)));
        run.execute(1, 0, Edits.NONE);
        return run;
    }

    @Test
    void aRunGoesOnFromTheStateThatItIsGiven() {
        SiteState nearTheEnd = site();
        nearTheEnd.setPc(7);
        nearTheEnd.setUpgraded(0);
        nearTheEnd.setUpgraded(1);

        Run run = runFrom(nearTheEnd);

        assertThat(run.initialState().pc()).isEqualTo(7);
        assertThat(States.after(run, run.events()).upgraded()).isEqualTo(0b111);
        assertThat(run.measures().procedureMillis()).isEqualTo(20_000 + 2_000 + 735_000 + 60_000);
    }

    @Test
    void theStateThatItIsGivenIsNotTouched() {
        SiteState start = site();

        runFrom(start);

        assertThat(start).isEqualTo(site());
    }

    @Test
    void theBudgetsOfTheGivenStateDoNotCount() {
        SiteState start = runFrom(site()).initialState();

        for (Budget budget : Budget.values()) {
            assertThat(start.budget(budget)).isEqualTo(Scope.MAX_BUDGET);
        }
    }

    @Test
    void aCompleteProcedureOnlySettles() {
        SiteState complete = site();
        complete.setPc(WRITTEN.complete());

        Run run = runFrom(complete);

        assertThat(run.isSettled()).isTrue();
        assertThat(run.event(0)).isEqualTo(Event.FAULTS_END);
        assertThat(run.events()).isEqualTo(1);
    }

    @Test
    void aStateOfAnotherNumberOfServersIsRefused() {
        SiteState two = Draft.written().on(2).initialState(new Scope(2, 0, 0, 0, 0, 0), Assumptions.DEFAULT);

        assertThatThrownBy(() -> runFrom(two))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("the state has 2 servers and the plan 3");
    }

    @Test
    void aPlaceThatThePlanDoesNotHaveIsRefused() {
        SiteState beyond = site();
        beyond.setPc(WRITTEN.complete() + 1);

        assertThatThrownBy(() -> runFrom(beyond)).isInstanceOf(IllegalArgumentException.class);
    }
}
