package io.handover.sandbox.rehearsal;

import io.handover.files.Catalogue;
import io.handover.model.command.Command;
import io.handover.model.procedure.Plan;
import io.handover.model.site.Scope;
import io.handover.simulator.site.Activity;
import io.handover.simulator.site.FaultPlan;
import io.handover.simulator.site.Polls;
import io.handover.simulator.site.SimulatedSite;
import io.handover.simulator.site.Timing;
import io.handover.simulator.time.Distribution;
import io.handover.simulator.time.Distribution.Fixed;
import java.util.List;

/**
 * A rehearsal without chance on servers 0 (active), 1 and 2: nobody changes anything, and no concern arises. A client takes 10 s to open and is
 * blocked for 20 s, a command takes 2 s, a poll comes every 10 s.
 */
final class Quiet {
    private static final Fixed NEVER = new Fixed(Distribution.MOST_MILLIS);
    static final Timing TIMING = Timing.DEFAULT
            .with(Activity.CHANGES, NEVER)
            .with(Activity.URGENT_CONCERNS, NEVER)
            .with(Activity.REPLICATION, new Fixed(1_000))
            .with(Activity.COMMAND, new Fixed(2_000))
            .with(Activity.FORCE_ACTIVATION, new Fixed(2_000))
            .with(Activity.OPEN_CLIENT, new Fixed(10_000))
            .with(Activity.CLIENT_IDLE, new Fixed(15 * 60_000))
            .with(Activity.BLOCK, new Fixed(20_000))
            .with(Activity.INSTALLER, new Fixed(600_000))
            .with(new Polls(10_000, 0, 2));

    final Rehearsal rehearsal;

    Quiet(Timing timing, Planned... planned) {
        this("upgrade-without-downtime", timing, planned);
    }

    Quiet(String procedure, Timing timing, Planned... planned) {
        SimulatedSite site = Catalogue.site("three-servers").site();
        Plan plan = Catalogue.procedure(procedure).on(site.site());
        rehearsal = Rehearsal.begin(
                new Setting(
                        new SimulatedSite(site.site(), timing, FaultPlan.DEFAULT),
                        plan,
                        plan.initialState(
                                new Scope(3, Scope.MAX_CHANGES - plan.givenChanges(), 0, 0, 0, 0),
                                site.site().assumptions()),
                        List.of(planned),
                        Recording.MOST_MILLIS),
                "quiet",
                1);
    }

    Quiet pass(long millis) {
        rehearsal.advanceTo(rehearsal.millis() + millis);
        return this;
    }

    Reply give(Command command, int target, int at) {
        return rehearsal.apply(new Input.Give(command, target, at));
    }

    Reply open(int server) {
        return rehearsal.apply(new Input.OpenClient(server));
    }

    Reply inject(Disturbance what, int server) {
        return rehearsal.apply(new Input.Inject(what, server, server));
    }

    TraineeView.Client client(int server) {
        return rehearsal.view().clients().get(server);
    }

    List<String> told() {
        return rehearsal.history().happenings().stream()
                .map(one -> one.who() + ": " + one.what())
                .toList();
    }
}
