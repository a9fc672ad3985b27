package io.handover.model.procedure;

import static org.assertj.core.api.Assertions.assertThat;

import io.handover.model.procedure.TimedBound.Measure;
import org.junit.jupiter.api.Test;

class TimedBoundTest {
    @Test
    void everyMeasureHasItsNameInProcedureFiles() {
        assertThat(Measure.values())
                .extracting(Measure::key)
                .containsExactly("dual-active", "management-gap", "urgent-wait");
    }
}
