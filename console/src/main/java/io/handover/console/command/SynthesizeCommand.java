package io.handover.console.command;

import io.handover.analysis.attainment.Budgets;
import io.handover.analysis.subject.Subject;
import io.handover.analysis.synthesis.Answer;
import io.handover.analysis.synthesis.Assumed;
import io.handover.analysis.synthesis.Synthesis;
import io.handover.analysis.synthesis.SynthesisOptions;
import io.handover.analysis.synthesis.SynthesisRequest;
import io.handover.analysis.synthesis.SynthesisWatch;
import io.handover.analysis.synthesis.Without;
import io.handover.console.ExitCode;
import io.handover.console.Interruption;
import io.handover.console.Invocation;
import io.handover.console.report.Output;
import io.handover.console.report.synthesize.SynthesizeHtml;
import io.handover.console.report.synthesize.SynthesizeJson;
import io.handover.console.report.synthesize.SynthesizeMarkdown;
import io.handover.console.report.synthesize.SynthesizeStatus;
import io.handover.console.report.synthesize.SynthesizeText;
import io.handover.files.AssumptionKey;
import io.handover.files.Catalogue;
import io.handover.files.DurationText;
import io.handover.files.InputException;
import io.handover.files.NearestName;
import io.handover.files.ProcedureText;
import io.handover.files.Subjects;
import io.handover.model.command.Commands;
import io.handover.model.property.Properties;
import io.handover.model.property.Property;
import io.handover.model.site.Assumptions;
import io.handover.simulator.site.SimulatedSite;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.CancellationException;
import java.util.function.Function;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Looks for a procedure that keeps what is asked for, or says why there is none. */
@Command(
        name = "synthesize",
        description =
                "Is there any procedure at all that keeps this? Writes one that is proved and gives as few commands as can be, or says"
                        + " why there is none: what makes it impossible together, how the best that can be done is refuted, and"
                        + " which single change would lift it.",
        mixinStandardHelpOptions = true,
        footer = {
            "",
            "With the same options it prints the same, byte for byte, whatever the number of threads.",
            "",
            "Examples:",
            "  handover synthesize --goal upgraded,redundant --keep management-available",
            "  handover synthesize --goal upgraded,redundant --keep management-available --assume splitBrainReaction=ALARM_ONLY",
            "  handover synthesize --like upgrade-without-downtime --goal upgraded,redundant,no-dangling"
                    + " --keep only-declared-changes-lost,no-mixed-version-replication --crashes 1 --output new.yaml",
            "  handover synthesize --goal upgraded,redundant --keep management-available --report why.html --report why.md",
            "  handover synthesize --goal single-active,redundant --from split-brain-recovery --without 'force-activate DK_MGT_1'",
            "",
            "Exit codes: " + ExitCode.HELD + " there is a procedure, and it is proved; " + ExitCode.VIOLATED
                    + " there is none; " + ExitCode.UNKNOWN + " none was found within the bounds: never a no; "
                    + ExitCode.WRONG_USE + " " + ExitCode.WRONG_USE_MEANS + "; " + ExitCode.FAILURE + " "
                    + ExitCode.FAILURE_MEANS + "; " + ExitCode.INTERRUPTED + " interrupted.",
        })
public final class SynthesizeCommand implements Callable<Integer> {
    private static final String EVENTUALLY = "eventually-";
    private static final Range STATES = new Range(1, Integer.MAX_VALUE);
    private static final int USUAL_RUNS = 500;
    private static final Map<ReportForm, Function<Synthesis, String>> FORMS = Map.of(
            ReportForm.HTML,
            SynthesizeHtml::of,
            ReportForm.MARKDOWN,
            SynthesizeMarkdown::of,
            ReportForm.JSON,
            SynthesizeJson::of);

    private static final int MOST_RUNS = 1_000_000;

    @Spec
    @SuppressWarnings("NullAway.Init") // set by picocli
    private CommandSpec spec;

    @Option(
            names = "--goal",
            paramLabel = "NAME",
            split = ",",
            completionCandidates = Names.OfGoals.class,
            description = {
                "What is to be so in the end, separated by commas. Default: what --like promises. Goals:",
                "${COMPLETION-CANDIDATES}"
            })
    private List<String> goals = new ArrayList<>();

