package io.handover.console.bench;

import io.handover.explorer.search.ExploreOptions;
import io.handover.explorer.search.Explorer;
import io.handover.explorer.search.ProgressListener;
import io.handover.files.Catalogue;
import io.handover.model.site.Scope;
import io.handover.model.state.SiteState;
import io.handover.model.transition.Transitions;
import io.handover.simulator.fault.Fault;
import io.handover.simulator.fault.Faults;
import io.handover.simulator.run.Edits;
import io.handover.simulator.run.Run;
import io.handover.simulator.run.Simulation;
import io.handover.simulator.site.SimulatedSite;
import io.handover.simulator.time.SplitMix;
import java.util.List;
import java.util.function.LongSupplier;

/** What is measured, all of it on the site that is built in as the default. */
public final class Workloads {
    /** The workload that tells how fast the machine is at the moment: numbers are mixed, and no code of a site runs. */
    static final String YARDSTICK = "yardstick";

    private static final String WRITTEN = "upgrade-without-downtime";
    private static final String HARDENED = "upgrade-without-downtime-hardened";
    private static final int NUMBERS = 1_000_000;
    private static final int WALKS = 2_000;
    private static final int RUNS = 500;

    private Workloads() {}

    /** All of them, the yardstick first. */
    public static List<Workload> all() {
        return List.of(
                new Workload(YARDSTICK, "yardstick: numbers mixed", "numbers", Workloads::mix),
                new Workload("transitions", "transition function: untimed walks", "actions", walks()),
                new Workload("runs", "timed runs without faults", "runs", runs(List.of())),
                new Workload("faultedRuns", "timed runs with all faults", "runs", runs(Faults.ALL)),
                new Workload("explorer", "explorer: all verdicts, small scope", "states", exploration()),
                new Workload("compare", "pairs of runs, as compare makes them", "pairs", pairs()));
    }

    private static SimulatedSite site() {
        return Catalogue.site(Catalogue.DEFAULT_SITE).site();
    }

    private static Transitions transitions(Scope scope) {
        return new Transitions(
                Catalogue.procedure(WRITTEN).on(site().site()),
                scope,
                site().site().assumptions());
    }

    private static Run run(String procedure, List<Fault> faults) {
        return new Run(new Simulation(Catalogue.procedure(procedure).on(site().site()), site(), faults));
    }

    private static long mix() {
        long sum = 0;
        for (int i = 0; i < NUMBERS; i++) {
            sum ^= SplitMix.at(sum, i);
        }
        return sum == 0 ? 0 : NUMBERS;
    }

    private static LongSupplier walks() {
        Transitions transitions = transitions(new Scope(3, 2, 0, 0, 0, 0));
        SiteState initial = transitions.initialState();
        SiteState state = transitions.initialState();
        return () -> {
            long actions = 0;
            for (int i = 0; i < WALKS; i++) {
                state.copyFrom(initial);
                for (long enabled = transitions.progress(state); enabled != 0; enabled = transitions.progress(state)) {
                    transitions.apply(state, drawn(enabled, SplitMix.at(1, actions++)));
                }
            }
            return actions;
        };
    }

    /** The place of one of the bits that are set. */
    private static int drawn(long set, long number) {
        long rest = set;
        for (long skipped = Long.remainderUnsigned(number, Long.bitCount(set)); skipped > 0; skipped--) {
            rest &= rest - 1;
        }
        return Long.numberOfTrailingZeros(rest);
    }

    /** The same runs every time. */
    private static LongSupplier runs(List<Fault> faults) {
        Run run = run(WRITTEN, faults);
        return () -> {
            for (int i = 0; i < RUNS; i++) {
                run.execute(1, i, Edits.NONE);
            }
            return RUNS;
        };
    }

    private static LongSupplier exploration() {
        Transitions transitions = transitions(new Scope(3, 2, 1, 1, 0, 0));
        return () -> new Explorer(transitions, ExploreOptions.DEFAULT)
                .run(ProgressListener.NONE)
                .states();
    }

    private static LongSupplier pairs() {
        Run one = run(WRITTEN, List.of());
        Run other = run(HARDENED, List.of());
        return () -> {
            for (int i = 0; i < RUNS; i++) {
                one.execute(1, i, Edits.NONE);
                other.execute(1, i, Edits.NONE);
            }
            return RUNS;
        };
    }
}
