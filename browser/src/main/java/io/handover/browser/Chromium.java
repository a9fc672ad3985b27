package io.handover.browser;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.TimeoutError;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.ReducedMotion;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * The browser that the system has. What its pages complain of, or ask of anybody but who they are from, is kept.
 */
public final class Chromium implements AutoCloseable {
    private static final List<String> FLAGS = List.of(
            "--no-sandbox",
            "--disable-gpu",
            "--disable-quic",
            "--no-first-run",
            "--disable-background-networking",
            "--disable-component-update",
            "--disable-sync");

    private final Playwright playwright =
            Playwright.create(new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
    private final Browser browser = playwright
            .chromium()
            .launch(new BrowserType.LaunchOptions()
                    .setExecutablePath(executable())
                    .setHeadless(true)
                    .setArgs(FLAGS));

    /** What pages complained of. */
    private final List<String> complaints = new ArrayList<>();

    private static Path executable() {
        return Stream.of("/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome")
                .map(Path::of)
                .filter(Files::isExecutable)
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("there is no Chromium; ./verify installs it"));
    }

    /** A page that was opened from disk, without a network. */
    public Page open(Path file, int width, ColorScheme scheme, boolean hasScript) {
        String address = file.toUri().toString();
        Page page = watched(
                browser.newContext(options(width, 900, scheme)
                        .setJavaScriptEnabled(hasScript)
                        .setOffline(true)),
                address::equals);
        page.navigate(address);
        return page;
    }

    /** A browser of somebody, who knows nothing of the others. */
    public BrowserContext somebody(int width, int height, ColorScheme scheme) {
        return browser.newContext(options(width, height, scheme));
    }

    /** A new page of somebody, which may ask of one server only. */
    public Page page(BrowserContext somebody, String server) {
        return watched(somebody, address -> address.startsWith(server) || address.startsWith("blob:" + server));
    }

    private static Browser.NewContextOptions options(int width, int height, ColorScheme scheme) {
        return new Browser.NewContextOptions()
                .setViewportSize(width, height)
                .setColorScheme(scheme)
                .setReducedMotion(ReducedMotion.REDUCE)
                .setBypassCSP(false);
    }

    private Page watched(BrowserContext somebody, Predicate<String> mayAsk) {
        Page page = somebody.newPage();
        page.onConsoleMessage(message -> complaints.add(message.type() + ": " + message.text()));
        page.onPageError(error -> complaints.add("error: " + error));
        page.onRequest(request -> {
            if (!mayAsk.test(request.url())) {
                complaints.add("request: " + request.url());
            }
        });
        return page;
    }

    public List<String> complaints() {
        return complaints;
    }

    /** Whether nothing of a page is wider than its window, once it has been laid out for that. */
    public static boolean fits(Page page) {
        try {
            page.waitForFunction("() => document.documentElement.scrollWidth <= document.documentElement.clientWidth");
            return true;
        } catch (TimeoutError late) {
            return false;
        }
    }

    /** What axe finds wrong with a page: rule, and where. */
    public static List<String> violations(Page page) {
        page.evaluate(axe());
        Object found = page.evaluate("async () => (await axe.run(document, {resultTypes: ['violations']})).violations"
                + ".flatMap(v => v.nodes.map(n => v.id + ' at ' + n.target + ': ' + n.failureSummary))");
        return ((List<?>) found).stream().map(String::valueOf).toList();
    }

    private static String axe() {
        try (InputStream in = Objects.requireNonNull(Chromium.class.getResourceAsStream("/axe.min.js"))) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    @Override
    public void close() {
        playwright.close();
    }
}
