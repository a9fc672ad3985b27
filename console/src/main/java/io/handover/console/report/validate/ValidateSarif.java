package io.handover.console.report.validate;

import io.handover.console.SourceFile;
import io.handover.console.report.Words;
import io.handover.console.sarif.SarifLog;
import io.handover.console.sarif.SarifResult;
import io.handover.console.sarif.SarifResult.Level;
import io.handover.console.sarif.SarifRule;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;

/** A file that was validated as SARIF: errors where it cannot be used, warnings of what is probably not meant so, each at its line. */
public final class ValidateSarif {
    private static final SarifRule USABLE = SarifRule.named(
            "usable-file",
            "the file is written as a procedure or site must be",
            "'handover show --schema procedure' prints the schema, from which editors complete;"
                    + " 'handover explain KEY' says what a key means.");
    private static final SarifRule MEANT = SarifRule.named(
            "probably-not-meant",
            "what the file says is probably meant so",
            "A warning does not change the exit code of 'handover validate'.");

    private ValidateSarif() {}

    /**
     * The log.
     *
     * @param file where the file lies
     */
    public static String of(Validated validated, SourceFile file) {
        String name = file.place().orElse(validated.source());
        SarifLog log =
                new SarifLog("validate", name, file, 1, name).rule(USABLE).rule(MEANT);
        validated.wrong().forEach(remark -> log.result(result(USABLE, Level.ERROR, remark)));
        validated.warnings().forEach(remark -> log.result(result(MEANT, Level.WARNING, remark)));
        return log.exitCode(validated.exitCode()).written();
    }

    private static SarifResult result(SarifRule rule, Level level, Validated.Remark remark) {
        return new SarifResult(
                rule,
                level,
                Words.sentence(remark.text()),
                remark.line() > 0 ? OptionalInt.of(remark.line()) : OptionalInt.empty(),
                Optional.empty(),
                remark.text(),
                List.of(),
                Optional.empty(),
                Map.of("column", remark.column()));
    }
}
