package io.handover.console.html;

import static j2html.TagCreator.body;
import static j2html.TagCreator.each;
import static j2html.TagCreator.h1;
import static j2html.TagCreator.head;
import static j2html.TagCreator.html;
import static j2html.TagCreator.main;
import static j2html.TagCreator.title;

import io.handover.console.report.ReportMark;
import j2html.tags.DomContent;
import java.util.List;

/** A report as one file that a browser opens from disk. */
public final class HtmlPage {
    private HtmlPage() {}

    /** The page. */
    public static String of(String command, String heading, List<DomContent> parts) {
        return "<!doctype html>\n" + ReportMark.comment(command)
                + html(head(title(heading)), body(main(h1(heading), each(parts, part -> part))))
                        .withLang("en")
                        .render()
                + "\n";
    }
}
