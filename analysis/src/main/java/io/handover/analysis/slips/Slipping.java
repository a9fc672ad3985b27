package io.handover.analysis.slips;

import io.handover.analysis.story.Diagnosis;
import io.handover.analysis.story.Story;
import io.handover.analysis.subject.Subject;
import io.handover.analysis.token.Fingerprint;
import io.handover.analysis.token.ReplayToken;
import io.handover.model.action.ActionKind;
import io.handover.model.procedure.Plan;
import io.handover.model.site.Assumptions;
import io.handover.model.site.Scope;
import io.handover.model.transition.Transitions;
import io.handover.simulator.run.Event;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;

/** Slips being judged. Any thread may ask how far it is, or stop it. */
public final class Slipping {
    private static final long JUDGED = 4;

    private final SlipsRequest request;
    private final Plan plan;
    private final Assumptions assumptions;
    private volatile boolean isStopped;
    private final AtomicLong done = new AtomicLong();

    public Slipping(SlipsRequest request) {
        this.request = request;
        Subject subject = request.subject();
        this.plan = subject.plan();
        this.assumptions = subject.site().site().assumptions();
    }

    /** Lets it end soon, with a report of what is known by then. */
    public void stop() {
        isStopped = true;
    }

    /** When it is done. */
    public long total() {
        return JUDGED + request.barriers();
    }

    /** How far it is. */
    public long done() {
        return done.get();
    }

    /**
     * Does it; to be called once.
     *
     * @param threads how many work, 1 or more; they change nothing but the time that it takes
     */
    public SlipsReport run(int threads) throws InterruptedException {
        for (int changes = request.changes(); changes >= 0 && !isStopped; changes--) {
            SlipSearch search = new SlipSearch(plan, assumptions, changes, request.mostStates(), () -> isStopped);
            if (search.isComplete()) {
                done.set(1);
                List<Judged> judged = search.judge(SlipCatalogue.of(search.transitions()));
                if (search.isComplete() && !isStopped) {
                    done.set(JUDGED);
                    return report(search, changes, withBarriers(told(judged, changes), changes, threads));
                }
            }
        }
        return SlipsReport.unknown(request, isStopped);
    }

    private SlipsReport report(SlipSearch search, int changes, List<ToldSlip> slips) {
        return new SlipsReport(
                request,
                changes,
                search.held(),
                search.broken(),
                slips,
                search.statesBefore(),
                search.statesAfter(),
                true,
                isStopped);
    }

    private List<ToldSlip> told(List<Judged> judged, int changes) {
        int fingerprint = Fingerprint.of(plan);
        return judged.stream()
                .map(one -> new ToldSlip(
                        one,
                        one.losses().stream()
                                .map(loss -> told(loss, changes, fingerprint))
                                .toList(),
                        Optional.empty(),
                        0))
                .toList();
    }

    private ToldSlip.Loss told(Judged.Loss loss, int changes, int fingerprint) {
        Scope scope = new Scope(
                plan.serverNames().size(),
                changes,
                count(loss, ActionKind.CRASH),
                count(loss, ActionKind.CUT),
                count(loss, ActionKind.INSTALLER_FAILS),
                count(loss, ActionKind.SKIP),
                count(loss, ActionKind.INTERRUPT_INITIALIZATION),
                count(loss, ActionKind.SLIP));
        Transitions transitions = new Transitions(plan, scope, assumptions);
        Story story = Story.of(
                transitions, loss.events().stream().mapToInt(event -> event).toArray());
        return new ToldSlip.Loss(
                loss.property(),
                story,
                loss.slipAt(),
                Diagnosis.of(transitions, story, loss.property()),
                new ReplayToken.OfSlip(
                        request.subject().procedureName(),
                        request.subject().siteName(),
                        fingerprint,
                        assumptions,
                        scope,
                        loss.events()));
    }

    private static int count(Judged.Loss loss, ActionKind kind) {
        return (int) loss.events().stream()
                .filter(event -> ActionKind.of(Event.type(event)) == kind)
                .count();
    }

    /** The worst slips with what helps most against each. */
    private List<ToldSlip> withBarriers(List<ToldSlip> slips, int changes, int threads) throws InterruptedException {
        List<ToldSlip> worst = SlipsReport.ranked(slips).stream()
                .filter(slip -> slip.judged().isLost())
                .limit(request.barriers())
                .toList();
        if (worst.isEmpty()) {
            return slips;
        }
        List<ToldSlip> known = new ArrayList<>(slips);
        BarrierSearch search = new BarrierSearch(
                plan,
                assumptions,
                changes,
                request.mostStates(),
                () -> isStopped,
                slips.stream().map(ToldSlip::judged).toList());
        for (ToldSlip slip : worst) {
            if (!isStopped) {
                int place = slips.indexOf(slip);
                known.set(place, search.best(slip, place, threads));
                done.incrementAndGet();
            }
        }
        return known;
    }
}
