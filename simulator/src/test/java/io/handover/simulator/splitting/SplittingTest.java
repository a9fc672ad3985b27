package io.handover.simulator.splitting;

import static org.assertj.core.api.Assertions.assertThat;

import io.handover.model.command.Commands;
import io.handover.model.procedure.Given;
import io.handover.model.procedure.Plan;
import io.handover.model.procedure.Position;
import io.handover.model.procedure.RoleRef;
import io.handover.model.property.Properties;
import io.handover.model.site.Assumptions;
import io.handover.model.site.ForceActivation;
import io.handover.model.site.SplitBrainReaction;
import io.handover.model.state.Mode;
import io.handover.model.state.SiteState;
import io.handover.simulator.fixture.Draft;
import io.handover.simulator.fixture.Sites;
import io.handover.simulator.run.Edits;
import io.handover.simulator.run.Run;
import io.handover.simulator.run.Simulation;
import io.handover.simulator.site.Activity;
import io.handover.simulator.site.SimulatedSite;
import io.handover.simulator.time.Distribution;
import io.handover.simulator.time.Distribution.Exponential;
import io.handover.simulator.time.Distribution.Fixed;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;

class SplittingTest {
    /**
     * For half a minute at its end, after a quarter of an hour, one server alone is active: two are before. A crash of it then, or so little
     * before that it has not restarted, leaves none. Nothing else is left to chance.
     */
    static final Plan SHORT_WINDOW = Draft.draft()
            .step(Commands.UPGRADE, Draft.EXTRAS)
            .step(Commands.SET_STANDBY, Draft.INITIAL)
            .step(Commands.FORCE_ACTIVATE, Draft.INITIAL)
            .promising(Properties.named("management-available").orElseThrow())
            .given(new Given(
                    0,
                    List.of(new Given.Server(
                            new RoleRef(Draft.FINAL, Position.NONE),
                            Optional.empty(),
                            Optional.of(Mode.ACTIVE),
                            Optional.empty(),
                            Optional.empty(),
                            Optional.empty(),
                            OptionalInt.empty())),
                    List.of()))
            .on(3);

    static SimulatedSite site(long everyMillis) {
        SimulatedSite site = Sites.site(
                        3,
                        Sites.FIXED
                                .with(Activity.RESTART, new Fixed(0))
                                .with(Activity.SERVER_START, new Fixed(0)))
                .withAssumptions(Assumptions.DEFAULT
                        .withSplitBrainReaction(SplitBrainReaction.ALARM_ONLY)
                        .withForceActivation(ForceActivation.ALWAYS));
        return Sites.with(site, "crash", new Exponential(everyMillis), new Fixed(0));
    }

    static final Importance ACTIVES = new Importance() {
        @Override
        public int levels() {
            return 3;
        }

        @Override
        public int of(SiteState state) {
            return 2 - Math.min(2, Integer.bitCount(state.upActive()));
        }
    };

    @Test
    void scratch() throws InterruptedException {
        long every = 10_000_000_000L;
        Simulation simulation = new Simulation(SHORT_WINDOW, site(every), List.of(Sites.fault("crash")));
        for (Importance importance : new Importance[] {ACTIVES}) {
            double sum = 0, sq = 0, z = 0, gain = 0, vars = 0; int n = 25;
            for (int seed = 0; seed < n; seed++) {
                Estimate e = new Splitting(simulation, importance, 0, 3000 + seed, 2).run(50_000);
                sum += e.probability(); sq += e.probability() * e.probability(); gain += e.plainRuns() / e.allRuns(); vars += e.variance();
            }
            double mean = sum / n, sd = Math.sqrt((sq / n - mean * mean) / (n - 1));
            System.out.println("MEAN " + mean + " +- " + sd + " exact " + (44_000 / 3.0 / every) + " z " + (mean - 44_000 / 3.0 / every) / sd + " gain " + gain / n + " sd of one " + sd * Math.sqrt(n) + " said " + Math.sqrt(vars / n));
        }
    }
}
