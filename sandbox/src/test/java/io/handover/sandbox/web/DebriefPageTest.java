package io.handover.sandbox.web;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.BoundingBox;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.Media;
import io.handover.browser.Chromium;
import io.handover.sandbox.coach.Advisor;
import io.handover.sandbox.rehearsal.Input;
import io.handover.sandbox.rehearsal.RecordingJson;
import io.handover.sandbox.rehearsal.Rehearsal;
import io.handover.sandbox.scenario.Scenario;
import io.handover.sandbox.scenario.Scenarios;
import io.handover.sandbox.scenario.Script;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

/** Looking back at rehearsals that went wrong and that went right, in a real browser. */
class DebriefPageTest {
    private static final int MOST_THOUGHT_MILLIS = 120_000;
    private static final Path SCREENSHOTS = Path.of("target", "screenshots");

    private static final Advisor COACH = new Advisor();

    @SuppressWarnings("NullAway.Init") // set before all
    private static Chromium chromium;

    @SuppressWarnings("NullAway.Init") // set before all
    private static Served coached;

    @SuppressWarnings("NullAway.Init") // set before all
    private static Served alone;

    @BeforeAll
    static void opensABrowserAndServes() {
        chromium = new Chromium();
        coached = new Served(TrainingServer.Options.onLoopback(0).withCoach(COACH));
        alone = new Served();
    }

    @AfterAll
    static void closesThem() {
        chromium.close();
        coached.close();
        alone.close();
        COACH.close();
        assertThat(chromium.complaints()).isEmpty();
    }

    private static Page page(BrowserContext somebody, Served served) {
        return chromium.page(somebody, served.server.url().toString());
    }

    /** Plays a script of a scenario, and puts it on the server as a file that somebody saved, with their story and two hints. */
    private static Served.Mine played(Served served, String name, Function<Scenario, Script> which) {
        Scenario scenario = Scenarios.named(name).orElseThrow();
        Rehearsal rehearsal = scenario.begin();
        rehearsal.apply(new Input.Comment("Read the story first."));
        which.apply(scenario).play(rehearsal);
        String recording = RecordingJson.write(rehearsal.recording());
        String told = "\"told\": {\"account\": \"I forced it <b>and went on</b>.\", \"hints\": ["
                + "{\"millis\": 1000, \"grade\": 1, \"text\": \"Look at who is active.\"},"
                + "{\"millis\": 2000, \"grade\": 2, \"text\": \"Give the command force-activate DK_MGT_2.\"}]}";
        JsonNode begun = Served.json(served.send(
                "POST",
                "/api/imports",
                "",
                "{\"recording\": " + recording.substring(0, recording.length() - 1) + ", " + told
                        + "}, \"trainee\": \"Ann\"}"));
        return new Served.Mine(begun.path("id").asString(), begun.path("secret").asString());
    }

    private static Served.Mine trap(Served served, String name) {
        return played(served, name, Scenario::trap);
    }

    private static void open(Page page, Served served, String scenario, Served.Mine mine) {
        page.navigate(served.server.url() + "/debrief/" + scenario + "/" + mine.id() + "#" + mine.secret());
        // Before the first of a scenario's debriefs the coach has to think it through.
        page.waitForSelector(".takeaway", new Page.WaitForSelectorOptions().setTimeout(MOST_THOUGHT_MILLIS));
    }

    private static Locator loss(Page page, String title) {
        return page.locator(".loss").filter(new Locator.FilterOptions().setHasText(title));
    }

    private static Locator button(Locator in, String name) {
        return in.getByRole(AriaRole.BUTTON, new Locator.GetByRoleOptions().setName(name));
    }

