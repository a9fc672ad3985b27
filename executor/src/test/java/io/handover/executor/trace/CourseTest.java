package io.handover.executor.trace;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.handover.executor.execute.Executor;
import io.handover.executor.fixture.Attempt;
import io.handover.executor.fixture.MemorySite;
import io.handover.executor.fixture.Procedures;
import io.handover.executor.fixture.ScriptedOperator;
import io.handover.executor.fixture.Sites;
import io.handover.executor.journal.Entry;
import io.handover.executor.journal.Journal;
import io.handover.executor.journal.JournalException;
import io.handover.executor.journal.Line;
import io.handover.executor.journal.Place;
import io.handover.executor.journal.Seen;
import io.handover.executor.port.Reading;
import io.handover.model.procedure.Plan;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CourseTest {
    private static final Path FILE = Path.of("a.journal");

    @TempDir
    private Path folder;

    private List<Line> lines = List.of();
    private Plan plan = new Plan(Procedures.hardened(), Sites.calm(3).site().serverNames());

    @BeforeEach
    void run() {
        Attempt attempt = new Attempt(Procedures.hardened(), new MemorySite(Sites.calm(3)), folder.resolve("journal"));
        attempt.runBlindly(new ScriptedOperator());
        lines = Journal.read(attempt.journal());
        plan = attempt.plan();
    }

    private int first(Class<? extends Entry> kind) {
        for (int i = 0; i < lines.size(); i++) {
            if (kind.isInstance(lines.get(i).entry())) {
                return i;
            }
        }
        throw new IllegalArgumentException("there is none");
    }

    private void refuses(int index, Entry entry, String reason) {
        List<Line> changed = new ArrayList<>(lines);
        Line old = changed.get(index);
        changed.set(index, new Line(old.n(), old.at(), entry));
        assertThatThrownBy(() -> Course.check(FILE, plan, changed))
                .isInstanceOf(JournalException.class)
                .hasMessageStartingWith(FILE + ":" + old.n() + ": ")
                .hasMessageContaining(reason);
    }

    @Test
    void aRunKeepsToItsPlan() {
        assertThatCode(() -> Course.check(FILE, plan, lines)).doesNotThrowAnyException();
    }

    @Test
    void aPlaceOutsideThePlanIsRefused() {
        int done = first(Entry.Done.class);
        Entry.Done told = (Entry.Done) lines.get(done).entry();
        for (Place outside : List.of(
                new Place(99, -1, 0),
                new Place(-1, -1, 0),
                new Place(0, 1, 0),
                new Place(0, 0, 1),
                new Place(0, 0, -1),
                new Place(0, -2, 0),
                new Place(0, -1, 1))) {
            refuses(done, new Entry.Done(outside, told.step(), told.next()), "the procedure has no place ");
            refuses(done, new Entry.Foreseen(outside, told.step(), List.of()), "the procedure has no place ");
            refuses(done, new Entry.Forced(outside, told.step(), "x"), "the procedure has no place ");
            refuses(done, new Entry.Giving(1, outside, told.step(), "DK_MGT_1", "x"), "the procedure has no place ");
            refuses(done, new Entry.Done(told.at(), told.step(), outside), "does not follow");
        }
    }

    @Test
    void aStepThatIsNotTheOperatorsIsRefused() {
        int done = first(Entry.Done.class);
        Entry.Done told = (Entry.Done) lines.get(done).entry();
        Place second = told.next();
        refuses(done, new Entry.Done(second, told.step(), second.next(plan)), "the operator is at place 0");
        refuses(
                done,
                new Entry.Done(told.at(), "demote", second),
                "the step there is '" + told.step() + "', not 'demote'");
        refuses(done, new Entry.Skipped(told.at(), "demote", "x", second), "the step there is '" + told.step());
        refuses(done, new Entry.Skipped(told.at(), told.step(), "x", second.next(plan)), "does not follow");
        refuses(done, new Entry.Diverted(told.at(), "what-if-2", told.at().divert(0)), "did you mean 'what-if-1'?");
        refuses(done, new Entry.Diverted(second, "what-if-1", second.divert(0)), "the operator is at place 0");
        refuses(done, new Entry.Diverted(told.at(), "what-if-1", second), "does not follow");
        int last = lines.size() - 1;
        Place end = new Place(plan.complete(), -1, 0);
        refuses(last, new Entry.Done(end, "step-1", end), "the procedure is complete, and has no step there");
    }

    @Test
    void aStepThatIsSkippedWithAReasonIsPassed() {
        int done = first(Entry.Done.class);
        Entry.Done told = (Entry.Done) lines.get(done).entry();
        List<Line> changed = new ArrayList<>(lines);
        Entry skipped = new Entry.Skipped(told.at(), told.step(), "seen at the console", told.next());
        changed.set(done, new Line(done + 1L, lines.get(done).at(), skipped));
        assertThatCode(() -> Course.check(FILE, plan, changed)).doesNotThrowAnyException();
    }

    @Test
    void commandsAreCountedWithoutAGap() {
        int giving = first(Entry.Giving.class);
        Entry.Giving told = (Entry.Giving) lines.get(giving).entry();
        for (int order : List.of(-1, 0, 2, 7)) {
            refuses(
                    giving,
                    new Entry.Giving(order, told.at(), told.step(), told.server(), told.command()),
                    "command " + order + " is given, after command 0");
            refuses(giving + 1, new Entry.Given(order, "accepted", ""), "was not given; there were 1");
        }
        refuses(giving + 1, new Entry.Given(1, "acepted", ""), "did you mean 'accepted'?");
        refuses(giving, new Entry.Giving(1, told.at(), told.step(), "DK_MGT_4", "x"), "there is no server 'DK_MGT_4'");
    }

    @Test
    void anInstallerBelongsToACommandThatWasGiven() {
        int giving = first(Entry.Giving.class);
        Instant now = lines.get(giving).at();
        for (int order : List.of(0, 2)) {
            refuses(
                    giving + 1,
                    new Entry.Installing(order, "DK_MGT_2", 7, OptionalLong.empty(), now, "x.output"),
                    "command " + order + " was not given; there were 1");
            refuses(
                    giving + 1,
                    new Entry.Installed(order, "DK_MGT_2", OptionalInt.of(0), Optional.empty()),
                    "command " + order + " was not given; there were 1");
        }
        refuses(
                giving + 1,
                new Entry.Installing(1, "DK_MGT_4", 7, OptionalLong.empty(), now, "x.output"),
                "there is no server 'DK_MGT_4'");
        refuses(
                giving + 1,
                new Entry.Installed(1, "DK_MGT_4", OptionalInt.of(0), Optional.empty()),
                "there is no server 'DK_MGT_4'");
    }

    @Test
    void aPersonGoesOnAtTheStepThatIsThereOrAtTheEnd() {
        int done = first(Entry.Done.class);
        Entry.Done told = (Entry.Done) lines.get(done).entry();
        refuses(done, new Entry.WentOn(told.at(), "demote"), "the step there is '" + told.step());
        refuses(done, new Entry.WentOn(told.next(), "step-2"), "the operator is at place 0");
        int last = lines.size() - 1;
        Place end = new Place(plan.complete(), -1, 0);
        refuses(last, new Entry.WentOn(end, told.step()), "'end' is there, not '" + told.step() + "'");
        List<Line> changed = new ArrayList<>(lines);
        changed.set(last, new Line(last + 1L, lines.get(last).at(), new Entry.WentOn(end, Executor.THE_END)));
        assertThatCode(() -> Course.check(FILE, plan, changed)).doesNotThrowAnyException();
    }

    @Test
    void aRoundLooksAtEachServerOnce() {
        int round = first(Entry.Observed.class);
        List<Seen> servers = ((Entry.Observed) lines.get(round).entry()).servers();
        refuses(round, new Entry.Observed(servers.subList(0, 2)), "this round does not look at DK_MGT_3");
        refuses(
                round,
                new Entry.Observed(List.of(servers.get(0), servers.get(1), servers.get(1))),
                "DK_MGT_2 is looked at twice");
        Seen stranger = Seen.of("DK_MGT_9", new Reading.NothingListens());
        refuses(round, new Entry.Observed(List.of(servers.get(0), servers.get(1), stranger)), "there is no server");
    }

    @Test
    void aRunBeginsAndEndsOnce() {
        refuses(0, new Entry.Resumed(), "a journal begins with 'began'");
        refuses(1, lines.get(0).entry(), "a journal begins with 'began'");
        Entry ended = new Entry.Ended("unknown", "x");
        int last = lines.size() - 1;
        List<Line> more = new ArrayList<>(lines);
        more.add(new Line(last + 2L, lines.get(last).at(), ended));
        assertThat(lines.get(last).entry()).isInstanceOf(Entry.Ended.class);
        assertThatThrownBy(() -> Course.check(FILE, plan, more))
                .hasMessageContaining("the run has ended in the line before");
        refuses(last, new Entry.Ended("over", "x"), "there is no end 'over'");
    }
}
