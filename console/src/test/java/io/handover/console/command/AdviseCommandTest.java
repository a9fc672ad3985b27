package io.handover.console.command;

import static org.assertj.core.api.Assertions.assertThat;

import io.handover.console.ExitCode;
import io.handover.console.fixture.CommandRun;
import io.handover.console.fixture.Json;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

class AdviseCommandTest {
    private static final String WRITTEN = "upgrade-without-downtime";
    private static final Pattern TOKEN = Pattern.compile("path\\.[\\w.-]+");

    @TempDir
    @SuppressWarnings("NullAway.Init") // set by JUnit
    Path folder;

    private static CommandRun advise(String... words) {
        return CommandRun.of(
                Stream.concat(Stream.of("advise"), Stream.of(words)).toArray(String[]::new));
    }

    private static JsonNode json(String... words) {
        CommandRun run = advise(
                Stream.concat(Stream.of(words), Stream.of("--format", "json")).toArray(String[]::new));
        return Json.valid(run.out(), "advise");
    }

    /** The shortest way in which management is lost on two servers. */
    private static String token() {
        CommandRun explored = CommandRun.of("explore", WRITTEN, "--site", "pair", "--crashes", "0", "--changes", "0");
        Matcher token = TOKEN.matcher(explored.out());
        assertThat(token.find()).isTrue();
        return token.group();
    }

    @Test
    void whatToDoAndWhyComesFirst() {
        CommandRun run = advise(WRITTEN, "--site", "pair", "--runs", "20");

        assertThat(run.exitCode()).as(run.err()).isEqualTo(ExitCode.VIOLATED);
        assertThat(run.out().lines().limit(5))
                .contains(
                        "Verdict: not every promise can be kept for certain (exit code 1)",
                        "do next  exclude DK_MGT_2 at DK_MGT_1");
        assertThat(run.out().replaceAll("\\s+", " "))
                .contains(
                        "management-available, management-kept: certain until step 5 (force-activate DK_MGT_2; the operator's own move),"
                                + " then with luck; certain again from step 6",
                        "Points of no return",
                        "procedure-completes is about the procedure");
    }

    @Test
    void whereAllIsCertainTheCodeIsZero() {
        CommandRun run = advise(WRITTEN, "--site", "pair", "--runs", "20", "--assume", "splitBrainReaction=ALARM_ONLY");

        assertThat(run.exitCode()).as(run.err()).isEqualTo(ExitCode.HELD);
        assertThat(run.out().replaceAll("\\s+", " "))
                .contains("all that is promised, all at once.", "Certain all the way:");
    }

    @Test
    void aStoryTellsByWhoseMoveItWasLostAndTheLastFreeMove() {
        String token = token();

        CommandRun run = advise(token);

        assertThat(run.exitCode()).isEqualTo(ExitCode.VIOLATED);
        assertThat(run.out().replaceAll("\\s+", " "))
                .contains(
                        "(force-activate DK_MGT_2; the operator's own move), then with luck; lost from event",
                        "a move of the product) on. The operator's last free move was before event",
                        "to wait instead of it would have kept it for certain.",
                        "Lost already, whatever is done: management-available, management-kept.");
        JsonNode story = json(token, "--after", "0");
        assertThat(story.path("about").asString()).isEqualTo("story");
        assertThat(story.at("/answer/promises/1/now").asString()).isEqualTo("certain");
        JsonNode lapses = story.at("/answer/along/promises/1/lapses");
        assertThat(lapses.path(0).at("/from/whose").asString()).isEqualTo("operator");
        assertThat(lapses.path(1).at("/from/whose").asString()).isEqualTo("product");
    }

    @Test
    void aSiteAloneNeedsNothing() {
        JsonNode site = json("pair");

        assertThat(site.path("exitCode").asInt()).isZero();
        assertThat(site.at("/answer/next/command").isNull()).isTrue();
        assertThat(site.at("/answer/along").isNull()).isTrue();
        assertThat(Json.elements(site.at("/answer/promises")))
                .noneMatch(promise -> promise.path("property").asString().equals("eventually-upgraded"));
    }

    @Test
    void theWaysBackAreThoseOfTime() {
        JsonNode procedure = json(WRITTEN, "--site", "pair", "--runs", "20");

        JsonNode retreat = Json.part(procedure.at("/answer/retreat").toString(), "time", "retreat");
        assertThat(retreat.path("backTo").asString()).isEqualTo("DK_MGT_1");
        assertThat(Json.elements(procedure.at("/answer/along/steps")))
                .hasSize(Json.elements(retreat.path("steps")).size());
    }

    @Test
    void aGameThatIsTooLargeIsUnknown() {
        CommandRun run = advise("pair", "--max-states", "3");

        assertThat(run.exitCode()).isEqualTo(ExitCode.UNKNOWN);
        assertThat(run.out()).contains("Verdict: unknown (exit code 2)", "more than 3 states");
        assertThat(json("pair", "--max-states", "3").path("answer").isNull()).isTrue();
    }

    @Test
    void reportsAreWrittenInEachForm() {
        List<Path> files =
                Stream.of("a.html", "a.md", "a.json").map(folder::resolve).toList();

        CommandRun run = advise(
                "pair",
                "--crashes",
                "1",
                "--without",
                "stop,upgrade",
                "--report",
                files.get(0).toString(),
                "--report",
                files.get(1).toString(),
                "--report",
                files.get(2).toString());

        assertThat(run.exitCode()).as(run.err()).isEqualTo(ExitCode.VIOLATED);
        assertThat(files)
                .allSatisfy(file -> assertThat(Files.readString(file))
                        .contains("management-available")
                        .doesNotContain("stop DK_MGT_1"));
        assertThat(run.out()).contains("may be lost while you wait: DK_MGT_1 crashes.");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "pair --without explode | --without explode: there is no command 'explode'",
                "pair --after 1 | --after 1: only a story has events",
                "pair --changes 9 | --changes 9: 0 to 8 are allowed",
                "pair --crashes 256 | --crashes 256: 0 to 255 are allowed",
                "nowhere | there is no built-in procedure or site and no file 'nowhere'",
            })
    void whatIsWrongIsSaid(String words, String message) {
        CommandRun run = advise(words.split(" "));

        assertThat(run.exitCode()).isEqualTo(ExitCode.WRONG_USE);
        assertThat(run.err()).contains(message);
    }
}
