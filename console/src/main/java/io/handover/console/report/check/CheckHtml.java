package io.handover.console.report.check;

import static j2html.TagCreator.p;

import io.handover.analysis.check.CheckReport;
import io.handover.console.ExitCode;
import io.handover.console.html.HtmlPage;
import java.util.List;

/** A check's report as a page for a browser. */
public final class CheckHtml {
    private CheckHtml() {}

    /** The page. */
    public static String of(CheckReport report) {
        return HtmlPage.of(
                "check",
                "Check of " + report.request().subject().procedureName() + " on "
                        + report.request().subject().siteName(),
                List.of(p("Verdict: " + ExitCode.verdict(report))));
    }
}
