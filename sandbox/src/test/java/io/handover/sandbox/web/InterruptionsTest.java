package io.handover.sandbox.web;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What comes in between, in a real browser: reloads, restarts, lost connections, other people, other tabs. */
class InterruptionsTest {
    @TempDir
    @SuppressWarnings("NullAway.Init") // set by JUnit
    private static Path folder;

    @SuppressWarnings("NullAway.Init") // set before all
    private static Stage stage;

    @BeforeAll
    static void opens() {
        stage = new Stage(folder);
    }

    @AfterAll
    static void closes() {
        stage.close();
    }

    @Test
    void aRestartOfTheServerAndAReloadLoseNothing() {
        try (BrowserContext ann = stage.somebody()) {
            Person person = Person.Way.MOUSE.at(stage.page(ann, "/"));
            Page page = person.page;
            person.begin("Ann", "A planned switch with the wizard");
            person.openClient("DK_MGT_2");
            person.give("DK_MGT_2", "Server Activation");
            person.until(() -> page.locator(".wizard").isVisible());
            String time = page.locator("#time").textContent();

            stage.restart();
            assertThat(page.locator("body")).hasClass(Pattern.compile("disconnected"));
            assertThat(page.locator("body")).not().hasClass(Pattern.compile("disconnected"));
            page.reload();

            assertThat(page.locator("#time")).hasText(time);
            assertThat(page.locator(".wizard")).containsText("running");
            person.until(() -> person.mode("DK_MGT_2").contains("Active"));
        }
        stage.assertNoComplaints();
    }

    @Test
    void whoLosesTheConnectionIsToldSoAndFindsWhatWentOnWithoutThem() {
        try (Cable cable = new Cable(stage.port());
                BrowserContext ann = stage.somebody()) {
            Page page = stage.page(ann, cable.url(), "/");
            Person person = Person.Way.KEYBOARD.at(page);
            person.begin("Ann", "An upgrade on a calm day");
            person.press("a minute a second");
            assertThat(page.locator(".clock .state")).hasText("running");

            cable.pullOut();
            assertThat(page.locator("body")).hasClass(Pattern.compile("disconnected"));
            person.press("Pause");
            person.await(() -> person.senses.told().equals("The server does not answer."));
            person.await(() -> !page.locator("#time").textContent().startsWith("0:00"));
            cable.putIn();

            assertThat(page.locator("body")).not().hasClass(Pattern.compile("disconnected"));
            person.press("Pause");
            assertThat(page.locator(".clock .state")).hasText("paused");
            assertThat(page.locator("#time")).not().hasText(Pattern.compile("0:00:.*"));
        }
        stage.assertNoComplaints();
    }

    @Test
    void twoBrowsersOnOneSessionShowTheSame() {
        try (BrowserContext ann = stage.somebody();
                BrowserContext colleague = stage.somebody()) {
            Person first = Person.Way.MOUSE.at(stage.page(ann, "/"));
            first.begin("Ann", "A planned switch with the wizard");
            String secret = String.valueOf(
                    first.page.evaluate("JSON.parse(localStorage.getItem('handover-sessions'))[0].secret"));
            Person second = Person.Way.MOUSE.at(
                    stage.page(colleague, java.net.URI.create(first.page.url()).getPath() + "#" + secret));
            second.press("Look around first");
            assertThat(second.page.url()).doesNotContain(secret);

            first.openClient("DK_MGT_2");
            second.await(() -> second.mode("DK_MGT_2").contains("Standby"));
            second.give("DK_MGT_2", "Server Activation");
            first.until(() -> first.mode("DK_MGT_2").contains("Active"));
            second.await(() -> second.mode("DK_MGT_2").contains("Active"));
            assertThat(second.page.locator("#time"))
                    .hasText(first.page.locator("#time").textContent());
        }
        stage.assertNoComplaints();
    }

