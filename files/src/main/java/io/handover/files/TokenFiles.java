package io.handover.files;

import io.handover.analysis.replay.Replay;
import io.handover.analysis.subject.Subject;
import io.handover.analysis.token.ReplayToken;
import io.handover.analysis.token.TokenException;
import io.handover.simulator.site.SimulatedSite;

/** A run or path, with the files that it is of. */
public record TokenFiles(ReplayToken token, ProcedureFile procedure, SiteFile site) {
    /**
     * The run or path again.
     *
     * @throws InputException where procedure or site are no longer those that the token was made with
     */
    public Replay replay() {
        try {
            return Replay.of(subject(), token);
        } catch (TokenException stale) {
            throw new InputException(String.valueOf(stale.getMessage()));
        }
    }

    /** A path is on as many servers as it was found with. */
    private Subject subject() {
        SimulatedSite assumed = site.site().withAssumptions(token.assumptions());
        if (token instanceof ReplayToken.OfPath path) {
            return Subjects.of(procedure, assumed, path.scope().servers());
        }
        return token instanceof ReplayToken.OfSlip slip
                ? Subjects.of(procedure, assumed, slip.scope().servers())
                : Subjects.of(procedure, assumed);
    }
}
