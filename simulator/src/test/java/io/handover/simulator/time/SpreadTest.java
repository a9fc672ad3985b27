package io.handover.simulator.time;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.handover.simulator.time.Distribution.Fixed;
import io.handover.simulator.time.Distribution.LogNormal;
import io.handover.simulator.time.Distribution.Uniform;
import java.util.Arrays;
import java.util.SplittableRandom;
import org.assertj.core.data.Percentage;
import org.junit.jupiter.api.Test;

class SpreadTest {
    private static final Distribution INSTALLER = new LogNormal(720_000, 2_100_000);
    private static final Distribution LOOK = new Uniform(0, 180_000);

    @Test
    void whatIsFixedIsTheSameAtEveryQuantile() {
        Spread spread = Spread.of(new Fixed(4_000)).plus(Spread.of(new Fixed(1_000)));
        assertThat(spread.quantile(0.05)).isEqualTo(5_000);
        assertThat(spread.quantile(0.95)).isEqualTo(5_000);
    }

    @Test
    void theSumOfTwoUniformOnesIsATriangle() {
        Spread spread = Spread.of(new Uniform(0, 1_000)).plus(Spread.of(new Uniform(0, 1_000)));
        assertThat(spread.quantile(0.5)).isCloseTo(1_000, within(15L));
        assertThat(spread.quantile(0.95)).isCloseTo(Math.round(2_000 - 1_000 * Math.sqrt(0.1)), within(15L));
    }

    @Test
    void aSumHasTheQuantilesOfManyDraws() {
        Spread spread = Spread.of(INSTALLER).plus(Spread.of(LOOK)).plus(Spread.of(LOOK));
        SplittableRandom random = new SplittableRandom(1);
        Quantiles installer = new Quantiles(INSTALLER);
        Quantiles look = new Quantiles(LOOK);
        long[] draws = new long[200_000];
        Arrays.setAll(
                draws, i -> installer.at(random.nextInt()) + look.at(random.nextInt()) + look.at(random.nextInt()));
        Arrays.sort(draws);
        for (double share : new double[] {0.05, 0.5, 0.95}) {
            assertThat(spread.quantile(share))
                    .as("%s", share)
                    .isCloseTo(draws[(int) (share * draws.length)], Percentage.withPercentage(3));
        }
    }

    @Test
    void theLongerOfTwoIsNeverShorterThanEither() {
        Spread longer = Spread.of(INSTALLER).orLonger(Spread.of(new Fixed(900_000)));
        assertThat(longer.quantile(0.05)).isEqualTo(900_000);
        assertThat(longer.quantile(0.95)).isGreaterThan(1_400_000);
    }

    @Test
    void nothingAddsNothing() {
        Spread spread = Spread.of(LOOK);
        assertThat(spread.plus(Spread.NONE).quantile(0.5)).isEqualTo(spread.quantile(0.5));
    }
}
