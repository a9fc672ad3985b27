package io.handover.console.report;

import io.handover.analysis.subject.Subject;
import io.handover.files.AssumptionKey;

/** What was judged, as points of a list in Markdown. */
public final class SubjectMarkdown {
    private SubjectMarkdown() {}

    /** Procedure, site, what is assumed, given and declared. */
    public static void write(Markdown page, Subject subject) {
        page.bullet("Procedure: " + Markdown.code(subject.source()) + ", "
                + Markdown.plain(subject.plan().procedure().title()));
        page.bullet("Site: " + Markdown.plain(subject.siteAndServers()));
        page.bullet("Assumptions: "
                + Markdown.code(String.join(
                        " ", AssumptionKey.stated(subject.site().site().assumptions()))));
        Declared declared = Declared.on(subject.plan());
        declared.given().forEach(sentence -> page.bullet("Given: " + Markdown.plain(sentence)));
        declared.sentences().forEach(sentence -> page.bullet("Declared: " + Markdown.plain(sentence)));
    }
}
