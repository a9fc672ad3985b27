package io.handover.analysis.synthesis;

import io.handover.analysis.story.Story;
import io.handover.model.state.SiteState;
import java.util.List;
import java.util.OptionalInt;

/**
 * How the others refute the best that can be done: the operator gives the commands of the luckiest course, the product, the network and the faults answer
 * where that takes hope away.
 *
 * @param story what happens
 * @param ends whether nothing can be reached any more at its end; where not, it can go on like this for ever
 * @param lastChoice the place in the story of the operator's last command; empty where he gives none
 * @param before the state in which he chose it
 * @param choices what else he could have done then
 */
public record Refutation(Story story, boolean ends, OptionalInt lastChoice, SiteState before, List<Choice> choices) {
    public Refutation {
        choices = List.copyOf(choices);
    }

    /** What comes of a choice. */
    public enum Outcome {
        /** What was asked for is lost by it. */
        LOST,
        /** What was asked for is lost as soon as something answers that nobody can prevent. */
        ANSWERED,
        /** It only puts the question off: certain it is after that neither. */
        PUT_OFF
    }

    /**
     * What the operator could do.
     *
     * @param order the command, in words
     * @param outcome what comes of it
     * @param answer what happens after it where that is what decides, in words; else empty
     */
    public record Choice(String order, Outcome outcome, String answer) {}
}
