package io.handover.executor.execute;

import static org.assertj.core.api.Assertions.assertThat;

import io.handover.executor.fixture.Attempt;
import io.handover.executor.fixture.GivenSites;
import io.handover.executor.fixture.MemorySite;
import io.handover.executor.fixture.Procedures;
import io.handover.executor.fixture.ScriptedOperator;
import io.handover.executor.fixture.Sites;
import io.handover.executor.port.ManagementServer;
import io.handover.executor.port.Order;
import io.handover.executor.port.Outcome;
import io.handover.executor.port.Reading;
import io.handover.model.action.ActionKind;
import io.handover.model.command.Commands;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Nothing is done to a server that was not just seen, and nothing on an answer to an older question. */
class UnseenTest {
    @TempDir
    private Path folder;

    private final MemorySite site = new MemorySite(Sites.calm(3));
    private Attempt hardened = new Attempt(Procedures.hardened(), site, Path.of("none"));
    private final ScriptedOperator operator = new ScriptedOperator();
    private final List<UnaryOperator<Reading>> shown =
            new ArrayList<>(List.of(reading -> reading, reading -> reading, reading -> reading));

    @BeforeEach
    void watchOrders() {
        hardened = new Attempt(Procedures.hardened(), site, folder.resolve("journal"));
        int[] number = new int[1];
        site.reachedBy(server -> watched(server, number[0]++ % 3));
    }

    private ManagementServer watched(ManagementServer server, int number) {
        return new ManagementServer() {
            private Reading last = new Reading.NoAnswer("not looked at");

            @Override
            public Reading observe() {
                last = shown.get(number).apply(server.observe());
                return last;
            }

            @Override
            public Outcome give(Order order) {
                assertThat(last).as("what was seen before %s", order).isInstanceOf(Reading.Answered.class);
                return server.give(order);
            }
        };
    }

