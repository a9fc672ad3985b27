package io.handover.properties.docs;

import static org.assertj.core.api.Assertions.assertThat;

import io.handover.explorer.search.Exploration;
import io.handover.explorer.search.ExploreOptions;
import io.handover.explorer.search.Explorer;
import io.handover.explorer.search.Finding;
import io.handover.explorer.search.ProgressListener;
import io.handover.explorer.search.Verdict;
import io.handover.files.AssumptionKey;
import io.handover.files.Catalogue;
import io.handover.files.ProcedureFile;
import io.handover.model.procedure.Plan;
import io.handover.model.property.Properties;
import io.handover.model.property.Property;
import io.handover.model.site.Assumptions;
import io.handover.model.site.Scope;
import io.handover.model.transition.Transitions;
import io.handover.properties.docs.Page.Row;
import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The tables of <em>Reference counts</em> of {@code docs/model.md}, row by row. Wherever else counts stand, they are these. */
class ReferenceCountsTest {
    private static final Page PAGE = Page.model();

    /**
     * A row of the page.
     *
     * @param procedure the name of one that is shipped, or that stands on the page
     * @param bounds servers, changes and budgets, as they stand there
     * @param assumption as {@code --assume} takes it, or a dash
     * @param counts states, transitions and depth
     */
    record Count(String procedure, List<Integer> bounds, String assumption, List<Long> counts) {
        static Count of(Row row) {
            return new Count(
                    row.plain("procedure"),
                    Stream.of("N", "K", "crashes", "cuts", "installer failures", "skips")
                            .map(column -> (int) number(row, column))
                            .toList(),
                    row.plain("assumption"),
                    Stream.of("states", "transitions", "depth")
                            .map(column -> number(row, column))
                            .toList());
        }

        private static long number(Row row, String column) {
            return Long.parseLong(row.at(column).replace(",", ""));
        }

        Transitions transitions() {
            Scope scope =
                    new Scope(bounds.get(0), bounds.get(1), bounds.get(2), bounds.get(3), bounds.get(4), bounds.get(5));
            List<String> servers =
                    Catalogue.site("five-servers").site().site().serverNames().subList(0, scope.servers());
            return new Transitions(new Plan(file(procedure).procedure(), servers), scope, assumptions());
        }

        private Assumptions assumptions() {
            String[] stated = assumption.split("=", -1);
            return stated.length == 1
                    ? Assumptions.DEFAULT
                    : AssumptionKey.named(stated[0]).orElseThrow().assumed().apply(Assumptions.DEFAULT, stated[1]);
        }

        @Override
        public String toString() {
            return procedure + " " + bounds + " " + assumption;
        }
    }

    /** A procedure of that name: one of the page's, or one that is shipped. */
    private static ProcedureFile file(String name) {
        return PAGE.yaml().stream()
                .filter(text -> text.startsWith("procedure: " + name + "\n"))
                .findFirst()
                .map(text -> Catalogue.procedureOf("docs/model", text))
                .orElseGet(() -> Catalogue.procedure(name));
    }

    static List<Count> rows() {
        return PAGE.table("Reference counts", "procedure").stream()
                .map(Count::of)
                .toList();
    }

    private static Exploration explored(Count count, int threads) {
        Exploration exploration = new Explorer(count.transitions(), ExploreOptions.DEFAULT.withThreads(threads))
                .run(ProgressListener.NONE);
        assertThat(exploration.complete()).isTrue();
        return exploration;
    }

    private static List<Long> counts(Exploration exploration) {
        return List.of(exploration.states(), exploration.transitions(), (long) exploration.depth());
    }

    @ParameterizedTest
    @MethodSource("rows")
    void theExplorerCountsWhatThePageSays(Count count) {
        assertThat(counts(explored(count, 2))).isEqualTo(count.counts());
    }

    static Stream<Count> small() {
        return rows().stream().filter(count -> count.counts().get(0) < 1_000_000);
    }

