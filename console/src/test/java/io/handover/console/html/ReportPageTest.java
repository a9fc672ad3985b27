package io.handover.console.html;

import static org.assertj.core.api.Assertions.assertThat;

import io.handover.console.ExitCode;
import io.handover.console.fixture.CommandRun;
import io.handover.console.fixture.Json;
import io.handover.files.Catalogue;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.HashSet;
import java.util.List;
import java.util.stream.Stream;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** What a page holds, as a parser of HTML reads it that knows nothing of how it was written. */
class ReportPageTest {
    @TempDir
    @SuppressWarnings("NullAway.Init")
    private static Path folder;

    @SuppressWarnings("NullAway.Init")
    private static String text;

    @SuppressWarnings("NullAway.Init")
    private static Document page;

    @SuppressWarnings("NullAway.Init")
    private static CommandRun run;

    @SuppressWarnings("NullAway.Init")
    private static CommandRun last;

    private static String written(String name, String... arguments) throws IOException {
        Path file = folder.resolve(name + ".html");
        last = CommandRun.of(Stream.concat(Stream.of(arguments), Stream.of("--report", file.toString()))
                .toArray(String[]::new));
        assertThat(last.err()).isEmpty();
        return Files.readString(file);
    }

    @BeforeAll
    static void checks() throws IOException {
        text = written("check", "check", "upgrade-without-downtime", "--faults", "none", "--runs", "300");
        page = Jsoup.parse(text);
        run = last;
    }

    @Test
    void theVerdictStandsFirstAndSaysWhatTheExitCodeSays() {
        Element first = page.expectFirst("main > *");

        assertThat(first.className()).contains("verdict", "bad");
        assertThat(first.text()).contains("Violated (exit code 1)", "promises", "break without any fault");
        assertThat(run.exitCode()).isEqualTo(ExitCode.VIOLATED);
    }

    @Test
    void theSameCheckGivesTheSameBytes() throws IOException {
        assertThat(written("again", "check", "upgrade-without-downtime", "--faults", "none", "--runs", "300"))
                .isEqualTo(text);
    }

    @Test
    void nothingIsLoadedAndNothingRunsButItsOwnScript() throws NoSuchAlgorithmException {
        assertThat(page.select("[src], link, iframe, object, embed, base, form"))
                .isEmpty();
        assertThat(page.select("a[href]").eachAttr("href")).allMatch(to -> to.startsWith("#"));
        assertThat(page.select("[style], [onclick], [onload]")).isEmpty();
        String policy = page.select("meta[http-equiv=Content-Security-Policy]").attr("content");
        assertThat(policy).contains("default-src 'none'").doesNotContain("unsafe", "http");
        for (String element : List.of("style", "script")) {
            assertThat(page.select(element)).hasSize(1);
            byte[] data = page.expectFirst(element).data().getBytes(StandardCharsets.UTF_8);
            String hash = Base64.getEncoder()
                    .encodeToString(MessageDigest.getInstance("SHA-256").digest(data));
            assertThat(policy).contains(element + "-src 'sha256-" + hash + "'");
        }
    }

    @Test
    void everyNameIsThereOnceAndEveryLinkLeadsSomewhere() {
        List<String> ids = page.select("[id]").eachAttr("id");

        assertThat(new HashSet<>(ids)).hasSameSizeAs(ids);
        assertThat(page.select("a[href]").eachAttr("href")).allMatch(to -> ids.contains(to.substring(1)));
    }

    @Test
    void eachFindingIsTheOneOfTheTextWithItsTokenAndALaneForEachServer() {
        List<Element> findings = page.select("article[id^=finding-]");

        assertThat(findings).isNotEmpty();
        for (Element finding : findings) {
            String token = finding.expectFirst(".command").text().replaceAll(".* ", "");
            assertThat(run.out()).contains(token);
            List<String> headings = finding.select(".timeline thead th").eachText();
            List<String> servers = headings.subList(headings.indexOf("operator") + 1, headings.size());
            assertThat(servers).hasSizeBetween(2, 3).allMatch(name -> name.startsWith("DK_MGT_"));
            assertThat(finding.select(".drawing .names .name").eachText())
                    .containsExactlyElementsOf(Stream.of(Stream.of("operator"), servers.stream(), Stream.of("active"))
                            .flatMap(names -> names)
                            .toList());
            assertThat(finding.select(".course svg").attr("data-x").split(" "))
                    .as("a place for each row of the table")
                    .hasSameSizeAs(finding.select(".timeline tbody tr"));
            assertThat(finding.expectFirst(".timeline tbody tr:last-child").text())
                    .contains("violated: ");
        }
    }

