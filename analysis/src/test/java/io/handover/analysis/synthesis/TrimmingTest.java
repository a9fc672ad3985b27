package io.handover.analysis.synthesis;

import static org.assertj.core.api.Assertions.assertThat;

import io.handover.analysis.attainment.Budgets;
import io.handover.model.command.Commands;
import io.handover.model.condition.Conditions;
import io.handover.model.procedure.Instruction;
import io.handover.model.procedure.Procedure;
import io.handover.model.property.Properties;
import io.handover.model.site.Scope;
import io.handover.simulator.fixture.Draft;
import io.handover.simulator.fixture.Sites;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** What a procedure is proved without is taken out, but for its main course. */
class TrimmingTest {
    private static final Scope SCOPE = Budgets.NONE.scope(2, 1);

    @Test
    void whatIsNotNeededIsTakenOutAndTheMainCourseStays() {
        Procedure padded = Draft.draft()
                .step(Commands.EXCLUDE, Draft.FINAL, Draft.INITIAL)
                .named("course")
                .step(Commands.OPEN_CLIENT, Draft.INITIAL)
                .branch(Conditions.NO_ACTIVE, Commands.FORCE_ACTIVATE, Draft.INITIAL)
                .on(2)
                .procedure();
        Trying trying = new Trying(request(), new SynthesisWatch());

        Tried proved = trying.of(padded, SCOPE).orElseThrow();
        Procedure trimmed =
                new Trimming(trying, SCOPE, Set.of("course")).trimmed(proved).procedure();

        assertThat(proved.isProved()).isTrue();
        assertThat(trimmed.steps()).extracting(Instruction::command).containsExactly(Commands.EXCLUDE);
        assertThat(trimmed.whatIfs()).isEmpty();
    }

    private static SynthesisRequest request() {
        return new SynthesisRequest(
                Sites.site(2),
                List.of(),
                List.of(Properties.EVENTUALLY_SINGLE_ACTIVE),
                List.of(),
                List.of(),
                Budgets.NONE,
                Optional.empty(),
                Optional.empty(),
                OptionalLong.empty(),
                SynthesisOptions.DEFAULT,
                "");
    }
}
