package io.handover.analysis.time;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** When to stop, on coins whose shares are known. */
class StagesTest {
    private static final ByWidth BY = new ByWidth(0.04, 0.95, 1_000_000);

    /** What the last stage saw of a coin. */
    private static Share seen(Stages stages, double share, long seed) {
        long[] hits = new long[1];
        Stages.Counting coin = (first, count) -> {
            hits[0] = ShareTest.hits(share, seed, first, count);
            return new long[] {hits[0]};
        };
        stages.plan(coin);
        stages.run(coin);
        return Share.of(hits[0], stages.planned(), stages.confidence());
    }

    @ParameterizedTest
    @CsvSource({"0, 0.999", "0.003, 0.93", "0.02, 0.94", "0.1, 0.94", "0.3, 0.94", "0.5, 0.94", "0.95, 0.94"})
    void intervalsHoldAsOftenAsTheySayAndSharesAreNotAskew(double share, double least) {
        int tries = 800;
        int held = 0;
        double sum = 0;
        for (int seed = 0; seed < tries; seed++) {
            Share seen = seen(new Stages(BY), share, 1_000 + seed);
            assertThat(seen.width()).isLessThanOrEqualTo(0.04);
            held += seen.low() <= share && share <= seen.high() ? 1 : 0;
            sum += seen.value();
        }
        assertThat((double) held / tries).isGreaterThanOrEqualTo(least);
        double deviation = Math.sqrt(share * (1 - share) / (200.0 * tries));
        assertThat(sum / tries).isBetween(share - 4 * deviation, share + 4 * deviation);
    }

    @Test
    void rareThingsTakeFewRunsAndCommonOnesMany() {
        Stages rare = new Stages(BY);
        Stages common = new Stages(BY);
        seen(rare, 0.001, 7);
        seen(common, 0.4, 7);

        assertThat(rare.needed()).isLessThan(500);
        assertThat(rare.planned()).isEqualTo(1_000);
        assertThat(common.planned()).isBetween(2_200L, 2_600L);
    }

    /** The first stage of these saw hardly anything of a share of one half. */
    @Test
    void whereTheFirstStageWasFarOffAThirdCountsAlone() {
        List<Long> counts = new ArrayList<>();
        Stages.Counting misleading = (first, count) -> {
            counts.add(count);
            return new long[] {first == 0 ? 1 : count / 2};
        };
        Stages stages = new Stages(BY);
        stages.plan(misleading);
        stages.run(misleading);

        assertThat(counts).hasSize(3);
        assertThat(stages.uncounted()).isEqualTo(counts.get(0) + counts.get(1));
        assertThat(stages.planned()).isEqualTo(counts.get(2));
        assertThat(stages.confidence()).isGreaterThan(0.998);
        assertThat(Share.of(stages.planned() / 2, stages.planned(), stages.confidence())
                        .width())
                .isLessThanOrEqualTo(0.04);
    }

    @Test
    void atMostSoManyRunsAreMade() {
        Stages stages = new Stages(new ByWidth(0.01, 0.95, 5_000));
        Share seen = seen(stages, 0.5, 3);

        assertThat(stages.uncounted() + stages.planned()).isEqualTo(5_000);
        assertThat(stages.needed()).isGreaterThan(38_000);
        assertThat(seen.width()).isGreaterThan(0.01);
    }
}
