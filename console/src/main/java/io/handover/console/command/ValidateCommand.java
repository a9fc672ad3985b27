package io.handover.console.command;

import io.handover.analysis.lint.Lint;
import io.handover.analysis.lint.Warning;
import io.handover.console.ExitCode;
import io.handover.console.SourceFile;
import io.handover.console.Terminal;
import io.handover.console.report.Output;
import io.handover.console.report.validate.ProcedureText;
import io.handover.console.report.validate.SiteText;
import io.handover.console.report.validate.ValidateJson;
import io.handover.console.report.validate.ValidateMarkdown;
import io.handover.console.report.validate.ValidateSarif;
import io.handover.console.report.validate.Validated;
import io.handover.files.Catalogue;
import io.handover.files.InputException;
import io.handover.files.InputFile;
import io.handover.files.ProcedureFile;
import io.handover.files.SiteFile;
import io.handover.model.procedure.Plan;
import io.handover.model.site.Site;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.function.Function;
import java.util.function.Supplier;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** Says whether a file is a procedure or site that can be used, and what it then is. */
@Command(
        name = "validate",
        description = {
            "Says whether a file is a procedure or site that can be used, and what it means: all that was understood, or all that is"
                    + " wrong. It warns of what is probably not meant so; a warning does not change the exit code.",
            ""
        },
        mixinStandardHelpOptions = true,
        footer = {
            "",
            "Examples:",
            "  handover validate my-procedure.yaml",
            "  handover validate my-procedure.yaml --site my-site.yaml",
            "  handover validate my-site.yaml",
            "  handover validate my-procedure.yaml --report validated.sarif",
            "  handover show switch-over | handover validate -",
            "",
            "Exit codes: 0 the file can be used; 64 it cannot, and the message says where and why.",
        })
public final class ValidateCommand implements Callable<Integer> {
    @Parameters(
            paramLabel = "FILE",
            description = "A file, '-' for standard input, or the name of a procedure or site that is built in.",
            completionCandidates = Names.OfProceduresAndSites.class)
    @SuppressWarnings("NullAway.Init") // set by picocli
    private String name;

    @Mixin
    private SiteOptions options = new SiteOptions();

    @Mixin
    private ReportOptions report = new ReportOptions();

    @Mixin
    private ReportFiles files = new ReportFiles();

    @Override
    public Integer call() {
        Output output = report.output();
        SourceFile place = SourceFile.named(name);
        ReportFiles.Wanted<Validated> wanted = files.of(
                Map.of(
                        ReportForm.SARIF,
                        validated -> ValidateSarif.of(validated, place),
                        ReportForm.MARKDOWN,
                        ValidateMarkdown::of,
                        ReportForm.JSON,
                        ValidateJson::of),
                report);
        InputFile file = usable(() -> Catalogue.file(name), output, wanted);
        Validated validated = Validated.usable(file, List.of());
        Function<Terminal, String> text;
        if (file instanceof ProcedureFile procedure) {
            Site site = options.site().site().site();
            Plan plan = usable(() -> procedure.on(site), output, wanted);
            List<Warning> warnings = Lint.of(plan, site.assumptions());
            validated = Validated.usable(file, warnings);
            text = terminal -> ProcedureText.of(procedure, plan, site.name(), warnings, terminal);
        } else if (file instanceof SiteFile site) {
            text = terminal -> SiteText.of(site, terminal);
        } else {
            text = terminal ->
                    file.source() + ": a test case; 'handover test' says whether it still behaves as it says\n";
        }
        Validated told = validated;
        output.write(report.report(() -> ValidateJson.of(told), text));
        wanted.write(told);
        return ExitCode.HELD;
    }

    /** What was asked for; where the file cannot be used, reports for machines say so, and then it is said as for every command. */
    private <T> T usable(Supplier<T> asked, Output output, ReportFiles.Wanted<Validated> wanted) {
        try {
            return asked.get();
        } catch (InputException wrong) {
            if (!wrong.problems().isEmpty()) {
                Validated told = Validated.wrong(name, wrong);
                if (!report.isText()) {
                    output.write(ValidateJson.of(told));
                }
                wanted.write(told);
            }
            throw wrong;
        }
    }
}
