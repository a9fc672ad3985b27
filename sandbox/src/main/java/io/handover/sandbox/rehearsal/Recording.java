package io.handover.sandbox.rehearsal;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * All that a rehearsal is made of.
 *
 * @param scenario the name of the scenario, or the token of the lesson, that it begins with
 * @param seed of all that is drawn
 * @param servers the names of the site's servers, by number: whoever does it again makes sure that they are the same
 * @param inputs what was put in and accepted, in order
 * @param untilMillis how far it has gone, in the site's time; no input is later
 * @param origin where it was branched off; empty where it was not
 */
public record Recording(
        String scenario,
        long seed,
        List<String> servers,
        List<Timed> inputs,
        long untilMillis,
        Optional<Origin> origin) {
    /** The most inputs of a rehearsal: an input every two seconds of an hour. */
    public static final int MOST_INPUTS = 2_000;

    /** The longest rehearsal: a shift. */
    public static final long MOST_MILLIS = 8 * 3_600_000L;

    /**
     * An input and when it was given.
     *
     * @param millis in the site's time, 0 to {@link #MOST_MILLIS}
     */
    public record Timed(long millis, Input input) {}

    /**
     * Where a recording was branched off.
     *
     * @param session the id of the session that it was a part of
     * @param millis the moment in it
     */
    public record Origin(String session, long millis) {}

    public Recording {
        servers = List.copyOf(servers);
        inputs = List.copyOf(inputs);
        if (inputs.size() > MOST_INPUTS) {
            throw new IllegalArgumentException(
                    inputs.size() + " inputs are more than the " + MOST_INPUTS + " that a rehearsal can have");
        }
        if (untilMillis < 0 || untilMillis > MOST_MILLIS) {
            throw new IllegalArgumentException("a rehearsal lasts 0 to " + MOST_MILLIS + " ms, not " + untilMillis);
        }
        long last = 0;
        for (Timed timed : inputs) {
            if (timed.millis() < last || timed.millis() > untilMillis) {
                throw new IllegalArgumentException(
                        "the inputs are not in the order of their times, at " + timed.millis() + " ms");
            }
            last = timed.millis();
        }
    }

    /** A rehearsal that has not begun. */
    public static Recording begin(String scenario, long seed, List<String> servers) {
        return new Recording(scenario, seed, servers, List.of(), 0, Optional.empty());
    }

    /** The same up to a moment, without what was put in at that moment or later. */
    public Recording before(long millis) {
        List<Timed> kept = new ArrayList<>();
        for (Timed timed : inputs) {
            if (timed.millis() < millis) {
                kept.add(timed);
            }
        }
        return new Recording(scenario, seed, servers, kept, Math.min(millis, untilMillis), origin);
    }

    /** The same up to just before an input. */
    public Recording beforeInput(int number) {
        return new Recording(
                scenario,
                seed,
                servers,
                inputs.subList(0, number),
                inputs.get(number).millis(),
                origin);
    }

    /** The same as a branch of a session. */
    public Recording branchOf(String session) {
        return new Recording(
                scenario, seed, servers, inputs, untilMillis, Optional.of(new Origin(session, untilMillis)));
    }
}
