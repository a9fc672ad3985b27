package io.handover.console.report.trace;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.handover.console.Terminal;
import io.handover.console.fixture.Json;
import io.handover.console.run.Work;
import io.handover.executor.trace.DualActive;
import io.handover.executor.trace.Sample;
import io.handover.executor.trace.Span;
import io.handover.executor.trace.Trace;
import io.handover.files.Catalogue;
import io.handover.files.InputException;
import io.handover.files.SiteFile;
import io.handover.simulator.site.Activity;
import io.handover.simulator.site.Polls;
import io.handover.simulator.site.Timing;
import io.handover.simulator.time.Distribution.Exponential;
import io.handover.simulator.time.Distribution.Fixed;
import io.handover.simulator.time.Distribution.LogNormal;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

class MeasuredTimingTest {
    private static final String SITE = """
            # Ours.
            site: ours
            title: 'Our site'
            timing: # as we guess
              # a comment inside
              installer: { fixed: 5m }
              changes: { exponential: { per-hour: 7 } }
              reaction:
                uniform:
                  from: 1s
                  to: 1m 1s 1ms
              polls: { every: 20s }

            # The servers.
            servers:
              - { name: A, address: 192.0.2.1, key: 10, mode: active }
              - name: B # the standby
                address: 192.0.2.2
                key: 20
                mode: standby
                api: { url: 'https://192.0.2.2:8082', version: '7.3', key: 'env:KEY' }
            """;

    private static Traced traced(
            String text, Trace.Verdict verdict, Map<Activity, List<Span>> spans, DualActive... dualActives) {
        Work work = Work.of(Catalogue.procedure("switch-over"), Catalogue.siteOf("site.yaml", text));
        return new Traced(
                Path.of("a.journal"),
                work,
                new Trace(
                        verdict,
                        Optional.empty(),
                        List.of(),
                        List.of(),
                        List.of(),
                        spans,
                        List.of(dualActives),
                        7,
                        true,
                        true),
                List.of());
    }

    private static List<Span> seconds(long... seconds) {
        return LongStream.of(seconds)
                .mapToObj(second -> new Span(new Sample(second * 1_000, second * 1_000), 0))
                .toList();
    }

    private static final Map<Activity, List<Span>> SPANS = new EnumMap<>(Map.of(
            Activity.REACTION, seconds(10, 20, 40),
            Activity.COMMAND, seconds(2, 2, 2, 2),
            Activity.FORCE_ACTIVATION, seconds(2, 3)));

    private static MeasuredTiming measured(String text) {
        return MeasuredTiming.of(new Traces(List.of(traced(text, Trace.Verdict.POSSIBLE, SPANS))));
    }

    @Test
    void standsInTheSitesFileAndAllElseStaysAsItIs() {
        String written = measured(SITE).file();
        SiteFile before = Catalogue.siteOf("site.yaml", SITE);
        SiteFile after = Catalogue.siteOf("site.yaml", written);
        LogNormal reaction = (LogNormal) after.site().timing().of(Activity.REACTION);
        assertThat(reaction.medianMillis()).isBetween(19_950L, 20_050L);
        assertThat(reaction.p99Millis()).isBetween(70_000L, 80_000L);
        Timing expected = Timing.DEFAULT
                .with(Activity.INSTALLER, new Fixed(300_000))
                .with(Activity.CHANGES, Exponential.perHour(7))
                .with(Activity.REACTION, reaction)
                .with(Activity.COMMAND, new Fixed(2_000))
                .with(new Polls(20_000, 5_000, 2));
        assertThat(after.site().timing()).isEqualTo(expected);
        assertThat(after.site().site()).isEqualTo(before.site().site());
        assertThat(after.apis()).isEqualTo(before.apis());
        assertThat(written)
                .startsWith("# This is a report of 'handover trace'.\n")
                .contains(
                        "# Ours.",
                        "# The servers.",
                        "# the standby",
                        "with a timing of 1 journal of a possible history",
                        "Left out, with fewer than 3 samples: force-activation (2), installer (0), initialization (0),"
                                + " urgent-reaction (0).",
                        "  # measured: 3 samples; greatest distance from them 0.",
                        "# Polls were not measured: two active servers were not seen (0 detections, 0 times of two active that"
                                + " ended before).");
    }

    private static DualActive detected(long seconds) {
        return new DualActive(seconds * 1_000 - 500, seconds * 1_000 + 500, 2);
    }

    private static final DualActive UNDETECTED = new DualActive(3_000, Long.MAX_VALUE, 2);

    private static Traces dualActive(String text, DualActive... seen) {
        return new Traces(List.of(traced(text, Trace.Verdict.POSSIBLE, SPANS, seen)));
    }

