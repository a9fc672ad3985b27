package io.handover.executor.execute;

import static org.assertj.core.api.Assertions.assertThat;

import io.handover.executor.fixture.Attempt;
import io.handover.executor.fixture.MemorySite;
import io.handover.executor.fixture.Procedures;
import io.handover.executor.fixture.ScriptedOperator;
import io.handover.executor.fixture.Sites;
import io.handover.executor.journal.Entry;
import io.handover.executor.journal.Journal;
import io.handover.executor.journal.Place;
import io.handover.executor.port.ManagementServer;
import io.handover.executor.port.Order;
import io.handover.executor.port.Outcome;
import io.handover.executor.port.Question;
import io.handover.executor.port.Reading;
import io.handover.executor.port.Word;
import io.handover.model.command.Commands;
import io.handover.model.state.SiteState;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is seen and cannot be explained suspends what was agreed to in advance; a person's word alone goes on. */
class UnexplainedTest {
    @TempDir
    private Path folder;

    private MemorySite site = new MemorySite(Sites.calm(3));
    private Attempt hardened = new Attempt(Procedures.hardened(), site, Path.of("none"));
    private final ScriptedOperator person = new ScriptedOperator();
    private final ScriptedOperator nobody = new ScriptedOperator().goesAway();

    @BeforeEach
    void nameJournal() {
        hardened = new Attempt(Procedures.hardened(), site, folder.resolve("journal"));
    }

    private void somebodyElseExcludes() {
        site.beforeObservation(() -> {
            SiteState truth = site.live().truth();
            if (truth.registeredAt(0) == 0b100 && truth.isActive(0)) {
                site.live().give(Commands.EXCLUDE, 2, 0);
                site.live().advance(10_000);
            }
        });
    }

    @Test
    void nobodyGoesOnAfterIt() {
        somebodyElseExcludes();
        assertThat(hardened.runBlindly(nobody)).isEqualTo(Ending.UNKNOWN);
        assertThat(site.given()).containsExactly("exclude DK_MGT_2 at DK_MGT_1");
        assertThat(nobody.heard())
                .contains("The model cannot explain this: DK_MGT_1 is active, ", "possible would be: ", "stopped at ");
    }

    /** As where the site was not ready either: that was forced before anything was seen of its state. */
    @Test
    void aReasonToStartCountsThoughItWasNeededForMoreThanTheState() {
        site.live().give(Commands.EXCLUDE, 1, 0);
        site.live().advance(10_000);
        try (Journal journal = Journal.create(hardened.journal(), site::now)) {
            journal.append(hardened.beginning());
            journal.append(new Entry.Forced(Place.START, Executor.START, "excluded by hand (not ready: no licence)"));
        }
        assertThat(hardened.run(nobody, Map.of(Executor.START, "excluded by hand")))
                .isEqualTo(Ending.COMPLETE);
    }

    @Test
    void aReasonThatWasGivenBeforeAnythingWasSeenIsNoWordForTheState() {
        site.live().give(Commands.EXCLUDE, 1, 0);
        site.live().advance(10_000);
        try (Journal journal = Journal.create(hardened.journal(), site::now)) {
            journal.append(hardened.beginning());
            journal.append(new Entry.Forced(Place.START, Executor.START, "no licence"));
        }
        assertThat(hardened.runBlindly(nobody)).isEqualTo(Ending.UNKNOWN);
    }

    @Test
    void nobodyGoesOnAfterItInALaterRun() {
        somebodyElseExcludes();
        hardened.runBlindly(nobody);
        assertThat(hardened.runBlindly(new ScriptedOperator().goesAway())).isEqualTo(Ending.UNKNOWN);
        assertThat(site.given()).containsExactly("exclude DK_MGT_2 at DK_MGT_1");
    }

    @Test
    void aPersonGoesOnAndIsAskedForEveryStepFromThere() {
        somebodyElseExcludes();
        hardened.runBlindly(nobody);
        assertThat(hardened.runBlindly(person)).isEqualTo(Ending.COMPLETE);
        assertThat(person.questions().get(0).consent()).isEqualTo(Question.Consent.BY_NAME);
        assertThat(person.questions().subList(1, person.questions().size()))
                .extracting(Question::consent)
                .isNotEmpty()
                .containsOnly(Question.Consent.NOW);
        assertThat(Journal.read(hardened.journal()))
                .filteredOn(line -> line.entry() instanceof Entry.WentOn)
                .hasSize(1);
    }