    @Option(
            names = "--keep",
            paramLabel = "PROPERTY",
            split = ",",
            completionCandidates = Names.OfProperties.class,
            description = {
                "What is to be kept beside that, separated by commas. Default: what --like promises. Properties:",
                "${COMPLETION-CANDIDATES}"
            })
    private List<String> kept = new ArrayList<>();

    @Option(
            names = "--from",
            paramLabel = "PROCEDURE",
            completionCandidates = Names.OfProcedures.class,
            description =
                    "Begins where this procedure begins (given). Default: where --like begins, or else on an undisturbed site.")
    private Optional<String> from = Optional.empty();

    @Option(
            names = "--like",
            paramLabel = "PROCEDURE",
            completionCandidates = Names.OfProcedures.class,
            description =
                    "Keeps the roles, names, order and notes of this procedure where that costs no command; what it declares lost may"
                            + " be declared lost.")
    private Optional<String> like = Optional.empty();

    @Option(
            names = "--without",
            paramLabel = "COMMAND",
            description =
                    "A command that may not be given, to no server or to one: force-activate, 'force-activate DK_MGT_1'; may be given"
                            + " several times.")
    private List<String> without = new ArrayList<>();

    @Option(
            names = "--management-gap",
            paramLabel = "DURATION",
            description =
                    "No server is active for at most so long, as in 5m: no installer runs meanwhile. The procedure bounds it.")
    private Optional<String> gap = Optional.empty();

    @Mixin
    private FaultBudgets faults = new FaultBudgets(0);

    @Mixin
    private SiteOptions site = new SiteOptions();

    @Option(
            names = "--max-states",
            paramLabel = "N",
            defaultValue = "4000000",
            description =
                    "States that a game may have at most; with more nothing is decided. Default: ${DEFAULT-VALUE}.")
    private int mostStates;

    @Mixin
    private RunsOptions runs = new RunsOptions(USUAL_RUNS, MOST_RUNS);

    @Mixin
    private ReportOptions report = new ReportOptions();

    @Mixin
    private ReportFiles files = new ReportFiles();

    @Override
    @SuppressWarnings("try") // what is closed at the end is not named before
    public Integer call() {
        Optional<Output> file = report.file().map(path -> report.output());
        Output output = report.shown();
        ReportFiles.Wanted<Synthesis> wanted = files.of(FORMS, report);
        SynthesisRequest request = request();
        SynthesisWatch watch = new SynthesisWatch();
        try (Interruption interruption = Interruption.runs(watch::cancel)) {
            Synthesis synthesis;
            try (SynthesizeStatus status =
                    new SynthesizeStatus(watch, spec.commandLine().getErr())) {
                synthesis = Synthesis.of(request, watch);
            } catch (CancellationException interrupted) {
                spec.commandLine().getErr().println("handover: interrupted; nothing is known yet");
                return ExitCode.INTERRUPTED;
            }
            if (file.isPresent() && synthesis.answer() instanceof Answer.Found found) {
                file.get().write(ProcedureText.of(found.plan().procedure()));
            }
            wanted.write(synthesis);
            output.write(report.report(
                    () -> SynthesizeJson.of(synthesis),
                    terminal -> SynthesizeText.of(synthesis, file.isPresent(), terminal)));
            if (file.isPresent() && synthesis.isFound()) {
                String path = report.file().orElseThrow().toString();
                spec.commandLine()
                        .getErr()
                        .println("handover: " + path + " is written. What may happen under other faults: "
                                + ShellWords.line(List.of(Invocation.name(), "check", path)));
            }
            return ExitCode.of(synthesis.answer());
        }
    }

    private SynthesisRequest request() {
        STATES.check("--max-states", mostStates);
        Budgets budgets = faults.as(Budgets::new);
        int samples = (int) runs.runs();
        int workers = runs.workers();
        SimulatedSite on = site.site().site();
        Optional<Subject> kin = like.map(name -> Subjects.of(Catalogue.procedure(name), on));
        Optional<Subject> begins = from.map(name -> Subjects.of(Catalogue.procedure(name), on));
        Set<Property> ends = new LinkedHashSet<>();
        goals.forEach(name -> ends.add(goal(name)));
        Set<Property> keeps = new LinkedHashSet<>();
        kept.forEach(name -> keeps.add(property(name)));
        if (kept.isEmpty()) {
            kin.ifPresent(
                    subject -> promised(subject).forEach(property -> (isGoal(property) ? ends : keeps).add(property)));
        }
        if (ends.isEmpty()) {
            throw new InputException("--goal is missing: what is to be so in the end, as in --goal upgraded,redundant");
        }
        return new SynthesisRequest(
                on,
                assumed(on.site().assumptions()),
                List.copyOf(ends),
                List.copyOf(keeps),
                without.stream()
                        .map(text -> without(text, on.site().serverNames()))
                        .toList(),
                budgets,
                begins,
                kin,
                gap.map(SynthesizeCommand::millis).orElse(OptionalLong.empty()),
                new SynthesisOptions(mostStates, SynthesisOptions.DEFAULT.mostTries(), samples, runs.seed(), workers),
                sameAgain());
    }

