package io.handover.executor.trace;

import io.handover.executor.belief.Belief;
import io.handover.executor.execute.Executor;
import io.handover.executor.execute.History;
import io.handover.executor.journal.Entry;
import io.handover.executor.journal.Line;
import io.handover.model.procedure.Plan;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What a journal is worth.
 *
 * @param verdict whether the model can explain it
 * @param unexplained the first observation that it cannot explain, where there is one
 * @param faults what must have failed, so that the rest can be explained
 * @param windows what was measured
 * @param rounds how many rounds of observation were judged
 * @param complete whether the procedure was completed
 */
public record Trace(
        Verdict verdict,
        Optional<Unexplained> unexplained,
        List<Fault> faults,
        List<Window> windows,
        int rounds,
        boolean complete) {

    /** Whether a history is possible in the model. */
    public enum Verdict {
        POSSIBLE,
        IMPOSSIBLE,
        /** There were more possibilities than could be looked at. */
        UNKNOWN
    }

    /**
     * An observation that the model cannot explain.
     *
     * @param line the journal's line
     * @param server the first server that is not as it could be
     * @param seen what was seen of it
     * @param allowed what the model allowed
     */
    public record Unexplained(long line, String server, String seen, List<String> allowed) {
        public Unexplained {
            allowed = List.copyOf(allowed);
        }
    }

    /**
     * Something that must have failed.
     *
     * @param line the journal's line in which it shows
     * @param what in words
     */
    public record Fault(long line, String what) {}

    public Trace {
        faults = List.copyOf(faults);
        windows = List.copyOf(windows);
    }

    /**
     * Judges a journal. A start from another state than the procedure's is no contradiction where it was forced.
     *
     * @param plan the plan that it follows
     * @param belief of that plan; empty
     * @param lines the journal, from its first line
     */
    public static Trace of(Plan plan, Belief belief, List<Line> lines) {
        History history = new History(plan, belief);
        boolean otherStart = lines.stream()
                .anyMatch(line -> line.entry() instanceof Entry.Forced forced
                        && forced.step().equals(Executor.START));
        List<Fault> faults = new ArrayList<>();
        Optional<Unexplained> unexplained = Optional.empty();
        Verdict verdict = Verdict.POSSIBLE;
        int rounds = 0;
        for (Line line : lines) {
            history.follow(line);
            if (!(line.entry() instanceof Entry.Observed) || verdict != Verdict.POSSIBLE) {
                continue;
            }
            rounds++;
            if (history.finding() instanceof Belief.Finding.AfterFault fault) {
                faults.add(new Fault(line.n(), fault.faults()));
            } else if (history.finding() instanceof Belief.Finding.TooMany) {
                verdict = Verdict.UNKNOWN;
            } else if (history.finding() instanceof Belief.Finding.Unexplained found) {
                if (otherStart && rounds == 1) {
                    belief.restart(history.round());
                    continue;
                }
                verdict = Verdict.IMPOSSIBLE;
                unexplained = Optional.of(new Unexplained(
                        line.n(),
                        plan.serverName(found.server()),
                        history.round().get(found.server()).text(),
                        found.allowed()));
            }
        }
        return new Trace(
                verdict,
                unexplained,
                faults,
                new Windows(plan, lines).all(),
                rounds,
                history.place().complete(plan));
    }
}
