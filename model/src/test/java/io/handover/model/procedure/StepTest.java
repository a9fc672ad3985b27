package io.handover.model.procedure;

import static org.assertj.core.api.Assertions.assertThat;

import io.handover.model.fixture.WrittenProcedure;
import java.util.List;
import org.junit.jupiter.api.Test;

class StepTest {
    private final List<Step> steps = WrittenProcedure.on(3).steps();

    @Test
    void aCommandWithAtIsGivenToThatServer() {
        assertThat(steps.get(WrittenProcedure.EXCLUDE_FINAL).contact()).isEqualTo(0);
        assertThat(steps.get(WrittenProcedure.EXCLUDE_EXTRA).contact()).isEqualTo(0);
    }

    @Test
    void aCommandWithoutAtIsGivenToItsTarget() {
        assertThat(steps.get(WrittenProcedure.UPGRADE_FINAL).contact()).isEqualTo(1);
        assertThat(steps.get(WrittenProcedure.SET_STANDBY).contact()).isEqualTo(0);
        assertThat(steps.get(WrittenProcedure.UPGRADE_EXTRA).contact()).isEqualTo(2);
    }
}
