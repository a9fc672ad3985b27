package io.handover.executor.trace;

import io.handover.executor.journal.Entry;
import io.handover.executor.journal.Line;
import io.handover.executor.port.Reading;
import io.handover.model.command.Command;
import io.handover.model.command.Commands;
import io.handover.model.procedure.Plan;
import io.handover.model.state.SiteState;
import io.handover.simulator.campaign.Measure;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.function.Predicate;

/** Measures what a journal tells. */
final class Windows {
    /** A server has taken over when it alone has been active for so long. */
    private static final long STRETCH_MILLIS = 60_000;

    /**
     * A round of observation.
     *
     * @param at when it was written
     * @param readings by number
     * @param fewest how many servers were seen active
     * @param most how many more may have been, because nothing was seen of them
     */
    private record Round(Instant at, List<Reading> readings, int fewest, int most) {
        static Round of(Instant at, List<Reading> readings) {
            int active = (int) readings.stream().filter(Windows::active).count();
            int unseen = (int) readings.stream().filter(Reading::tellsNothing).count();
            return new Round(at, readings, active, active + unseen);
        }
    }

    private static final Set<Command> TAKEOVERS = Set.of(Commands.FORCE_ACTIVATE, Commands.ACTIVATE);

    private final Plan plan;
    private final List<Line> lines;
    private final List<Round> rounds = new ArrayList<>();

    Windows(Plan plan, List<Line> lines) {
        this.plan = plan;
        this.lines = lines;
        for (Line line : lines) {
            if (line.entry() instanceof Entry.Observed observed) {
                rounds.add(Round.of(line.at(), observed.round(plan.serverNames())));
            }
        }
    }

    private static boolean active(Reading reading) {
        return reading instanceof Reading.Answered answered && answered.active();
    }

    List<Window> all() {
        List<Window> windows = new ArrayList<>();
        procedure().ifPresent(windows::add);
        handover().ifPresent(windows::add);
        windows.add(new Window(
                Measure.DUAL_ACTIVE, within(round -> round.fewest() > 1), touching(round -> round.most() > 1)));
        windows.add(new Window(
                Measure.MANAGEMENT_GAP,
                longest(round -> round.most() == 0, false),
                longest(round -> round.fewest() == 0, true)));
        windows.add(new Window(
                Measure.WITHOUT_REDUNDANCY,
                within(round -> round.readings().stream().noneMatch(Windows::mayFeed)),
                touching(round -> round.readings().stream().noneMatch(Windows::feeds))));
        lostChanges().ifPresent(windows::add);
        return windows;
    }

    /** Whether an active server has a standby that replicates from it. */
    private static boolean feeds(Reading reading) {
        return reading instanceof Reading.Answered answered
                && answered.active()
                && answered.streaming().filter(names -> !names.isEmpty()).isPresent();
    }

    private static boolean mayFeed(Reading reading) {
        return reading.tellsNothing()
                || reading instanceof Reading.Answered answered
                        && answered.active()
                        && (answered.streaming().isEmpty()
                                || !answered.streaming().get().isEmpty());
    }

    private static long millis(Instant from, Instant to) {
        return Duration.between(from, to).toMillis();
    }

    /** All time between two rounds that both are so. */
    private long within(Predicate<Round> is) {
        long sum = 0;
        for (int i = 1; i < rounds.size(); i++) {
            if (is.test(rounds.get(i - 1)) && is.test(rounds.get(i))) {
                sum += millis(rounds.get(i - 1).at(), rounds.get(i).at());
            }
        }
        return sum;
    }

    /** All time between two rounds of which one is so. */
    private long touching(Predicate<Round> is) {
        long sum = 0;
        for (int i = 1; i < rounds.size(); i++) {
            if (is.test(rounds.get(i - 1)) || is.test(rounds.get(i))) {
                sum += millis(rounds.get(i - 1).at(), rounds.get(i).at());
            }
        }
        return sum;
    }