    private void silence(int server) {
        shown.set(server, reading -> new Reading.NoAnswer("no answer in time"));
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1})
    void noRequestIsSentWhereItsContactOrItsTargetDoesNotAnswer(int server) {
        operator.does(Procedures.EXCLUDE_FINAL, () -> silence(server));
        assertThat(hardened.runBlindly(operator)).isEqualTo(Ending.UNKNOWN);
        assertThat(site.given()).isEmpty();
        assertThat(operator.heard()).contains(" was not seen as is needed for it: no answer in time");
    }

    @Test
    void itGoesOnWhenTheServerAnswersAgain() {
        int[] looks = new int[1];
        operator.does(
                Procedures.EXCLUDE_FINAL,
                () -> shown.set(0, reading -> looks[0]++ < 4 ? new Reading.NoAnswer("no answer in time") : reading));
        assertThat(hardened.runBlindly(operator)).isEqualTo(Ending.COMPLETE);
        assertThat(site.given()).hasSize(9);
    }

    @Test
    void noInstallerIsStartedAtAServerThatDoesNotAnswer() {
        operator.does("step-4", () -> silence(1));
        assertThat(hardened.runBlindly(operator)).isEqualTo(Ending.UNKNOWN);
        assertThat(site.given()).hasSize(2).doesNotContain("upgrade DK_MGT_2");
    }

    @Test
    void aServerIsStartedOnlyWhereNothingListens() {
        site.live().give(Commands.STOP, 0, 0);
        site.live().advance(30_000);
        Attempt starts = new Attempt(
                Procedures.given(GivenSites.initialStopped(), Procedures.step(Commands.START, Procedures.INITIAL)),
                site,
                folder.resolve("starts"));
        silence(0);
        assertThat(starts.runBlindly(operator)).isEqualTo(Ending.UNKNOWN);
        assertThat(site.given()).isEmpty();
        shown.set(0, reading -> reading);
        assertThat(starts.runBlindly(operator)).isEqualTo(Ending.COMPLETE);
        assertThat(site.given()).containsExactly("start DK_MGT_1");
    }

    @Test
    void aServerThatIsDownCanBeExcluded() {
        shown.set(1, reading -> new Reading.NothingListens());
        site.live().happen(ActionKind.CRASH, 1);
        Attempt excludes = new Attempt(
                Procedures.procedure(
                        List.of(), Procedures.step(Commands.EXCLUDE, Procedures.FINAL, Procedures.INITIAL)),
                site,
                folder.resolve("excludes"));
        assertThat(excludes.runBlindly(operator)).isEqualTo(Ending.COMPLETE);
    }

    @Test
    void itStopsWhereSomethingElseAnswersWhoeverIsThere() {
        operator.does("step-3", () -> shown.set(1, reading -> new Reading.Stranger("the server TEST_9")));
        assertThat(hardened.runBlindly(operator)).isEqualTo(Ending.UNKNOWN);
        assertThat(site.given()).containsExactly("exclude DK_MGT_2 at DK_MGT_1");
        assertThat(operator.heard())
                .contains("where DK_MGT_2 was expected, something else was found: the server TEST_9");
        assertThat(hardened.runBlindly(operator)).isEqualTo(Ending.UNKNOWN);
        shown.set(1, reading -> reading);
        assertThat(hardened.runBlindly(new ScriptedOperator())).isEqualTo(Ending.COMPLETE);
    }

    @Test
    void itStopsThoughTheStrangerIsGoneAtTheNextLook() {
        int[] looks = new int[1];
        operator.does(
                Procedures.EXCLUDE_FINAL,
                () -> shown.set(2, reading -> looks[0]++ == 0 ? new Reading.Stranger("the server TEST_9") : reading));
        assertThat(hardened.runBlindly(operator)).isEqualTo(Ending.UNKNOWN);
        assertThat(site.given()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1})
    void nothingIsOrderedOfAServerAtWhichSomethingRuns(int server) {
        site.busy(s -> s == server ? Optional.of("the installer, process 4711") : Optional.empty());
        assertThat(hardened.runBlindly(operator)).isEqualTo(Ending.UNKNOWN);
        assertThat(site.given()).isEmpty();
        assertThat(operator.heard()).contains("something still runs: the installer, process 4711");
        site.busy(s -> Optional.empty());
        assertThat(hardened.runBlindly(operator)).isEqualTo(Ending.COMPLETE);
    }

    @Test
    void nothingIsDoneOnWhatWasSeenBeforeTheExecutorWasStopped() {
        int[] asked = new int[1];
        operator.does(Procedures.EXCLUDE_FINAL, () -> asked[0]++);
        site.interceptedBy(() -> {}, () -> {
            if (asked[0] == 1) {
                asked[0]++;
                site.standStill(Duration.ofHours(1));
            }
        });
        assertThat(hardened.runBlindly(operator)).isEqualTo(Ending.COMPLETE);
        assertThat(operator.asked()).startsWith(Procedures.EXCLUDE_FINAL, Procedures.EXCLUDE_FINAL);
    }

    @Test
    void theQuestionIsAskedAnewWhereAChangeIsMadeWhileItStands() {
        boolean[] changed = new boolean[1];
        operator.does(Procedures.EXCLUDE_FINAL, () -> changed[0] |= site.live().happen(ActionKind.CHANGE, 0));
        site.live().hold(Set.of(ActionKind.REPLICATE));
        Attempt excludes = new Attempt(
                Procedures.procedure(
                        List.of(),
                        Procedures.named(
                                Procedures.EXCLUDE_FINAL,
                                Procedures.step(Commands.EXCLUDE, Procedures.FINAL, Procedures.INITIAL))),
                site,
                folder.resolve("excludes"));
        assertThat(excludes.runBlindly(operator)).isEqualTo(Ending.COMPLETE);
        assertThat(changed[0]).isTrue();
        assertThat(operator.asked()).containsExactly(Procedures.EXCLUDE_FINAL, Procedures.EXCLUDE_FINAL);
    }
}
