package io.handover.simulator.site;

import static org.assertj.core.api.Assertions.assertThat;

import io.handover.simulator.time.Distribution.Exponential;
import io.handover.simulator.time.Distribution.Fixed;
import io.handover.simulator.time.Distribution.LogNormal;
import io.handover.simulator.time.Distribution.Uniform;
import org.junit.jupiter.api.Test;

class TimingTest {
    /** docs/model.md, "Durations". */
    @Test
    void whatIsNotStatedIsAsThePageSays() {
        Timing usual = Timing.DEFAULT;

        assertThat(usual.of(Activity.CHANGES)).isEqualTo(Exponential.perHour(12));
        assertThat(usual.of(Activity.URGENT_CONCERNS)).isEqualTo(Exponential.perHour(4));
        assertThat(usual.of(Activity.REPLICATION)).isEqualTo(new LogNormal(200, 3_000));
        assertThat(usual.of(Activity.COMMAND)).isEqualTo(new Uniform(1_000, 3_000));
        assertThat(usual.of(Activity.FORCE_ACTIVATION)).isEqualTo(new Uniform(2_000, 6_000));
        assertThat(usual.of(Activity.BLOCK)).isEqualTo(new Uniform(10_000, 30_000));
        assertThat(usual.of(Activity.OPEN_CLIENT)).isEqualTo(new Uniform(5_000, 15_000));
        assertThat(usual.of(Activity.CLIENT_IDLE)).isEqualTo(new Fixed(900_000));
        assertThat(usual.of(Activity.LOOK)).isEqualTo(new Uniform(1_000, 3_000));
        assertThat(usual.of(Activity.LOOK_AT_INSTALLER)).isEqualTo(new Uniform(0, 180_000));
        assertThat(usual.of(Activity.VERIFY)).isEqualTo(new Uniform(60_000, 180_000));
        assertThat(usual.of(Activity.SWITCH)).isEqualTo(new Fixed(4_000));
        assertThat(usual.of(Activity.SWITCH_INITIALIZATION)).isEqualTo(new Fixed(20_000));
        assertThat(usual.of(Activity.SERVER_START)).isEqualTo(new Uniform(10_000, 20_000));
        assertThat(usual.of(Activity.INSTALLER)).isEqualTo(new LogNormal(720_000, 2_100_000));
        assertThat(usual.of(Activity.INITIALIZATION)).isEqualTo(new LogNormal(40_000, 300_000));
        assertThat(usual.of(Activity.RESTART)).isEqualTo(new Uniform(30_000, 180_000));
        assertThat(usual.of(Activity.REACTION)).isEqualTo(new LogNormal(20_000, 240_000));
        assertThat(usual.of(Activity.URGENT_REACTION)).isEqualTo(new LogNormal(5_000, 30_000));
        assertThat(usual.polls()).isEqualTo(new Polls(10_000, 5_000, 2));
    }

    @Test
    void oneThingStatedChangesNothingElse() {
        Timing stated = Timing.DEFAULT.with(Activity.LOOK, new Fixed(1));

        assertThat(stated.of(Activity.LOOK)).isEqualTo(new Fixed(1));
        assertThat(stated.with(Activity.LOOK, Activity.LOOK.usual()))
                .isEqualTo(Timing.DEFAULT)
                .hasSameHashCodeAs(Timing.DEFAULT);
        assertThat(stated).isNotEqualTo(Timing.DEFAULT);
    }

    @Test
    void activitiesAreNamedAsInSiteFiles() {
        assertThat(Activity.LOOK_AT_INSTALLER.key()).isEqualTo("look-at-installer");
    }
}