    @Test
    void assumptionsAndDeclarationsStandInWordsAndTheCommandBehindEveryFigure() {
        assertThat(page.select("#basis").text())
                .contains("forceActivation=WHEN_UNSTABLE", "are declared lost from", "seed 1");
        assertThat(page.select("#promises, #matrix, #times, #coverage, #basis"))
                .hasSize(5)
                .allMatch(section -> section.text().contains("--faults none --runs 300 --seed 1")
                        && section.text().contains("handover 0."));
        assertThat(page.select("#line-1").text()).contains("procedure:");
    }

    @Test
    void whatIsAskedBesideTimesHasASectionWithTheFiguresOfTheJsonAndNothingElseHas() throws IOException {
        Path json = folder.resolve("time.json");
        Document read = Jsoup.parse(written(
                "time",
                ("time upgrade-without-downtime --site pair --faults crash --runs 300 --drivers --sobol 100 --retreat --rare"
                                + " only-declared-changes-lost --sweep faults.crash.every=1h..50h:2 --report " + json)
                        .split(" ")));
        JsonNode told = Json.valid(Files.readString(json), "time");
        List<String> beside = List.of("sweep-1", "drivers", "sobol", "rare", "retreat");

        assertThat(read.select("section").eachAttr("id")).containsSubsequence(beside);
        assertThat(read.select("nav a").eachAttr("href"))
                .containsAll(beside.stream().map(id -> "#" + id).toList());
        assertThat(read.select("#drivers h3 + p").eachText())
                .containsExactlyElementsOf(Json.elements(told.at("/drivers/outcomes")).stream()
                        .map(outcome -> outcome.path("sentence").asString())
                        .toList());
        assertThat(read.select("#drivers tbody th").eachText())
                .contains(told.at("/drivers/outcomes/0/drivers/0/factor").asString());
        assertThat(read.select("#sobol tbody th").eachText().get(0))
                .isEqualTo(told.at("/sobol/outcomes/0/indices/0/group").asString());
        assertThat(read.select("#rare h3 ~ .scroll tbody tr"))
                .hasSize(told.at("/rare/0/levels").size());
        assertThat(read.select("#rare .timeline tbody tr"))
                .hasSizeGreaterThanOrEqualTo(told.at("/rare/0/timeline").size());
        assertThat(read.select("#retreat tbody th").eachText())
                .containsExactlyElementsOf(Json.elements(told.at("/retreat/steps")).stream()
                        .map(step -> step.path("step").asInt() + " "
                                + step.path("command").asString())
                        .toList());
        assertThat(read.select("#retreat p").eachText().get(0)).startsWith("The point of no return is step 7");
        assertThat(read.select("#drivers, #sobol, #rare, #retreat"))
                .allMatch(section -> !section.select("svg.row-plot").isEmpty())
                .allMatch(section -> section.select(".again").text().contains("--sobol 100"));

        assertThat(Jsoup.parse(written("plain", "time", "switch-over", "--runs", "20"))
                        .select("section")
                        .eachAttr("id"))
                .containsExactly("promises", "spread", "measures", "steps", "basis");
    }

    @Test
    void whatAFileSaysIsTextAndNeverMarkup() throws IOException {
        String hostile = "<img src=x onerror=alert(1)> </script><b>\\\"&amp;";
        Path file = folder.resolve("hostile.yaml");
        Files.writeString(
                file,
                Catalogue.procedure("switch-over")
                        .text()
                        .replaceFirst("(?m)^title: .*", "title: \"" + hostile.replace("\\", "\\\\") + "\""));

        Document read = Jsoup.parse(written("hostile", "check", file.toString(), "--faults", "none", "--runs", "20"));

        assertThat(read.select("img, b[onerror], [onerror]")).isEmpty();
        assertThat(read.select("script")).hasSize(1);
        assertThat(read.select("#basis").text()).contains("<img src=x onerror=alert(1)> </script><b>\"&amp;");
    }
}
