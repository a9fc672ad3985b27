package io.handover.console.command;

import static org.assertj.core.api.Assertions.assertThat;

import io.handover.explorer.search.Exploration;
import io.handover.explorer.search.ExploreOptions;
import io.handover.explorer.search.Explorer;
import io.handover.explorer.search.Finding;
import io.handover.explorer.search.ProgressListener;
import io.handover.files.AssumptionKey;
import io.handover.files.Catalogue;
import io.handover.model.procedure.Plan;
import io.handover.model.procedure.Procedure;
import io.handover.model.property.Properties;
import io.handover.model.site.Assumptions;
import io.handover.model.site.Scope;
import io.handover.model.transition.Transitions;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.IntStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Procedures after incidents that were reported: what an explorer that is independent of this one found of each. */
class CasesTest {
    private static final int CHANGES = 2;

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    01-activate-before-demote        | 3 | 0 | forceActivation=ALWAYS |  267 |  547 | 14 | only-declared-changes-lost=10, at-most-one-active=2
                    02-switch-without-the-last-wait  | 3 | 0 | -                      |  223 |  402 | 16 | only-declared-changes-lost=14, eventually-single-active=holds, eventually-redundant=holds, procedure-completes=holds
                    03-second-standby-takes-over     | 3 | 0 | -                      |  156 |  299 | 17 | at-most-one-active=holds, only-declared-changes-lost=holds, eventually-single-active=holds, eventually-redundant=holds, procedure-completes=holds
                    04-half-copy-is-activated        | 3 | 1 | -                      | 1066 | 2556 | 16 | only-declared-changes-lost=12, eventually-single-active=holds
                    05-standby-is-switched-off       | 3 | 0 | -                      |   42 |   75 |  8 | only-declared-changes-lost=holds, management-available=holds, at-most-one-active=holds, eventually-redundant=6
                    06-wrong-winner                  | 3 | 0 | -                      |  231 |  364 | 18 | only-declared-changes-lost=16, eventually-single-active=holds, eventually-redundant=holds
                    07-back-to-the-old-release       | 2 | 0 | -                      |   21 |   23 |  6 | only-declared-changes-lost=6, eventually-single-active=holds
                    08-standby-excluded-while-off    | 3 | 0 | -                      |  160 |  319 | 15 | at-most-one-active=holds, management-available=holds, eventually-single-active=holds, eventually-redundant=holds, eventually-no-dangling=holds, procedure-completes=holds
                    09-console-before-the-start      | 3 | 0 | -                      |   80 |  152 | 18 | at-most-one-active=holds, only-declared-changes-lost=holds, eventually-single-active=holds, eventually-redundant=holds, eventually-no-dangling=holds, procedure-completes=holds
                    10-stale-before-the-start        | 3 | 0 | -                      |    7 |    8 |  4 | only-declared-changes-lost=4, eventually-single-active=holds
                    11-planned-switch                | 3 | 0 | -                      |  100 |  227 |  8 | at-most-one-active=holds, only-declared-changes-lost=holds, eventually-single-active=holds, eventually-redundant=holds, eventually-no-dangling=holds, procedure-completes=holds
                    12-branch-that-fires-at-once     | 3 | 0 | -                      |  428 |  938 | 16 | no-mixed-version-replication=4
                    """)
    void isFoundToBeWhatItIs(
            String name,
            int servers,
            int crashes,
            String assumed,
            long states,
            long transitions,
            int depth,
            String found)
            throws IOException {
        Procedure procedure = procedure(name);
        Assumptions assumptions = assumed(assumed);
        Scope scope = new Scope(servers, CHANGES, crashes, 0, 0, 0);
        Exploration exploration = new Explorer(
                        new Transitions(plan(procedure, servers), scope, assumptions), ExploreOptions.DEFAULT)
                .run(ProgressListener.NONE);

        assertThat(exploration.complete()).isTrue();
        assertThat(exploration.states()).isEqualTo(states);
        assertThat(exploration.transitions()).isEqualTo(transitions);
        assertThat(exploration.depth()).isEqualTo(depth);
        List<String> verdicts = new ArrayList<>();
        for (String promise : procedure.promises()) {
            Finding finding = exploration.finding(Properties.named(promise).orElseThrow());
            verdicts.add(promise + "="
                    + (finding.length().isPresent() ? finding.length().getAsInt() : "holds"));
        }
        assertThat(String.join(", ", verdicts)).isEqualTo(found);
    }

    private static Assumptions assumed(String text) {
        if (text.equals("-")) {
            return Assumptions.DEFAULT;
        }
        int equals = text.indexOf('=');
        return AssumptionKey.named(text.substring(0, equals))
                .orElseThrow()
                .assumed()
                .apply(Assumptions.DEFAULT, text.substring(equals + 1));
    }

    private static Procedure procedure(String name) throws IOException {
        String file = "/cases/" + name + ".yaml";
        try (InputStream in = Objects.requireNonNull(CasesTest.class.getResourceAsStream(file), file)) {
            String text = new String(in.readAllBytes(), StandardCharsets.UTF_8);
            return Catalogue.procedureOf(file, text).procedure();
        }
    }

    private static Plan plan(Procedure procedure, int servers) {
        return new Plan(
                procedure,
                IntStream.rangeClosed(1, servers).mapToObj(s -> "DK_MGT_" + s).toList());
    }
}
