package io.handover.console.command;

import io.handover.analysis.attainment.Budgets;
import io.handover.analysis.attainment.Sight;
import io.handover.analysis.attainment.Terms;
import io.handover.analysis.guidance.About;
import io.handover.analysis.guidance.Guidance;
import io.handover.analysis.guidance.GuidanceRequest;
import io.handover.analysis.replay.Replay;
import io.handover.analysis.subject.Subject;
import io.handover.console.ExitCode;
import io.handover.console.Interruption;
import io.handover.console.Invocation;
import io.handover.console.Terminal;
import io.handover.console.report.Output;
import io.handover.console.report.Progress;
import io.handover.console.report.advise.AdviseHtml;
import io.handover.console.report.advise.AdviseJson;
import io.handover.console.report.advise.AdviseMarkdown;
import io.handover.console.report.advise.AdviseText;
import io.handover.console.run.Work;
import io.handover.executor.belief.Belief;
import io.handover.executor.belief.Releases;
import io.handover.executor.journal.Entry;
import io.handover.executor.journal.Journal;
import io.handover.executor.journal.JournalException;
import io.handover.executor.journal.Line;
import io.handover.executor.trace.Course;
import io.handover.executor.trace.Trace;
import io.handover.files.Catalogue;
import io.handover.files.InputException;
import io.handover.files.InputFile;
import io.handover.files.NearestName;
import io.handover.files.ProcedureFile;
import io.handover.files.SiteFile;
import io.handover.files.Subjects;
import io.handover.files.TestCaseFile;
import io.handover.files.TestRunFile;
import io.handover.model.command.Commands;
import io.handover.model.procedure.Plan;
import io.handover.model.site.Assumptions;
import io.handover.simulator.site.SimulatedSite;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Says from a state of a site what to do next and why, and what can still be kept. */
@Command(
        name = "advise",
        description = {
            "Says what to do next and why, and of each promise whether it can still be kept: for certain, with luck, or not at all;"
                    + " of what is lost, by whose move, and the operator's last free move before it.",
            ""
        },
        mixinStandardHelpOptions = true,
        footer = {
            "",
            "Any command may be given at any time, whatever a procedure says. What is certain is so whatever happens within the bounds, in"
                    + " whatever order, for an operator who sees the state of the site; how one stands who sees only what clients and alarms show"
                    + " is told beside it. With a story, --crashes and the like allow faults beyond those in it.",
            "",
            "Examples:",
            "  handover advise upgrade-without-downtime",
            "  handover advise upgrade-without-downtime --assume splitBrainReaction=ALARM_ONLY",
            "  handover advise three-servers --crashes 1 --without force-activate",
            "  handover advise pair --crashes 1 --sight clients",
            "  handover advise 2",
            "  handover advise TOKEN --after 8",
            "  handover advise cases/management-available-10.yaml",
            "  handover advise upgrade.journal",
            "  handover advise upgrade-without-downtime --report advice.html --report advice.md",
            "",
            ExitCode.ADVISE_HELP,
        })
public final class AdviseCommand implements Callable<Integer> {
    private static final Range CHANGES = new Range(0, 8);
    private static final Range STATES = new Range(1, 100_000_000);
    private static final int USUAL_RUNS = 200;
    private static final int MOST_RUNS = 1_000_000;

    private static final Map<ReportForm, Function<Guidance, String>> FORMS = Map.of(
            ReportForm.HTML, AdviseHtml::of, ReportForm.MARKDOWN, AdviseMarkdown::of, ReportForm.JSON, AdviseJson::of);

    @Spec
    @SuppressWarnings("NullAway.Init") // set by picocli
    private CommandSpec spec;

    @Parameters(
            paramLabel = "WHAT",
            description =
                    "A procedure or site, built in or a file; a replay token, the number of a finding of the last check or exploration in"
                            + " this folder, or a file with a test case or test run; or the journal of a run on a real site.",
            completionCandidates = Names.OfProceduresAndSites.class)
    @SuppressWarnings("NullAway.Init") // set by picocli
    private String what;

    @Mixin
    private SiteOptions site = new SiteOptions();

