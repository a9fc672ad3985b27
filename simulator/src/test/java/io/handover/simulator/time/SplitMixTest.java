package io.handover.simulator.time;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class SplitMixTest {
    /** The first outputs of the published generator for the seeds 0 and 1234567. */
    @Test
    void theStreamIsThatOfThePublishedAlgorithm() {
        assertThat(LongStream.range(0, 3).map(i -> SplitMix.at(0, i)))
                .containsExactly(0xE220A8397B1DCDAFL, 0x6E789E6AA1B965F4L, 0x06C45D188009454FL);
        assertThat(LongStream.range(0, 5).map(i -> SplitMix.at(1234567, i)))
                .containsExactly(
                        6457827717110365317L,
                        3203168211198807973L,
                        -8629252141511181193L,
                        4593380528125082431L,
                        -2037821214251327795L);
    }

    @Test
    void theStreamOfTheJdkIsTheSame() {
        java.util.SplittableRandom reference = new java.util.SplittableRandom(42);

        assertThat(LongStream.range(0, 100).map(i -> SplitMix.at(42, i)).toArray())
                .isEqualTo(LongStream.generate(reference::nextLong).limit(100).toArray());
    }
}
