package io.handover.console.html;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.Test;

class DrawnTimelineTest {
    private static Look look(Look.Band band, String release, Optional<String> source) {
        return new Look(band, Optional.empty(), Optional.of(release), source, source.isPresent());
    }

    private static Column column(long millis, Look first, Look second, String... violated) {
        return new Column(
                millis + " ms",
                millis,
                0,
                "A",
                "does <something>",
                "step 1",
                List.of(first, second),
                List.of(violated));
    }

    private static Document drawn(List<Column> columns) {
        return Jsoup.parse(
                DrawnTimeline.of("A title", List.of("A", "B"), columns, true).render());
    }

    private static final Look ACTIVE = look(Look.Band.ACTIVE, "old", Optional.empty());
    private static final Look STANDBY = look(Look.Band.STANDBY, "old", Optional.of("A"));

    @Test
    void aBandGoesOnAsLongAsTheServerLooksTheSameAndSaysWhatItIs() {
        Document drawing = drawn(List.of(
                column(0, ACTIVE, STANDBY),
                column(1_000, ACTIVE, STANDBY),
                column(2_000, look(Look.Band.CRASHED, "old", Optional.empty()), STANDBY, "management-available")));

        assertThat(drawing.select(".course rect.band").eachAttr("class"))
                .containsExactly("band band-active", "band band-crashed", "band band-standby");
        assertThat(drawing.select(".course .words").text()).contains("Active, old", "crashed, old", "Standby, old");
        assertThat(drawing.select(".course .stretch title").eachText())
                .contains("A: Active, old", "B: Standby, old, replicates from A", "active servers: none");
        assertThat(drawing.select(".violation").text()).contains("management-available");
        assertThat(drawing.expectFirst("tbody tr:last-child").text())
                .contains("does <something>", "violated: management-available");
    }

    @Test
    void momentsStandApartByTheTimeBetweenThemButNotInProportion() {
        List<Double> places = places(drawn(List.of(
                column(0, ACTIVE, STANDBY),
                column(1_000, ACTIVE, STANDBY),
                column(2_000, ACTIVE, STANDBY),
                column(602_000, ACTIVE, STANDBY))));

        double second = places.get(2) - places.get(1);
        double tenMinutes = places.get(3) - places.get(2);
        assertThat(tenMinutes).isBetween(second * 1.5, second * 10);
    }

    private static List<Double> places(Document drawing) {
        return Stream.of(drawing.select(".course svg").attr("data-x").split(" "))
                .map(Double::valueOf)
                .toList();
    }

    @Test
    void ofALongTimelineTheMiddleIsLeftOutAndThatIsSaid() {
        Document drawing = drawn(IntStream.range(0, 500)
                .mapToObj(i -> column(i * 100L, ACTIVE, STANDBY))
                .toList());

        assertThat(drawing.select("tbody tr")).hasSize(120);
        assertThat(drawing.select("summary").text()).contains("the first 50 and the last 70 of 500 moments");
        assertThat(drawing.select(".gap title").text()).contains("380 moments are left out here");
        assertThat(drawing.expectFirst("tbody tr:last-child").text()).startsWith("499");
    }

    @Test
    void aNarrowStretchHasNoWordsThatDoNotFit() {
        Document drawing = drawn(List.of(
                column(0, ACTIVE, STANDBY),
                column(10, look(Look.Band.INITIALIZING, "old", Optional.empty()), STANDBY),
                column(20, ACTIVE, STANDBY)));

        assertThat(drawing.select(".course .words text.band-initializing").eachText())
                .containsExactly("i");
        assertThat(drawing.select(".course .stretch title").eachText()).contains("A: initializing, old");
    }
}
