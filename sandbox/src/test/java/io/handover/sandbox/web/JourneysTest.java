package io.handover.sandbox.web;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.Media;
import io.handover.browser.Chromium;
import io.handover.files.secret.Secret;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What people do with the page, in a real browser. What it looks like is kept in {@code target/screenshots}. */
class JourneysTest {
    private static final Path SCREENSHOTS = Path.of("target", "screenshots");
    private static final String INSTRUCTOR = "instructor-of-the-journeys";

    @TempDir
    @SuppressWarnings("NullAway.Init") // set by JUnit
    private static Path folder;

    @SuppressWarnings("NullAway.Init") // set before all
    private static Chromium chromium;

    @SuppressWarnings("NullAway.Init") // set before all
    private static TrainingServer server;

    @BeforeAll
    static void opensABrowserAndServes() {
        chromium = new Chromium();
        server = serve(0);
    }

    private static TrainingServer serve(int port) {
        return TrainingServer.start(
                TrainingServer.Options.onLoopback(port)
                        .withFolder(folder)
                        .withCoach(new Adviser())
                        .withInstructor(Secret.of(INSTRUCTOR)),
                text -> {
                    throw new AssertionError(text);
                });
    }

    @AfterAll
    static void closesThem() {
        chromium.close();
        server.close();
    }

    private static Page page(BrowserContext somebody) {
        return chromium.page(somebody, server.url().toString());
    }

    private static BrowserContext somebody() {
        return chromium.somebody(1280, 720, ColorScheme.LIGHT);
    }

