package io.handover.console.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.handover.files.InputException;
import java.nio.file.Path;
import java.util.EnumSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ReportFormTest {
    @ParameterizedTest
    @CsvSource({
        "a.html, HTML",
        "A.HTML, HTML",
        "a.sarif, SARIF",
        "a.sarif.json, SARIF",
        "a.xml, JUNIT",
        "a.md, MARKDOWN",
        "a.trace.json, CHROME_TRACE",
        "trace.json, JSON",
        "a.html.json, JSON",
    })
    void theLongestEndingOfANameSaysTheForm(String name, ReportForm form) {
        assertThat(ReportForm.of("--report", Path.of("folder.xml", name), EnumSet.allOf(ReportForm.class)))
                .isEqualTo(form);
    }

    @Test
    void aFormThatACommandDoesNotHaveIsNotTakenForAnother() {
        assertThatThrownBy(() -> ReportForm.of(
                        "--report", Path.of("a.sarif.json"), EnumSet.of(ReportForm.HTML, ReportForm.JSON)))
                .isInstanceOf(InputException.class)
                .hasMessage("--report a.sarif.json: this command has no report that ends with .sarif; allowed here are"
                        + " .html, .json");
    }
}