    /** Gaps of 15 to 25 s, of which two confirm: half a minute is longer than any two servers take on average. */
    @Test
    void theTimeBetweenPollsIsWhatMakesDetectionsLikely() {
        Traces traces = dualActive(SITE, detected(18), detected(27), detected(22), UNDETECTED);
        MeasuredTiming timing = MeasuredTiming.of(traces);
        String written = timing.file();
        Polls polls = Catalogue.siteOf("site.yaml", written).site().timing().polls();
        assertThat(polls.everyMillis()).isBetween(15_000L, 22_000L);
        assertThat(polls.jitterMillis()).isBetween(polls.everyMillis() / 4 - 1, polls.everyMillis() / 4 + 1);
        assertThat(polls.toConfirm()).isEqualTo(2);
        assertThat(written)
                .contains(
                        "# Polls: assumed are 'to-confirm', the jitter in proportion to 'every'",
                        "  # measured: 3 detections, 1 time of two active that ended before; greatest distance from them 0.");
        assertThat(TraceText.of(traces, Optional.of(timing), Terminal.NONE).replaceAll("\\s+", " "))
                .contains(
                        " polls every 1",
                        "2 to confirm",
                        "fits: yes; 3 detections, 1 time of two active that ended before");
        JsonNode json =
                Json.valid(TraceJson.of(traces, Optional.of(timing)), "trace").path("polls");
        assertThat(json.path("every").asLong()).isEqualTo(polls.everyMillis());
        assertThat(json.path("undetected").asInt()).isEqualTo(1);
        assertThat(MeasuredTiming.of(dualActive(
                                SITE.replace("polls: { every: 20s }", ""), detected(9), detected(9), detected(9)))
                        .file())
                .contains("  polls: { every: ");
    }

    @Test
    void whereNothingCanBeSaidOfPollsItSaysWhy() {
        assertThat(MeasuredTiming.of(dualActive(SITE)).alarm().why()).isEqualTo("two active servers were not seen");
        Traces seldom = dualActive(SITE, detected(18), detected(27), UNDETECTED);
        MeasuredTiming left = MeasuredTiming.of(seldom);
        assertThat(left.file())
                .contains(
                        "Polls were not measured: fewer than 3 detections (2 detections, 1 time of two active that ended before).",
                        "  polls: { every: 20s, jitter: 5s, to-confirm: 2 }");
        assertThat(TraceText.of(seldom, Optional.of(left), Terminal.NONE))
                .contains("polls  left out: fewer than 3 detections");
        assertThat(Json.valid(TraceJson.of(seldom, Optional.of(left)), "trace")
                        .path("polls")
                        .path("why")
                        .asString())
                .isEqualTo("fewer than 3 detections");
        Traces alarms = dualActive(SITE + "assumptions:\n  splitBrainReaction: ALARM_ONLY\n", UNDETECTED, UNDETECTED);
        assertThat(MeasuredTiming.of(alarms).file())
                .contains(
                        "Polls were not measured: the site is taken to alarm only (ALARM_ONLY), which no look shows (0 ");
    }

    /** Written again, it only takes the new figures. */
    @Test
    void canBeMeasuredAgain() {
        String once = measured(SITE).file();
        Timing timing =
                Catalogue.siteOf("site.yaml", measured(once).file()).site().timing();
        assertThat(timing).isEqualTo(Catalogue.siteOf("site.yaml", once).site().timing());
        assertThat(measured(Catalogue.site("pair").text()).file()).contains("timing:\n  # measured: 4 samples");
    }

    @Test
    void isRefusedWhereTheFileIsWrittenOtherwise() {
        String flow = "{ site: x, title: x, servers: [ { name: A, address: 192.0.2.1, key: 10, mode: active },"
                + " { name: B, address: 192.0.2.2, key: 20, mode: standby } ] }";
        assertThatThrownBy(() -> measured(flow).file())
                .isInstanceOf(InputException.class)
                .hasMessageContaining("cannot be set into this file");
    }

    @Test
    void isOfPossibleHistoriesOfOneSite() {
        Traced one = traced(SITE, Trace.Verdict.POSSIBLE, SPANS);
        Traced unknown = traced(SITE, Trace.Verdict.UNKNOWN, SPANS);
        Traced other = traced(SITE.replace("site: ours", "site: other"), Trace.Verdict.POSSIBLE, SPANS);
        assertThat(MeasuredTiming.of(new Traces(List.of(one, unknown))))
                .isEqualTo(MeasuredTiming.of(new Traces(List.of(one))));
        assertThat(MeasuredTiming.of(new Traces(List.of(one, one)))
                        .rows()
                        .get(0)
                        .samples())
                .isEqualTo(8);
        assertThatThrownBy(() -> MeasuredTiming.of(new Traces(List.of(one, other))))
                .isInstanceOf(InputException.class)
                .hasMessageContaining("a timing is of one site");
    }

    @Test
    void isToldAsTextAndAsJson() {
        Traces traces = new Traces(List.of(traced(SITE, Trace.Verdict.POSSIBLE, SPANS)));
        Optional<MeasuredTiming> timing = Optional.of(MeasuredTiming.of(traces));
        assertThat(TraceText.of(traces, timing, Terminal.NONE))
                .contains("The site's timing, measured", "force-activation", "fewer than 3 samples: left out");
        List<JsonNode> rows =
                Json.elements(Json.valid(TraceJson.of(traces, timing), "trace").path("timing"));
        assertThat(rows).hasSize(6);
        assertThat(rows.get(0).path("activity").asString()).isEqualTo("command");
        assertThat(rows.get(0).path("median").asInt()).isEqualTo(2_000);
        assertThat(rows.get(1).has("median")).isFalse();
    }
}
