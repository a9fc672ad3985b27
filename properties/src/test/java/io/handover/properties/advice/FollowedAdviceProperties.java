package io.handover.properties.advice;

import static org.assertj.core.api.Assertions.assertThat;

import io.handover.analysis.advice.Advice;
import io.handover.analysis.advice.Limits;
import io.handover.analysis.advice.Patch;
import io.handover.analysis.check.CheckReport;
import io.handover.analysis.check.CheckRequest;
import io.handover.analysis.check.Checking;
import io.handover.analysis.subject.Subject;
import io.handover.analysis.token.Fingerprint;
import io.handover.explorer.search.Verdict;
import io.handover.files.Catalogue;
import io.handover.files.PatchedText;
import io.handover.files.ProcedureFile;
import io.handover.files.Subjects;
import io.handover.model.procedure.Plan;
import io.handover.model.property.Properties;
import io.handover.model.property.Property;
import io.handover.model.site.Assumptions;
import io.handover.properties.drawn.Draw;
import io.handover.properties.drawn.DrawnProcedure;
import io.handover.simulator.campaign.FaultClass;
import io.handover.simulator.campaign.FaultClass.Blame;
import io.handover.simulator.fault.Faults;
import io.handover.simulator.site.SimulatedSite;
import io.handover.simulator.site.Timing;
import java.util.List;
import java.util.stream.Stream;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Provide;
import net.jqwik.api.ShrinkingMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Following all advice comes to an end, and no round of it makes a promise worse. */
class FollowedAdviceProperties {
    private static final int ROUNDS_OF_THE_WRITTEN = 3;
    private static final int MOST_ROUNDS = 8;
    private static final int RUNS = 200;
    private static final int RUNS_OF_THE_DRAWN = 30;

    static Stream<ProcedureFile> shipped() {
        return Catalogue.procedures().stream();
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("shipped")
    void adviceOnWhatIsBuiltInComesToAnEnd(ProcedureFile file) throws InterruptedException {
        SimulatedSite site = Catalogue.site(Catalogue.DEFAULT_SITE).site();
        List<FaultClass> classes = FaultClass.of(List.of(Faults.named("crash").orElseThrow()));
        Subject subject = Subjects.of(file, site);
        CheckReport report = checked(subject, classes, RUNS);
        int rounds = 0;
        for (Patch patch = patch(report); !patch.isEmpty(); patch = patch(report)) {
            String text = PatchedText.of(subject.source(), subject.text(), patch);
            Subject changed = Subjects.of(Catalogue.procedureOf(subject.source(), text), site);
            assertThat(Fingerprint.of(changed.plan()))
                    .as("what is written is what was tried")
                    .isEqualTo(Fingerprint.of(new Plan(
                            patch.on(subject.plan().procedure()), subject.plan().serverNames())));
            CheckReport after = checked(changed, classes, RUNS);
            assertNothingIsWorse(report, after);
            subject = changed;
            report = after;
            rounds++;
            assertThat(rounds).isLessThanOrEqualTo(ROUNDS_OF_THE_WRITTEN);
        }
    }

    @Provide
    Arbitrary<DrawnProcedure> procedures() {
        return Draw.procedures(5, 1);
    }

    @Provide
    Arbitrary<Assumptions> assumptions() {
        return Draw.assumptions();
    }

    @net.jqwik.api.Property(tries = 50, seed = "1", shrinking = ShrinkingMode.OFF)
    void adviceOnADrawnProcedureComesToAnEnd(
            @ForAll("procedures") DrawnProcedure drawn, @ForAll("assumptions") Assumptions assumptions)
            throws InterruptedException {
        SimulatedSite site = Draw.site(3, assumptions, Timing.DEFAULT, List.of());
        List<FaultClass> classes = FaultClass.of(List.of());
        Subject subject = new Subject("drawn.yaml", "", site, drawn.on(3));
        CheckReport report = checked(subject, classes, RUNS_OF_THE_DRAWN);
        int rounds = 0;
        for (Patch patch = patch(report); !patch.isEmpty(); patch = patch(report)) {
            Plan changed = new Plan(
                    patch.on(subject.plan().procedure()), subject.plan().serverNames());
            subject = new Subject("drawn.yaml", "", site, changed);
            CheckReport after = checked(subject, classes, RUNS_OF_THE_DRAWN);
            assertNothingIsWorse(report, after);
            report = after;
            rounds++;
            assertThat(rounds).isLessThan(MOST_ROUNDS);
        }
    }

    private static CheckReport checked(Subject subject, List<FaultClass> classes, int runs)
            throws InterruptedException {
        return new Checking(new CheckRequest(subject, classes, 1, runs, Blame.ENVIRONMENT, Limits.UNKNOWN, "", ""))
                .run(2);
    }

    private static Patch patch(CheckReport report) {
        return report.findings().stream()
                .flatMap(finding -> finding.advice().stream())
                .filter(Advice::isPatch)
                .map(Advice::whole)
                .reduce(Patch.NONE, Patch::and);
    }

    /** What was proved is not refuted, and what no run without faults violated none violates now. */
    private static void assertNothingIsWorse(CheckReport before, CheckReport after) {
        for (int row = 0; row < before.tallies().size(); row++) {
            for (Property property : Properties.ALL) {
                if (isPromised(before, property)
                        && before.scopes().get(row).orElseThrow().verdict(property) == Verdict.HOLDS) {
                    assertThat(after.scopes().get(row).orElseThrow().verdict(property))
                            .as(property.name())
                            .isNotEqualTo(Verdict.VIOLATED);
                }
            }
        }
    }

    private static boolean isPromised(CheckReport report, Property property) {
        return report.checks().stream().anyMatch(check -> check.name().equals(property.name()));
    }
}
