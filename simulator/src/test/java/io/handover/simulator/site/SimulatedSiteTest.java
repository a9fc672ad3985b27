package io.handover.simulator.site;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.handover.model.site.Assumptions;
import io.handover.simulator.fixture.Sites;
import io.handover.simulator.time.Distribution.Exponential;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class SimulatedSiteTest {
    @Test
    void aFaultThatStrikesMoreThanOnceASecondIsRefused() {
        assertThatThrownBy(() -> new FaultPlan.Entry("crash", Optional.of(new Exponential(999)), Optional.empty()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("fault 'crash' strikes every 999 ms on average, allowed are 1000 or more");
    }

    @Test
    void aFaultThatASiteDoesNotStateHasNoEntry() {
        FaultPlan plan = new FaultPlan(List.of(new FaultPlan.Entry("crash", Optional.empty(), Optional.empty())));

        assertThat(plan.entry("crash")).isPresent();
        assertThat(plan.entry("cut")).isEmpty();
    }

    @Test
    void otherAssumptionsLeaveTheRestOfASiteAsItIs() {
        SimulatedSite site = Sites.site(3);

        SimulatedSite other = site.withAssumptions(Assumptions.DEFAULT.withAutoActivation(true));

        assertThat(other.site().assumptions().autoActivation()).isTrue();
        assertThat(other.site().servers()).isEqualTo(site.site().servers());
        assertThat(other.timing()).isEqualTo(site.timing());
        assertThat(other.faults()).isEqualTo(site.faults());
    }
}