    @ParameterizedTest
    @MethodSource("small")
    void thePlainestSearchCountsTheSame(Count count) {
        assertThat(PlainCount.of(count.transitions())).isEqualTo(count.counts());
    }

    /** The last three numbers in brackets, of which the first is a number of states: no bound is as large. */
    private static final Pattern TRIPLE = Pattern.compile("([1-9][0-9_]+),\\s*([0-9_]+),\\s*([0-9]+)\\)");

    @ParameterizedTest
    @ValueSource(
            strings = {
                "model/src/test/java/io/handover/model/transition/ReferenceCountsTest.java",
                "explorer/src/test/java/io/handover/explorer/search/ReferenceCountsTest.java"
            })
    void theCountsInTheTestsOfAModuleAreThePages(String test) throws IOException {
        List<List<Long>> ofTheTest = TRIPLE.matcher(Files.readString(Page.root().resolve(test)))
                .results()
                .map(triple -> IntStream.rangeClosed(1, 3)
                        .mapToObj(i -> Long.valueOf(triple.group(i).replace("_", "")))
                        .toList())
                .toList();

        assertThat(ofTheTest).hasSizeGreaterThan(10);
        assertThat(rows().stream().map(Count::counts).limit(ofTheTest.size())).containsExactlyElementsOf(ofTheTest);
    }

    /** What Spin is told of a procedure or an assumption, by what the page calls it. */
    private static final Map<String, String> IN_PROMELA = Map.of(
            "upgrade-without-downtime", "procedures/excluded",
            "upgrade-without-downtime-extras-stopped", "procedures/stopped",
            "counted-switch", "procedures/activated",
            "counted-failover", "procedures/recovered",
            "counted-start", "procedures/given",
            "counted-branch", "procedures/branch",
            "splitBrainReaction=ALARM_ONLY", "SPLIT_BRAIN=ALARM_ONLY",
            "autoActivation=true", "AUTO_ACTIVATION=1",
            "–", "");

    @Test
    void theTableOfTheOtherEncodingIsThePages() throws IOException {
        List<String> lines = Files.readAllLines(Page.root().resolve("properties/src/test/promela/reference.csv"));
        List<String> ofThePage = new ArrayList<>();
        for (Count count : rows()) {
            List<Object> cells = new ArrayList<>(count.bounds());
            cells.add(IN_PROMELA.get(count.assumption()));
            cells.add(IN_PROMELA.get(count.procedure()));
            cells.addAll(count.counts());
            cells.add(isThatOfTheViolations(count) ? shortestViolationsInPromela() : "");
            ofThePage.add(cells.stream().map(String::valueOf).collect(Collectors.joining(",")));
        }

        assertThat(lines.subList(1, lines.size())).isEqualTo(ofThePage);
    }

    private static boolean isThatOfTheViolations(Count count) {
        return count.bounds().equals(List.of(3, 2, 0, 0, 0, 0))
                && count.procedure().equals("upgrade-without-downtime");
    }

    private static String shortestViolationsInPromela() {
        return PAGE.table("Shortest violations", "property").stream()
                .map(row -> row.plain("property") + "=" + row.at("actions").replace("holds", ""))
                .collect(Collectors.joining(" "));
    }

    @Test
    void theShortestViolationsAreThePages() {
        Count count = rows().stream()
                .filter(ReferenceCountsTest::isThatOfTheViolations)
                .findFirst()
                .orElseThrow();
        List<Map.Entry<String, String>> found = new ArrayList<>();
        Exploration exploration = explored(count, 1);
        for (Property property : Properties.ALL) {
            Finding finding = exploration.finding(property);
            found.add(Map.entry(
                    property.name(),
                    finding.verdict() == Verdict.HOLDS
                            ? "holds"
                            : String.valueOf(finding.length().orElseThrow())));
        }

        assertThat(PAGE.table("Shortest violations", "property").stream()
                        .map(row -> Map.entry(row.plain("property"), row.at("actions"))))
                .containsExactlyElementsOf(found);
    }
}
