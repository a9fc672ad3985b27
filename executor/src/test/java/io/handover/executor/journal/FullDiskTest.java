package io.handover.executor.journal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.handover.executor.execute.Ending;
import io.handover.executor.fixture.Attempt;
import io.handover.executor.fixture.MemorySite;
import io.handover.executor.fixture.Procedures;
import io.handover.executor.fixture.ScriptedOperator;
import io.handover.executor.fixture.Sites;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The disk is full at each line of a journal in turn, in every way in which a line can then be left. */
class FullDiskTest {
    /** At each line; the others at those of commands. */
    private static final Set<FullDisk.Rest> TYPICAL = Set.of(FullDisk.Rest.HALF, FullDisk.Rest.UNFORCED_FOR_GOOD);

    @TempDir
    private Path folder;

    private static boolean isOfCommand(Line line) {
        return line.entry() instanceof Entry.Giving || line.entry() instanceof Entry.Given;
    }

    private static Attempt attempt(Path file) {
        return new Attempt(Procedures.hardened(), new MemorySite(Sites.calm(3)), file);
    }

    private static List<String> given(Attempt attempt) {
        return new ArrayList<>(((MemorySite) attempt.site()).given());
    }

    private static long giving(Path file) {
        return Journal.read(file).stream()
                .filter(line -> line.entry() instanceof Entry.Giving)
                .count();
    }

    /** Until the disk is full. */
    private static void run(Attempt attempt, int line, FullDisk.Rest rest) {
        try (Journal open =
                Journal.create(attempt.journal(), attempt.site()::now, file -> new FullDisk(file, line, rest))) {
            try {
                open.append(attempt.beginning());
                attempt.runBlindly(new ScriptedOperator(), open);
            } finally {
                assertThatThrownBy(() -> open.append(new Entry.Resumed()))
                        .as("nothing follows a line that is not whole")
                        .isInstanceOf(JournalException.class);
            }
        }
    }

    private int failAt(int line, FullDisk.Rest rest, List<String> whole) {
        Attempt attempt = attempt(folder.resolve("full-at-" + line + "-" + rest));
        assertThatThrownBy(() -> run(attempt, line, rest))
                .as("line %d, %s", line, rest)
                .isInstanceOfSatisfying(
                        JournalException.class,
                        full -> assertThat(full.isOfWriting()).isTrue())
                .hasMessageContaining("cannot be written: No space left on device");
        int left = Journal.read(attempt.journal()).size();
        assertThat(left).isEqualTo(rest == FullDisk.Rest.UNFORCED_FOR_GOOD ? line : line - 1);
        assertThat(given(attempt).size())
                .as("nothing was given whose line is not on disk: line %d, %s", line, rest)
                .isLessThanOrEqualTo((int) giving(attempt.journal()));
        if (left == 0) {
            try (Journal fresh = Journal.create(attempt.journal(), attempt.site()::now)) {
                fresh.append(attempt.beginning());
            }
        }
        assertThat(attempt.runBlindly(new ScriptedOperator())).isEqualTo(Ending.COMPLETE);
        assertThat(given(attempt)).as("line %d, %s", line, rest).isEqualTo(whole);
        return 1;
    }

    @Test
    @SuppressWarnings("SystemOut") // the count is a result
    void givesNothingThatIsNotOnDiskAndLeavesNothingThatCannotBeGoneOnWith() {
        Attempt undisturbed = attempt(folder.resolve("whole"));
        assertThat(undisturbed.runBlindly(new ScriptedOperator())).isEqualTo(Ending.COMPLETE);
        int lines = Journal.read(undisturbed.journal()).size();
        List<String> whole = given(undisturbed);
        assertThat(whole).hasSize(9);
        List<Line> all = Journal.read(undisturbed.journal());
        int count = 0;
        for (FullDisk.Rest rest : FullDisk.Rest.values()) {
            count += IntStream.rangeClosed(1, lines)
                    .filter(line -> TYPICAL.contains(rest) || isOfCommand(all.get(line - 1)))
                    .parallel()
                    .map(line -> failAt(line, rest, whole))
                    .sum();
        }
        System.out.println("disk full " + count + " times, at each of " + lines + " lines of a journal and in each way"
                + " at those of commands, and resumed to the same end");
    }

    /** What is left of the first line of a journal is no journal; it is neither gone on with nor in the way. */
    @Test
    void aJournalThatCouldNotBeginIsBegunAnew() {
        Path file = folder.resolve("journal");
        for (FullDisk.Rest rest : List.of(FullDisk.Rest.NOTHING, FullDisk.Rest.HALF, FullDisk.Rest.HALF_FOR_GOOD)) {
            assertThatThrownBy(() -> run(attempt(file), 1, rest)).hasMessageContaining("No space left");
            assertThat(Journal.read(file)).isEmpty();
        }
        try (Journal fresh = Journal.create(file, () -> Instant.EPOCH)) {
            fresh.append(new Entry.Resumed());
        }
        assertThat(Journal.read(file)).hasSize(1);
    }
}
