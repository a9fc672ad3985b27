package io.handover.executor.trace;

import io.handover.executor.belief.Belief;
import io.handover.executor.journal.Line;
import io.handover.model.procedure.Plan;
import io.handover.simulator.site.Activity;
import io.handover.simulator.site.Timing;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What a journal is worth.
 *
 * @param verdict whether the model can explain it
 * @param unexplained the first observation that it cannot explain, where there is one
 * @param doubts why nothing is known, where that is so
 * @param faults what must have failed, so that the rest can be explained
 * @param windows what was measured; nothing where time runs backwards
 * @param spans how long single things took, by what they are in a site's timing, with the starts of servers in them; only of a
 *     possible history
 * @param dualActives the times in which two servers were active, until that was detected; only of a possible history
 * @param rounds how many rounds of observation were judged
 * @param complete whether the procedure was completed
 * @param ended whether its last line says how the run ended; if not, the run goes on, was killed, or last lines are missing
 */
public record Trace(
        Verdict verdict,
        Optional<Unexplained> unexplained,
        List<Doubt> doubts,
        List<Fault> faults,
        List<Window> windows,
        Map<Activity, List<Span>> spans,
        List<DualActive> dualActives,
        int rounds,
        boolean complete,
        boolean ended) {

    /** Whether a history is possible in the model. */
    public enum Verdict {
        POSSIBLE,
        IMPOSSIBLE,
        /** It shows too little, or what the model does not judge, or there were more possibilities than could be looked at. */
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
     * Why a history cannot be called possible.
     *
     * @param line the journal's line
     * @param what in words
     */
    public record Doubt(long line, String what) {}

    /**
     * Something that must have failed.
     *
     * @param line the journal's line in which it shows
     * @param what in words
     */
    public record Fault(long line, String what) {}

    public Trace {
        doubts = List.copyOf(doubts);
        faults = List.copyOf(faults);
        windows = List.copyOf(windows);
        spans = Collections.unmodifiableMap(spans);
        dualActives = List.copyOf(dualActives);
    }

    /**
     * Judges a journal. A start from another state than the procedure's is no contradiction where it was forced.
     *
     * @param plan the plan that it follows, as {@link Course} finds it
     * @param belief of that plan; empty
     * @param lines the journal, from its first line
     */
    public static Trace of(Plan plan, Belief belief, List<Line> lines) {
        return new Judgement(plan, belief, lines).trace();
    }

    /**
     * How long single things took, by what they are in a site's timing.
     *
     * @param timing how long a server's start takes, which no journal tells apart from the upgrade or the initialization that it ends
     */
    public Map<Activity, List<Sample>> durations(Timing timing) {
        return Durations.withoutStarts(spans, timing);
    }
}
