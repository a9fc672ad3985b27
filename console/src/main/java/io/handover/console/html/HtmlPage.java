package io.handover.console.html;

import static j2html.TagCreator.a;
import static j2html.TagCreator.body;
import static j2html.TagCreator.div;
import static j2html.TagCreator.each;
import static j2html.TagCreator.footer;
import static j2html.TagCreator.h1;
import static j2html.TagCreator.h2;
import static j2html.TagCreator.head;
import static j2html.TagCreator.header;
import static j2html.TagCreator.html;
import static j2html.TagCreator.iff;
import static j2html.TagCreator.li;
import static j2html.TagCreator.main;
import static j2html.TagCreator.meta;
import static j2html.TagCreator.nav;
import static j2html.TagCreator.p;
import static j2html.TagCreator.rawHtml;
import static j2html.TagCreator.script;
import static j2html.TagCreator.span;
import static j2html.TagCreator.style;
import static j2html.TagCreator.title;
import static j2html.TagCreator.ul;

import j2html.tags.ContainerTag;
import j2html.tags.DomContent;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Objects;

/** A report as one file that a browser opens from disk: the verdict first, then sections that a list of contents leads to. */
public final class HtmlPage {
    private static final String STYLE = resource("report.css");
    private static final String SCRIPT = resource("report.js");

    /** Nothing is loaded from anywhere, and nothing runs but the page's own script. */
    private static final String POLICY = "default-src 'none'; style-src 'sha256-" + hash(STYLE)
            + "'; script-src 'sha256-" + hash(SCRIPT) + "'; base-uri 'none'; form-action 'none'";

    private record Section(String id, String heading, List<DomContent> content) {}

    private final String mark;
    private final String heading;
    private final List<DomContent> verdict = new ArrayList<>();
    private final List<Section> sections = new ArrayList<>();
    private final List<String> ends = new ArrayList<>();

    /**
     * A page without content so far.
     *
     * @param mark a comment by which the file is known to be a report, with a line end at its end
     * @param heading what it is a report of
     */
    public HtmlPage(String mark, String heading) {
        this.mark = mark;
        this.heading = heading;
    }

    /**
     * What the report comes to.
     *
     * @param words in a few words
     * @param more what else must be known at first sight
     */
    public HtmlPage verdict(Tone tone, String words, DomContent... more) {
        verdict.add(div(p(tone.words(words)).withClass("headline"), each(List.of(more), part -> part))
                .withClasses("verdict", tone.key()));
        return this;
    }

    /**
     * A section.
     *
     * @param id its name in addresses, of small letters and hyphens
     */
    public HtmlPage section(String id, String title, DomContent... content) {
        return section(id, title, List.of(content));
    }

    /** The same. */
    public HtmlPage section(String id, String title, List<? extends DomContent> content) {
        sections.add(new Section(id, title, List.copyOf(content)));
        return this;
    }

    /** A line at the end of the page. */
    public HtmlPage end(String words) {
        ends.add(words);
        return this;
    }

    /** The file's content. */
    @Override
    public String toString() {
        return "<!doctype html>\n" + mark
                + html(
                                head(
                                        meta().withCharset("utf-8"),
                                        meta().attr("http-equiv", "Content-Security-Policy")
                                                .withContent(POLICY),
                                        meta().withName("viewport").withContent("width=device-width, initial-scale=1"),
                                        meta().withName("color-scheme").withContent("light dark"),
                                        title(heading),
                                        style(rawHtml(STYLE))),
                                body(
                                        a("To the content").withHref("#content").withClass("skip"),
                                        Patterns.definitions(),
                                        header(h1(heading)),
                                        iff(sections.size() > 1, contents()),
                                        main(each(verdict, part -> part), each(sections, HtmlPage::section))
                                                .withId("content"),
                                        footer(each(ends, words -> p(words))),
                                        script(rawHtml(SCRIPT))))
                        .withLang("en")
                        .render()
                + "\n";
    }

    private DomContent contents() {
        return nav(ul(each(sections, section -> li(a(section.heading()).withHref("#" + section.id())))))
                .attr("aria-label", "Contents");
    }

    private static DomContent section(Section section) {
        return new ContainerTag<>("section")
                .withId(section.id())
                .attr("aria-labelledby", section.id() + "-heading")
                .with(h2(span(section.heading())).withId(section.id() + "-heading"))
                .with(section.content());
    }

    private static String resource(String name) {
        try (InputStream in = Objects.requireNonNull(HtmlPage.class.getResourceAsStream("/html/" + name), name)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8).strip();
        } catch (IOException notThere) {
            throw new UncheckedIOException(notThere);
        }
    }

    private static String hash(String content) {
        try {
            return Base64.getEncoder()
                    .encodeToString(
                            MessageDigest.getInstance("SHA-256").digest(content.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException everyJavaHasIt) {
            throw new IllegalStateException(everyJavaHasIt);
        }
    }
}
