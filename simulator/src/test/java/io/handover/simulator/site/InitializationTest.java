package io.handover.simulator.site;

import static org.assertj.core.api.Assertions.assertThat;

import io.handover.simulator.time.Distribution.Fixed;
import io.handover.simulator.time.Distribution.Uniform;
import org.junit.jupiter.api.Test;

class InitializationTest {
    @Test
    void anInitializationIsTwoRestartsOfTheirOwnAndAFilling() {
        Initialization initialization = new Initialization(Timing.DEFAULT
                .with(Activity.SERVER_START, new Uniform(10_000, 20_000))
                .with(Activity.INITIALIZATION, new Fixed(40_000)));

        assertThat(initialization.lasts(0, 0, 0)).isEqualTo(60_000);
        assertThat(initialization.lasts(-1, 0, 0)).isEqualTo(70_000);
        assertThat(initialization.lasts(0, 0, -1)).isEqualTo(70_000);
    }
}
