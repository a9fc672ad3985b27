package io.handover.sandbox.coach;

import java.util.List;
import java.util.OptionalLong;

/**
 * What can be said of a rehearsal that has ended.
 *
 * @param outlooks how well the promises stood, from each moment on at which that changed; the first is that of the beginning
 * @param marks the moves by which a promise came to stand worse
 * @param best a course that would have kept most, a line of words for each command
 * @param again the last moment from which all could still be kept; empty where nothing was given away
 * @param lesson what to take away, one sentence
 */
public record Review(List<Outlook> outlooks, List<Mark> marks, List<String> best, OptionalLong again, String lesson) {
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
     * @param because events by which it could be lost after that, in words; empty where it is lost in any case
     */
    public record Mark(int happening, String promise, Standing before, Standing after, List<String> because) {
        public Mark {
            because = List.copyOf(because);
        }
    }

    public Review {
        outlooks = List.copyOf(outlooks);
        marks = List.copyOf(marks);
        best = List.copyOf(best);
    }
}
