package io.handover.console.run;

import io.handover.executor.belief.Belief;
import io.handover.executor.belief.Releases;
import io.handover.executor.journal.Entry;
import io.handover.executor.journal.Line;
import io.handover.executor.plan.Channel;
import io.handover.executor.plan.ThroughApi;
import io.handover.files.AssumptionKey;
import io.handover.files.Catalogue;
import io.handover.files.InputException;
import io.handover.files.NearestName;
import io.handover.files.ProcedureFile;
import io.handover.files.SiteFile;
import io.handover.model.procedure.Instruction;
import io.handover.model.procedure.Plan;
import io.handover.model.site.Assumptions;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A procedure on a real site.
 *
 * @param procedure as it is written
 * @param site the site, with what is assumed of it
 * @param byHand which steps are done by hand beside those of which the procedure says so, by their ids
 * @param channel how it comes to the site
 */
public record Work(ProcedureFile procedure, SiteFile site, List<String> byHand, Channel channel) {
    public Work {
        byHand = List.copyOf(byHand);
    }

    /**
     * Of files.
     *
     * @throws InputException where the procedure cannot be bound to the site
     */
    public static Work of(ProcedureFile procedure, SiteFile site) {
        return of(procedure, site, List.of());
    }

    /**
     * Likewise, with some steps done by hand.
     *
     * @throws InputException also where there is no such step
     */
    public static Work of(ProcedureFile procedure, SiteFile site, List<String> byHand) {
        Channel channel = channel(procedure, site);
        Map<String, Instruction> steps = channel.steps();
        for (String id : byHand) {
            String step = id.split(":", 2)[0];
            if (!step.equals(id) && steps.containsKey(step)) {
                throw new InputException(
                        "--by-hand " + id + ": a step is done by hand at all its servers; name it '" + step + "'");
            }
            if (!steps.containsKey(id)) {
                throw new InputException("--by-hand " + id + ": there is no such step that is more than a check"
                        + NearestName.orAllowed(id, List.copyOf(steps.keySet())));
            }
        }
        ProcedureFile marked = new ProcedureFile(procedure.source(), procedure.text(), channel.byHand(byHand));
        return new Work(marked, site, byHand, channel(marked, site));
    }

    private static Channel channel(ProcedureFile procedure, SiteFile site) {
        ProcedureFile sent =
                new ProcedureFile(procedure.source(), procedure.text(), ThroughApi.of(procedure.procedure()));
        return new Channel(procedure.on(site.site().site()), sent.on(site.site().site()));
    }

    /** As it is carried out. */
    public Plan plan() {
        return channel.sent();
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
                new SiteFile(site.source(), site.text(), site.site().withAssumptions(assumptions), site.apis()),
                began.byHand());
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

    /**
     * The first entry of a new journal.
     *
     * @param channelForced why it begins although what is sent keeps less than what is written, if so
     */
    public Entry.Began beginning(Releases releases, Optional<String> channelForced) {
        return new Entry.Began(
                procedure.source(),
                procedure.text(),
                site.source(),
                site.text(),
                AssumptionKey.stated(assumptions()),
                plan().serverNames(),
                releases.old(),
                byHand,
                channelForced);
    }

    /** An empty belief of the plan. */
    public Belief belief(Releases releases) {
        return new Belief(plan(), assumptions(), releases);
    }

    /** What is kept of what is written, and not of what is sent. */
    public List<Channel.Loss> losses() {
        return channel.losses(assumptions());
    }

    private Assumptions assumptions() {
        return site.site().site().assumptions();
    }
}
