package io.handover.console.html;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.Media;
import io.handover.browser.Chromium;
import io.handover.console.fixture.CommandRun;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The pages as a person has them: in a browser, from disk, without a network. What they look like is kept in {@code target/screenshots}. */
class ReportInBrowserTest {
    private static final Path SCREENSHOTS = Path.of("target", "screenshots");
    private static final List<Integer> WIDTHS = List.of(360, 1280);
    private static final Pattern TOKEN = Pattern.compile("run\\.[\\w.-]+");

    @TempDir
    @SuppressWarnings("NullAway.Init")
    private static Path folder;

    @SuppressWarnings("NullAway.Init")
    private static Chromium chromium;

    @BeforeAll
    static void writesReportsAndStartsABrowser() throws IOException {
        chromium = new Chromium();
        written("check", "check", "upgrade-without-downtime", "--faults", "crash", "--runs", "300");
        written("explore", "explore", "upgrade-without-downtime", "--changes", "1", "--crashes", "0");
        written(
                "time",
                "time",
                "upgrade-without-downtime",
                "--site",
                "pair",
                "--faults",
                "crash",
                "--runs",
                "200",
                "--drivers",
                "--retreat",
                "--rare",
                "only-declared-changes-lost");
        written("compare", "compare", "switch-over", "switch-over-in-small-steps", "--faults", "none", "--runs", "200");
        written("slips", "slips", "switch-over", "--changes", "1", "--barriers", "0");
        written("advise", "advise", "switch-over", "--site", "pair", "--runs", "20");
        written("synthesize", "synthesize", "--goal", "upgraded", "--keep", "management-available", "--site", "pair");
        Matcher tokens = TOKEN.matcher(Files.readString(file("check")));
        String last =
                tokens.results().reduce((one, other) -> other).orElseThrow().group();
        written("replay", "replay", last);
    }

    private static void written(String name, String... arguments) {
        CommandRun run = CommandRun.of(Stream.concat(
                        Stream.of(arguments), Stream.of("--report", file(name).toString()))
                .toArray(String[]::new));
        assertThat(run.err()).isEmpty();
    }

    private static Path file(String name) {
        return folder.resolve(name + ".html");
    }

    @AfterAll
    static void stopsTheBrowser() {
        chromium.close();
    }

    static Stream<String> pages() {
        return Stream.of("check", "explore", "replay", "time", "compare", "slips", "advise", "synthesize");
    }

    @ParameterizedTest
    @MethodSource("pages")
    void aPageIsAccessibleFitsAndAsksForNothingInLightAndDarkNarrowAndWide(String name) {
        for (int width : WIDTHS) {
            for (ColorScheme scheme : List.of(ColorScheme.LIGHT, ColorScheme.DARK)) {
                try (Page page = chromium.open(file(name), width, scheme, true)) {
                    page.screenshot(new Page.ScreenshotOptions()
                            .setPath(SCREENSHOTS.resolve(
                                    name + "-" + width + "-" + scheme.name().toLowerCase(Locale.ROOT) + ".png"))
                            .setFullPage(true));
                    page.evaluate("document.querySelectorAll('details').forEach(each => each.open = true)");

                    assertThat(page.evaluate("document.documentElement.scrollWidth"))
                            .as("no sideways scrolling of the page at " + width)
                            .isEqualTo(width);
                    // Colours do not depend on the width, nor the rest on the colours.
                    if ((width == WIDTHS.get(0)) == (scheme == ColorScheme.LIGHT)) {
                        assertThat(Chromium.violations(page))
                                .as(scheme + " at " + width)
                                .isEmpty();
                    }
                }
            }
        }
        assertThat(chromium.complaints()).isEmpty();
    }

    @Test
    void aTimelineIsGoneAlongByKeyboardAndSaysEachMomentInWords() {
        try (Page page = chromium.open(file("replay"), 1280, ColorScheme.LIGHT, true)) {
            Locator slider = page.getByRole(com.microsoft.playwright.options.AriaRole.SLIDER)
                    .first();
            page.keyboard().press("Tab");
            assertThat(page.locator(":focus")).hasText("To the content");
            slider.focus();
            page.keyboard().press("Home");
            assertThat(slider).hasAttribute("aria-valuetext", Pattern.compile("start · .*start.*"));
            assertThat(page.locator(".said").first()).containsText("start");

            page.keyboard().press("ArrowRight");

            assertThat(slider).hasAttribute("aria-valuetext", Pattern.compile("1 · \\d:\\d\\d:\\d\\d\\.\\d · .*"));
            assertThat(page.locator(".looks li").first()).containsText("DK_MGT_1: Active, old");
            assertThat(page.locator(".course svg").first()).hasClass(Pattern.compile("is-at"));
            page.keyboard().press("End");
            assertThat(page.locator(".said").first()).containsText("violated: ");
            assertThat((Integer) page.evaluate("document.querySelector('.course').scrollLeft"))
                    .as("the moment is in view")
                    .isPositive();
        }
    }

    @Test
    void aPointerOverATimelineShowsTheMomentBelowIt() {
        try (Page page = chromium.open(file("replay"), 1280, ColorScheme.LIGHT, true)) {
            Locator drawing = page.locator(".course svg").first();
            String first = page.locator(".said").first().textContent();

            drawing.hover(new Locator.HoverOptions().setPosition(20, 100));

            assertThat(page.locator(".said").first()).not().hasText(first);
            assertThat(page.locator(".said").first()).containsText("start");
        }
    }

    @Test
    void withoutScriptEverythingIsThereAndNothingIsDead() {
        try (Page page = chromium.open(file("check"), 360, ColorScheme.DARK, false)) {
            assertThat(page.locator("input, button")).hasCount(0);
            assertThat(page.locator(".moment").first()).isHidden();
            page.locator(".timeline summary").first().click();
            assertThat(page.locator(".timeline tbody tr").first()).isVisible();
        }
    }

    @Test
    void aPrintedPageIsLightAndShowsTheWholeDrawing() {
        try (Page page = chromium.open(file("replay"), 1280, ColorScheme.DARK, true)) {
            page.emulateMedia(new Page.EmulateMediaOptions().setMedia(Media.PRINT));

            assertThat(page.evaluate("getComputedStyle(document.body).backgroundColor"))
                    .isEqualTo("rgb(255, 255, 255)");
            assertThat(page.evaluate("(() => { const it = document.querySelector('.course');"
                            + " return it.scrollWidth <= it.clientWidth + 1 })()"))
                    .isEqualTo(true);
            assertThat(page.locator("input").first()).isHidden();
        }
    }
}
