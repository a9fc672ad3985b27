package io.handover.analysis.retreat;

import io.handover.model.procedure.Step;
import java.util.Map;

/**
 * The site after a main step, in the usual course.
 *
 * @param pc the step's place in the plan, from 0
 * @param step the step
 * @param retreats the ways back from there, one for each aim
 */
public record Stage(int pc, Step step, Map<Aim, Retreat> retreats) {
    public Retreat retreat(Aim aim) {
        Retreat retreat = retreats.get(aim);
        if (retreat == null) {
            throw new IllegalArgumentException("no retreat for " + aim);
        }
        return retreat;
    }
}
