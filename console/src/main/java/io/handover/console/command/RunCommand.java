package io.handover.console.command;

import io.handover.console.ExitCode;
import io.handover.console.Interruption;
import io.handover.console.OutputException;
import io.handover.console.Terminal;
import io.handover.console.run.ChannelText;
import io.handover.console.run.ConsoleOperator;
import io.handover.console.run.FirstLook;
import io.handover.console.run.PlanText;
import io.handover.console.run.RealSite;
import io.handover.console.run.RollCall;
import io.handover.console.run.WallPace;
import io.handover.console.run.Work;
import io.handover.executor.belief.Belief;
import io.handover.executor.belief.Releases;
import io.handover.executor.execute.Ending;
import io.handover.executor.execute.Executor;
import io.handover.executor.execute.Patience;
import io.handover.executor.journal.Entry;
import io.handover.executor.journal.Journal;
import io.handover.executor.journal.JournalException;
import io.handover.executor.journal.Line;
import io.handover.executor.journal.Place;
import io.handover.executor.journal.SiteLock;
import io.handover.executor.lookahead.LookAhead;
import io.handover.executor.plan.Channel;
import io.handover.executor.plan.Directives;
import io.handover.executor.plan.Means;
import io.handover.executor.port.Operator;
import io.handover.executor.port.Reading;
import io.handover.executor.trace.Course;
import io.handover.files.Catalogue;
import io.handover.files.InputException;
import io.handover.files.NearestName;
import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.io.PrintWriter;
import java.nio.charset.Charset;
import java.nio.file.Path;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Carries out a procedure on a real site. */
@Command(
        name = "run",
        description = {
            "Carries out a procedure on a real site, through the product's API. Without --execute it only looks at the site, shows the"
                    + " plan and what it foresees, and sends nothing that changes anything.",
            ""
        },
        mixinStandardHelpOptions = true,
        footer = {
            "",
            "The site's file says at each server, under 'api', how it is reached: 'url', 'version', 'key' (env:NAME or file:PATH),"
                    + " and where needed 'ca' and 'installer'. Paths are seen from the present directory.",
            "",
            "The command of an 'installer' and its arguments are shown in the plan and kept in the journal: a secret that it needs"
                    + " belongs in its environment or in a file. The variables that hold the servers' keys are kept from it.",
            "",
            "A site is ready where every server that is up can be read and is the one that the file names, by name, key and"
                    + " certificate, where all that the servers list are in the file and the other way round, and where every"
                    + " licence is valid. What is not so is told; nothing is then started but with --force-step start=REASON.",
            "",
            "Examples:",
            "  handover run upgrade-without-downtime-hardened --site my-site.yaml",
            "  handover run upgrade-without-downtime-hardened --site my-site.yaml --execute",
            "  handover run --resume upgrade.journal --execute",
            "  handover trace upgrade.journal",
            "",
            "While it waits, and as an answer to a question: plan, skip REASON, stop, help. Where it sees what the model cannot"
                    + " explain it goes on only for a person who types the step's id.",
            "",
            "The product's API has no bare 'set-standby'; its set_standby stops the server's replication as well. What is sent is"
                    + " named, explored and shown; where it keeps less than what is written, nothing is started: see --by-hand.",
            "",
            "Exit codes: 0 complete, or without --execute ready to start; 1 a command was not given because a promise would"
                    + " certainly be lost, what can be sent keeps less than what is written, or without --execute the site is not as the"
                    + " procedure starts; 2 unknown, refused, not agreed to, stopped by a word, not explained, going round, or with"
                    + " steps left out; 64 wrong use or bad input, or another executor works at the site or has the journal open; 70"
                    + " the journal cannot be written, and nothing more was given; 130 interrupted, and the journal says where.",
        })
public final class RunCommand implements Callable<Integer> {
    private static final DateTimeFormatter FILE_TIME =
            DateTimeFormatter.ofPattern("yyyyMMdd'T'HHmmss'Z'").withZone(ZoneOffset.UTC);

    @Spec
    @SuppressWarnings("NullAway.Init") // set by picocli
    private CommandSpec spec;

    @Parameters(
            arity = "0..1",
            paramLabel = "PROCEDURE",
            description = "A procedure that is built in, or a file with one; not with --resume.",
            completionCandidates = Names.OfProcedures.class)
    private Optional<String> procedure = Optional.empty();

