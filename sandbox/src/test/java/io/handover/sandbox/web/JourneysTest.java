package io.handover.sandbox.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import com.microsoft.playwright.options.AriaRole;
import io.handover.files.Catalogue;
import io.handover.model.property.Properties;
import io.handover.model.site.Scope;
import io.handover.sandbox.coach.Findings;
import io.handover.sandbox.coach.Puzzles;
import io.handover.sandbox.scenario.Lesson;
import io.handover.sandbox.session.Scenes;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** From the start page to the end of the debrief, in a real browser: the same way by mouse, by keyboard, and by what a screen reader tells. */
class JourneysTest {
    private static final String OLD = "DK_MGT_1";
    private static final String NEW = "DK_MGT_2";
    private static final String EXTRA = "DK_MGT_3";

    @TempDir
    @SuppressWarnings("NullAway.Init") // set by JUnit
    private static Path folder;

    @SuppressWarnings("NullAway.Init") // set before all
    private static Stage stage;

    /** Made of a token, as by {@code train --from}. */
    @SuppressWarnings("NullAway.Init") // set before all
    private static Lesson lesson;

    @BeforeAll
    static void opens() {
        lesson = Puzzles.of(
                Findings.of(Catalogue.site("pair"), new Scope(2, 0, 0, 0, 0, 0), Properties.MANAGEMENT_AVAILABLE),
                () -> false);
        Scenes scenes = Scenes.builtIn();
        scenes.offer(lesson);
        stage = new Stage(folder, scenes);
    }

    @AfterAll
    static void closes() {
        stage.close();
    }

    @ParameterizedTest
    @EnumSource
    void theWrittenProcedureGetsFullMarks(Person.Way way) {
        try (BrowserContext browser = stage.somebody()) {
            Person person = way.at(stage.page(browser, "/"));
            person.begin("Ann", "An upgrade on a calm day");
            person.tick(1);
            for (String standby : List.of(NEW, EXTRA)) {
                person.openClient(OLD);
                person.give(standby, "Exclude from Replication (at DK_MGT_1)");
            }
            upgrade(person, NEW);
            person.openClient(NEW);
            person.tick(7);
            person.give(NEW, "Force Server Activation");
            person.until(() -> person.isTicked(9));
            person.give(OLD, "Set Standby");
            person.until(() -> person.isTicked(10));
            person.answerOn(NEW);
            person.letRun("a minute a second");
            for (String standby : List.of(OLD, EXTRA)) {
                upgrade(person, standby);
                initialize(person, standby);
            }
            person.finishAndTell("I followed the procedure.");

            assertFullMarks(person, "The document ends with the last upgrade");
            person.use(AriaRole.LINK, "To the scenarios");
            person.await(() -> person.senses.heading().equals("Rehearse before it counts"));
        }
        stage.assertNoComplaints();
    }

    /** To the last line of the debrief, what is to be taken away. */
    private static void assertFullMarks(Person person, String lastLine) {
        assertThat(person.senses.heading()).isEqualTo("All that counts was kept");
        PlaywrightAssertions.assertThat(person.page.locator(".score .points")).hasText("100");
        assertThat(person.senses.reads(lastLine)).isTrue();
    }

    @ParameterizedTest
    @EnumSource
    void theDetectorIsMasteredThroughAReloadAndARestartOfTheServer(Person.Way way) {
        try (BrowserContext browser = stage.somebody()) {
            Person person = way.at(stage.page(browser, "/"));
            person.begin("Bob", "The detector strikes");
            person.openClient(NEW);
            person.tick(4);
            person.give(NEW, "Force Server Activation");
            person.until(() -> person.senses.lists("Alarms", "no server is active"));
            assertThat(person.senses.calledOut()).contains("Critical: no server is active");
            person.page.reload();
            person.await(() -> person.senses.has(AriaRole.BUTTON, "Next event"));
            person.openClient(NEW);
            person.give(NEW, "Force Server Activation");
            person.until(() -> person.mode(NEW).contains("Active"));
            person.answerOn(NEW);

            stage.restart();
            for (String standby : List.of(OLD, EXTRA)) {
                person.await(() -> !person.page.locator("body.disconnected").isVisible());
                upgrade(person, standby);
                initialize(person, standby);
            }
            person.finishAndTell("The detector struck, and I forced it again.");

            assertFullMarks(person, "After a forced activation look who is active.");
            person.use(AriaRole.LINK, "To the scenarios");
            person.await(() -> person.senses.heading().equals("Rehearse before it counts"));
            person.await(() -> person.senses
                    .description(AriaRole.BUTTON, "Begin: The detector strikes")
                    .contains("passed"));
        }
        stage.assertNoComplaints();
    }