    @Test
    void aLaterRunGoesOnByConsentOnceAPersonHasGoneOn() {
        somebodyElseExcludes();
        hardened.runBlindly(person.refuses("step-4"));
        assertThat(hardened.runBlindly(nobody)).isEqualTo(Ending.COMPLETE);
    }

    @Test
    void anotherStartIsAPersonsDecision() {
        site.live().give(Commands.EXCLUDE, 1, 0);
        site.live().advance(10_000);
        assertThat(hardened.runBlindly(nobody)).isEqualTo(Ending.UNKNOWN);
        assertThat(site.given()).isEmpty();
        assertThat(hardened.runBlindly(person)).isEqualTo(Ending.COMPLETE);
        assertThat(person.asked()).startsWith(Executor.START);
    }

    @Test
    void aForcedStartIsTheWordForTheStartAlone() {
        site.live().give(Commands.EXCLUDE, 2, 0);
        site.live().advance(10_000);
        boolean[] once = new boolean[1];
        site.beforeObservation(() -> {
            if (!once[0] && site.live().truth().isUpgraded(1)) {
                once[0] = true;
                site.live().give(Commands.FORCE_ACTIVATE, 2, 0);
                site.live().advance(30_000);
            }
        });
        assertThat(hardened.run(nobody, Map.of(Executor.START, "excluded by hand")))
                .isEqualTo(Ending.UNKNOWN);
        assertThat(site.given()).contains("upgrade DK_MGT_2").doesNotContain("force-activate DK_MGT_2");
    }

    /** Shows an active server more, and nothing of the others, from the second look on, as long as that is asked for. */
    private static ManagementServer unbelievable(ManagementServer server, boolean[] meant) {
        return new ManagementServer() {
            @Override
            public Reading observe() {
                Reading true_ = server.observe();
                return meant[0] ? new Reading.NoAnswer("no answer in time") : true_;
            }

            @Override
            public Outcome give(Order order) {
                return server.give(order);
            }
        };
    }

    @Test
    void whereTheModelCanNoLongerFollowNobodyGoesOnEither() {
        MemorySite large = new MemorySite(Sites.calm(5));
        Attempt attempt = new Attempt(Procedures.hardened(), large, folder.resolve("large"));
        boolean[] silent = new boolean[1];
        int[] reached = new int[1];
        large.reachedBy(server -> reached[0]++ == 0 ? server : unbelievable(server, silent));
        large.beforeObservation(() -> {
            if (!silent[0] && large.live().truth().registeredAt(0) == 0b11100) {
                silent[0] = true;
                large.live().give(Commands.FORCE_ACTIVATE, 4, 0);
                large.live().give(Commands.SET_STANDBY_AND_STOP_REPLICATION, 0, 0);
                large.live().advance(30_000);
            }
        });
        assertThat(attempt.runBlindly(nobody)).isEqualTo(Ending.UNKNOWN);
        assertThat(large.given()).containsExactly("exclude DK_MGT_2 at DK_MGT_1");
        attempt.runBlindly(person.answers("step-3:DK_MGT_3", new Word.Stop()));
        assertThat(person.heard()).contains("no state, or in too many");
    }

    @Test
    void aCompleteJournalHasNothingLeftToDo() {
        assertThat(hardened.runBlindly(nobody)).isEqualTo(Ending.COMPLETE);
        int lines = Journal.read(hardened.journal()).size();
        site.beforeObservation(() -> {
            throw new IllegalStateException("looked at the site");
        });
        assertThat(hardened.runBlindly(person)).isEqualTo(Ending.COMPLETE);
        assertThat(person.asked()).isEqualTo(List.of());
        assertThat(person.heard()).contains("Nothing is left to do");
        assertThat(Journal.read(hardened.journal())).hasSize(lines);
    }
}
