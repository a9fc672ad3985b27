package io.handover.console.report.trace;

import io.handover.console.run.Work;
import io.handover.executor.journal.Line;
import io.handover.executor.trace.Trace;
import java.nio.file.Path;
import java.util.List;

/**
 * A journal that was judged.
 *
 * @param journal its file
 * @param work the procedure and the site that it was judged by
 * @param trace what it is worth
 * @param lines what stands in it
 */
public record Traced(Path journal, Work work, Trace trace, List<Line> lines) {
    public Traced {
        lines = List.copyOf(lines);
    }

    String procedureName() {
        return work.procedure().procedure().name();
    }

    String siteName() {
        return work.site().site().site().name();
    }

    /** Whether its measures are those of the whole procedure: it is complete, and its history is possible. */
    boolean isWhole() {
        return trace.complete() && trace.verdict() == Trace.Verdict.POSSIBLE;
    }
}