    @Test
    void twoPeopleRehearseForThemselvesAndAnInstructorWatchesDisturbsAndBranches() {
        try (BrowserContext ann = stage.somebody();
                BrowserContext bob = stage.somebody();
                BrowserContext teacher = stage.somebody()) {
            Person first = Person.Way.MOUSE.at(stage.page(ann, "/scenarios/calm"));
            first.begin("Ann <i>the first</i>", "An upgrade on a calm day");
            Person second = Person.Way.MOUSE.at(stage.page(bob, "/"));
            second.begin("Bob the second", "An upgrade on a calm day");
            second.openClient("DK_MGT_3");
            assertThat(first.senses.description(AriaRole.BUTTON, "Open DK_MGT_3"))
                    .contains("closed");

            Page page = stage.page(teacher, "/instructor#" + Stage.INSTRUCTOR);
            assertThat(page.url()).doesNotContain(Stage.INSTRUCTOR);
            page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("Ann <i>the first</i>"))
                    .click();
            page.getByLabel("What happens").selectOption("crash");
            page.getByLabel("The server", new Page.GetByLabelOptions().setExact(true))
                    .selectOption("DK_MGT_3");
            page.getByText("Let it happen").click();
            assertThat(page.locator("#toast")).containsText("It has happened");
            assertThat(page.locator(".panel tbody tr").nth(2)).containsText("crashed");
            first.until(() -> first.senses.lists("Alarms", "DK_MGT_3"));
            assertThat(second.senses.cell("DK_MGT_3", "Machine")).startsWith("up");

            page.getByLabel("To this moment").press("Home");
            page.getByText("Begin a branch yourself").click();
            assertThat(page.locator(".panel tbody tr").nth(2)).not().containsText("crashed");
        }
        stage.assertNoComplaints();
    }

    @Test
    void whatACommandGivesAwayIsToldOnceAndTheInstructorSeesItToo() {
        try (BrowserContext ann = stage.somebody();
                BrowserContext teacher = stage.somebody()) {
            Person person = Person.Way.MOUSE.at(stage.page(ann, "/"));
            Page page = person.page;
            person.begin("Ann", "Shift change in the middle of an upgrade");
            assertThat(page.locator(".outlook .standing")).not().hasCount(0);
            person.give("DK_MGT_1", "Upgrade with the installer");
            person.press("Next event");
            person.await(() -> person.senses.told().contains("gave this away: there is always an active server"));
            assertThat(page.locator(".outlook .mark").first()).containsText("certain → lost");

            page.reload();
            assertThat(page.locator(".outlook .mark").first()).containsText("certain → lost");
            assertThat(page.locator("#toast")).isEmpty();

            Page instructor = stage.page(teacher, "/instructor#" + Stage.INSTRUCTOR);
            instructor
                    .locator("tbody tr", new Page.LocatorOptions().setHasText("Shift change"))
                    .getByRole(AriaRole.LINK)
                    .click();
            assertThat(instructor.locator(".outlook .mark").first()).containsText("certain → lost");
        }
        stage.assertNoComplaints();
    }

    /** A browser opens six connections to a server and no more. */
    @Test
    void eightTabsOfOneBrowserAllSeeWhatHappens() {
        try (BrowserContext ann = stage.somebody()) {
            Person person = Person.Way.MOUSE.at(stage.page(ann, "/"));
            person.begin("Ann", "Disaster in the computer centre");
            List<Page> tabs = new ArrayList<>(List.of(person.page));
            for (int i = 1; i < 8; i++) {
                boolean isOther = i % 2 == 0;
                Page tab = stage.page(
                        ann,
                        isOther ? "/" : java.net.URI.create(person.page.url()).getPath());
                if (isOther) {
                    Person.Way.MOUSE.at(tab).begin("Ann", "An upgrade on a calm day");
                }
                tabs.add(tab);
            }

            person.press("Run");

            for (int i = 1; i < 8; i += 2) {
                assertThat(tabs.get(i).locator(".clock .state")).hasText("running");
            }
            Person last = Person.Way.MOUSE.at(tabs.get(6));
            last.press("Run");
            assertThat(last.page.locator(".clock .state")).hasText("running");
        }
        stage.assertNoComplaints();
    }
}
