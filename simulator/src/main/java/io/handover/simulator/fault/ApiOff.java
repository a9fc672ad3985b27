package io.handover.simulator.fault;

import io.handover.model.procedure.Plan;
import io.handover.model.procedure.Step;
import io.handover.model.state.SiteState;
import io.handover.simulator.time.Distribution;
import java.util.Optional;

/** The API is switched off on one server. */
final class ApiOff implements Fault {
    @Override
    public String name() {
        return "api-off";
    }

    @Override
    public String does() {
        return "no command of the HA administration can be given to one server";
    }

    @Override
    public String doesNot() {
        return "it does not keep the installer, a stop, a start or a look from being done";
    }

    @Override
    public String heals() {
        return "the API is switched on again";
    }

    @Override
    public Distribution.Exponential every() {
        return Distribution.Exponential.perHour(0.3);
    }

    @Override
    public Optional<Distribution> lasts() {
        return Optional.of(new Distribution.LogNormal(1_200_000, 7_200_000));
    }

    @Override
    public boolean strike(Struck site) {
        int hit = site.pick(site.state().all());
        site.hold(new Off(hit));
        return true;
    }

    private record Off(int server) implements Hold {
        @Override
        public boolean hinders(Step step, SiteState state) {
            return step.command().isAdministration() && step.contact() == server;
        }

        @Override
        public String reason(Plan plan) {
            return phrase(plan);
        }

        @Override
        public boolean isOfApi() {
            return true;
        }

        @Override
        public String phrase(Plan plan) {
            return "the API of " + plan.serverName(server) + " is switched off";
        }
    }
}
