package io.handover.console.report;

import static org.assertj.core.api.Assertions.assertThat;

import io.handover.console.Terminal;
import io.handover.console.report.faults.FaultsText;
import io.handover.console.report.validate.SiteText;
import io.handover.files.Catalogue;
import io.handover.files.SiteFile;
import io.handover.simulator.fault.Faults;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PageTest {
    private static Terminal terminal(int columns) {
        return new Terminal(false, false, columns);
    }

    @Test
    void wordsStandBesideALabelAndBelowOneThatLeavesThemNoRoom() {
        assertThat(new Page(terminal(60)).paragraph("  a label  ", "some words").toString())
                .isEqualTo("  a label  some words\n");
        assertThat(new Page(terminal(30))
                        .paragraph("  a longer label  ", "some words that take a line")
                        .toString())
                .isEqualTo("  a longer label\n    some words that take a\n    line\n");
    }

    @Test
    void aHeadingThatIsTooLongIsBroken() {
        assertThat(new Page(terminal(20))
                        .line("  one two three four five", Style.HEADING)
                        .toString())
                .isEqualTo("  one two three four\n  five\n");
    }

    @ParameterizedTest
    @ValueSource(ints = {40, 50, 80})
    void aNarrowTerminalIsHonoured(int columns) {
        assertThat(FaultsText.of(Faults.ALL, terminal(columns)).lines())
                .allSatisfy(line -> assertThat(line).hasSizeLessThanOrEqualTo(columns));
        for (SiteFile site : Catalogue.sites()) {
            assertThat(SiteText.of(site, terminal(columns)).lines())
                    .allSatisfy(line -> assertThat(line).hasSizeLessThanOrEqualTo(columns));
        }
    }
}