    @Mixin
    private SiteOptions siteOptions = new SiteOptions();

    @Option(names = "--execute", description = "Do it. Each step is asked for before.")
    private boolean execute;

    @Option(
            names = "--yes-to",
            paramLabel = "ID",
            split = ",",
            description =
                    "Do not ask for these steps and what-if branches, by the ids that the plan shows; 'all' for everything, also"
                            + " for what cannot be undone. To give a command again of which nothing is seen is agreed to by 'ID/again',"
                            + " or 'again' for all. None of it counts after something was seen that the model cannot explain.")
    private List<String> yesTo = new ArrayList<>();

    @Option(
            names = "--journal",
            paramLabel = "FILE",
            description = "Where to write the journal. Default: a new file, named after the procedure and the time.")
    private Optional<Path> journal = Optional.empty();

    @Option(
            names = "--resume",
            paramLabel = "JOURNAL",
            description = "Go on where this journal ends, with its procedure and its site.")
    private Optional<Path> resume = Optional.empty();

    @Option(
            names = "--by-hand",
            paramLabel = "ID",
            split = ",",
            description =
                    "Let a person do these steps, in the product's client, at its console or at the machine, and watch for their goals;"
                            + " as 'by: hand' does in the procedure's file.")
    private List<String> byHand = new ArrayList<>();

    @Option(
            names = "--force-step",
            paramLabel = "ID=REASON",
            description =
                    "Do this step although a promise is certainly lost by it; 'start=REASON' starts although the site is not as"
                            + " the procedure starts, or not ready, and 'channel=REASON' although what can be sent keeps less than what"
                            + " is written. The reason is kept in the journal.")
    private Map<String, String> forced = new LinkedHashMap<>();

    @Override
    public Integer call() {
        for (Map.Entry<String, String> each : forced.entrySet()) {
            if (each.getValue().isBlank()) {
                throw new InputException("--force-step " + each.getKey() + ": a reason is needed, as in "
                        + each.getKey() + "='agreed with the night shift'");
            }
        }
        WallPace pace = new WallPace();
        PrintWriter out = spec.commandLine().getOut();
        BufferedReader in = new BufferedReader(new InputStreamReader(System.in, Charset.defaultCharset()));
        ConsoleOperator operator = new ConsoleOperator(out, in, Set.copyOf(yesTo), pace, Terminal.isTyped());
        try {
            Work work = resume.isPresent() ? resumed(resume.get()) : fresh();
            checkIds(work);
            try (RealSite site = new RealSite(work.site(), work.plan().serverNames(), operator, System.getenv())) {
                if (!isKeptOnItsChannel(work, site, operator)) {
                    return ExitCode.VIOLATED;
                }
                return execute ? execute(work, site, operator, pace) : look(work, site, pace, out);
            }
        } catch (JournalException unusable) {
            if (unusable.isOfWriting()) {
                throw new OutputException(String.valueOf(unusable.getMessage()));
            }
            throw new InputException(String.valueOf(unusable.getMessage()));
        }
    }

    // ---- what is to be done ---------------------------------------------------------------------------------------

    private Work fresh() {
        String named = procedure.orElseThrow(() ->
                new InputException("a procedure is needed, or --resume with a journal; see 'handover procedures'"));
        return Work.of(Catalogue.procedure(named), siteOptions.site(), byHand);
    }

    private Work resumed(Path from) {
        List<String> tooMuch = new ArrayList<>();
        procedure.ifPresent(tooMuch::add);
        for (String option : List.of("--site", "--assume", "--by-hand", "--journal")) {
            if (spec.commandLine().getParseResult().hasMatchedOption(option)) {
                tooMuch.add(option);
            }
        }
        if (!tooMuch.isEmpty()) {
            throw new InputException(
                    "--resume goes on with the procedure and the site of its journal, and with that journal;"
                            + " there cannot be " + String.join(" and ", tooMuch) + " as well");
        }
        List<Line> lines = Journal.read(from);
        Work work = Work.of(Work.began(from, lines));
        Course.check(from, work.plan(), lines);
        return work;
    }

