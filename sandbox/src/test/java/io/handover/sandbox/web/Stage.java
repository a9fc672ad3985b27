package io.handover.sandbox.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import com.microsoft.playwright.options.ColorScheme;
import io.handover.browser.Chromium;
import io.handover.files.secret.Secret;
import io.handover.sandbox.coach.Advisor;
import io.handover.sandbox.session.Scenes;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** A browser, and the training server with its coach that it asks. What a page complains of is a failure. */
final class Stage implements AutoCloseable {
    static final String INSTRUCTOR = "instructor-of-the-journeys";

    /** Longer than anything takes on a machine that has much else to do. */
    static final double MOST_MILLIS = 30_000;

    /** What a browser complains of when a server is gone for a while. */
    private static final String GONE = "Failed to load resource: net::ERR_";

    private final Path folder;
    private final Scenes scenes;
    private final Advisor coach = new Advisor();
    private final Chromium chromium = new Chromium();
    private TrainingServer server;

    /** @param folder where sessions are kept */
    Stage(Path folder) {
        this(folder, Scenes.builtIn());
    }

    /** Where other things can be rehearsed than those that are built in. */
    Stage(Path folder, Scenes scenes) {
        this.scenes = scenes;
        PlaywrightAssertions.setDefaultAssertionTimeout(MOST_MILLIS);
        this.folder = folder;
        this.server = serve(0);
    }

    private TrainingServer serve(int port) {
        return TrainingServer.start(
                TrainingServer.Options.onLoopback(port)
                        .withFolder(folder)
                        .withScenes(scenes)
                        .withCoach(coach)
                        .withInstructor(Secret.of(INSTRUCTOR)),
                text -> {
                    throw new AssertionError(text);
                });
    }

    /** The server ends, and begins again at the same address. */
    void restart() {
        int port = port();
        server.close();
        server = serve(port);
    }

    String url() {
        return server.url().toString();
    }

    int port() {
        return server.url().getPort();
    }

    /** Somebody's browser, of a laptop. */
    BrowserContext somebody() {
        return somebody(ColorScheme.LIGHT);
    }

    BrowserContext somebody(ColorScheme scheme) {
        return chromium.somebody(1280, 720, scheme);
    }

    /** A new tab of somebody's, at an address of the server. */
    Page page(BrowserContext somebody, String path) {
        return page(somebody, url(), path);
    }

    /** The same, where the server is to be found elsewhere. */
    Page page(BrowserContext somebody, String url, String path) {
        Page page = chromium.page(somebody, url);
        page.navigate(url + path);
        return page;
    }

    /** Nothing was complained of but what a restart brings about, and this. */
    void assertNoComplaints(String... expected) {
        List<String> other = new ArrayList<>(chromium.complaints());
        other.removeIf(complaint -> Stream.of(expected).anyMatch(complaint::contains));
        other.removeIf(complaint -> complaint.contains(GONE));
        chromium.complaints().clear();
        assertThat(other).isEmpty();
    }

    @Override
    public void close() {
        chromium.close();
        server.close();
        coach.close();
    }
}
