package io.handover.analysis.rare;

import static org.assertj.core.api.Assertions.assertThat;

import io.handover.model.action.ActionKind;
import io.handover.model.command.Commands;
import io.handover.model.procedure.Plan;
import io.handover.model.property.Properties;
import io.handover.model.property.Property;
import io.handover.model.site.Assumptions;
import io.handover.model.site.Scope;
import io.handover.model.state.SiteState;
import io.handover.model.transition.Transitions;
import io.handover.simulator.fault.Fault;
import io.handover.simulator.fixture.Draft;
import io.handover.simulator.fixture.Sites;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DistancesTest {
    private static final Plan WRITTEN = Draft.written().on(3);
    private static final Transitions CORE = new Transitions(WRITTEN, new Scope(3, 2, 2, 0, 0, 0), Assumptions.DEFAULT);

    private static Distances of(String property, Fault... faults) {
        return Distances.of(WRITTEN, Assumptions.DEFAULT, List.of(faults), named(property))
                .orElseThrow();
    }

    private static Property named(String name) {
        return Properties.named(name).orElseThrow();
    }

    /**
     * The shortest violations of the reference (docs/model.md). Of a lost change it is one move more: the change itself, which may have been
     * made already in a state of that structure.
     */
    @ParameterizedTest
    @CsvSource({
        "management-available, 10",
        "management-kept, 10",
        "only-declared-changes-lost, 19",
        "eventually-single-active, 18",
        "eventually-redundant, 18"
    })
    void theStartIsAsFarAsTheShortestViolation(String property, int moves) {
        Distances distances = of(property);
        int level = distances.of(CORE.initialState());
        assertThat(distances.movesLeft(level)).isEqualTo(moves);
        assertThat(distances.faultsLeft(level)).isZero();
    }

    @Test
    void whatCannotBeViolatedHasNoDistance() {
        assertThat(Distances.of(WRITTEN, Assumptions.DEFAULT, List.of(), named("at-most-one-active")))
                .isEmpty();
    }

    @Test
    void faultsComeBeforeMoves() {
        Plan calm = Draft.draft().step(Commands.VERIFY_UPGRADED, Draft.INITIAL).on(2);
        Distances distances = Distances.of(
                        calm, Assumptions.DEFAULT, List.of(Sites.fault("crash")), named("management-available"))
                .orElseThrow();
        SiteState state = new Transitions(calm, new Scope(2, 0, 1, 0, 0, 0), Assumptions.DEFAULT).initialState();
        int start = distances.of(state);
        assertThat(List.of(distances.faultsLeft(start), distances.movesLeft(start)))
                .containsExactly(1, 0);
    }

    /** However many changes there are, and whatever faults are left: the simulator's states have plenty of both. */
    @Test
    void changesAndBudgetsDoNotMatter() {
        Distances distances = of("eventually-single-active");
        Transitions plenty =
                new Transitions(WRITTEN, new Scope(3, 60, 255, 255, 255, 255, 255, 255), Assumptions.DEFAULT);
        SiteState state = plenty.initialState();
        assertThat(distances.of(state)).isEqualTo(distances.of(CORE.initialState()));
        for (int i = 0; i < 9; i++) {
            plenty.apply(state, ActionKind.CHANGE.number(0));
            plenty.apply(state, ActionKind.REPLICATE.number(1));
            plenty.apply(state, ActionKind.REPLICATE.number(2));
        }
        assertThat(distances.of(state)).isEqualTo(distances.of(CORE.initialState()));
    }

    /** Along a shortest way each action but changes brings the site nearer. */
    @Test
    void theLevelRisesTowardsTheViolation() {
        Distances distances = of("management-available");
        SiteState state = CORE.initialState();
        int level = distances.of(state);
        int risen = 0;
        for (int i = 0; i < 200 && level < distances.levels() - 1; i++) {
            long progress = CORE.progress(state);
            int best = level;
            SiteState nearest = state;
            for (long rest = progress; rest != 0; rest &= rest - 1) {
                SiteState after = state.copy();
                CORE.apply(after, Long.numberOfTrailingZeros(rest));
                if (distances.of(after) > best) {
                    best = distances.of(after);
                    nearest = after;
                }
            }
            assertThat(best).isGreaterThan(level);
            level = best;
            state = nearest;
            risen++;
        }
        assertThat(risen).isEqualTo(10);
        assertThat(state.upActive()).isZero();
    }
}
