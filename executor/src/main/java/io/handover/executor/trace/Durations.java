package io.handover.executor.trace;

import io.handover.executor.belief.Certainty;
import io.handover.executor.journal.Entry;
import io.handover.executor.journal.Line;
import io.handover.executor.journal.Place;
import io.handover.executor.port.Reading;
import io.handover.model.command.Command;
import io.handover.model.command.Commands;
import io.handover.model.procedure.Plan;
import io.handover.model.procedure.Step;
import io.handover.simulator.site.Activity;
import io.handover.simulator.site.Timing;
import io.handover.simulator.time.Quantiles;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/**
 * Takes from a journal how long single things took that a site's timing tells. A round of observation counts as a moment. An effect lies
 * between the last round in which it certainly was not there and the first in which it was; what was given more than once, and what had
 * not ended when the journal did, is left out.
 *
 * <p>A reaction is from a question to the command, and nobody answers within a second: then it was agreed to beforehand. An upgrade is
 * its installer, where the journal tells from when to when that ran and that it went well. Else it is, like an initialization, from when
 * nothing listens any more until the goal is seen; the starts in it, which no look tells apart, are taken off as the site's file has them.
 */
final class Durations {
    /** Faster than any person reads a question. */
    private static final long FASTEST_MILLIS = 1_000;

    /** The hundredth that is quicker, and the one that is slower, as 32-bit fractions. */
    private static final int QUICK = 42_949_673;

    private static final Set<Command> REQUESTS = Set.of(Commands.EXCLUDE, Commands.SET_STANDBY_AND_STOP_REPLICATION);

    /** A command that was given once. */
    private static final class Watched {
        final Place at;
        final int order;
        final Instant given;
        Instant lastWithout;
        Instant lastUp;
        Optional<Instant> firstDown = Optional.empty();
        Optional<Instant> seen = Optional.empty();
        Optional<Instant> installing = Optional.empty();
        Optional<Sample> installer = Optional.empty();
        boolean once = true;

        Watched(Place at, int order, Instant given) {
            this.at = at;
            this.order = order;
            this.given = given;
            this.lastWithout = given;
            this.lastUp = given;
        }
    }

    private final Plan plan;
    private final Map<Activity, List<Span>> spans = new EnumMap<>(Activity.class);
    private Optional<Watched> watched = Optional.empty();
    private Optional<Line> asked = Optional.empty();

    Durations(Plan plan) {
        this.plan = plan;
    }

    /** By activity, those of which there is something; with the starts of servers in them. */
    Map<Activity, List<Span>> spans() {
        return spans;
    }

    /** Of each span the starts in it are taken off: all but a hundredth on either side of them. */
    static Map<Activity, List<Sample>> withoutStarts(Map<Activity, List<Span>> spans, Timing timing) {
        Quantiles start = new Quantiles(timing.of(Activity.SERVER_START));
        Map<Activity, List<Sample>> without = new EnumMap<>(Activity.class);
        spans.forEach((activity, samples) -> without.put(
                activity,
                samples.stream()
                        .map(span -> span.sample()
                                .without(span.starts() * start.at(QUICK), span.starts() * start.at(~QUICK)))
                        .toList()));
        return without;
    }

    /** Takes in a line, once its entry is known to the history. */
    void follow(Line line, List<Reading> round, Function<Step, Certainty> reached) {
        Entry entry = line.entry();
        if (entry instanceof Entry.Foreseen) {
            asked = Optional.of(line);
        } else if (entry instanceof Entry.Giving giving) {
            giving(line.at(), giving);
        } else if (entry instanceof Entry.Given given) {
            boolean toldByPerson = Set.of("done", "refused").contains(given.outcome());
            watched.ifPresent(command -> command.once &= !toldByPerson);
        } else if (entry instanceof Entry.Installing installing) {
            watched.filter(command -> command.order == installing.order())
                    .ifPresent(command -> command.installing = Optional.of(installing.started()));
        } else if (entry instanceof Entry.Installed installed) {
            watched.filter(command -> command.order == installed.order())
                    .ifPresent(command -> ended(command, installed));
        } else if (entry instanceof Entry.Observed) {
            watched.ifPresent(command -> observed(line.at(), command, round, reached));
        } else if (entry instanceof Entry.Done done) {
            watched.filter(command -> command.at.equals(done.at())).ifPresent(this::measure);
            watched = Optional.empty();
        } else if (entry instanceof Entry.Resumed || entry instanceof Entry.Diverted) {
            asked = Optional.empty();
        }
    }

