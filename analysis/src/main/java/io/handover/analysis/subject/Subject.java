package io.handover.analysis.subject;

import io.handover.model.procedure.Plan;
import io.handover.simulator.site.SimulatedSite;
import java.util.List;
import java.util.OptionalInt;

/**
 * What is checked or replayed: a procedure on a site.
 *
 * @param source where the procedure was read, as the user named it
 * @param text what was read there
 * @param site the site
 * @param plan the procedure on that site
 */
public record Subject(String source, String text, SimulatedSite site, Plan plan) {
    public String procedureName() {
        return plan.procedure().name();
    }

    public String siteName() {
        return site.site().name();
    }

    /** {@code "three-servers: DK_MGT_1 (active), DK_MGT_2, DK_MGT_3"}. */
    public String siteAndServers() {
        List<String> names = plan.serverNames();
        return siteName() + ": " + names.get(0) + " (active), " + String.join(", ", names.subList(1, names.size()));
    }

    /** {@code file:line} and what is written there; without the second where the file has no such line. */
    public String place(OptionalInt line) {
        if (line.isEmpty()) {
            return source;
        }
        return source + ":" + line.getAsInt() + ": " + lineText(line.getAsInt());
    }

    /** What is written in a line of the procedure's file. */
    public String lineText(int line) {
        return text.lines().skip(line - 1L).findFirst().orElse("").strip();
    }
}