    @Test
    void somebodyWithAMouseMastersTheDetectorThroughAReloadAndARestartOfTheServer() {
        try (BrowserContext ann = somebody()) {
            Person person = new Person(page(ann), true);
            Page page = person.page;
            page.navigate(server.url().toString());
            person.begin("Ann", "detector-strikes");
            person.client("DK_MGT_2", "in front");
            person.use(page.getByLabel("Check: DK_MGT_2 is up with the new release"));
            person.give("DK_MGT_2", "Force Server Activation");
            person.until(() -> page.locator(".alarms .critical:not(.gone)")
                            .filter(new Locator.FilterOptions().setHasText("no server is active"))
                            .count()
                    > 0);
            page.reload();
            person.until(() ->
                    person.client("DK_MGT_2").locator(".state").textContent().contains("in front"));
            person.give("DK_MGT_2", "Force Server Activation");
            person.until(() ->
                    person.row("DK_MGT_2").locator(".mode.active:not(.old)").count() == 1);

            int port = server.url().getPort();
            server.close();
            server = serve(port);
            assertThat(page.locator("body")).not().hasClass(Pattern.compile("disconnected"));

            for (String standby : List.of("DK_MGT_1", "DK_MGT_3")) {
                person.give(standby, "Upgrade with the installer");
                person.until(() ->
                        person.row(standby).locator(".machine").textContent().equals("upnew release"));
                person.client("DK_MGT_2", "in front");
                person.give(standby, "Initialize Standby Replication (at DK_MGT_2)");
                person.until(() -> page.locator(".map svg")
                        .getAttribute("aria-label")
                        .contains(standby + " replicates from DK_MGT_2"));
            }
            page.screenshot(new Page.ScreenshotOptions().setPath(SCREENSHOTS.resolve("mastered.png")));
            person.finishAndTell("The detector struck, and I forced it again.");
            page.screenshot(new Page.ScreenshotOptions()
                    .setPath(SCREENSHOTS.resolve("mastered-debrief.png"))
                    .setFullPage(true));
            assertThat(page.locator("h1")).hasText("All that counts was kept");
            page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("To the scenarios"))
                    .click();
            assertThat(page.locator(".card").filter(new Locator.FilterOptions().setHasText("The detector strikes")))
                    .containsText("passed");
        }
        assertComplaints(
                "ERR_CONNECTION_REFUSED",
                "ERR_EMPTY_RESPONSE",
                "ERR_INCOMPLETE_CHUNKED_ENCODING",
                "ERR_CONNECTION_RESET");
    }

    /** Nothing was complained of but what a restart brings about. */
    private static void assertComplaints(String... expected) {
        List<String> other = new ArrayList<>(chromium.complaints());
        other.removeIf(complaint -> List.of(expected).stream().anyMatch(complaint::contains));
        assertThat(other).isEmpty();
    }

    @Test
    void somebodyWithAKeyboardGoesTheSameWayFromStartToDebriefAndTriesAgain() {
        try (BrowserContext bob = somebody()) {
            Person person = new Person(page(bob), false);
            Page page = person.page;
            page.navigate(server.url().toString());
            page.keyboard().press("Tab");
            assertThat(page.locator(":focus")).hasText("To the content");
            person.begin("Bob", "planned-switch");
            assertThat(page.locator(":focus")).isVisible();
            person.client("DK_MGT_2", "in front");
            person.give("DK_MGT_2", "Server Activation");
            assertThat(page.locator(":focus")).hasAttribute("aria-label", "Commands for DK_MGT_2");
            person.until(() ->
                    person.row("DK_MGT_2").locator(".mode.active:not(.old)").count() == 1);
            person.finishAndTell("The wizard did it.");
            Locator slider = page.getByLabel("Moment", new Page.GetByLabelOptions().setExact(true));
            slider.focus();
            page.keyboard().press("Home");
            assertThat(slider).hasAttribute("aria-valuetext", Pattern.compile("0:00:00.*"));
            page.keyboard().press("ArrowRight");
            page.keyboard().press("ArrowRight");
            assertThat(slider)
                    .hasAttribute(
                            "aria-valuetext", Pattern.compile("0:0.*: Server Activation for DK_MGT_2 takes effect.*"));
            org.assertj.core.api.Assertions.assertThat(page.url()).contains("?at=");
            String moment = page.locator(".moment caption").textContent();
            page.reload();
            assertThat(page.locator(".moment caption")).hasText(moment);
            person.use(person.button("Try again from here"));
            assertThat(page.locator(".servers")).isVisible();
            assertThat(page.locator("#time")).hasText(moment.replace("At ", ""));
        }
        assertComplaints("ERR_CONNECTION_REFUSED");
    }

    @Test
    void twoPeopleRehearseForThemselvesAndAnInstructorWatchesDisturbsAndBranches() {
        try (BrowserContext ann = somebody();
                BrowserContext bob = somebody();
                BrowserContext teacher = somebody()) {
            Person first = new Person(page(ann), true);
            first.page.navigate(server.url() + "/scenarios/calm");
            first.begin("Ann <i>the first</i>", "calm");
            Person second = new Person(page(bob), true);
            second.page.navigate(server.url().toString());
            second.begin("Bob the second", "calm");
            second.client("DK_MGT_3", "in front");
            assertThat(first.client("DK_MGT_3").locator(".state")).containsText("closed");

            Person instructor = new Person(page(teacher), true);
            Page page = instructor.page;
            page.navigate(server.url() + "/instructor#" + INSTRUCTOR);
            org.assertj.core.api.Assertions.assertThat(page.url()).doesNotContain(INSTRUCTOR);
            page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("Ann <i>the first</i>"))
                    .click();
            page.getByLabel("What happens").selectOption("crash");
            page.getByLabel("The server", new Page.GetByLabelOptions().setExact(true))
                    .selectOption("DK_MGT_3");
            page.getByText("Let it happen").click();
            assertThat(page.locator("#toast")).containsText("It has happened");
            assertThat(page.locator(".panel tbody tr").nth(2)).containsText("crashed");
            first.until(() -> first.page
                            .locator(".alarms li")
                            .filter(new Locator.FilterOptions().setHasText("DK_MGT_3"))
                            .count()
                    > 0);
            assertThat(second.row("DK_MGT_3")).containsText("up");

            page.getByText("Begin a branch there").click();
            assertThat(page.locator(".panel tbody tr").nth(2)).not().containsText("crashed");
        }
        assertComplaints("ERR_CONNECTION_REFUSED");
    }

    /** A browser opens six connections to a server and no more. */
    @Test
    void eightTabsOfOneBrowserAllSeeWhatHappens() {
        try (BrowserContext ann = somebody()) {
            Person person = new Person(page(ann), true);
            person.page.navigate(server.url().toString());
            person.begin("Ann", "disaster");
            List<Page> tabs = new ArrayList<>(List.of(person.page));
            for (int i = 1; i < 8; i++) {
                Person other = new Person(page(ann), true);
                other.page.navigate(i % 2 == 0 ? server.url().toString() : person.page.url());
                if (i % 2 == 0) {
                    other.begin("Ann", "calm");
                }
                tabs.add(other.page);
            }

            person.use(person.button("Run"));

            for (int i = 1; i < 8; i += 2) {
                assertThat(tabs.get(i).locator(".clock .state")).hasText("running");
            }
            Person last = new Person(tabs.get(6), true);
            last.use(last.button("Run"));
            assertThat(last.page.locator(".clock .state")).hasText("running");
        }
        assertComplaints("ERR_CONNECTION_REFUSED");
    }

    @ParameterizedTest
    @EnumSource(
            value = ColorScheme.class,
            names = {"LIGHT", "DARK"})
    void everyViewIsAccessibleAndFits(ColorScheme scheme) {
        try (BrowserContext somebody = chromium.somebody(1280, 720, scheme)) {
            Person person = new Person(page(somebody), true);
            Views views = new Views(person.page, scheme);
            person.page.navigate(server.url().toString());
            person.write(person.page.getByLabel("Your name"), "Ann");
            views.look("start", person.page.locator(".card").first());
            person.use(person.page.locator("button[data-scenario=interrupted-switch]"));
            views.look("story", person.page.locator("dialog"));
            person.use(person.button("Look around first"));
            person.client("DK_MGT_2", "in front");
            person.until(() -> person.page.locator(".concerns article").count() > 0);
            person.use(person.button("Give me a hint"));
            assertThat(person.page.locator(".hints li")).containsText("Look at who is active.");
            assertThat(person.page.locator(".outlook .certain")).hasCount(1);
            views.look("rehearsal", person.page.locator(".concerns article").first());
            person.use(person.button("Commands for DK_MGT_2"));
            views.lookAsItIs("menu", person.page.locator("[role=menu]"));
            person.page.keyboard().press("Escape");
            person.use(person.client("DK_MGT_1").locator(".close, .show").first());
            person.use(person.button("Finish"));
            views.look("finish", person.page.locator("dialog"));
            person.use(person.page
                    .getByRole(AriaRole.DIALOG)
                    .getByRole(AriaRole.BUTTON, new Locator.GetByRoleOptions().setName("Finish")));
            views.look("account", person.page.locator("#account"));
            person.use(person.button("Now show me"));
            views.look("debrief", person.page.locator("#timeline svg"));
            person.page.emulateMedia(new Page.EmulateMediaOptions().setMedia(Media.PRINT));
            assertThat(person.page.evaluate("getComputedStyle(document.body).backgroundColor"))
                    .isEqualTo("rgb(255, 255, 255)");
            assertThat(person.page.locator("#moment")).isHidden();
            person.page.emulateMedia(new Page.EmulateMediaOptions().setMedia(Media.SCREEN));
            person.page.navigate(server.url() + "/instructor#" + INSTRUCTOR);
            views.look("instructor", person.page.locator("tbody tr").first());
            person.page.locator("tbody a").first().click();
            views.look("instructor-one", person.page.locator("#truth-heading"));
        }
        assertComplaints("ERR_CONNECTION_REFUSED");
    }

    /** Looks at views one after the other. */
    private record Views(Page page, ColorScheme scheme) {
        void lookAsItIs(String name, Locator there) {
            assertThat(there).isVisible();
            String file = name + "-" + scheme.name().toLowerCase(Locale.ROOT);
            page.screenshot(new Page.ScreenshotOptions().setPath(SCREENSHOTS.resolve(file + ".png")));
            assertThat(Chromium.violations(page)).as(file).isEmpty();
        }

        void look(String name, Locator there) {
            assertThat(there).isVisible();
            String file = name + "-" + scheme.name().toLowerCase(Locale.ROOT);
            for (int width : List.of(768, 1280)) {
                page.setViewportSize(width, width == 768 ? 1024 : 720);
                if ((width == 768) == (scheme == ColorScheme.DARK)) {
                    page.screenshot(
                            new Page.ScreenshotOptions().setPath(SCREENSHOTS.resolve(file + "-" + width + ".png")));
                }
                assertThat((Integer) page.evaluate("document.documentElement.scrollWidth"))
                        .as("no sideways scrolling of " + name + " at " + width)
                        .isLessThanOrEqualTo(width);
            }
            assertThat(Chromium.violations(page)).as(file).isEmpty();
        }
    }
}
