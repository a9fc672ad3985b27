package io.handover.executor.execute;

import io.handover.executor.belief.Belief;
import io.handover.executor.journal.Entry;
import io.handover.executor.journal.Line;
import io.handover.executor.journal.Place;
import io.handover.executor.port.Reading;
import io.handover.model.procedure.Plan;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What has happened so far, as entries tell it: where the operator is, which commands may still take effect, and which states the site
 * can be in. The executor and the validation of journals both follow their entries with it.
 */
public final class History {
    /**
     * A command that was given.
     *
     * @param order its number in the journal
     * @param bit its number in the belief
     * @param since when
     * @param outcome what is known of it: {@code accepted}, {@code unknown}, {@code done}, or empty where the run ended before that
     */
    public record Pending(int order, int bit, Instant since, Optional<String> outcome) {}

    /** From the end of streaming until a wizard has certainly stopped; it takes some seconds (docs/model.md, "Durations"). */
    private static final Duration MOST_UNTIL_STOPPED = Duration.ofSeconds(30);

    private final Plan plan;
    private final Belief belief;
    private final Map<Place, Pending> pending = new HashMap<>();
    private Optional<Instant> onlyStopsSince = Optional.empty();
    private Place place = Place.START;
    private int orders;
    private List<Reading> round = List.of();
    private Belief.Finding finding = new Belief.Finding.Expected();

    /** Begins before everything. */
    public History(Plan plan, Belief belief) {
        this.plan = plan;
        this.belief = belief;
        belief.expectStart();
    }

    /** Takes in what a line tells. */
    public void follow(Line line) {
        Entry entry = line.entry();
        if (entry instanceof Entry.Observed observed) {
            round = observed.round(plan.serverNames());
            finding = belief.observe(round);
            watchSwitch(line.at());
        } else if (entry instanceof Entry.Unexplained) {
            restart();
        } else if (entry instanceof Entry.Giving giving) {
            orders = giving.order();
            settle(giving.at());
            int bit = belief.given(giving.at().step(plan));
            pending.put(giving.at(), new Pending(orders, bit, line.at(), Optional.empty()));
        } else if (entry instanceof Entry.Given given) {
            answered(given);
        } else if (entry instanceof Entry.Done done) {
            settle(done.at());
            move(done.next());
        } else if (entry instanceof Entry.Diverted diverted) {
            move(diverted.next());
        }
    }

    /** The model knows no time, so that a switch that can only stop could do so for ever: by then it has. */
    private void watchSwitch(Instant now) {
        if (!belief.switchOnlyStops()) {
            onlyStopsSince = Optional.empty();
        } else if (onlyStopsSince.isEmpty()) {
            onlyStopsSince = Optional.of(now);
        } else if (!now.isBefore(onlyStopsSince.get().plus(MOST_UNTIL_STOPPED))) {
            belief.switchHasStopped();
            onlyStopsSince = Optional.empty();
        }
    }

    private void restart() {
        belief.restart(round);
        pending.replaceAll(
                (at, told) -> new Pending(told.order(), belief.given(at.step(plan)), told.since(), told.outcome()));
        move(place);
    }

    private void answered(Entry.Given given) {
        Optional<Place> at = pending.entrySet().stream()
                .filter(each -> each.getValue().order() == given.order())
                .map(Map.Entry::getKey)
                .findFirst();
        Optional<Pending> told = at.map(pending::remove);
        if (at.isEmpty() || told.isEmpty()) {
            return;
        }
        Pending before = told.get();
        if (given.outcome().equals("refused")) {
            belief.refused(before.bit());
        } else {
            if (given.outcome().equals("done")) {
                belief.carriedOut(before.bit());
            }
            pending.put(
                    at.get(), new Pending(before.order(), before.bit(), before.since(), Optional.of(given.outcome())));
        }
    }

    private void settle(Place at) {
        Optional.ofNullable(pending.remove(at)).ifPresent(told -> belief.settled(told.bit()));
    }

    private void move(Place to) {
        place = to;
        belief.moved(to.pc(), to.branch(), to.place());
    }

    /** Where the operator is. */
    public Place place() {
        return place;
    }

    /** The last round of observation; empty before the first. */
    public List<Reading> round() {
        return round;
    }

    /** How the last round of observation went together with what was known. */
    public Belief.Finding finding() {
        return finding;
    }

    public Belief belief() {
        return belief;
    }

    /** How many commands were given. */
    public int orders() {
        return orders;
    }

    /** The command of the present step, if it was given and not refused. */
    public Optional<Pending> pending() {
        return Optional.ofNullable(pending.get(place));
    }
}
