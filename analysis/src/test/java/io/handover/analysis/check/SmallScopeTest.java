package io.handover.analysis.check;

import static org.assertj.core.api.Assertions.assertThat;

import io.handover.explorer.search.Verdict;
import io.handover.model.property.Properties;
import io.handover.model.site.Assumptions;
import io.handover.model.site.Scope;
import io.handover.simulator.campaign.FaultClass;
import io.handover.simulator.fault.Fault;
import io.handover.simulator.fault.Faults;
import io.handover.simulator.fixture.Draft;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SmallScopeTest {
    private static FaultClass faults(String... names) {
        List<Fault> faults =
                Stream.of(names).map(name -> Faults.named(name).orElseThrow()).toList();
        return new FaultClass(String.join("+", names), faults);
    }

    @Test
    void theWrittenProcedureIsProvedAndRefutedWithoutFaults() {
        SmallScope proof = SmallScope.of(Draft.written().on(3), Assumptions.DEFAULT, faults())
                .orElseThrow();
        assertThat(proof.bounds()).isEqualTo("3 servers, 2 changes, no faults");
        assertThat(proof.verdict(Properties.AT_MOST_ONE_ACTIVE)).isEqualTo(Verdict.HOLDS);
        assertThat(proof.verdict(Properties.MANAGEMENT_AVAILABLE)).isEqualTo(Verdict.VIOLATED);
        assertThat(proof.exploration().states()).isEqualTo(894);
    }

    @Test
    void oneFaultOfTheClassMayHappen() {
        SmallScope proof = SmallScope.of(Draft.written().on(3), Assumptions.DEFAULT, faults("crash", "cut"))
                .orElseThrow();
        assertThat(proof.scope()).isEqualTo(new Scope(3, 2, 1, 1, 0, 0));
        assertThat(proof.bounds()).isEqualTo("3 servers, 2 changes, 1 crash, 1 cut");
        assertThat(proof.exploration().states()).isEqualTo(33_325);
    }

    @ParameterizedTest
    @ValueSource(strings = {"crash", "cut", "installer-failure", "skip"})
    void eachFaultOfTheCoreIsCoveredWithFiveServers(String fault) {
        SmallScope proof = SmallScope.of(Draft.written().on(5), Assumptions.DEFAULT, faults(fault))
                .orElseThrow();
        assertThat(proof.exploration().complete()).isTrue();
        assertThat(proof.scope().servers()).isEqualTo(5);
        assertThat(proof.scope().changes()).isEqualTo(2);
    }

    @Test
    void aFaultBeyondTheCoreIsNotCovered() {
        assertThat(SmallScope.covers(faults("crash"))).isTrue();
        assertThat(SmallScope.covers(faults("crash", "distraction"))).isFalse();
        assertThat(SmallScope.of(Draft.written().on(3), Assumptions.DEFAULT, faults("distraction")))
                .isEmpty();
    }

    @Test
    void whereThereAreTooManyStatesThereAreFewerChanges() {
        SmallScope proof = SmallScope.of(
                        Draft.written().on(5), Assumptions.DEFAULT, faults("crash", "cut", "installer-failure", "skip"))
                .orElseThrow();
        assertThat(proof.exploration().states()).isLessThanOrEqualTo(SmallScope.MOST_STATES);
        assertThat(proof.scope().changes()).isLessThan(2);
    }

    @Test
    void whatAnExplorationWithMoreChangesFoundBeforeItsBoundCounts() {
        SmallScope proof = SmallScope.of(
                        Draft.written().on(5), Assumptions.DEFAULT, faults("crash", "cut", "installer-failure", "skip"))
                .orElseThrow();
        assertThat(proof.larger()).isNotEmpty().allSatisfy(larger -> {
            assertThat(larger.exploration().complete()).isFalse();
            assertThat(larger.scope().changes()).isGreaterThan(proof.scope().changes());
        });
        SmallScope.Explored judging =
                proof.judging(Properties.MANAGEMENT_AVAILABLE).orElseThrow();
        assertThat(judging.scope().changes()).isEqualTo(2);
        assertThat(judging.bounds()).startsWith("5 servers, 2 changes, ");
        assertThat(proof.verdict(Properties.MANAGEMENT_AVAILABLE)).isEqualTo(Verdict.VIOLATED);
    }
}
