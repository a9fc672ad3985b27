package io.handover.console.command;

import static org.assertj.core.api.Assertions.assertThat;

import io.handover.analysis.attainment.Sight;
import io.handover.analysis.attainment.Terms;
import io.handover.analysis.guidance.About;
import io.handover.analysis.guidance.Guidance;
import io.handover.analysis.guidance.GuidanceRequest;
import io.handover.analysis.subject.Subject;
import io.handover.console.ExitCode;
import io.handover.console.Terminal;
import io.handover.console.fixture.CommandRun;
import io.handover.console.fixture.Json;
import io.handover.console.report.advise.AdviseHtml;
import io.handover.console.report.advise.AdviseJson;
import io.handover.console.report.advise.AdviseMarkdown;
import io.handover.console.report.advise.AdviseText;
import io.handover.files.Catalogue;
import io.handover.model.command.Commands;
import io.handover.model.procedure.Plan;
import io.handover.model.property.Properties;
import io.handover.model.site.Assumptions;
import io.handover.model.site.ForceActivation;
import io.handover.model.site.Scope;
import io.handover.model.site.SplitBrainReaction;
import io.handover.model.state.SiteState;
import io.handover.simulator.site.SimulatedSite;
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
    void aTestCaseIsAStory() {
        CommandRun.of(
                "explore",
                "upgrade-without-downtime",
                "--site",
                "pair",
                "--crashes",
                "0",
                "--changes",
                "1",
                "--test-cases",
                folder.toString());

        CommandRun run = advise(folder.resolve("management-available-8.yaml").toString(), "--after", "1");

        assertThat(run.err()).isEmpty();
        assertThat(run.out()).contains("on pair: after 1 event of the story");
    }

    @Test
    void whatTheDatabasesOfFiveServersHoldIsNotKnownAndItIsSaidWhatToDo() {
        CommandRun run = advise("five-servers", "--without", "upgrade");

        assertThat(run.exitCode()).isEqualTo(ExitCode.UNKNOWN);
        assertThat(run.out().replaceAll("\\s+", " "))
                .contains("can be asked about on 4 servers")
                .contains("Ask about a site of fewer servers");
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

    /** The active server is stopped, one of the two holds the only change, and it cannot be undone which is then made active. */
    private static Guidance whereOneServerIsDown(Sight sight) {
        SimulatedSite site = Catalogue.site("pair").site();
        Assumptions assumptions = Assumptions.DEFAULT
                .withSplitBrainReaction(SplitBrainReaction.ALARM_ONLY)
                .withForceActivation(ForceActivation.ALWAYS);
        List<String> names = site.site().serverNames();
        Terms terms = Terms.ofSiteAlone(names, assumptions)
                .withPromises(List.of(Properties.ONLY_DECLARED_CHANGES_LOST, Properties.EVENTUALLY_SINGLE_ACTIVE))
                .without(Commands.ALL.stream()
                        .filter(command -> command != Commands.FORCE_ACTIVATE && command != Commands.START)
                        .toList());
        List<SiteState> states = Stream.of(1, 0)
                .map(server -> {
                    SiteState state = new SiteState(new Scope(2, 1, 0, 0, 0, 0), assumptions);
                    state.makeChange(server, false);
                    state.setStopped(0);
                    return state;
                })
                .toList();
        Subject subject = new Subject("pair.yaml", "", site.withAssumptions(assumptions), Plan.ofNoProcedure(names));
        return Guidance.of(
                new GuidanceRequest(subject, terms, new About.OfSiteSeen(states), sight, 1, 1, 1, "handover advise"),
                () -> false,
                () -> {});
    }

    @Test
    void whatCannotBeToldApartIsSaid() {
        String alike =
                "Cannot be told apart: DK_MGT_1 lacks a change of DK_MGT_2 and DK_MGT_2 lacks no change of DK_MGT_1, where it"
                        + " needs: force-activate DK_MGT_2; or DK_MGT_1 lacks no change of DK_MGT_2 and DK_MGT_2 lacks a change of"
                        + " DK_MGT_1, where it needs: start DK_MGT_1; there force-activate DK_MGT_2 would do harm.";
        Guidance both = whereOneServerIsDown(Sight.BOTH);
        Guidance clients = whereOneServerIsDown(Sight.CLIENTS);
        Guidance full = whereOneServerIsDown(Sight.FULL);

        assertThat(ExitCode.of(both)).isEqualTo(ExitCode.HELD);
        assertThat(ExitCode.of(clients)).isEqualTo(ExitCode.VIOLATED);
        assertThat(ExitCode.of(full)).isEqualTo(ExitCode.HELD);
        assertThat(oneLine(both))
                .contains("it takes luck. " + alike, "is told beside it, as far as that takes a moment")
                .doesNotContain("The command above");
        assertThat(oneLine(clients))
                .contains(
                        "not every promise can be kept for certain by an operator who sees only what clients and alarms show",
                        alike + " The command above is that of an operator who sees the state of the site.");
        assertThat(oneLine(full)).doesNotContain("told apart").contains("sees the state of the site, whatever it is;");
        JsonNode json = Json.valid(AdviseJson.of(clients), "advise");
        assertThat(json.path("sight").asString()).isEqualTo("clients");
        assertThat(json.at("/answer/bySight/together").asString()).isEqualTo("with-luck");
        assertThat(json.at("/answer/bySight/lookAlike/needed").asString()).isEqualTo("force-activate DK_MGT_2");
        assertThat(json.at("/answer/bySight/lookAlike/harmful").asBoolean()).isTrue();
        assertThat(Json.valid(AdviseJson.of(full), "advise")
                        .at("/answer/bySight")
                        .isNull())
                .isTrue();
        assertThat(AdviseMarkdown.of(clients)).contains("Cannot be told apart");
        assertThat(AdviseHtml.of(clients)).contains("Cannot be told apart");
    }

    private static String oneLine(Guidance guidance) {
        return AdviseText.of(guidance, new Terminal(false, false, 80)).replaceAll("\\s+", " ");
    }

    @Test
    void whoSeesOnlyClientsIsAdvisedWhatToOrder() {
        String[] words = {
            WRITTEN, "--site", "pair", "--runs", "20", "--changes", "2", "--assume", "splitBrainReaction=ALARM_ONLY"
        };
        CommandRun both = advise(words);
        JsonNode clients = json(
                Stream.concat(Stream.of(words), Stream.of("--sight", "clients")).toArray(String[]::new));

        assertThat(both.out().replaceAll("\\s+", " ")).contains("it is certain as well; he first waits, and looks.");
        assertThat(clients.path("exitCode").asInt()).isZero();
        assertThat(clients.at("/answer/bySight/together").asString()).isEqualTo("certain");
        assertThat(clients.at("/answer/next/command").isNull()).isTrue();
        assertThat(clients.at("/answer/next/words").asString()).startsWith("look at the clients first");
        assertThat(Json.elements(clients.at("/answer/bySight/promises")))
                .allMatch(promise -> promise.path("now").asString().equals("certain"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "pair --without explode | --without explode: there is no command 'explode'",
                "pair --after 1 | --after 1: only a story has events",
                "pair --procedure switch-over | --procedure switch-over: this goes with a replay token alone",
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
