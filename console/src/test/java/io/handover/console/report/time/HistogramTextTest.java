package io.handover.console.report.time;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.handover.analysis.time.Share;
import io.handover.analysis.time.Summary;
import io.handover.console.Terminal;
import io.handover.console.report.Page;
import io.handover.simulator.campaign.Percentiles;
import io.handover.simulator.run.Measures;
import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class HistogramTextTest {
    private static Summary of(LongStream values) {
        Percentiles percentiles = new Percentiles();
        values.forEach(percentiles::record);
        return new Summary(Share.of(percentiles.never(), percentiles.runs(), 0.95), List.of(), List.of(), percentiles);
    }

    private static String text(Unit unit, Summary summary, Terminal terminal) {
        Page page = new Page(terminal);
        HistogramText.write(page, unit, summary);
        return page.toString();
    }

    private static Terminal wide(int columns) {
        return new Terminal(false, false, columns);
    }

    @Test
    void eachNumberOfChangesHasABar() {
        Summary summary = of(LongStream.of(0, 1, 1, 2, 2, 2, 3, Measures.NEVER, 0, 2));

        assertThat(text(Unit.CHANGES, summary, wide(40))).isEqualTo("""
                  none   20.0 %  ############
                  1      20.0 %  ############
                  2      40.0 %  #######################
                  3      10.0 %  ######
                  never  10.0 %  ######
                """);
    }

    @Test
    void whatLiesFarFromTheOthersIsOneBar() {
        Summary summary = of(LongStream.concat(
                LongStream.range(0, 990).map(i -> 30_000 + i * 20),
                LongStream.range(0, 5).map(i -> 3_000_000 * (i + 1))));

        assertThat(text(Unit.TIME, summary, wide(60)).lines())
                .first()
                .asString()
                .startsWith("  30 to 32 s");
        assertThat(text(Unit.TIME, summary, wide(60)).lines().reduce((one, other) -> other))
                .hasValueSatisfying(
                        line -> assertThat(line).startsWith("  more").contains(" 0.5 %"));
    }

    @ParameterizedTest
    @CsvSource({
        "1, 40, s",
        "100, 5000, s",
        "20000, 55000, s",
        "60000, 600000, min",
        "1200000, 1900000, min",
        "1800000, 7200000, h",
        "1, 100000000, h",
        "5, 9, s"
    })
    void barsAddUpToAllRunsAndHaveOneUnit(long from, long to, String unit) {
        Summary summary = of(LongStream.range(0, 2_000).map(i -> from + (to - from) * i / 2_000));
        List<String> lines = text(Unit.TIME, summary, wide(70)).lines().toList();

        double sum = lines.stream()
                .mapToDouble(line -> Double.parseDouble(line.replaceAll(".*?([\\d.]+) %.*", "$1")))
                .sum();
        assertThat(sum).isCloseTo(100, within(1.5));
        assertThat(lines.size()).isBetween(1, 16);
        assertThat(lines).allMatch(line -> line.matches(" {2}(less|more|none|.* to .* " + unit + ") .*"));
    }

    @ParameterizedTest
    @ValueSource(ints = {20, 40, 60, 120, 200})
    void barsFitIntoTheTerminalWithBlocksAndWithout(int columns) {
        Summary summary = of(LongStream.range(0, 2_000).map(i -> 20_000 + i * i / 10));
        for (boolean blocks : new boolean[] {false, true}) {
            assertThat(text(Unit.TIME, summary, new Terminal(false, false, columns, blocks))
                            .lines())
                    .allMatch(line -> line.length() <= Math.max(columns, 35));
        }
    }

    @Test
    void blocksAreUsedOnlyWhereTheyAreShown() {
        Summary summary = of(LongStream.of(1_000, 2_000, 2_000));

        assertThat(text(Unit.TIME, summary, new Terminal(false, false, 40, true)))
                .contains("\u2588");
        assertThat(text(Unit.TIME, summary, wide(40))).matches("\\p{ASCII}*");
    }

    @Test
    void oneValueIsNotWorthAHistogram() {
        assertThat(text(Unit.TIME, of(LongStream.empty()), wide(40))).isEmpty();
        assertThat(text(Unit.TIME, of(LongStream.of(7, 7)), wide(40)).lines()).hasSize(1);
    }
}
