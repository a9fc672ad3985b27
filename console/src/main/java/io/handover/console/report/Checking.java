package io.handover.console.report;

import io.handover.simulator.campaign.Campaign;
import io.handover.simulator.campaign.Tally;
import java.util.List;

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
        List<Finding> findings =
                new Findings(request, campaign.simulations(), tallies).worstFirst(threads, campaign::isStopped);
        return new CheckReport(request, tallies, findings, campaign.isStopped());
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
