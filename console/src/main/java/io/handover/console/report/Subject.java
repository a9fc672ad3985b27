package io.handover.console.report;

import io.handover.files.InputException;
import io.handover.files.ProcedureFile;
import io.handover.model.procedure.Plan;
import io.handover.model.site.Site;
import io.handover.simulator.site.SimulatedSite;
import java.util.List;
import java.util.OptionalInt;

/**
 * What is checked or replayed: a procedure on a site.
 *
 * @param file the procedure as it was read
 * @param site the site
 * @param plan the procedure on that site
 */
public record Subject(ProcedureFile file, SimulatedSite site, Plan plan) {
    /**
     * Binds a procedure to a site.
     *
     * @throws InputException where it cannot be bound there
     */
    public static Subject of(ProcedureFile file, SimulatedSite site) {
        return new Subject(file, site, file.on(site.site()));
    }

    /**
     * Binds a procedure to the first servers of a site.
     *
     * @throws InputException where it cannot be bound there, or the site has fewer servers
     */
    public static Subject of(ProcedureFile file, SimulatedSite site, int servers) {
        Site whole = site.site();
        if (servers > whole.servers().size()) {
            throw new InputException("the site " + whole.name() + " has "
                    + whole.servers().size() + " servers; " + servers + " are needed");
        }
        Site part = new Site(whole.name(), whole.title(), whole.servers().subList(0, servers), whole.assumptions());
        return of(file, new SimulatedSite(part, site.timing(), site.faults()));
    }

    public String procedureName() {
        return file.procedure().name();
    }

    public String siteName() {
        return site.site().name();
    }

    /** {@code "three-servers: DK_MGT_1 (active), DK_MGT_2, DK_MGT_3"}. */
    public String siteAndServers() {
        List<String> names = plan.serverNames();
        return siteName() + ": " + names.get(0) + " (active), " + String.join(", ", names.subList(1, names.size()));
    }

    /** Says where the procedure starts from, if not from an undisturbed site, and what it declares given up. */
    public void declared(Page page) {
        Declared declared = Declared.on(plan);
        if (!declared.given().isEmpty()) {
            page.paragraph("  given        ", String.join(" ", declared.given()));
        }
        page.paragraph("  declared     ", String.join(" ", declared.sentences()));
    }

    /** {@code file:line} and what is written there; without the second where the file has no such line. */
    public String place(OptionalInt line) {
        if (line.isEmpty()) {
            return file.source();
        }
        return file.source() + ":" + line.getAsInt() + ": " + lineText(line.getAsInt());
    }

    /** What is written in a line of the procedure's file. */
    public String lineText(int line) {
        return file.text().lines().skip(line - 1L).findFirst().orElse("").strip();
    }
}
