package io.handover.files;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.handover.simulator.site.Activity;
import io.handover.simulator.site.FaultPlan;
import io.handover.simulator.site.Polls;
import io.handover.simulator.site.SimulatedSite;
import io.handover.simulator.time.Distribution;
import io.handover.simulator.time.Distribution.Exponential;
import io.handover.simulator.time.Distribution.Fixed;
import io.handover.simulator.time.Distribution.LogNormal;
import io.handover.simulator.time.Distribution.Uniform;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class SiteParameterTest {
    private static final SimulatedSite SITE = Catalogue.site("three-servers").site();

    static Stream<Arguments> timings() {
        return Stream.of(
                Arguments.of("timing.reaction.median", "40s", Activity.REACTION, new LogNormal(40_000, 480_000)),
                Arguments.of("timing.reaction.p99", "1m", Activity.REACTION, new LogNormal(20_000, 60_000)),
                Arguments.of("timing.reaction.scale", "0.5", Activity.REACTION, new LogNormal(10_000, 120_000)),
                Arguments.of("timing.command.min", "2s", Activity.COMMAND, new Uniform(2_000, 3_000)),
                Arguments.of("timing.command.to", "10s", Activity.COMMAND, new Uniform(1_000, 10_000)),
                Arguments.of("timing.command.mean", "4s", Activity.COMMAND, new Uniform(2_000, 6_000)),
                Arguments.of("timing.client-idle.fixed", "1m", Activity.CLIENT_IDLE, new Fixed(60_000)),
                Arguments.of("timing.changes.per-hour", "60", Activity.CHANGES, new Exponential(60_000)),
                Arguments.of("timing.changes.every", "1h", Activity.CHANGES, new Exponential(3_600_000)));
    }

    @ParameterizedTest
    @MethodSource("timings")
    void aNumberOfTheTimingIsMovedAndNothingElse(String path, String value, Activity activity, Distribution expected) {
        SiteParameter parameter = SiteParameter.named(path, SITE);
        SimulatedSite moved = parameter.at(parameter.value(value));

        assertThat(moved.timing()).isEqualTo(SITE.timing().with(activity, expected));
        assertThat(moved.faults()).isEqualTo(SITE.faults());
        assertThat(parameter.distribution(moved)).contains(expected);
    }

    @Test
    void theMeanOfALogNormalIsWhatItSays() {
        SiteParameter parameter = SiteParameter.named("timing.reaction.mean", SITE);
        LogNormal moved =
                (LogNormal) parameter.distribution(parameter.at(60_000)).orElseThrow();
        double sigma = Math.log((double) moved.p99Millis() / moved.medianMillis()) / 2.3263478740408408;

        assertThat(moved.medianMillis() * Math.exp(sigma * sigma / 2)).isBetween(59_950.0, 60_050.0);
    }

    @Test
    void pollsKeepTheirJitterInProportion() {
        assertThat(SiteParameter.named("timing.polls.every", SITE)
                        .at(30_000)
                        .timing()
                        .polls())
                .isEqualTo(new Polls(30_000, 15_000, 2));
        assertThat(SiteParameter.named("timing.polls.to-confirm", SITE)
                        .at(4)
                        .timing()
                        .polls())
                .isEqualTo(new Polls(10_000, 5_000, 4));
    }

    @Test
    void aFaultStrikesAsOftenAndLastsAsLongAsItIsMovedTo() {
        SimulatedSite often = SiteParameter.named("faults.cut.every", SITE).at(7_200_000);
        SiteParameter lasts = SiteParameter.named("faults.cut.lasts.mean", often);
        FaultPlan.Entry entry = lasts.at(60_000).faults().entry("cut").orElseThrow();

        assertThat(entry.every()).contains(new Exponential(7_200_000));
        assertThat(entry.lasts()).isPresent();
        assertThat(lasts.fault()).contains("cut");
        assertThat(SITE.faults().entry("cut")).isEmpty();
    }

    @Test
    void whatCannotBeIsRefusedInWords() {
        assertThatThrownBy(
                        () -> SiteParameter.named("timing.reaction.p99", SITE).at(1_000))
                .isInstanceOf(InputException.class)
                .hasMessage("1s is not possible: it lies below the median, which stays at 20s");
        assertThatThrownBy(() -> SiteParameter.named("faults.crash.lasts.mean", SITE))
                .isInstanceOf(InputException.class)
                .hasMessageContaining("'faults.crash' has no 'lasts'");
    }
}
