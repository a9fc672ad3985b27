package io.handover.sandbox.coach;

import io.handover.model.command.Command;
import io.handover.model.procedure.Position;
import io.handover.model.procedure.TimedBound;
import io.handover.model.property.Property;
import io.handover.model.state.SiteState;
import io.handover.sandbox.rehearsal.Disturbance;
import io.handover.sandbox.rehearsal.Happening;
import io.handover.sandbox.rehearsal.Input;
import io.handover.sandbox.rehearsal.Rehearsal;
import io.handover.sandbox.rehearsal.Reply;
import io.handover.sandbox.scenario.Scenario;
import io.handover.sandbox.scenario.Scenarios;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BooleanSupplier;
import java.util.function.Predicate;

/** A rehearsal that a test moves by hand. */
final class Night {
    private static final long MOST_WAIT_MILLIS = 120_000;

    final Scenario scenario;
    final Rehearsal rehearsal;

    Night(Scenario scenario) {
        this.scenario = scenario;
        this.rehearsal = scenario.begin();
    }

    /** A scenario that is built in, with other bounds. */
    static Scenario bounded(String name, TimedBound... bounds) {
        Scenario scenario = Scenarios.named(name).orElseThrow();
        return with(scenario, scenario.promises(), List.of(bounds));
    }

    static Scenario with(Scenario scenario, List<Property> promises, List<TimedBound> bounds) {
        return new Scenario(
                scenario.name(),
                scenario.title(),
                scenario.story(),
                scenario.lesson(),
                scenario.setting(),
                scenario.seed(),
                promises,
                bounds,
                scenario.solution(),
                scenario.trap(),
                List.of());
    }

    static TimedBound bound(TimedBound.Measure measure, long mostMillis) {
        return new TimedBound(measure, mostMillis, Position.NONE);
    }

    Night until(long millis) {
        rehearsal.advanceTo(millis);
        return this;
    }

    Night put(Input input) {
        Reply reply = rehearsal.apply(input);
        if (!reply.accepted()) {
            throw new AssertionError(reply.reason());
        }
        return this;
    }

    Night disturb(Disturbance what, int server) {
        return put(new Input.Inject(what, server, server));
    }

    /** Gives a command, as soon as it can be given, through a client that is opened for it. */
    Night give(Command command, int target) {
        if (!rehearsal.hasClient(target)) {
            put(new Input.OpenClient(target));
        }
        return until(
                () -> rehearsal.apply(new Input.Give(command, target, target)).accepted());
    }

    private Night until(BooleanSupplier so) {
        long most = rehearsal.millis() + MOST_WAIT_MILLIS;
        while (!so.getAsBoolean()) {
            if (rehearsal.millis() > most) {
                throw new AssertionError(
                        "it does not come: " + rehearsal.history().text());
            }
            rehearsal.advanceTo(rehearsal.millis() + 500);
        }
        return this;
    }

    /** Lets time pass until the site is so. */
    Night until(Predicate<SiteState> so) {
        return until(() -> so.test(rehearsal.truth()));
    }

    Night finish() {
        return put(new Input.Finish());
    }

    Review review() {
        return new Onlooker().review(scenario, rehearsal.history(), scenario.outcome(rehearsal), 0);
    }

    /** The times in which the site was so, up to the end. */
    List<Long> times(Predicate<SiteState> so) {
        List<Long> times = new ArrayList<>();
        boolean was = false;
        for (Happening one : rehearsal.history().happenings()) {
            boolean is = so.test(one.after());
            if (is != was) {
                times.add(one.millis());
                was = is;
            }
        }
        return times;
    }

    Happening at(long millis, Predicate<Happening> which) {
        return rehearsal.history().happenings().stream()
                .filter(one -> one.millis() == millis && which.test(one))
                .findFirst()
                .orElseThrow();
    }
}
