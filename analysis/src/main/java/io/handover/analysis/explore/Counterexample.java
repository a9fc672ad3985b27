package io.handover.analysis.explore;

import io.handover.analysis.story.Diagnosis;
import io.handover.analysis.story.Missing;
import io.handover.analysis.story.Story;
import io.handover.analysis.token.Fingerprint;
import io.handover.analysis.token.ReplayToken;
import io.handover.explorer.search.Finding;
import io.handover.model.property.Property;
import io.handover.model.transition.Transitions;
import java.util.List;

/**
 * A path to the violation of a property, told; {@link Finding#shortest} says whether there is no shorter one.
 *
 * @param property what is violated
 * @param story the path as a timeline
 * @param goesRound whether the site goes round at its end for ever instead of coming to rest
 * @param diagnosis what goes wrong
 * @param missing what an <em>eventually</em> property waits for in vain; empty for an <em>always</em> property, and where the site
 *     goes round
 * @param token what replays it
 */
public record Counterexample(
        Property property,
        Story story,
        boolean goesRound,
        Diagnosis diagnosis,
        List<String> missing,
        ReplayToken.OfPath token) {
    public Counterexample {
        missing = List.copyOf(missing);
    }

    static Counterexample of(ExploreRequest request, Finding finding) {
        Transitions transitions = request.transitions();
        Story story =
                Story.of(transitions, finding.trace().stream().mapToInt(i -> i).toArray());
        return new Counterexample(
                finding.property(),
                story,
                finding.goesRound(),
                Diagnosis.of(transitions, story, finding.property()),
                finding.goesRound() ? List.of() : new Missing(story).of(finding.property()),
                new ReplayToken.OfPath(
                        request.subject().procedureName(),
                        request.subject().siteName(),
                        Fingerprint.of(transitions.plan()),
                        transitions.assumptions(),
                        request.scope(),
                        finding.trace()));
    }

    /** What goes wrong, in the operator's words. */
    public String summary() {
        return diagnosis.summary();
    }
}
