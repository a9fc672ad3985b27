package io.handover.executor.execute;

import io.handover.executor.belief.Belief;
import io.handover.executor.journal.Entry;
import io.handover.executor.journal.Line;
import io.handover.executor.journal.Place;
import io.handover.executor.port.Reading;
import io.handover.model.procedure.Plan;
import io.handover.model.state.SiteState;
import java.time.Instant;
import java.util.ArrayList;
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

    private final Plan plan;
    private final Belief belief;
    private final Map<Place, Pending> pending = new HashMap<>();
    private final Map<Integer, Picture> turned = new HashMap<>();
    private final List<Entry.Skipped> skipped = new ArrayList<>();
    private Optional<String> unexplained = Optional.empty();
    private long lines;
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
        lines = line.n();
        if (entry instanceof Entry.Observed observed) {
            round = observed.round(plan.serverNames());
            finding = belief.observe(round);
            if (place.branch() == SiteState.NO_BRANCH) {
                Picture picture = Picture.of(round);
                turned.values().removeIf(before -> !before.equals(picture));
            }
        } else if (entry instanceof Entry.Unexplained told) {
            unexplained = Optional.of(words(told));
            restart();
        } else if (entry instanceof Entry.WentOn) {
            unexplained = Optional.empty();
        } else if (entry instanceof Entry.Forced forced && forced.step().equals(Executor.START)) {
            unexplained = Optional.empty();
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
        } else if (entry instanceof Entry.Skipped left) {
            skipped.add(left);
            move(left.next());
        } else if (entry instanceof Entry.SwitchEnded) {
            belief.switchHasStopped();
        } else if (entry instanceof Entry.Diverted diverted) {
            turned.put(diverted.next().branch(), Picture.of(round));
            move(diverted.next());
        }
    }

    private String words(Entry.Unexplained told) {
        int server = plan.serverNames().indexOf(told.server());
        return server < 0 || server >= round.size()
                ? "the site is in no state, or in too many, that the model can follow"
                : told.server() + " is " + round.get(server).text() + "; possible would be: "
                        + String.join("; or ", told.allowed());
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

    /** What was seen that the model cannot explain, and what was possible, in words, until a person goes on knowing it. */
    public Optional<String> unexplained() {
        return unexplained;
    }

    /** Whether the operator turned to that branch when the site was as it is, and it has been so whenever it was seen since. */
    boolean changedNothing(int branch) {
        return turned.containsKey(branch);
    }

    /** The steps that were left out. */
    public List<Entry.Skipped> skipped() {
        return List.copyOf(skipped);
    }

    /** The number of the last line. */
    long lines() {
        return lines;
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