    private void giving(Instant at, Entry.Giving giving) {
        asked.filter(line -> line.entry() instanceof Entry.Foreseen foreseen
                        && foreseen.at().equals(giving.at()))
                .map(line -> Duration.between(line.at(), at).toMillis())
                .filter(millis -> millis >= FASTEST_MILLIS)
                .ifPresent(millis -> add(reaction(giving), new Sample(millis, millis), 0));
        asked = Optional.empty();
        boolean again =
                watched.filter(command -> command.at.equals(giving.at())).isPresent();
        Watched command = new Watched(giving.at(), giving.order(), at);
        command.once = !again;
        watched = Optional.of(command);
    }

    private Activity reaction(Entry.Giving giving) {
        return giving.at().step(plan).instruction().asSoonAsPossibleMillis().isPresent()
                ? Activity.URGENT_REACTION
                : Activity.REACTION;
    }

    private void observed(Instant at, Watched command, List<Reading> round, Function<Step, Certainty> reached) {
        Step step = command.at.step(plan);
        Certainty certainty = reached.apply(step);
        if (certainty == Certainty.NO) {
            command.lastWithout = at;
        } else if (certainty == Certainty.YES && command.seen.isEmpty()) {
            command.seen = Optional.of(at);
        }
        Reading target = round.get(step.target());
        if (target instanceof Reading.NothingListens && command.firstDown.isEmpty()) {
            command.firstDown = Optional.of(at);
        } else if (target instanceof Reading.Answered && command.firstDown.isEmpty()) {
            command.lastUp = at;
        }
    }

    /** Where the clock was set back meanwhile, its times tell nothing. */
    private static void ended(Watched command, Entry.Installed installed) {
        if (installed.exitCode().orElse(-1) == 0 && command.installing.isPresent()) {
            command.installer = installed
                    .ended()
                    .map(end -> Duration.between(command.installing.get(), end).toMillis())
                    .filter(millis -> millis >= 0)
                    .map(millis -> new Sample(millis, millis));
        }
    }

    private void measure(Watched command) {
        if (!command.once || command.seen.isEmpty()) {
            return;
        }
        Command kind = command.at.step(plan).command();
        Instant end = command.seen.get();
        Sample whole = sample(command.given, command.lastWithout, command.given, end);
        if (REQUESTS.contains(kind)) {
            add(Activity.COMMAND, whole, 0);
        } else if (kind == Commands.FORCE_ACTIVATE) {
            add(Activity.FORCE_ACTIVATION, whole, 0);
        } else if (kind == Commands.UPGRADE && command.installer.isPresent()) {
            add(Activity.INSTALLER, command.installer.get(), 0);
        } else if (command.firstDown.isPresent()) {
            Sample down = sample(command.firstDown.get(), command.lastWithout, command.lastUp, end);
            if (kind == Commands.UPGRADE) {
                add(Activity.INSTALLER, down, 1);
            } else if (kind == Commands.INIT_STANDBY) {
                add(Activity.INITIALIZATION, down, 2);
            }
        }
    }

    private static Sample sample(Instant leastFrom, Instant leastTo, Instant mostFrom, Instant mostTo) {
        long least = Math.max(0, Duration.between(leastFrom, leastTo).toMillis());
        return new Sample(
                least, Math.max(least, Duration.between(mostFrom, mostTo).toMillis()));
    }

    private void add(Activity activity, Sample sample, int starts) {
        spans.computeIfAbsent(activity, none -> new ArrayList<>()).add(new Span(sample, starts));
    }
}
