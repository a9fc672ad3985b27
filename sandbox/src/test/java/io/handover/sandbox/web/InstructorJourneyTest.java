package io.handover.sandbox.web;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ColorScheme;
import io.handover.browser.Chromium;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** An instructor and a trainee, each in a browser of their own; the instructor has a keyboard alone. Pictures are kept. */
class InstructorJourneyTest {
    private static final Path SCREENSHOTS = Path.of("target", "screenshots");

    @TempDir
    @SuppressWarnings("NullAway.Init") // set by JUnit
    private static Path folder;

    @Test
    void anInstructorFreezesDisturbsSpeaksAndHandsOverABranchByKeyboardAlone() {
        try (Stage stage = new Stage(folder);
                BrowserContext ann = stage.somebody();
                BrowserContext teacher = stage.somebody()) {
            Person trainee = Person.Way.MOUSE.at(stage.page(ann, "/scenarios/calm"));
            trainee.begin("Ann", "An upgrade on a calm day");
            trainee.press("Run");

            Page page = stage.page(teacher, "/instructor#" + Stage.INSTRUCTOR);
            Person instructor = Person.Way.KEYBOARD.at(page);
            assertThat(page.locator("tbody tr")).containsText("all certain");
            instructor.press("Freeze all");
            assertThat(trainee.page.locator(".clock")).containsText("stopped by your instructor");
            assertThat(trainee.page.locator("#polite")).containsText("Your instructor has stopped the clock.");
            look(page, "instructor-all");

            instructor.use(AriaRole.LINK, "Ann");
            choose(page, "What happens", "break-down");
            choose(page, "The server", "DK_MGT_3");
            instructor.press("Let it happen");
            assertThat(page.locator("#toast")).containsText("It has happened");
            assertThat(page.locator(".panel tbody tr").nth(2)).containsText("crashed");
            assertThat(page.getByLabel("The server", new Page.GetByLabelOptions().setExact(true)))
                    .not()
                    .containsText("DK_MGT_3");
            choose(page, "What happens", "lost-command");
            instructor.use(AriaRole.SPINBUTTON, "In how many minutes of the site (0: now)");
            page.keyboard().press("Control+A");
            page.keyboard().type("5");
            instructor.press("Have it in store");
            assertThat(page.locator(".lasting")).hasCount(2);

            instructor.write("What Ann is told", "Look <b>closely</b>.");
            instructor.press("Say it");
            assertThat(trainee.page.locator(".instructed li")).containsText("Look <b>closely</b>.");
            assertThat(trainee.page.locator("#polite")).containsText("Your instructor says: Look <b>closely</b>.");
            look(page, "instructor-disturbs");
            look(trainee.page, "instructed");

            instructor.press("Take back");
            assertThat(page.locator(".lasting")).hasCount(1);
            instructor.press("End it: DK_MGT_3 is repaired and starts");
            assertThat(page.locator(".panel tbody tr").nth(2)).containsText("up");

            instructor.press("Next event");
            page.getByLabel("To this moment").focus();
            page.keyboard().press("Home");
            instructor.press("Hand Ann a branch from there");
            assertThat(page.locator(".notice code")).containsText("/rehearse/calm/");
            look(page, "instructor-hands-over");
            Locator link = trainee.page.locator(".instructed a");
            assertThat(link).hasText("Go on from 0:00:00");
            link.click();
            assertThat(trainee.page.locator("#time")).hasText("0:00:00");
            assertThat(trainee.page.locator(".instructed")).hasCount(0);
            trainee.press("Look around first");
            trainee.press("Run");
            assertThat(trainee.page.locator(".clock .state")).hasText("running");

            instructor.use(AriaRole.LINK, "Watch the branch");
            instructor.press("End the rehearsal");
            instructor.press("End it");
            assertThat(page.locator(".head .pill").first()).hasText("ended");
            assertThat(trainee.page.getByLabel("What happened, in your words")).isVisible();
            stage.assertNoComplaints();
        }
    }

    /** Chooses by keyboard: what begins so is typed. */
    private static void choose(Page page, String label, String value) {
        Locator select = page.getByLabel(label, new Page.GetByLabelOptions().setExact(true));
        select.focus();
        for (int i = 0; i < 60 && !select.inputValue().equals(value); i++) {
            page.keyboard().press(i < 30 ? "ArrowDown" : "ArrowUp");
        }
        assertThat(select).hasValue(value);
    }

    /** In light and dark, on a small screen and on a tablet: nothing is too wide, and axe finds nothing. */
    private static void look(Page page, String name) {
        for (ColorScheme scheme : List.of(ColorScheme.LIGHT, ColorScheme.DARK)) {
            page.emulateMedia(new Page.EmulateMediaOptions().setColorScheme(scheme));
            for (int width : List.of(768, 1280)) {
                page.setViewportSize(width, width == 768 ? 1024 : 720);
                page.evaluate("scrollTo(0, 0)");
                String file = name + "-" + scheme.name().toLowerCase(Locale.ROOT) + "-" + width;
                page.screenshot(new Page.ScreenshotOptions()
                        .setPath(SCREENSHOTS.resolve(file + ".png"))
                        .setFullPage(true));
                assertThat(Chromium.fits(page))
                        .as("no sideways scrolling of " + file)
                        .isTrue();
            }
            assertThat(Chromium.violations(page)).as(name + " " + scheme).isEmpty();
        }
        page.emulateMedia(new Page.EmulateMediaOptions().setColorScheme(ColorScheme.LIGHT));
    }
}
