package io.handover.sandbox.web;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import io.handover.analysis.subject.Subject;
import io.handover.analysis.token.Fingerprint;
import io.handover.analysis.token.ReplayToken;
import io.handover.files.Catalogue;
import io.handover.files.ProcedureFile;
import io.handover.files.SiteFile;
import io.handover.files.Subjects;
import io.handover.files.TokenFiles;
import io.handover.model.site.Scope;
import io.handover.sandbox.scenario.Lesson;
import io.handover.sandbox.session.Scenes;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LessonJourneyTest {
    @TempDir
    @SuppressWarnings("NullAway.Init") // set by JUnit
    Path folder;

    private static Lesson lesson() {
        ProcedureFile procedure = Catalogue.procedure("upgrade-without-downtime");
        SiteFile site = Catalogue.site("pair");
        Subject subject = Subjects.of(procedure, site.site());
        ReplayToken token = new ReplayToken.OfPath(
                subject.procedureName(),
                subject.siteName(),
                Fingerprint.of(subject.plan()),
                subject.site().site().assumptions(),
                new Scope(2, 0, 0, 0, 0, 0),
                List.of());
        return Lesson.of(new TokenFiles(token, procedure, site), 0, "Find the better move", "Do better.");
    }

    /** Somebody has begun it where it was offered. */
    private String begun() {
        Lesson lesson = lesson();
        Scenes scenes = Scenes.builtIn();
        scenes.offer(lesson);
        try (Served served = new Served(
                TrainingServer.Options.onLoopback(0).withFolder(folder).withScenes(scenes))) {
            served.begin(lesson.name().toString());
        }
        return lesson.name().toString();
    }

    @Test
    void itsAddressIsGoodOnAServerThatOnlyHasItsSessions() {
        String name = begun();
        try (Stage stage = new Stage(folder);
                BrowserContext ann = stage.somebody()) {
            Page page = stage.page(ann, "/scenarios/" + name);
            Locator card = page.locator(".card").first();
            assertThat(card).hasClass("card asked");
            assertThat(card).containsText("lesson from a finding");
            page.getByLabel("Your name").fill("Ann");
            card.getByRole(AriaRole.BUTTON).click();
            assertThat(page).hasURL(Pattern.compile("/rehearse/" + name.replace("@", "%40") + "/[\\w-]{22}$"));
            assertThat(page).hasTitle(Pattern.compile("^Find the better move"));
            stage.restart();
            page.reload();
            assertThat(page).hasTitle(Pattern.compile("^Find the better move"));
            page.navigate(stage.url() + "/scenarios/" + name.replace("@0", "@1"));
            assertThat(page.locator("#toast")).containsText("This lesson is not known here");
            stage.assertNoComplaints();
        }
    }
}