    @Option(
            names = "--procedure",
            paramLabel = "FILE",
            completionCandidates = Names.OfProcedures.class,
            description = "With a token: the procedure's file, where the procedure is not built in.")
    private Optional<String> procedure = Optional.empty();

    @Option(
            names = "--after",
            paramLabel = "N",
            description = "With a story: asks after its first N events. Default: after all of them.")
    private Optional<Integer> after = Optional.empty();

    @Option(
            names = "--changes",
            paramLabel = "K",
            description = "Changes that administrators make yet, 0 to 8, all of them. Default: any number.")
    private Optional<Integer> changes = Optional.empty();

    @Mixin
    private FaultBudgets faults = new FaultBudgets(0);

    @Option(
            names = "--without",
            paramLabel = "COMMAND",
            split = ",",
            completionCandidates = Names.OfCommands.class,
            description = "A command that may not be given; may be given several times.")
    private List<String> without = new ArrayList<>();

    @Option(
            names = "--sight",
            paramLabel = "WHAT",
            defaultValue = "both",
            completionCandidates = Names.OfSights.class,
            description =
                    "What the operator sees: 'full', the state of the site; 'clients', only what clients and alarms show, gone into for"
                            + " up to some minutes; 'both', as 'full', and the other is told beside it as far as that takes a moment. Default: ${DEFAULT-VALUE}.")
    private Sight sight = Sight.BOTH;

    @Option(
            names = "--max-states",
            paramLabel = "N",
            defaultValue = "4000000",
            description =
                    "States that the game may have, 1 to 100,000,000; each takes some hundred bytes. Default: ${DEFAULT-VALUE}.")
    private int maxStates;

    @Mixin
    private RunsOptions runs = new RunsOptions(USUAL_RUNS, MOST_RUNS);

    @Mixin
    private ReportOptions report = new ReportOptions();

    @Mixin
    private ReportFiles files = new ReportFiles();

    /** What is asked about, and on which servers. */
    private record Asked(Subject subject, About about) {}

    @Override
    @SuppressWarnings("try") // what is closed at the end is not named before
    public Integer call() throws IOException {
        check();
        List<io.handover.model.command.Command> left =
                without.stream().map(AdviseCommand::command).toList();
        Output output = report.output();
        ReportFiles.Wanted<Guidance> wanted = files.of(FORMS, report);
        Asked asked = asked();
        Plan plan = asked.subject().plan();
        Assumptions assumptions = asked.subject().site().site().assumptions();
        Terms terms = (asked.about() instanceof About.OfSite
                        ? Terms.ofSiteAlone(plan.serverNames(), assumptions)
                        : Terms.of(plan, assumptions))
                .withFaults(faults.as(Budgets::new))
                .withChanges(changes.map(OptionalInt::of).orElse(OptionalInt.empty()))
                .without(left)
                .withMostStates(maxStates);
        GuidanceRequest request = new GuidanceRequest(
                asked.subject(),
                terms,
                asked.about(),
                sight,
                (int) runs.runs(),
                runs.seed(),
                runs.workers(),
                sameAgain());
        AtomicBoolean stopped = new AtomicBoolean();
        try (Interruption interruption = Interruption.runs(() -> stopped.set(true))) {
            Guidance guidance;
            AtomicInteger done = new AtomicInteger();
            try (Progress progress = new Progress(Terminal.ofProcess(), "advise", Guidance.parts(request), done::get)) {
                guidance = Guidance.of(request, stopped::get, done::incrementAndGet);
            }
            wanted.write(guidance);
            output.write(report.report(() -> AdviseJson.of(guidance), terminal -> AdviseText.of(guidance, terminal)));
            return ExitCode.of(guidance);
        }
    }

    private void check() {
        changes.ifPresent(count -> CHANGES.check("--changes", count));
        STATES.check("--max-states", maxStates);
    }

    private static io.handover.model.command.Command command(String name) {
        List<String> names = Names.OfCommands.all();
        return Commands.ALL.stream()
                .filter(command -> !command.isCheck() && command.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new InputException("--without " + name + ": there is no command '" + name + "'"
                        + NearestName.orAllowed(name, names)));
    }

