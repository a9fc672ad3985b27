package io.handover.simulator.campaign;

import static org.assertj.core.api.Assertions.assertThat;

import io.handover.simulator.campaign.FaultClass.Blame;
import io.handover.simulator.fault.Fault;
import io.handover.simulator.fault.Faults;
import java.util.List;
import org.junit.jupiter.api.Test;

class FaultClassTest {
    private static List<String> names(String... faults) {
        return FaultClass.of(List.of(faults).stream()
                        .map(name -> Faults.named(name).orElseThrow())
                        .toList())
                .stream()
                .map(FaultClass::name)
                .toList();
    }

    @Test
    void theOperatorsSlipsAreThese() {
        assertThat(Faults.ALL.stream().filter(Fault::isSlip).map(Fault::name))
                .containsExactly("skip", "distraction", "repeated-step", "wrong-server", "swapped-steps", "stale-view");
    }

    @Test
    void whereThereAreSlipsAllThatAreNoneStrikeTogetherInAClassOfTheirOwn() {
        assertThat(names("crash", "cut", "skip"))
                .containsExactly("none", "crash", "cut", "skip", "environment", "all together");
        assertThat(names("crash", "skip")).containsExactly("none", "crash", "skip", "all together");
        assertThat(names("crash", "cut")).containsExactly("none", "crash", "cut", "all together");
        assertThat(names("crash")).containsExactly("none", "crash");
    }

    @Test
    void aClassNeedsASlipWhereOneIsAmongItsFaults() {
        List<FaultClass> classes = FaultClass.of(Faults.ALL);

        assertThat(classes.get(0).blame()).isEqualTo(Blame.NONE);
        assertThat(classes)
                .filteredOn(one -> one.name().equals("crash"))
                .allMatch(one -> one.blame() == Blame.ENVIRONMENT);
        assertThat(classes).filteredOn(one -> one.name().equals("skip")).allMatch(one -> one.blame() == Blame.SLIPS);
        assertThat(classes.get(classes.size() - 2).blame()).isEqualTo(Blame.ENVIRONMENT);
        assertThat(classes.get(classes.size() - 1).blame()).isEqualTo(Blame.SLIPS);
    }
}
