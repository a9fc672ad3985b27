package io.handover.sandbox.web;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.CDPSession;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import io.handover.browser.Chromium;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
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
            person.write("Your name", "Ann");
            views.look("start", page.locator(".card").first());
            person.press("Begin: An interrupted switch");
            views.look("briefing", page.locator("dialog"));
            person.press("Look around first");
            views.look("nothing-known", page.locator(".servers"));
            person.openClient("DK_MGT_2");
            person.press("Give me a hint");
            assertThat(page.locator(".hints li")).hasCount(1);
            person.give("DK_MGT_1", "Force Server Activation");
        }
        stage.assertNoComplaints();
    }

    /** Looks at views one after the other. */
    private record Views(Page page, CDPSession session, ColorScheme scheme) {
        private static final List<int[]> SIZES =
                List.of(new int[] {820, 1180}, new int[] {1180, 820}, new int[] {1280, 720});

        void look(String name, Locator there) {
            assertThat(there).isVisible();
            String file = name + "-" + scheme.name().toLowerCase(Locale.ROOT);
            for (int[] size : SIZES) {
                page.setViewportSize(size[0], size[1]);
                page.screenshot(
                        new Page.ScreenshotOptions().setPath(SCREENSHOTS.resolve(file + "-" + size[0] + ".png")));
                assertThat((Integer) page.evaluate("document.documentElement.scrollWidth"))
                        .as("no sideways scrolling of " + name + " at " + size[0])
                        .isLessThanOrEqualTo(size[0]);
            }
            assertThat(Chromium.violations(page)).as(file).isEmpty();
        }
    }
}