    @Test
    void whatWentWrongIsToldInPhasesAndTriedAgainFromJustBeforeIt() {
        try (BrowserContext ann = chromium.somebody(1280, 720, ColorScheme.LIGHT)) {
            Page page = page(ann, coached);
            Served.Mine mine = trap(coached, "detector-strikes");
            open(page, coached, "detector-strikes", mine);

            assertThat(page.locator("h1")).hasText("2 of 4 that count were lost");
            assertThat(page.locator(".score")).containsText("40of 100");
            assertThat(page.locator(".sum")).hasText("2 of 4 kept · 2 hints, 10 points less");
            assertThat(page.locator("h2").allTextContents())
                    .containsExactly(
                            "Your own story",
                            "What counted",
                            "What happened",
                            "Where it was lost",
                            "Your course, and the best known one",
                            "To take away");
            assertThat(page.locator(".account-told")).hasText("I forced it <b>and went on</b>.");
            assertThat(page.locator(".tasks .broken").nth(1)).containsText("at most 60 s");
            Locator gap = loss(page, "without an active server");
            assertThat(gap).containsText("0:00:24; longer than allowed at 0:01:24");
            assertThat(gap).containsText("The product: DK_MGT_3 sees DK_MGT_1 and DK_MGT_2 active at once");
            assertThat(loss(page, "exactly one server"))
                    .containsText("Your own move: you say that the work is done before it is");
            assertThat(page.locator(".hints-taken"))
                    .containsText("Give the command Force Server Activation for DK_MGT_2.");
            assertThat(page.locator(".phase.happened"))
                    .containsText("What the instructor said0:00:00Read the story first.");
            assertThat(page.locator("body")).not().containsText("management-gap");
            assertThat(page.locator("body")).not().containsText("eventually-");
            assertThat(page.locator(".takeaway .lesson")).containsText("After a forced activation look who is active.");

            button(gap, "Try again from just before it").click();

            assertThat(page.locator("#time")).hasText("0:00:24");
            Person.Way.MOUSE.at(page).finishAndTell("I gave up.");
            assertThat(page.locator("#before"))
                    .containsText(
                            "Another try: it goes on from 0:00:24 of an earlier rehearsal: there 40 of 100 points, 2 of 4 kept");
            assertThat(page.locator(".figures thead")).containsText("Before");
            page.locator("#before a").click();
            assertThat(page.locator("h1")).hasText("2 of 4 that count were lost");
            assertThat(page.url()).endsWith(mine.id() + "?at=24844");
        }
    }

    @Test
    void aMomentIsAnAddressAndIsGoneAlongByKeysAndByPointing() {
        try (BrowserContext ann = chromium.somebody(1280, 720, ColorScheme.LIGHT)) {
            Page page = page(ann, coached);
            open(page, coached, "old-active-comes-back", trap(coached, "old-active-comes-back"));
            loss(page, "at most one server")
                    .getByRole(AriaRole.LINK, new Locator.GetByRoleOptions().setName("Show the moment"))
                    .click();

            Locator slider = page.locator("#moment");
            assertThat(slider).isFocused();
            assertThat(slider)
                    .hasAttribute("aria-valuetext", Pattern.compile("0:15:00: .*is up again, in Active mode"));
            assertThat(page.locator(".moment caption")).hasText("At 0:15:00");
            assertThat(page.locator(".moment tbody tr").first()).containsText("≠ not so");
            assertThat(page.locator(".at .outlook li")).hasCount(4);
            assertThat(page.locator(".at .outlook li").first()).containsText("lost");
            assertThat(page).hasURL(Pattern.compile("\\?at=900000$"));
            page.reload();
            assertThat(page.locator(".moment caption")).hasText("At 0:15:00");

            slider.focus();
            page.keyboard().press("ArrowLeft");
            assertThat(page.locator("#now")).hasText("0:08:26");
            page.keyboard().press("ArrowRight");
            assertThat(page.locator("#now")).hasText("0:15:00");
            page.keyboard().press("Home");
            assertThat(page.locator("#now")).hasText("0:00:00");
            assertThat(page.locator("[data-do=back]")).hasAttribute("aria-disabled", "true");
            page.getByText("Next event").click();
            assertThat(page.locator("#now")).not().hasText("0:00:00");
            page.locator("#moment").press("End");
            assertThat(page.locator("#now")).hasText("0:15:13");

            BoundingBox track = page.locator(".lane.server .track").first().boundingBox();
            page.mouse().click(track.x + track.width / 2, track.y + track.height / 2);
            assertThat(page.locator("#now")).hasText(Pattern.compile("0:07:3\\d"));
            BoundingBox ruler = slider.boundingBox();
            page.mouse().click(ruler.x + ruler.width * 0.75, ruler.y + ruler.height / 2);
            assertThat(page.locator("#now")).hasText(Pattern.compile("0:11:\\d\\d"));
        }
    }

