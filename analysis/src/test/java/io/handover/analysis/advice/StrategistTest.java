package io.handover.analysis.advice;

import static org.assertj.core.api.Assertions.assertThat;

import io.handover.analysis.retreat.UsualCourse;
import io.handover.model.command.Commands;
import io.handover.model.condition.Conditions;
import io.handover.model.procedure.Instruction;
import io.handover.model.procedure.Plan;
import io.handover.model.procedure.WhatIf;
import io.handover.model.property.Properties;
import io.handover.model.site.Assumptions;
import io.handover.simulator.campaign.FaultClass;
import io.handover.simulator.fixture.Draft;
import java.util.List;
import org.junit.jupiter.api.Test;

class StrategistTest {
    private static final FaultClass NO_FAULTS = new FaultClass(FaultClass.NONE, List.of());

    private static List<WhatIf> branches(Plan plan) {
        Problem problem = Problem.ofPath(
                Properties.EVENTUALLY_REDUNDANT, NO_FAULTS, new UsualCourse(plan, Assumptions.DEFAULT).story(), false);
        return new Strategist(new Script(plan), Assumptions.DEFAULT, () -> false)
                .on(problem, Properties.EVENTUALLY_REDUNDANT, 0).stream()
                        .flatMap(patch -> patch.edits().stream())
                        .filter(Edit.AddBranch.class::isInstance)
                        .map(edit -> ((Edit.AddBranch) edit).branch())
                        .toList();
    }

    @Test
    void doesWhatTheGameDoesWhereTheProcedureHasComeToRest() {
        Plan stops = Draft.draft()
                .step(Commands.EXCLUDE, Draft.FINAL, Draft.INITIAL)
                .step(Commands.STOP, Draft.FINAL)
                .promising(Properties.EVENTUALLY_REDUNDANT)
                .on(2);
        assertThat(branches(stops)).anySatisfy(branch -> {
            assertThat(branch.when()).isEqualTo(Conditions.DOWN);
            assertThat(branch.target().orElseThrow().role()).isEqualTo(Draft.FINAL);
            assertThat(branch.steps())
                    .extracting(Instruction::command)
                    .containsExactly(Commands.START, Commands.INIT_STANDBY);
        });
    }

    @Test
    void ofSitesWithTooManyServersItSaysNothing() {
        Plan stops = Draft.draft()
                .step(Commands.STOP, Draft.FINAL)
                .promising(Properties.EVENTUALLY_REDUNDANT)
                .on(4);
        assertThat(branches(stops)).isEmpty();
    }
}
