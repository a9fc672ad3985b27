package io.handover.executor.trace;

import io.handover.executor.journal.Entry;
import io.handover.executor.journal.Line;
import io.handover.executor.journal.Place;
import io.handover.executor.port.Reading;
import io.handover.model.command.Command;
import io.handover.model.command.Commands;
import io.handover.model.procedure.Plan;
import io.handover.model.procedure.Step;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Takes from a journal how long two servers were active at once until that was detected. A detection is seen where an active server has gone into Standby mode and nobody has ordered that of it. A look in which
 * nothing is known of a server, and one in which another server has come up or gone down, end such a time undetected, since from there it
 * is not known whose polls count.
 */
final class DualActives {
    /** What puts its target into Standby mode, or down. */
    private static final Set<Command> ENDING = Set.of(
            Commands.SET_STANDBY,
            Commands.SET_STANDBY_AND_STOP_REPLICATION,
            Commands.INIT_STANDBY,
            Commands.STOP,
            Commands.UPGRADE);

    /**
     * A look at which every server was read.
     *
     * @param up the servers that were up, as bits
     * @param active those that were active
     */
    private record Look(Instant at, int up, int active) {
        boolean several() {
            return Integer.bitCount(active) > 1;
        }
    }

    /**
     * Two or more are active.
     *
     * @param before the last look at which they were not
     * @param first the first at which they were
     */
    private record Running(Look before, Look first) {}

    private final Plan plan;
    private final List<DualActive> found = new ArrayList<>();
    private int ordered;
    private int activating;
    private Optional<Look> last = Optional.empty();
    private Optional<Running> running = Optional.empty();

    DualActives(Plan plan) {
        this.plan = plan;
    }

    /** All so far; one that runs still is as yet undetected. */
    List<DualActive> all() {
        List<DualActive> all = new ArrayList<>(found);
        running.ifPresent(is -> all.add(undetected(is)));
        return all;
    }

    /** Takes in a line, once its entry is known to the history. */
    void follow(Line line, List<Reading> round) {
        if (line.entry() instanceof Entry.Giving giving) {
            ordered(giving.at());
        } else if (line.entry() instanceof Entry.Skipped skipped) {
            ordered(skipped.at()); // a person may have done it
        } else if (line.entry() instanceof Entry.Observed) {
            observed(line.at(), round);
        }
    }

    private void ordered(Place at) {
        Step step = at.step(plan);
        if (ENDING.contains(step.command())) {
            ordered |= 1 << step.target();
        } else if (step.command() == Commands.ACTIVATE) {
            ordered = ~0; // the wizard puts whoever is active into Standby mode
        } else if (step.command() == Commands.FORCE_ACTIVATE) {
            activating |= 1 << step.target();
        }
    }

    private void observed(Instant at, List<Reading> round) {
        if (round.stream().anyMatch(Reading::tellsNothing)) {
            end();
            last = Optional.empty();
            return;
        }
        int up = 0;
        int active = 0;
        for (int s = 0; s < round.size(); s++) {
            if (round.get(s) instanceof Reading.Answered answered) {
                up |= 1 << s;
                active |= answered.active() ? 1 << s : 0;
            }
        }
        Look now = new Look(at, up, active);
        if (last.isPresent() && last.get().up() == up) {
            follows(last.get(), now);
        } else {
            end();
        }
        activating &= ~active;
        ordered &= ~(active & ~last.map(Look::active).orElse(active));
        last = Optional.of(now);
    }

    /** The same servers are up as before. */
    private void follows(Look before, Look now) {
        boolean demoted = (before.active() & ~now.active() & ~ordered) != 0;
        if (running.isPresent()) {
            if (demoted) {
                detected(running.get().first(), before, running.get().before(), now);
                running = Optional.empty();
            } else if (!now.several()) {
                end();
            }
        } else if (now.several()) {
            running = before.several() ? Optional.empty() : Optional.of(new Running(before, now));
        } else if (demoted && activating != 0) {
            detected(before, before, before, now); // both between two looks
        }
    }

    private void detected(Look leastFrom, Look leastTo, Look mostFrom, Look mostTo) {
        found.add(new DualActive(millis(leastFrom, leastTo), millis(mostFrom, mostTo), Integer.bitCount(mostTo.up())));
    }

    private void end() {
        running.ifPresent(is -> found.add(undetected(is)));
        running = Optional.empty();
    }

    private DualActive undetected(Running is) {
        long least = last.map(until -> millis(is.first(), until)).orElse(0L);
        return new DualActive(least, Long.MAX_VALUE, Integer.bitCount(is.first().up()));
    }

    private static long millis(Look from, Look to) {
        return Math.max(0, Duration.between(from.at(), to.at()).toMillis());
    }
}
