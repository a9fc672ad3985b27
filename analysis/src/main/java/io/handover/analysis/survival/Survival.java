package io.handover.analysis.survival;

import io.handover.model.transition.Transitions;
import java.util.List;
import java.util.Optional;

/**
 * What has become of a counterexample in a changed procedure; the package says what is asked.
 *
 * @param answer whether it still happens
 * @param path action numbers of the changed procedure: of a run that violates the property where one was found, else of one in which
 *     all events occur; empty where there is neither
 * @param violates whether the path ends in a violation
 * @param obstacle what has no place, or not at its moment, or is no slip any more; empty where every event was laid at its moment
 */
public record Survival(Answer answer, Optional<List<Integer>> path, boolean violates, Optional<Obstacle> obstacle) {
    /** Whether the story still happens. */
    public enum Answer {
        STILL,
        NO_MORE,
        CANNOT_BE_LAID
    }

    public Survival {
        path = path.map(List::copyOf);
    }

    /**
     * Lays a counterexample on a changed procedure.
     *
     * @param changed the transitions of the changed procedure, under the same scope and assumptions; its servers are found by their names
     */
    public static Survival of(PastStory story, Transitions changed) {
        Timetable timetable = new Timetable(story, changed.plan());
        Optional<Obstacle> missing = timetable.missing();
        if (missing.isPresent()) {
            return new Survival(Answer.CANNOT_BE_LAID, Optional.empty(), false, missing);
        }
        Optional<Obstacle> obstacle = Optional.empty();
        for (Laying.Freedom freedom : Laying.Freedom.values()) {
            Laying laying = new Laying(changed, story.property(), timetable, freedom);
            if (laying.violates()) {
                Answer answer = obstacle.isEmpty() ? Answer.STILL : Answer.CANNOT_BE_LAID;
                return new Survival(answer, laying.path(), true, obstacle);
            }
            if (!laying.isExhausted()) {
                return tooMany();
            }
            if (laying.isLaid()) {
                return new Survival(Answer.NO_MORE, laying.path(), false, obstacle.or(timetable::leftOut));
            }
            obstacle = obstacle.or(() -> Optional.of(timetable.noRoom(laying.furthest())));
        }
        return new Survival(Answer.CANNOT_BE_LAID, Optional.empty(), false, obstacle);
    }

    private static Survival tooMany() {
        return new Survival(Answer.CANNOT_BE_LAID, Optional.empty(), false, Optional.of(Obstacle.TOO_MANY_RUNS));
    }
}