    /** The longest time of rounds in a row that are so; where it is wide, from the round before to the one after. */
    private long longest(Predicate<Round> is, boolean wide) {
        long longest = 0;
        int first = -1;
        for (int i = 0; i < rounds.size(); i++) {
            if (!is.test(rounds.get(i))) {
                first = -1;
                continue;
            }
            if (first < 0) {
                first = i;
            }
            if (wide && i + 1 == rounds.size()) {
                return Long.MAX_VALUE;
            }
            Instant from = rounds.get(wide ? Math.max(0, first - 1) : first).at();
            Instant to = rounds.get(wide ? i + 1 : i).at();
            longest = Math.max(longest, millis(from, to));
        }
        return longest;
    }

    private Optional<Window> procedure() {
        Instant start = lines.get(0).at();
        return lines.stream()
                .filter(line ->
                        line.entry() instanceof Entry.Done done && done.next().complete(plan))
                .findFirst()
                .map(line -> millis(start, line.at()))
                .map(time -> new Window(Measure.PROCEDURE, time, time));
    }

    /** The first activation that was given. */
    private Optional<Line> activation() {
        return lines.stream()
                .filter(line -> line.entry() instanceof Entry.Giving giving
                        && TAKEOVERS.contains(giving.at().step(plan).command()))
                .findFirst();
    }

    private int target(Line activation) {
        return activation.entry() instanceof Entry.Giving giving
                ? giving.at().step(plan).target()
                : SiteState.NONE;
    }

    private Optional<Window> handover() {
        return activation().map(given -> handover(given.at(), target(given)));
    }

    /** Until the first stretch that lasts, or in which the procedure is complete, and in which the target alone is active. */
    private Window handover(Instant since, int target) {
        long least = 0;
        boolean mayHaveBeen = false;
        Instant refuted = since;
        Optional<Instant> alone = Optional.empty();
        for (Round round : rounds) {
            if (round.at().isBefore(since)) {
                continue;
            }
            if (!mayBeAlone(round, target)) {
                mayHaveBeen |= millis(refuted, round.at()) >= STRETCH_MILLIS;
                refuted = round.at();
                least = mayHaveBeen ? least : millis(since, refuted);
            }
            if (!isAlone(round, target)) {
                alone = Optional.empty();
            } else if (alone.isEmpty()) {
                alone = Optional.of(round.at());
            }
            if (alone.isPresent() && millis(alone.get(), round.at()) >= STRETCH_MILLIS) {
                break;
            }
        }
        boolean lasts = alone.isPresent()
                && (procedure().isPresent()
                        || millis(alone.get(), rounds.get(rounds.size() - 1).at()) >= STRETCH_MILLIS);
        long most = lasts ? millis(since, alone.get()) : Long.MAX_VALUE;
        return new Window(Measure.HANDOVER, least, most);
    }

    private static boolean isAlone(Round round, int s) {
        return active(round.readings().get(s)) && round.most() == 1;
    }

    private static boolean mayBeAlone(Round round, int s) {
        return round.readings().get(s).tellsNothing()
                ? round.fewest() == 0
                : active(round.readings().get(s)) && round.fewest() == 1;
    }

    /**
     * What the server that was active at first had more, when it was last seen active, than the one that took over had when it was first
     * seen active, if both told.
     */
    private Optional<Window> lostChanges() {
        int initial = initial();
        int taker = activation().map(this::target).orElse(SiteState.NONE);
        if (initial == SiteState.NONE || taker == SiteState.NONE || initial == taker) {
            return Optional.empty();
        }
        OptionalLong held = OptionalLong.empty();
        OptionalLong kept = OptionalLong.empty();
        for (Round round : rounds) {
            if (active(round.readings().get(initial))) {
                held = elements(round, initial);
            }
            if (kept.isEmpty() && active(round.readings().get(taker))) {
                kept = elements(round, taker);
            }
        }
        if (held.isEmpty() || kept.isEmpty()) {
            return Optional.empty();
        }
        long lost = Math.max(0, held.getAsLong() - kept.getAsLong());
        return Optional.of(new Window(Measure.LOST_CHANGES, lost, lost));
    }

    /** The first server that was seen active. */
    private int initial() {
        for (Round round : rounds) {
            for (int s = 0; s < round.readings().size(); s++) {
                if (active(round.readings().get(s))) {
                    return s;
                }
            }
        }
        return SiteState.NONE;
    }

    private static OptionalLong elements(Round round, int s) {
        return round.readings().get(s) instanceof Reading.Answered answered
                ? answered.elements()
                : OptionalLong.empty();
    }
}
