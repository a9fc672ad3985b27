package io.handover.sandbox.coach;

import io.handover.analysis.attainment.Mover;
import io.handover.explorer.game.Standing;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * What can be said of a rehearsal that has ended.
 *
 * @param outlooks how well the promises stood, from each moment on at which that changed; the first is that of the beginning. None where that is
 *     not known
 * @param marks the moves by which a promise came to stand worse, in their order
 * @param losses what counts and was not kept, in the order in which it was given away
 * @param together where not all promises could be kept any more, though each by itself maybe could: the same where it came by one that was lost alone.
 *     Empty where nothing was lost, where all could still be kept at the end, and where it is not known
 * @param best a course that keeps all that could still be kept at {@code again}, a line of words for each command; where nothing was given
 *     away, or no such course is known, the scenario's
 * @param solution the scenario's own course, a line of words for each command; none where it has none
 * @param again the last moment from which all that was lost could still be kept: whoever begins again just before it has the choice; empty where
 *     nothing was given away
 * @param score how well the critical tasks were done
 * @param lesson what to take away, one sentence
 */
public record Review(
        List<Outlook> outlooks,
        List<Mark> marks,
        List<Loss> losses,
        Optional<Loss> together,
        List<String> best,
        List<String> solution,
        OptionalLong again,
        Score score,
        String lesson) {
    /** What is lost where not all promises can be kept any more. */
    public static final String ALL_PROMISES = "all-promises";

    /**
     * How well the promises stand from a moment on.
     *
     * @param millis the moment, in the site's time
     */
    public record Outlook(long millis, List<Bar> bars) {
        public Outlook {
            bars = List.copyOf(bars);
        }
    }

    /**
     * A move by which a promise came to stand worse.
     *
     * @param happening the number of what happened, in the history
     * @param promise the property's name
     * @param mover whose move it was
     * @param because the shortest course of events by which it could then be lost in spite of all, or by which it comes to that where it is lost, in
     *     words; empty where nothing else has to happen, or none is known
     */
    public record Mark(
            int happening, String promise, Mover mover, Standing before, Standing after, List<String> because) {
        public Mark {
            because = List.copyOf(because);
        }
    }

    /**
     * Something that counts and was not kept.
     *
     * @param what the name of a property or of a measure
     * @param happening the number, in the history, of what gave it away: for a property that by which it could no longer be kept; for a measured time
     *     that with which the time began; where all could still be had at the end, the end itself. Empty where it was so from the beginning on
     * @param millis when it was lost: for a measured time, when that was longer than allowed
     * @param mover whose move gave it away
     * @param who who moved, as in a story
     * @param move what that one did, in words
     * @param instead what the operator could have done instead, in words; empty where nothing is known that would have kept it for certain
     * @param again where to begin for a better try, in the site's time
     */
    public record Loss(
            String what,
            Optional<Integer> happening,
            long millis,
            Mover mover,
            String who,
            String move,
            Optional<String> instead,
            long again) {}

    public Review {
        outlooks = List.copyOf(outlooks);
        marks = List.copyOf(marks);
        losses = List.copyOf(losses);
        best = List.copyOf(best);
        solution = List.copyOf(solution);
    }
}
