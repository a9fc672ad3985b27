package io.handover.sandbox.coach;

import io.handover.analysis.subject.Subject;
import io.handover.analysis.token.Fingerprint;
import io.handover.analysis.token.ReplayToken;
import io.handover.explorer.search.ExploreOptions;
import io.handover.explorer.search.Explorer;
import io.handover.explorer.search.ProgressListener;
import io.handover.files.Catalogue;
import io.handover.files.ProcedureFile;
import io.handover.files.SiteFile;
import io.handover.files.Subjects;
import io.handover.files.TokenFiles;
import io.handover.model.property.Property;
import io.handover.model.site.Assumptions;
import io.handover.model.site.Scope;
import io.handover.model.transition.Transitions;
import java.util.List;

/** What exploration finds in the procedure as its document writes it. */
public final class Findings {
    static final ProcedureFile PROCEDURE = Catalogue.procedure("upgrade-without-downtime");

    private Findings() {}

    /** A shortest path to where a property is broken. */
    public static TokenFiles of(SiteFile site, Scope scope, Property property) {
        Subject subject = Subjects.of(PROCEDURE, site.site());
        Assumptions assumptions = subject.site().site().assumptions();
        Transitions transitions = new Transitions(subject.plan(), scope, assumptions);
        List<Integer> path = new Explorer(transitions, ExploreOptions.DEFAULT)
                .run(ProgressListener.NONE)
                .finding(property)
                .trace();
        return path(site, subject, scope, path);
    }

    static TokenFiles path(SiteFile site, Subject subject, Scope scope, List<Integer> path) {
        return new TokenFiles(
                new ReplayToken.OfPath(
                        PROCEDURE.procedure().name(),
                        subject.siteName(),
                        Fingerprint.of(subject.plan()),
                        subject.site().site().assumptions(),
                        scope,
                        path),
                PROCEDURE,
                site);
    }
}