    private static boolean isGoal(Property property) {
        return property.name().startsWith(EVENTUALLY);
    }

    private static List<Property> promised(Subject subject) {
        List<String> promises = subject.plan().procedure().promises();
        return Properties.ALL.stream()
                .filter(property -> property != Properties.PROCEDURE_COMPLETES)
                .filter(property -> promises.isEmpty() || promises.contains(property.name()))
                .toList();
    }

    private static Property goal(String name) {
        return Properties.named(name.startsWith(EVENTUALLY) ? name : EVENTUALLY + name)
                .orElseThrow(() -> new InputException("--goal " + name + ": there is no goal '" + name + "'"
                        + NearestName.orAllowed(name, Names.goals())));
    }

    private static Property property(String name) {
        List<String> all = Properties.ALL.stream()
                .filter(property -> property != Properties.PROCEDURE_COMPLETES)
                .map(Property::name)
                .toList();
        return Properties.named(name)
                .filter(property -> all.contains(name))
                .orElseThrow(() -> new InputException(
                        "--keep " + name + ": there is no property '" + name + "'" + NearestName.orAllowed(name, all)));
    }

    private static Without without(String text, List<String> servers) {
        String[] words = text.trim().split("\\s+", -1);
        List<String> names = Commands.ALL.stream()
                .filter(command -> !command.isCheck())
                .map(command -> command.name())
                .toList();
        if (words.length > 2) {
            throw new InputException("--without " + text
                    + ": name a command, or a command and one server, as in 'force-activate " + servers.get(0) + "'");
        }
        if (!names.contains(words[0])) {
            throw new InputException("--without " + text + ": there is no command '" + words[0] + "'"
                    + NearestName.orAllowed(words[0], names));
        }
        if (words.length == 2 && !servers.contains(words[1])) {
            throw new InputException("--without " + text + ": there is no server '" + words[1] + "'"
                    + NearestName.orAllowed(words[1], servers));
        }
        return new Without(
                Commands.named(words[0]).orElseThrow(),
                words.length == 2 ? OptionalInt.of(servers.indexOf(words[1])) : OptionalInt.empty());
    }

    private static OptionalLong millis(String text) {
        OptionalLong millis = DurationText.millis(text);
        if (millis.isEmpty()) {
            throw new InputException("--management-gap " + text + ": a duration is needed, as in 90s or 5m");
        }
        return millis;
    }

    /** The assumptions of a site one by one, with what else each could be. */
    static List<Assumed> assumed(Assumptions assumptions) {
        return AssumptionKey.ALL.stream()
                .map(key -> new Assumed(
                        key.name(),
                        key.of().apply(assumptions),
                        key.values().stream()
                                .filter(value -> !value.equals(key.of().apply(assumptions)))
                                .map(value -> new Assumed.Other(
                                        value, all -> key.assumed().apply(all, value)))
                                .toList()))
                .toList();
    }

    /** The command with all that decides its report. */
    private String sameAgain() {
        List<String> words = new ArrayList<>(List.of(Invocation.name(), "synthesize"));
        if (!goals.isEmpty()) {
            words.addAll(List.of("--goal", String.join(",", goals)));
        }
        if (!kept.isEmpty()) {
            words.addAll(List.of("--keep", String.join(",", kept)));
        }
        from.ifPresent(name -> words.addAll(List.of("--from", name)));
        like.ifPresent(name -> words.addAll(List.of("--like", name)));
        without.forEach(text -> words.addAll(List.of("--without", text)));
        gap.ifPresent(most -> words.addAll(List.of("--management-gap", most)));
        words.addAll(faults.given());
        words.addAll(site.given(site.name()));
        words.addAll(List.of("--max-states", String.valueOf(mostStates)));
        words.addAll(runs.given());
        return ShellWords.line(words);
    }
}
