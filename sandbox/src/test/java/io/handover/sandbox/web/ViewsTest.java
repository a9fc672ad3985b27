package io.handover.sandbox.web;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.CDPSession;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.ForcedColors;
import com.microsoft.playwright.options.Media;
import io.handover.browser.AccessibilityTree;
import io.handover.browser.Chromium;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Every view, in a real browser: it fits, and everybody gets at it. What it looks like is kept in {@code target/screenshots}. */
class ViewsTest {
    private static final Path SCREENSHOTS = Path.of("target", "screenshots");

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

    @ParameterizedTest
    @EnumSource(
            value = ColorScheme.class,
            names = {"LIGHT", "DARK"})
    void everyViewIsAccessibleAndFits(ColorScheme scheme) {
        try (BrowserContext somebody = stage.somebody(scheme)) {
            Page page = stage.page(somebody, "/");
            Person person = Person.Way.MOUSE.at(page);
            Views views = new Views(page, page.context().newCDPSession(page), scheme);
            views.look("start", ".card");
            person.write("Your name", "Ann");
            person.press("Begin: An interrupted switch");
            views.look("briefing", "dialog");
            assertThat((Integer) page.evaluate("document.getAnimations().length"))
                    .as("nothing moves for who asked for that")
                    .isZero();
            person.press("Look around first");
            views.look("nothing-known", ".servers");

            page.navigate(stage.url() + "/");
            person.begin("Ann", "A planned switch with the wizard");
            person.openClient("DK_MGT_2");
            person.give("DK_MGT_2", "Server Activation");
            person.until(() -> page.locator(".wizard .passed").count() > 2);
            views.look("wizard", ".wizard");

            page.navigate(stage.url() + "/");
            person.begin("Ann", "The detector strikes");
            views.look("rehearsal", ".servers");
            person.openClient("DK_MGT_2");
            person.tick(4);
            person.give("DK_MGT_2", "Force Server Activation");
            person.until(() -> person.senses.lists("Alarms", "no server is active"));
            person.press("Give me a hint");
            assertThat(page.locator(".hints li")).hasCount(1);
            assertThat(page.locator(".outlook .standing")).not().hasCount(0);
            views.look("alarms", ".alarms li");
            page.emulateMedia(new Page.EmulateMediaOptions().setForcedColors(ForcedColors.ACTIVE));
            views.shoot("forced-colors");
            page.emulateMedia(new Page.EmulateMediaOptions().setForcedColors(ForcedColors.NONE));
            person.press("Commands for DK_MGT_1");
            views.lookAsItIs("menu");
            page.keyboard().press("Escape");
            person.press("Finish");
            views.look("finish", "dialog");
            person.press("Yes, finish");
            person.await(() -> person.senses.heading().equals("First, your own story"));
            views.look("account", "#account");
            String debrief = page.url();
            person.press("Now show me");
            views.look("debrief", ".timeline");
            page.emulateMedia(new Page.EmulateMediaOptions().setMedia(Media.PRINT));
            assertThat(page.evaluate("getComputedStyle(document.body).backgroundColor"))
                    .isEqualTo("rgb(255, 255, 255)");
            assertThat(page.locator("#moment")).isHidden();
            page.emulateMedia(new Page.EmulateMediaOptions().setMedia(Media.SCREEN));
            page.navigate(debrief.replace("/debrief/", "/rehearse/").replaceAll("\\?.*", ""));
            views.look("ended", ".part-lost .notice");

            for (boolean isExam : List.of(false, true)) {
                page.navigate(stage.url() + "/");
                if (isExam) {
                    person.use(AriaRole.CHECKBOX, "Exam: no procedure, no outlook, no hints");
                }
                person.begin("Ann", "An upgrade on a calm day");
                person.until(() -> page.locator(".concerns article").count() > 0);
                views.look(isExam ? "exam" : "urgent", ".concerns article");
            }
            page.navigate(stage.url() + "/nowhere");
            views.look("not-found", "h1");
            page.navigate(stage.url() + "/rehearse/calm/nobody-has-this-session");
            views.look("no-session", ".notice");
            assertThat(page.locator("body")).not().hasClass(Pattern.compile("disconnected"));

            page.navigate(stage.url() + "/instructor#" + Stage.INSTRUCTOR);
            views.look("instructor", "tbody tr");
            page.locator("tbody a").first().click();
            views.look("instructor-one", "#truth-heading");
        }
        stage.assertNoComplaints("404 (Not Found)", "403 (Forbidden)");
    }

    /** Looks at views one after the other. */
    private record Views(Page page, CDPSession session, ColorScheme scheme) {
        private record Size(int width, int height) {}

        private static final Size LAPTOP = new Size(1280, 720);
        private static final Size UPRIGHT = new Size(820, 1180);
        private static final Size LYING = new Size(1180, 820);
        private static final Size TWICE_AS_LARGE = new Size(640, 360);
        private static final List<Size> SIZES = List.of(TWICE_AS_LARGE, UPRIGHT, LYING, LAPTOP);

        /** Looks at a view as soon as that is there. */
        void look(String name, String there) {
            assertThat(page.locator(there).first()).isVisible();
            for (Size size : SIZES) {
                page.setViewportSize(size.width(), size.height());
                if (size.equals(LAPTOP) || size.equals(scheme == ColorScheme.LIGHT ? UPRIGHT : LYING)) {
                    shoot(name + "-" + size.width());
                }
                assertThat(Chromium.fits(page))
                        .as("no sideways scrolling of " + name + " at " + size)
                        .isTrue();
            }
            check(name);
        }

        /** A change of the window's size would close it. */
        void lookAsItIs(String name) {
            shoot(name);
            check(name);
        }

        private void check(String name) {
            assertThat(Chromium.violations(page)).as(name).isEmpty();
            assertThat(new Audit(AccessibilityTree.of(session)).faults())
                    .as(name)
                    .isEmpty();
        }

        void shoot(String name) {
            String file = name + "-" + scheme.name().toLowerCase(Locale.ROOT) + ".png";
            page.screenshot(new Page.ScreenshotOptions().setPath(SCREENSHOTS.resolve(file)));
        }
    }
}