    /** What is agreed to or forced must be there: a wrong id would be noticed too late. */
    private void checkIds(Work work) {
        Directives directives = new Directives(work.plan());
        List<String> ids = new ArrayList<>();
        directives.main().forEach(directive -> ids.add(directive.id()));
        for (int b = 0; b < work.plan().branchCount(); b++) {
            ids.add(Directives.branchId(b));
            directives.branch(b).forEach(directive -> ids.add(directive.id()));
        }
        for (String id : yesTo) {
            String step = id.endsWith(Operator.AGAIN) ? id.substring(0, id.length() - Operator.AGAIN.length()) : id;
            boolean ofSeveral = ids.stream().anyMatch(each -> each.startsWith(step + ":"));
            if (!ofSeveral
                    && !ids.contains(step)
                    && !List.of(ConsoleOperator.ALL, ConsoleOperator.AGAIN).contains(id)) {
                throw new InputException("--yes-to " + id + ": there is no such step or what-if branch"
                        + NearestName.orAllowed(step, ids));
            }
        }
        ids.addAll(List.of(Executor.START, Channel.FORCED));
        for (String id : forced.keySet()) {
            if (!ids.contains(id)) {
                throw new InputException(
                        "--force-step " + id + ": there is no such step" + NearestName.orAllowed(id, ids));
            }
        }
    }

    /** Says what is sent instead of what is written, and whether that keeps as much, or may start all the same. */
    private boolean isKeptOnItsChannel(Work work, RealSite site, ConsoleOperator operator) {
        List<Channel.Change> changes = work.channel().changes();
        ChannelText.changes(changes).forEach(operator::tell);
        if (resume.isPresent()) {
            Work.began(resume.get(), Journal.read(resume.get()))
                    .channelForced()
                    .ifPresent(reason ->
                            operator.tell("Begun though what is sent keeps less than what is written: " + reason));
            return true;
        }
        List<Channel.Loss> losses = work.losses();
        if (losses.isEmpty()) {
            return true;
        }
        boolean isForced = forced.containsKey(Channel.FORCED);
        if (!isForced && !execute) {
            new PlanText(work.plan(), site.ports())
                    .lines(work.procedure().procedure(), work.site())
                    .forEach(operator::tell);
        }
        ChannelText.losses(changes, losses).forEach(operator::tell);
        operator.tell(isForced ? "Begun all the same, as said with --force-step." : "Nothing is started.");
        return isForced;
    }

    // ---- looking --------------------------------------------------------------------------------------------------

    private int look(Work work, RealSite site, WallPace pace, PrintWriter out) {
        List<Reading> round = FirstLook.at(site.ports(), pace, out::println);
        show(work, round, out);
        new PlanText(work.plan(), site.ports())
                .lines(work.procedure().procedure(), work.site())
                .forEach(out::println);
        List<String> doubts = doubts(work, round);
        if (!doubts.isEmpty()) {
            out.println("Not ready: " + String.join("; ", doubts) + ".");
            return ExitCode.UNKNOWN;
        }
        if (resume.isPresent()) {
            out.println("With --execute it goes on where the journal " + resume.get() + " ends.");
            return ExitCode.HELD;
        }
        Optional<Releases> releases = Releases.of(round);
        if (releases.isEmpty()) {
            out.println("No server answers: nothing can be said of the start.");
            return ExitCode.UNKNOWN;
        }
        Belief belief = work.belief(releases.get());
        belief.expectStart();
        Belief.Finding finding = belief.observe(round);
        if (finding instanceof Belief.Finding.Unexplained unexplained) {
            out.println("The site is not in the state that the procedure starts from: "
                    + work.plan().serverName(unexplained.server()) + " could be: "
                    + String.join("; or ", unexplained.allowed()));
            return ExitCode.VIOLATED;
        }
        if (finding instanceof Belief.Finding.AfterFault fault) {
            out.println("Careful: " + fault.faults() + ".");
        }
        new Directives(work.plan())
                .main().stream()
                        .filter(directive -> !(directive.means() instanceof Means.Look))
                        .findFirst()
                        .ifPresent(first -> {
                            out.println("What is foreseen of " + first.id() + " (" + first.command() + "):");
                            new LookAhead(work.plan(), work.site().site())
                                    .before(first.place(), belief.states(), round)
                                    .lines()
                                    .forEach(line -> out.println("  " + line));
                        });
        out.println("Nothing was changed; --execute carries it out.");
        return ExitCode.HELD;
    }

