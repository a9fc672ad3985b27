package io.handover.properties.docs;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** What is cited is there: headings of the documentation, by comments and by other pages. */
class CitationsTest {
    /** {@code docs/model.md, "Wizard's switch"}, also where a comment goes on in the next line. */
    private static final Pattern HEADING =
            Pattern.compile("(docs/[a-z]+\\.md)(?:, \"([^\"]+)\"((?: and \"[^\"]+\")*))?");

    private static final Pattern LINK = Pattern.compile("\\]\\((?!http)([^)#]*)(?:#([^)]*))?\\)");
    private static final Pattern NEXT_LINE = Pattern.compile("\\s*\\R[ \\t]*(\\*(?!/)|//|#)?[ \\t]*");
    private static final List<String> READ = List.of(".java", ".md", ".h", ".pml", ".yaml", ".xml", ".json");
    private static final List<String> NOT_ENTERED = List.of("target", ".git", ".handover", "node_modules");

    /** The sources of the project, by path. */
    private static Map<String, String> sources() throws IOException {
        Map<String, String> sources = new TreeMap<>();
        Path root = Page.root();
        Files.walkFileTree(root, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes attributes) {
                return NOT_ENTERED.contains(folder.getFileName().toString())
                        ? FileVisitResult.SKIP_SUBTREE
                        : FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
                if (READ.stream().anyMatch(file.toString()::endsWith)) {
                    sources.put(root.relativize(file).toString(), Files.readString(file));
                }
                return FileVisitResult.CONTINUE;
            }
        });
        return sources;
    }

    /** The citations of a text that lead nowhere. */
    static List<String> missing(String text) {
        List<String> missing = new ArrayList<>();
        Matcher cited = HEADING.matcher(NEXT_LINE.matcher(text).replaceAll(" "));
        while (cited.find()) {
            if (!Files.isRegularFile(Page.root().resolve(cited.group(1)))) {
                missing.add(cited.group());
            } else if (cited.group(2) != null) {
                List<String> headings = Page.of(cited.group(1)).headings();
                Pattern.compile("\"([^\"]+)\"")
                        .matcher(cited.group())
                        .results()
                        .map(heading -> heading.group(1))
                        .filter(heading -> !headings.contains(heading))
                        .forEach(heading -> missing.add(cited.group(1) + ", \"" + heading + "\""));
            }
        }
        return missing;
    }

    /** The links of a page that lead nowhere. */
    static List<String> broken(String page, String text) {
        List<String> broken = new ArrayList<>();
        Matcher link = LINK.matcher(text);
        while (link.find()) {
            Path here = Page.root().resolve(page);
            Path target = link.group(1).isEmpty() ? here : here.resolveSibling(link.group(1));
            String anchor = link.group(2);
            if (!Files.exists(target)
                    || anchor != null
                            && Page.of(Page.root()
                                            .relativize(target.normalize())
                                            .toString())
                                    .headings()
                                    .stream()
                                    .map(CitationsTest::anchor)
                                    .noneMatch(anchor::equals)) {
                broken.add(link.group());
            }
        }
        return broken;
    }

    private static String anchor(String heading) {
        return heading.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9 -]", "").replace(' ', '-');
    }

    @Test
    void everyCitedHeadingIsThere() throws IOException {
        assertThat(sources()).hasSizeGreaterThan(500).allSatisfy((path, text) -> {
            if (!path.endsWith("CitationsTest.java")) {
                assertThat(missing(text)).as(path).isEmpty();
            }
        });
    }

    /** By its heading a rule is found on the page; by a number in another document it was not. */
    @Test
    void noRuleIsCitedFromADocumentThatIsNotHere() throws IOException {
        assertThat(sources()).allSatisfy((path, text) -> {
            if (!path.endsWith("CitationsTest.java")) {
                assertThat(text).as(path).doesNotContainIgnoringCase("semantics.md");
            }
        });
    }

    @Test
    void everyLinkOfAPageLeadsSomewhere() throws IOException {
        assertThat(sources()).allSatisfy((path, text) -> {
            if (path.endsWith(".md")) {
                assertThat(broken(path, text)).as(path).isEmpty();
            }
        });
    }

    @Test
    void thePagesHaveNoHeadingTwice() {
        for (String page : List.of("docs/model.md", "docs/explorer.md")) {
            assertThat(Page.of(page).headings()).doesNotHaveDuplicates();
        }
    }

    @Test
    void citationsThatLeadNowhereAreFound() {
        assertThat(missing("/** See docs/model.md, \"Wizard's switch\". */")).isEmpty();
        assertThat(missing("/**\n     * See docs/model.md,\n     * \"Wizard's hat\".\n */"))
                .hasSize(1);
        assertThat(missing("// docs/model.md, \"State\" and \"Estate\"")).hasSize(1);
        assertThat(missing("/* docs/moral.md */")).hasSize(1);
        assertThat(broken("README.md", "[the model](docs/model.md#rest)")).isEmpty();
        assertThat(broken("README.md", "[the model](docs/model.md#best)")).hasSize(1);
        assertThat(broken("docs/model.md", "[it](#rest), [that](#best), [the other](other.md)"))
                .hasSize(2);
    }
}
