package io.handover.console.run;

import io.handover.executor.belief.Belief;
import io.handover.executor.belief.Releases;
import io.handover.executor.journal.Entry;
import io.handover.executor.journal.Line;
import io.handover.executor.plan.ThroughApi;
import io.handover.files.AssumptionKey;
import io.handover.files.Catalogue;
import io.handover.files.InputException;
import io.handover.files.ProcedureFile;
import io.handover.files.SiteFile;
import io.handover.model.procedure.Plan;
import io.handover.model.site.Assumptions;
import java.nio.file.Path;
import java.util.List;

/**
 * A procedure on a real site.
 *
 * @param procedure as it is written
 * @param site the site, with what is assumed of it
 * @param plan as it is carried out
 */
public record Work(ProcedureFile procedure, SiteFile site, Plan plan) {
    /**
     * Of files.
     *
     * @throws InputException where the procedure cannot be bound to the site
     */
    public static Work of(ProcedureFile procedure, SiteFile site) {
        ProcedureFile throughApi =
                new ProcedureFile(procedure.source(), procedure.text(), ThroughApi.of(procedure.procedure()));
        return new Work(procedure, site, throughApi.on(site.site().site()));
    }

    /**
     * Of a journal.
     *
     * @throws InputException where what it tells cannot be used
     */
    public static Work of(Entry.Began began) {
        SiteFile site = Catalogue.siteOf(began.siteSource(), began.site());
        Assumptions assumptions = site.site().site().assumptions();
        for (String stated : began.assumptions()) {
            String[] parts = stated.split("=", 2);
            AssumptionKey key = AssumptionKey.named(parts[0])
                    .filter(known -> parts.length == 2 && known.values().contains(parts[1]))
                    .orElseThrow(() -> new InputException(
                            "the journal assumes '" + stated + "', which is no assumption that there is"));
            assumptions = key.assumed().apply(assumptions, parts[1]);
        }
        return of(
                Catalogue.procedureOf(began.procedureSource(), began.procedure()),
                new SiteFile(site.source(), site.text(), site.site().withAssumptions(assumptions), site.apis()));
    }

    /**
     * The first entry of a journal.
     *
     * @throws InputException where it has none
     */
    public static Entry.Began began(Path journal, List<Line> lines) {
        if (!lines.isEmpty() && lines.get(0).entry() instanceof Entry.Began began) {
            return began;
        }
        throw new InputException(journal + ": this journal has no beginning; nothing was done with it");
    }

    /** The first entry of a new journal. */
    public Entry.Began beginning(Releases releases) {
        return new Entry.Began(
                procedure.source(),
                procedure.text(),
                site.source(),
                site.text(),
                AssumptionKey.stated(assumptions()),
                plan.serverNames(),
                releases.old());
    }

    /** An empty belief of the plan. */
    public Belief belief(Releases releases) {
        return new Belief(plan, assumptions(), releases);
    }

    private Assumptions assumptions() {
        return site.site().site().assumptions();
    }
}