    /** Why the site is not ready, whatever its state is. */
    private static List<String> doubts(Work work, List<Reading> round) {
        return RollCall.doubts(work.site().site().site().servers(), work.plan().serverNames(), round);
    }

    /** Whether a run is started in spite of doubts; the operator is told either way. */
    private boolean startsInSpiteOf(List<String> doubts, ConsoleOperator operator) {
        boolean starts = forced.containsKey(Executor.START);
        operator.tell(
                starts
                        ? "Started all the same, though not ready: " + String.join("; ", doubts) + "."
                        : "Not ready: " + String.join("; ", doubts) + ". Nothing is started; '--force-step "
                                + Executor.START + "=REASON' does it all the same.");
        return starts;
    }

    // ---- doing ----------------------------------------------------------------------------------------------------

    /** One executor at a time works at a site, from before it looks until it ends. */
    private int execute(Work work, RealSite site, ConsoleOperator operator, WallPace pace) {
        Path file = resume.or(() -> journal)
                .orElseGet(() ->
                        Path.of(work.procedure().procedure().name() + "-" + FILE_TIME.format(pace.now()) + ".journal"));
        SiteLock alone = SiteLock.take(
                work.site().apis().stream().map(api -> api.access().url()).toList(), file);
        try {
            return execute(work, site, operator, pace, file);
        } finally {
            alone.close();
        }
    }

    private int execute(Work work, RealSite site, ConsoleOperator operator, WallPace pace, Path file) {
        PlanText.withoutTls(work.site()).ifPresent(operator::tell);
        Optional<Releases> releases = Optional.empty();
        List<String> doubts = List.of();
        if (resume.isEmpty()) {
            List<Reading> round = FirstLook.at(site.ports(), pace, operator::tell);
            releases = Releases.of(round);
            if (releases.isEmpty()) {
                show(work, round, spec.commandLine().getOut());
                operator.tell("No server answers: nothing is started.");
                return ExitCode.UNKNOWN;
            }
            doubts = doubts(work, round);
            if (!doubts.isEmpty() && !startsInSpiteOf(doubts, operator)) {
                return ExitCode.UNKNOWN;
            }
        }
        try (Interruption interruption = Interruption.runs(pace::stop);
                Journal open = open(work, releases, pace, file)) {
            operator.tell("The journal is " + open.file() + ".");
            if (!doubts.isEmpty()) {
                String reason = forced.getOrDefault(Executor.START, "");
                open.append(new Entry.Forced(
                        Place.START, Executor.START, reason + " (not ready: " + String.join("; ", doubts) + ")"));
            }
            Executor executor = new Executor(
                    work.plan(),
                    site.ports(open),
                    work.belief(
                            new Releases(Work.began(open.file(), open.lines()).oldRelease())),
                    new LookAhead(work.plan(), work.site().site()),
                    open,
                    operator,
                    pace,
                    Patience.USUAL,
                    forced);
            Ending ending = executor.run();
            return interruption.happened() ? ExitCode.INTERRUPTED : exitCode(ending);
        }
    }

    /** A new journal, where the releases are known from a first look; else the one to go on with. */
    private Journal open(Work work, Optional<Releases> releases, WallPace pace, Path file) {
        Journal open = releases.isEmpty() ? Journal.resume(file, pace::now) : Journal.create(file, pace::now);
        boolean usable = false;
        try {
            releases.ifPresent(
                    known -> open.append(work.beginning(known, Optional.ofNullable(forced.get(Channel.FORCED)))));
            Course.check(file, work.plan(), open.lines());
            usable = true;
            return open;
        } finally {
            if (!usable) {
                open.close();
            }
        }
    }

    private static void show(Work work, List<Reading> round, PrintWriter out) {
        out.println("The site now:");
        for (int s = 0; s < round.size(); s++) {
            out.println("  " + work.plan().serverName(s) + ": " + round.get(s).text());
        }
    }

    private static int exitCode(Ending ending) {
        return switch (ending) {
            case COMPLETE -> ExitCode.HELD;
            case FORBIDDEN -> ExitCode.VIOLATED;
            case UNKNOWN, INTERRUPTED -> ExitCode.UNKNOWN; // by the operator's word; a signal has a code of its own
        };
    }
}
