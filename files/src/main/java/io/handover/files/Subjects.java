package io.handover.files;

import io.handover.analysis.subject.Subject;
import io.handover.model.site.Site;
import io.handover.simulator.site.SimulatedSite;

/** Procedures that were read, on sites: what is checked or replayed. */
public final class Subjects {
    private Subjects() {}

    /**
     * Binds a procedure to a site.
     *
     * @throws InputException where it cannot be bound there
     */
    public static Subject of(ProcedureFile file, SimulatedSite site) {
        return new Subject(file.source(), file.text(), site, file.on(site.site()));
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
        return of(file, site.first(servers));
    }
}
