package io.handover.console.report.replay;

import io.handover.analysis.replay.Replay;
import io.handover.analysis.token.ReplayToken;
import io.handover.console.tracing.ChromeTrace;
import io.handover.console.tracing.StoryTrace;
import java.util.LinkedHashMap;
import java.util.Map;

/** A replay as a timeline in the format of Chrome's traces, which Perfetto opens. */
public final class ReplayTrace {
    private ReplayTrace() {}

    /** The trace: one JSON object, with a line end at its end. */
    public static String of(Replay replay) {
        boolean isTimed = replay.token() instanceof ReplayToken.OfRun;
        Map<String, String> about = new LinkedHashMap<>();
        about.put("procedure", replay.subject().procedureName());
        about.put("site", replay.subject().siteName());
        about.put("token", replay.token().word());
        about.put("time", isTimed ? "simulated" : "none: actions are drawn a second after one another, in their order");
        ChromeTrace trace = new ChromeTrace("replay", about);
        StoryTrace.draw(
                trace,
                replay.story(),
                isTimed,
                after -> replay.violations().stream()
                        .filter(violation -> violation.after() == after)
                        .map(violation -> violation.check().name() + ": "
                                + violation.diagnosis().summary())
                        .toList());
        return trace.written();
    }
}
