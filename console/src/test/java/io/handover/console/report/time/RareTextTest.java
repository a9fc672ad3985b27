package io.handover.console.report.time;

import static org.assertj.core.api.Assertions.assertThat;

import io.handover.analysis.rare.RareReport;
import io.handover.analysis.rare.RareReport.Left;
import io.handover.analysis.rare.RareReport.Level;
import io.handover.analysis.subject.Subject;
import io.handover.console.Terminal;
import io.handover.console.fixture.Json;
import io.handover.console.report.Page;
import io.handover.console.report.ReportJson;
import io.handover.files.Catalogue;
import io.handover.files.Subjects;
import io.handover.model.property.Properties;
import io.handover.model.site.Scope;
import io.handover.simulator.campaign.Interval;
import io.handover.simulator.fault.Faults;
import io.handover.simulator.run.Check;
import io.handover.simulator.splitting.Estimate;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.node.ObjectNode;

class RareTextTest {
    private static final Subject SUBJECT = Subjects.of(
            Catalogue.procedure("switch-over"), Catalogue.site("three-servers").site());

    private static RareReport report(Estimate estimate, Interval interval, Optional<Scope> scope) {
        return new RareReport(
                SUBJECT,
                List.of(Faults.named("crash").orElseThrow()),
                new Check.OfProperty(Properties.MANAGEMENT_AVAILABLE),
                5,
                estimate,
                interval,
                scope,
                List.of(
                        new Level(Optional.empty(), 1, 1, 1, 0.5),
                        new Level(Optional.of(new Left(1, 2)), 0.998, 0.998, 1, 2.25),
                        new Level(Optional.of(new Left(0, 3)), 0.00002, 0.00002, 2, 0)),
                Optional.empty());
    }

    private static final RareReport SEEN = report(
            new Estimate(4_000, 16_000, 4_000, 0.006, 9.6e-8, 3e-5, 900, 0, List.of(), Optional.empty(), false),
            new Interval(1.36e-6, 1.66e-6),
            Optional.of(new Scope(3, 1, 2, 0, 0, 0)));

    private static final RareReport UNSEEN = report(
            new Estimate(6_000, 9_000, 3_000, 0, 0, 0, 0, 0, List.of(), Optional.empty(), true),
            new Interval(0, 5e-4),
            Optional.empty());

    private static String text(RareReport report) {
        Page page = new Page(Terminal.NONE);
        RareText.write(page, report);
        return page.toString();
    }

    @Test
    void itSaysHowProbableItIsAndWhatThatTook() {
        assertThat(text(SEEN)).isEqualTo("""
                        Rare failure: management-available
                          promise      there is always an active server
                          faults       crash
                          probability  0.00015 % (0.00013-0.00017), one in 670,000 upgrades
                          not seen     a way to fail that no run took adds at most 0.075 %: the 4,000
                                       runs that were split are a plain sample
                          runs         20,000, 4,000 of them to learn where to split; each that was done
                                       again counts as one
                          plain runs   280,000,000 would be as exact: 14,000 times as many
                          distance     as explored with 3 servers, 1 change, 2 crashes

                          what is left to it  come there  passed      by chance   strikes
                          the start           100 %       100 %       1           0.50
                          1 fault, 2 moves    99.8 %      99.8 %      1           2.25
                          3 moves             0.002 %     0.002 %     2           0.00
                        """);
    }

    @Test
    void nothingSeenIsBelowSomething() {
        assertThat(text(UNSEEN))
                .contains("  interrupted  what was known by then")
                .contains("  probability  nothing seen: below 0.05 %")
                .contains("  distance     not known")
                .doesNotContain("plain runs");
    }

    @Test
    void jsonSaysTheSame() {
        ObjectNode root = ReportJson.object("time");
        RareJson.write(root.putObject("rare"), SEEN);
        Json.part(root.path("rare").toString(), "time", "rare");
        assertThat(root.at("/rare/probability").doubleValue()).isEqualTo(1.5e-6);
        assertThat(root.at("/rare/levels/1/faultsLeft").intValue()).isEqualTo(1);
        assertThat(root.at("/rare/levels/0/faultsLeft").isNull()).isTrue();
        assertThat(root.at("/rare/runs").intValue()).isEqualTo(20_000);
        assertThat(root.at("/rare/summary").isNull()).isTrue();
    }
}