    private Asked asked() throws IOException {
        if (NamedToken.isOne(what)) {
            return ofStory(NamedStory.of("", what, procedure, namedSite()));
        }
        procedure.ifPresent(file -> {
            throw new InputException(
                    "--procedure " + file + ": this goes with a replay token alone; " + what + " is none");
        });
        if (Journal.isOne(Path.of(what))) {
            return ofJournal(Path.of(what));
        }
        InputFile file = Catalogue.file(what);
        if (file instanceof TestCaseFile || file instanceof TestRunFile) {
            return ofStory(NamedStory.of(file, what, procedure, namedSite()));
        }
        after.ifPresent(count -> {
            throw new InputException(
                    "--after " + count + ": only a story has events: a token, a finding or a test case");
        });
        if (file instanceof SiteFile siteFile) {
            SimulatedSite named = siteFile.site();
            SimulatedSite assumed =
                    named.withAssumptions(site.assumptions(named.site().assumptions()));
            return new Asked(
                    new Subject(
                            siteFile.source(),
                            siteFile.text(),
                            assumed,
                            Plan.ofNoProcedure(assumed.site().serverNames())),
                    new About.OfSite());
        }
        if (file instanceof ProcedureFile procedureFile) {
            return new Asked(Subjects.of(procedureFile, site.site().site()), new About.OfProcedure());
        }
        throw new InputException(
                what + ": name a procedure, a site, a replay token, the number of a finding, a test case or a journal");
    }

    private Optional<String> namedSite() {
        return spec.commandLine().getParseResult().hasMatchedOption("--site")
                ? Optional.of(site.name())
                : Optional.empty();
    }

    private Asked ofStory(NamedStory named) {
        Replay replay = named.files().replay();
        int events = replay.story().moments().size();
        after.ifPresent(count -> new Range(0, events).check("--after", count));
        Subject replayed = replay.subject();
        Subject subject = new Subject(
                replayed.source(),
                replayed.text(),
                replayed.site()
                        .withAssumptions(site.assumptions(replayed.site().site().assumptions())),
                replay.story().plan());
        return new Asked(subject, new About.OfStory(replay.story(), after.orElse(events)));
    }

    /** What is believed of the site when the journal ends; nothing where its history cannot be explained. */
    private Asked ofJournal(Path journal) {
        after.ifPresent(count -> {
            throw new InputException("--after " + count + ": a journal is asked about at its end");
        });
        try {
            List<Line> lines = Journal.read(journal);
            Entry.Began began = Work.began(journal, lines);
            Work work = Work.of(began);
            Course.check(journal, work.plan(), lines);
            Belief belief = work.belief(new Releases(began.oldRelease()));
            Trace trace = Trace.of(work.plan(), belief, lines);
            SimulatedSite on = work.site().site();
            Subject subject = new Subject(
                    work.procedure().source(),
                    work.procedure().text(),
                    on.withAssumptions(site.assumptions(on.site().assumptions())),
                    work.plan());
            return new Asked(
                    subject,
                    new About.OfSiteSeen(trace.verdict() == Trace.Verdict.IMPOSSIBLE ? List.of() : belief.states()));
        } catch (JournalException unusable) {
            throw new InputException(String.valueOf(unusable.getMessage()));
        }
    }

    /** The command with all that decides its report. */
    private String sameAgain() {
        List<String> words = new ArrayList<>(List.of(Invocation.name(), "advise", what));
        List<String> given = site.given(site.name());
        words.addAll(namedSite().isPresent() ? given : given.subList(2, given.size()));
        procedure.ifPresent(file -> words.addAll(List.of("--procedure", file)));
        after.ifPresent(count -> words.addAll(List.of("--after", count.toString())));
        changes.ifPresent(count -> words.addAll(List.of("--changes", count.toString())));
        words.addAll(faults.given());
        words.addAll(List.of("--sight", sight.name().toLowerCase(Locale.ROOT)));
        without.forEach(command -> words.addAll(List.of("--without", command)));
        words.addAll(List.of("--max-states", String.valueOf(maxStates)));
        words.addAll(runs.given());
        return ShellWords.line(words);
    }
}