    @Test
    void anExamShowsNothingThatHelpsAndItsDebriefAllOfIt() {
        try (BrowserContext browser = stage.somebody()) {
            Person person = Person.Way.KEYBOARD.at(stage.page(browser, "/"));
            person.page.keyboard().press("Tab");
            PlaywrightAssertions.assertThat(person.page.locator(":focus")).hasText("To the content");
            person.use(AriaRole.CHECKBOX, "Exam: no procedure, no outlook, no hints");
            person.begin("Cy", "A planned switch with the wizard");
            person.openClient(NEW);
            person.give(NEW, "Server Activation");
            person.until(() -> person.mode(NEW).contains("Active"));

            person.press("Finish");
            person.page.keyboard().press("Escape");
            PlaywrightAssertions.assertThat(person.page.locator(":focus")).hasText("Finish");
            assertThat(person.page
                            .locator(".part-outlook, .part-hints, .part-checklist")
                            .allInnerTexts())
                    .allMatch(String::isEmpty);
            person.finishAndTell("The wizard did it.");
            for (String stop : List.of("Home", "End")) {
                person.use(AriaRole.SLIDER, "Moment");
                person.page.keyboard().press(stop);
                PlaywrightAssertions.assertThat(person.page.locator("#at .standing"))
                        .not()
                        .hasCount(0);
            }
            String end = person.page.locator("#now").textContent();
            person.press("Try again from here");
            PlaywrightAssertions.assertThat(person.page.locator("#time")).hasText(end);
        }
        stage.assertNoComplaints();
    }

    /** The lesson is chosen by its address, and what is done is what the hints say. */
    @Test
    void aLessonFromATokenIsPassedByTheBetterMove() {
        try (BrowserContext browser = stage.somebody()) {
            Person person = Person.Way.KEYBOARD.at(
                    stage.page(browser, "/scenarios/" + lesson.name().toString()));
            person.begin("Di", lesson.title());
            person.page.waitForResponse("**/hints", () -> person.press("Give me a hint"));
            person.page.waitForResponse("**/hints", () -> person.press("Give me a hint"));
            person.await(() -> person.senses.reads("Give the command Set Standby for " + OLD));
            person.openClient(OLD);
            person.give(OLD, "Set Standby");
            person.answerOn(NEW);
            person.openClient(NEW);
            person.until(() -> person.mode(OLD).contains("Standby"));
            upgrade(person, OLD);
            initialize(person, OLD);
            person.finishAndTell("I set the old one to standby before they saw each other.");

            assertThat(person.senses.heading()).isEqualTo("All that counts was kept");
            assertThat(person.senses.reads("Here it was clearly the best to")).isTrue();
            person.use(AriaRole.LINK, "To the scenarios");
            person.await(() -> person.senses
                    .description(AriaRole.BUTTON, "Begin: " + lesson.title())
                    .contains("passed"));
        }
        stage.assertNoComplaints();
    }

    private static void upgrade(Person person, String server) {
        person.give(server, "Upgrade with the installer");
        person.until(() -> person.senses.cell(server, "Machine").equals("up new release"));
    }

    private static void initialize(Person person, String standby) {
        person.openClient(NEW);
        person.give(standby, "Initialize Standby Replication (at DK_MGT_2)");
        person.until(
                () -> person.senses.cell(standby, "Database replication status").startsWith("STB_REP"));
    }
}
