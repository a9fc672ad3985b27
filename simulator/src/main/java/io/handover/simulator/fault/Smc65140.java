package io.handover.simulator.fault;

import io.handover.model.command.Commands;
import io.handover.model.procedure.Plan;
import io.handover.model.procedure.Step;
import io.handover.model.state.SiteState;
import io.handover.simulator.time.Distribution;
import java.util.Optional;

/** The product's fault SMC-65140: excluding an offline standby through the API fails. */
final class Smc65140 implements Fault {
    @Override
    public String name() {
        return "smc-65140";
    }

    @Override
    public String does() {
        return "a standby that is not up cannot be excluded";
    }

    @Override
    public String doesNot() {
        return "it does not hinder the exclusion of a standby that is up";
    }

    @Override
    public String heals() {
        return "the standby is started, or excluded in the client instead";
    }

    @Override
    public Distribution.Exponential every() {
        return Distribution.Exponential.perHour(1);
    }

    @Override
    public Optional<Distribution> lasts() {
        return Optional.of(new Distribution.Fixed(3_600_000));
    }

    @Override
    public boolean strike(Struck site) {
        site.hold(new ExcludeFails());
        return true;
    }

    private record ExcludeFails() implements Hold {
        @Override
        public boolean hinders(Step step, SiteState state) {
            return step.command() == Commands.EXCLUDE && !state.isUp(step.target());
        }

        @Override
        public String reason(Plan plan) {
            return "the API does not exclude a standby that is not up (SMC-65140)";
        }

        @Override
        public boolean isOfApi() {
            return true;
        }

        @Override
        public String phrase(Plan plan) {
            return "the API fails to exclude a standby that is not up (SMC-65140)";
        }
    }
}
