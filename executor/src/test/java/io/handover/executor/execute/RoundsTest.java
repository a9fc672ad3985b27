package io.handover.executor.execute;

import static org.assertj.core.api.Assertions.assertThat;

import io.handover.executor.fixture.Attempt;
import io.handover.executor.fixture.MemorySite;
import io.handover.executor.fixture.Procedures;
import io.handover.executor.fixture.ScriptedOperator;
import io.handover.executor.fixture.Sites;
import io.handover.executor.journal.Journal;
import io.handover.executor.port.ManagementServer;
import io.handover.executor.port.Order;
import io.handover.executor.port.Outcome;
import io.handover.executor.port.Reading;
import io.handover.model.command.Commands;
import io.handover.model.condition.Conditions;
import io.handover.model.procedure.Procedure;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Whoever changes nothing does not go round for ever. */
@Timeout(60)
class RoundsTest {
    /** Once the active server is stopped its branch is called until another one is active, and does nothing for that. */
    private static final Procedure IDLE_BRANCH = Procedures.procedure(
            List.of(Procedures.whatIf(Conditions.NO_ACTIVE, Procedures.step(Commands.OPEN_CLIENT, Procedures.FINAL))),
            Procedures.step(Commands.STOP, Procedures.INITIAL),
            Procedures.step(Commands.FORCE_ACTIVATE, Procedures.FINAL));

    @TempDir
    private Path folder;

    private final MemorySite site = new MemorySite(Sites.calm(3));
    private final ScriptedOperator operator = new ScriptedOperator();

    private Attempt attempt() {
        return new Attempt(IDLE_BRANCH, site, folder.resolve("journal"));
    }

    /** The third server answers at every second look only, so that something always seems to have changed. */
    private static ManagementServer flickering(ManagementServer server, int number) {
        return new ManagementServer() {
            private int looks;

            @Override
            public Reading observe() {
                Reading reading = server.observe();
                return number == 2 && ++looks / 2 % 2 == 1 ? new Reading.NoAnswer("no answer in time") : reading;
            }

            @Override
            public Outcome give(Order order) {
                return server.give(order);
            }
        };
    }

    @Test
    void aBranchThatChangedNothingIsNotOfferedAgain() {
        assertThat(attempt().runBlindly(operator)).isEqualTo(Ending.COMPLETE);
        assertThat(operator.asked()).containsExactly("step-1", "what-if-1", "step-2");
        assertThat(operator.heard()).containsOnlyOnce("what-if-1 has changed nothing");
    }

    @Test
    void norInALaterRun() {
        attempt().runBlindly(operator.refuses("step-2"));
        ScriptedOperator next = new ScriptedOperator();
        assertThat(attempt().runBlindly(next)).isEqualTo(Ending.COMPLETE);
        assertThat(next.asked()).containsExactly("step-2");
    }

    @Test
    void itIsOfferedAgainWhenSomethingHasChanged() {
        operator.does("step-2", () -> {
            site.live().give(Commands.STOP, 2, 2);
            site.live().advance(20_000);
        });
        assertThat(attempt().runBlindly(operator)).isEqualTo(Ending.COMPLETE);
        assertThat(operator.asked()).filteredOn("what-if-1"::equals).hasSizeGreaterThan(1);
    }

    @Test
    void roundsAreBounded() {
        int[] number = new int[1];
        site.reachedBy(server -> flickering(server, number[0]++));
        assertThat(attempt().runBlindly(operator)).isEqualTo(Ending.UNKNOWN);
        assertThat(operator.heard()).contains("it goes round");
        assertThat(operator.asked()).hasSizeLessThan(2 * Executor.MOST_TURNS);
    }

    @Test
    void theJournalIsBounded() {
        Attempt attempt = new Attempt(Procedures.hardened(), site, folder.resolve("journal"));
        assertThat(attempt.runBlindly(operator, 40)).isEqualTo(Ending.UNKNOWN);
        assertThat(operator.heard()).contains("the journal has grown to 4");
        assertThat(Journal.read(attempt.journal())).hasSizeBetween(40, 50);
        assertThat(attempt.runBlindly(operator)).isEqualTo(Ending.COMPLETE);
    }
}
