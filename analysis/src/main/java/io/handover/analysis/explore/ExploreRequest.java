package io.handover.analysis.explore;

import io.handover.analysis.subject.Subject;
import io.handover.explorer.search.ExploreOptions;
import io.handover.model.site.Scope;
import io.handover.model.transition.Transitions;

/**
 * What an exploration is asked to do.
 *
 * @param subject the procedure on as many servers as the scope has
 * @param scope the bounds
 * @param options bounds and means
 * @param command the command that asks for the same again
 * @param replay the command that replays a path, but for the token
 */
public record ExploreRequest(Subject subject, Scope scope, ExploreOptions options, String command, String replay) {
    public Transitions transitions() {
        return new Transitions(subject.plan(), scope, subject.site().site().assumptions());
    }
}
