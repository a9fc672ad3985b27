package io.handover.analysis.check;

import io.handover.analysis.subject.Subject;
import io.handover.simulator.campaign.Campaign;
import io.handover.simulator.campaign.FaultClass;
import io.handover.simulator.campaign.Tally;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;

/** A check being done. Any thread may ask how far it is, or stop it. */
public final class Checking {
    private final CheckRequest request;
    private final Campaign campaign;

    public Checking(CheckRequest request) {
        this.request = request;
        Subject subject = request.subject();
        this.campaign = new Campaign(subject.plan(), subject.site(), request.classes(), request.seed(), request.runs());
    }

    /**
     * Does it; to be called once.
     *
     * @param threads how many work, 1 or more; they change nothing but the time that it takes
     */
    public CheckReport run(int threads) throws InterruptedException {
        List<Tally> tallies = campaign.run(threads);
        List<Optional<SmallScope>> scopes = explore(threads);
        List<Finding> findings = new Findings(request, campaign.simulations(), tallies, scopes)
                .worstFirst(
                        threads,
                        campaign::isStopped,
                        counting -> Advised.of(request, tallies, scopes, counting, campaign::isStopped));
        return new CheckReport(request, tallies, scopes, findings, campaign.isStopped());
    }

    /** Every interleaving of each fault class that the core knows, within small bounds. */
    private List<Optional<SmallScope>> explore(int threads) throws InterruptedException {
        Subject subject = request.subject();
        List<FaultClass> classes = request.classes();
        List<Optional<SmallScope>> scopes = new ArrayList<>(Collections.nCopies(classes.size(), Optional.empty()));
        AtomicInteger next = new AtomicInteger();
        Crew.run(threads, () -> {
            for (int i = next.getAndIncrement(); i < classes.size(); i = next.getAndIncrement()) {
                if (!campaign.isStopped()) {
                    scopes.set(
                            i,
                            SmallScope.of(subject.plan(), subject.site().site().assumptions(), classes.get(i)));
                }
            }
        });
        return scopes;
    }

    /** Lets it end soon, with a report of what is known by then. */
    public void stop() {
        campaign.stop();
    }

    /** All runs that are asked for. */
    public long total() {
        return campaign.total();
    }

    /** How many of them are done. */
    public long done() {
        return campaign.done();
    }
}