    @Test
    void whereNobodyKnowsWhatCouldBeKeptThatIsSaid() {
        try (BrowserContext ann = chromium.somebody(1280, 720, ColorScheme.LIGHT)) {
            Page page = page(ann, alone);
            open(page, alone, "disaster", trap(alone, "disaster"));

            assertThat(page.locator(".phase.lost .notice")).containsText("is not known for this rehearsal");
            assertThat(page.locator(".loss")).containsText("Your own move: Force Server Activation: DK_MGT_2");
            assertThat(page.locator(".stands")).hasCount(0);
            assertThat(page.locator(".best-known li").nth(3))
                    .containsText("Initialize Standby Replication: DK_MGT_2 (at DK_MGT_3)");
            assertThat(page.locator(".course").first()).containsText("Stop Replication: DK_MGT_3");

            open(page, alone, "calm", played(alone, "calm", Scenario::solution));
            assertThat(page.locator("h1")).hasText("All that counts was kept");
            assertThat(page.locator(".phase.lost")).containsText("Nothing that counts was lost.");
            assertThat(page.locator(".loss")).hasCount(0);
        }
    }

    @Test
    void onPaperItFitsAndEverythingIsOpen() {
        try (BrowserContext ann = chromium.somebody(1280, 720, ColorScheme.DARK)) {
            Page page = page(ann, coached);
            open(page, coached, "slow-replication", trap(coached, "slow-replication"));
            page.evaluate("dispatchEvent(new Event('beforeprint'))");
            page.emulateMedia(new Page.EmulateMediaOptions().setMedia(Media.PRINT));
            page.setViewportSize(688, 900);
            assertThat(page.locator("details:not([open])")).hasCount(0);
            assertThat(page.locator("#moment")).isHidden();
            assertThat(Chromium.fits(page)).isTrue();
            assertThat((Boolean) page.evaluate("[...document.querySelectorAll('.lane .track')].every("
                            + "track => track.firstChild.getBoundingClientRect().width <= track.clientWidth + 1)"))
                    .as("drawings fit on the paper")
                    .isTrue();
            assertThat(page.locator(".lesson")).isVisible();
            page.screenshot(new Page.ScreenshotOptions()
                    .setPath(SCREENSHOTS.resolve("debrief-paper.png"))
                    .setFullPage(true));
            page.emulateMedia(new Page.EmulateMediaOptions().setMedia(Media.SCREEN));
            page.evaluate("dispatchEvent(new Event('afterprint'))");
            assertThat(page.locator("details[open]")).hasCount(0);
        }
    }

    @ParameterizedTest
    @CsvSource({"detector-strikes, trap, LIGHT", "shift-change, solution, DARK"})
    void itIsAccessibleAndFitsEverywhere(String scenario, String script, ColorScheme scheme) {
        try (BrowserContext ann = chromium.somebody(1280, 720, scheme)) {
            Page page = page(ann, coached);
            open(
                    page,
                    coached,
                    scenario,
                    played(coached, scenario, script.equals("trap") ? Scenario::trap : Scenario::solution));
            page.evaluate("document.querySelectorAll('details').forEach(one => one.open = true)");
            for (int width : List.of(360, 820, 1280)) {
                page.setViewportSize(width, width == 820 ? 1180 : 720);
                String file = "debrief-" + scenario + "-" + width + "-"
                        + scheme.name().toLowerCase(Locale.ROOT);
                page.screenshot(new Page.ScreenshotOptions()
                        .setPath(SCREENSHOTS.resolve(file + ".png"))
                        .setFullPage(true));
                assertThat(Chromium.fits(page)).as(file).isTrue();
                if (width != 820) {
                    assertThat(Chromium.violations(page)).as(file).isEmpty();
                }
            }
        }
    }
}
