package io.handover.console.html;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import j2html.tags.DomContent;
import java.util.List;
import java.util.Optional;
import org.assertj.core.data.Offset;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.Test;

class PlotsTest {
    private static final Offset<Double> A_LITTLE = Offset.offset(0.06);

    private static Document drawn(DomContent plot) {
        return Jsoup.parse(plot.render());
    }

    private static double number(Document plot, String element, String attribute) {
        return Double.parseDouble(plot.select(element).attr(attribute));
    }

    @Test
    void anIntervalStandsWhereItsScaleSays() {
        Scale scale = Scale.linear(-10, 10, String::valueOf);
        Document plot = drawn(Plots.interval(Tone.GOOD, scale, -5, 0, 5, Optional.of(0.0)));

        double width = number(plot, ".axis", "x2") - number(plot, ".axis", "x1");
        double from = number(plot, ".axis", "x1");
        assertThat(number(plot, ".value", "cx")).isEqualTo(from + width / 2, A_LITTLE);
        assertThat(number(plot, ".reference", "x1")).isEqualTo(number(plot, ".value", "cx"));
        assertThat(number(plot, ".reach", "x")).isEqualTo(from + width / 4, A_LITTLE);
        assertThat(number(plot, ".reach", "width")).isEqualTo(width / 2, A_LITTLE);
        assertThat(plot.select("svg").attr("aria-hidden")).isEqualTo("true");
    }

    @Test
    void timesAreToldApartByTheirRatiosAndWrittenAtRoundValues() {
        Scale scale = Scale.times(1_000, 3_600_000, millis -> millis / 1_000 + " s");

        assertThat(scale.ticks()).containsExactly(1_000.0, 10_000.0, 60_000.0, 600_000.0, 3_600_000.0);
        assertThat(scale.place(60_000)).isEqualTo(0.5, Offset.offset(1e-9));
        assertThat(scale.place(0)).isZero();
        assertThat(scale.place(Double.POSITIVE_INFINITY)).isEqualTo(1);
    }

    @Test
    void aLinearScaleHasAFewRoundTicks() {
        for (double high : new double[] {1, 3, 7, 12, 95, 1_234, 0.02}) {
            List<Double> ticks = Scale.linear(0, high, String::valueOf).ticks();
            assertThat(ticks).hasSizeBetween(3, 11).contains(0.0);
            assertThat(ticks.get(ticks.size() - 1)).isLessThanOrEqualTo(high);
        }
        assertThatThrownBy(() -> new Scale(1, 1, false, List.of(), String::valueOf))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void whatHasNoEndHasAnArrow() {
        Scale scale = Scale.times(1_000, 60_000, String::valueOf);

        assertThat(drawn(Plots.percentiles(scale, List.of(2_000.0, 3_000.0, 4_000.0, Double.POSITIVE_INFINITY)))
                        .select(".arrow"))
                .hasSize(1);
        assertThat(drawn(Plots.percentiles(scale, List.of(2_000.0, 3_000.0, 4_000.0, 5_000.0)))
                        .select(".arrow"))
                .isEmpty();
        assertThat(drawn(Plots.between(scale, 2_000, Double.POSITIVE_INFINITY)).select(".arrow"))
                .hasSize(1);
    }

    @Test
    void barsAreAsHighAsTheirShares() {
        Document plot =
                drawn(Plots.histogram("A title", Scale.linear(0, 3, String::valueOf), List.of(0.25, 0.5, 0.0, 0.25)));

        List<Double> heights = plot.select(".bar").eachAttr("height").stream()
                .map(Double::valueOf)
                .toList();
        assertThat(heights).hasSize(3);
        assertThat(heights.get(0)).isEqualTo(heights.get(1) / 2, A_LITTLE);
        assertThat(plot.select("svg").attr("aria-label")).isEqualTo("A title");
    }

    @Test
    void aCurveOfSharesRisesToTheTop() {
        Document plot = drawn(Plots.shares(
                "A title",
                Scale.linear(0, 4, String::valueOf),
                List.of(new Plots.Point(1, 0.5), new Plots.Point(2, 1))));

        assertThat(plot.select(".curve").attr("d"))
                .matches("M46 172( H[\\d.]+ V[\\d.]+){2} H\\d+")
                .contains("V10 ");
    }
}
