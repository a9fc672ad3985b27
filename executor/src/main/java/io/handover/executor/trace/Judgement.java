package io.handover.executor.trace;

import io.handover.executor.belief.Belief;
import io.handover.executor.belief.Certainty;
import io.handover.executor.execute.Executor;
import io.handover.executor.execute.History;
import io.handover.executor.execute.Knowledge;
import io.handover.executor.journal.Entry;
import io.handover.executor.journal.Line;
import io.handover.executor.port.Reading;
import io.handover.model.procedure.Plan;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Goes through a journal line by line, until the model can no longer follow it, and looks for what keeps it from being believed. */
final class Judgement {
    private final Plan plan;
    private final Belief belief;
    private final List<Line> lines;
    private final History history;
    private final Knowledge knowledge;
    private final Elements elements;
    private final Durations durations;
    private final DualActives dualActives;
    private final boolean otherStart;
    private final List<Trace.Fault> faults = new ArrayList<>();
    private final List<Trace.Doubt> doubts = new ArrayList<>();
    private Optional<Trace.Unexplained> unexplained = Optional.empty();
    private int rounds;
    private boolean shows;
    private boolean followed = true;
    private boolean backwards;

    Judgement(Plan plan, Belief belief, List<Line> lines) {
        this.plan = plan;
        this.belief = belief;
        this.lines = lines;
        this.history = new History(plan, belief);
        this.knowledge = new Knowledge(history);
        this.elements = new Elements(plan);
        this.durations = new Durations(plan);
        this.dualActives = new DualActives(plan);
        this.otherStart = lines.stream()
                .anyMatch(line -> line.entry() instanceof Entry.Forced forced
                        && forced.step().equals(Executor.START));
    }

    Trace trace() {
        Instant before = Instant.MIN;
        for (Line line : lines) {
            if (line.at().isBefore(before)) {
                backwards = true;
                doubt(
                        line,
                        "this was written "
                                + Duration.between(line.at(), before).toMillis()
                                + " ms before the line before it, as its time says");
            }
            before = line.at();
            if (line.entry() instanceof Entry.Done done && followed) {
                judge(line, done);
            }
            history.follow(line);
            if (followed) {
                durations.follow(line, history.round(), knowledge::reached);
                dualActives.follow(line, history.round());
            }
            if (line.entry() instanceof Entry.Giving giving) {
                elements.given(giving);
            } else if (line.entry() instanceof Entry.Observed && followed) {
                observed(line);
            }
        }
        if (!shows && unexplained.isEmpty() && !lines.isEmpty()) {
            doubt(lines.get(lines.size() - 1), "up to here nothing was seen of any server");
        }
        return new Trace(
                verdict(),
                unexplained,
                doubts,
                faults,
                backwards ? List.of() : new Windows(plan, lines).all(),
                verdict() == Trace.Verdict.POSSIBLE ? durations.spans() : Map.of(),
                verdict() == Trace.Verdict.POSSIBLE ? dualActives.all() : List.of(),
                rounds,
                history.place().complete(plan),
                !lines.isEmpty() && lines.get(lines.size() - 1).entry() instanceof Entry.Ended);
    }

    private Trace.Verdict verdict() {
        if (unexplained.isPresent()) {
            return Trace.Verdict.IMPOSSIBLE;
        }
        return doubts.isEmpty() ? Trace.Verdict.POSSIBLE : Trace.Verdict.UNKNOWN;
    }

    private void doubt(Line line, String what) {
        doubts.add(new Trace.Doubt(line.n(), what));
    }

    /** The executor goes on only when it sees the goal; what it leaves out with a reason is {@link Entry.Skipped}. */
    private void judge(Line line, Entry.Done done) {
        elements.done(done);
        if (knowledge.reached(done.at().step(plan)) != Certainty.YES) {
            doubt(line, done.step() + " is called done, and its goal was not seen");
        }
    }

    private void observed(Line line) {
        rounds++;
        shows |= !history.round().stream().allMatch(Reading::tellsNothing);
        elements.observe(history.round()).ifPresent(loss -> doubt(line, loss));
        if (history.finding() instanceof Belief.Finding.AfterFault fault) {
            faults.add(new Trace.Fault(line.n(), fault.faults()));
        } else if (history.finding() instanceof Belief.Finding.TooMany) {
            doubt(line, "from here there are too many possibilities to look at");
            followed = false;
        } else if (history.finding() instanceof Belief.Finding.Unexplained found) {
            if (otherStart && rounds == 1) {
                belief.restart(history.round());
                return;
            }
            followed = false;
            unexplained = Optional.of(new Trace.Unexplained(
                    line.n(),
                    plan.serverName(found.server()),
                    history.round().get(found.server()).text(),
                    found.allowed()));
        }
    }
}
