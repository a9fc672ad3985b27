package io.handover.executor.execute;

import io.handover.analysis.story.StepNames;
import io.handover.executor.belief.Belief;
import io.handover.executor.belief.Certainty;
import io.handover.executor.journal.Entry;
import io.handover.executor.journal.Journal;
import io.handover.executor.journal.Line;
import io.handover.executor.journal.Place;
import io.handover.executor.journal.Seen;
import io.handover.executor.lookahead.Foresight;
import io.handover.executor.lookahead.Outlook;
import io.handover.executor.plan.Directive;
import io.handover.executor.plan.Directives;
import io.handover.executor.plan.Means;
import io.handover.executor.port.Operator;
import io.handover.executor.port.Outcome;
import io.handover.executor.port.Pace;
import io.handover.executor.port.Question;
import io.handover.executor.port.Reading;
import io.handover.executor.port.Servers;
import io.handover.executor.port.Word;
import io.handover.model.command.Command;
import io.handover.model.procedure.Plan;
import io.handover.model.state.SiteState;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Carries out a plan on a site, from where its journal ends.
 *
 * <p>Every turn begins with an observation. A step whose goal is seen is done, whoever did it; a command is given only where the model
 * offers it and its servers were just seen, after a look ahead and with consent, and never twice without being asked for twice. A
 * command whose outcome is not known is waited for like one that was accepted.
 *
 * <p>Where something is seen that the model cannot explain, it goes on only on a person's word for that very step, and from then on
 * consents count that are given then. Where something answers that is not the server that it is taken for, it stops.
 */
public final class Executor {
    /** The name under which a start is forced that the procedure does not start from. */
    public static final String START = "start";

    /** Under which name a person agrees to go on where no step is left. */
    public static final String THE_END = "end";

    /** How often one run turns to a what-if branch or puts a question anew; whoever gets on needs a few of these. */
    static final int MOST_TURNS = 25;

    private final Plan plan;
    private final Directives directives;
    private final Servers servers;
    private final Foresight foresight;
    private final Journal journal;
    private final Operator operator;
    private final Pace pace;
    private final Waiting waiting;
    private final Readiness readiness;
    private final Map<String, String> forced;
    private final History history;
    private final Knowledge knowledge;
    private final Set<Integer> declined = new HashSet<>();
    private final Set<Integer> calledWhenGiven = new HashSet<>();
    private final Set<String> told = new HashSet<>();
    private final int mostLines;
    private final boolean started;
    private final int ordersBefore;
    private Optional<String> stranger = Optional.empty();
    private Optional<Sight> blind = Optional.empty();
    private boolean consentsSuspended;
    private boolean toldToStop;
    private int turns;

    /** A round of observation, and where the operator was then. */
    private record Sight(Place place, Picture picture) {}

    /**
     * An executor that goes on where the journal ends.
     *
     * @param plan a plan of a procedure that is {@link io.handover.executor.plan.ThroughApi}
     * @param servers the servers by the plan's numbers
     * @param belief of the plan; empty
     * @param journal open, and begun
     * @param forced why a step is done although a promise is lost by it, by the step's id
     */
    public Executor(
            Plan plan,
            Servers servers,
            Belief belief,
            Foresight foresight,
            Journal journal,
            Operator operator,
            Pace pace,
            Patience patience,
            Map<String, String> forced) {
        this.plan = plan;
        this.directives = new Directives(plan);
        this.servers = servers;
        this.foresight = foresight;
        this.journal = journal;
        this.operator = operator;
        this.pace = pace;
        this.forced = Map.copyOf(forced);
        this.history = new History(plan, belief);
        this.knowledge = new Knowledge(history);
        this.started = journal.lines().stream()
                .dropWhile(line -> !(line.entry() instanceof Entry.Observed))
                .anyMatch(Executor::hasStarted);
        if (started) {
            journal.lines().forEach(history::follow);
        }
        this.ordersBefore = history.orders();
        this.waiting = new Waiting(pace, patience);
        this.mostLines = patience.mostLines();
        this.readiness = new Readiness(servers, history);
    }

    /** Runs until the procedure is complete or cannot go on. */
    public Ending run() {
        if (history.place().complete(plan)) {
            operator.tell("Nothing is left to do: by its journal, " + completion() + ".");
            return complete();
        }
        boolean first = !started;
        if (journal.lines().size() > 1) {
            write(new Entry.Resumed());
        }
        while (true) {
            observe();
            Optional<Ending> stop = mustStop(first);
            if (stop.isPresent()) {
                return stop.get();
            }
            first = false;
            if (divert()) {
                continue;
            }
            if (history.place().complete(plan)) {
                return end(complete(), completion());
            }
            Directive directive = present();
            if (knowledge.reached(directive.step()) == Certainty.YES) {
                done(directive);
                continue;
            }
            Optional<Ending> ending = turn(directive);
            if (ending.isPresent()) {
                return ending.get();
            }
        }
    }

    private Ending complete() {
        return history.skipped().isEmpty() && history.unexplained().isEmpty() ? Ending.COMPLETE : Ending.UNKNOWN;
    }

    private String completion() {
        String left = history.skipped().stream()
                .map(skipped -> skipped.step() + " (" + skipped.reason() + ")")
                .collect(Collectors.joining(", "));
        return (left.isEmpty() ? "the procedure is complete" : "the procedure is at its end, without " + left)
                + history.unexplained()
                        .map(seen -> ", but the model cannot explain what was seen: " + seen)
                        .orElse("");
    }

    /** Why the run does not go on after this round of observation; empty where it does. */
    private Optional<Ending> mustStop(boolean first) {
        if (stranger.isPresent()) {
            return Optional.of(end(Ending.UNKNOWN, stranger.get()));
        }
        if (stopped()) {
            return Optional.of(end(Ending.INTERRUPTED, "interrupted " + where()));
        }
        if (turns > MOST_TURNS) {
            return Optional.of(end(
                    Ending.UNKNOWN,
                    "it goes round: it has turned to what-if branches and asked anew " + turns + " times"));
        }
        if (history.lines() >= mostLines) {
            return Optional.of(
                    end(
                            Ending.UNKNOWN,
                            "the journal has grown to " + history.lines()
                                    + " lines, which is as long as one may get; what is left to do needs a journal of its own"));
        }
        return history.unexplained().isEmpty()
                ? Optional.empty()
                : first
                        ? startElsewhere(history.unexplained().get())
                        : goOn(history.unexplained().get());
    }

    private boolean stopped() {
        return toldToStop || pace.stopped();
    }

    /** Whether more than looking has been done, asked from the first look on; before that a run begins as if it were the first. */
    private static boolean hasStarted(Line line) {
        return line.entry() instanceof Entry.Giving
                || line.entry() instanceof Entry.Done
                || line.entry() instanceof Entry.Diverted
                || line.entry() instanceof Entry.Skipped
                || line.entry() instanceof Entry.WentOn
                || line.entry() instanceof Entry.Forced;
    }

    private String where() {
        return history.place().complete(plan) ? "at the end" : "at " + present().id();
    }

    private Directive present() {
        return directives.at(history.place());
    }

    // ---- observing ------------------------------------------------------------------------------------------------

    private void observe() {
        List<Reading> before = history.round();
        List<Reading> round = servers.observe();
        waiting.looked();
        List<Seen> seen = new ArrayList<>();
        for (int s = 0; s < round.size(); s++) {
            seen.add(Seen.of(servers.names().get(s), round.get(s)));
        }
        write(new Entry.Observed(seen));
        if (!texts(round).equals(texts(before))) {
            operator.tell(site(round));
            waiting.hurry();
        }
        for (int s = 0; s < round.size(); s++) {
            if (round.get(s) instanceof Reading.Stranger found) {
                stranger = Optional.of("where " + servers.names().get(s) + " was expected, something else was found: "
                        + found.text() + "; nothing is done on this site as long as that is so");
            }
        }
        if (history.finding() instanceof Belief.Finding.AfterFault fault) {
            operator.tell("Something has failed: " + fault.faults() + ".");
        }
        if (waiting.switchHasEnded(history.belief().switchOnlyStops())) {
            write(new Entry.SwitchEnded());
        }
        noteUnexplained();
    }

    /** What is not known at all is asked about once a step, and again when something else is seen. */
    private void noteUnexplained() {
        Sight sight = new Sight(history.place(), Picture.of(history.round()));
        if (history.finding() instanceof Belief.Finding.Unexplained found) {
            write(new Entry.Unexplained(servers.names().get(found.server()), found.allowed()));
        } else if (history.belief().isEmpty() && !blind.equals(Optional.of(sight))) {
            write(new Entry.Unexplained("the site", List.of()));
        } else {
            return;
        }
        blind = Optional.of(sight);
        operator.tell("The model cannot explain this: "
                + history.unexplained().orElse("")
                + ". Somebody or something else has changed the site, or it assumes what is not so.");
    }

    private Optional<Ending> startElsewhere(String seen) {
        String text = "the site is not in the state that the procedure starts from: " + seen;
        Optional<String> reason = Optional.ofNullable(forced.get(START));
        if (reason.isEmpty()
                && agrees(new Question(START, text + ". Start all the same?", false, Question.Consent.BY_NAME))) {
            reason = Optional.of("said when asked");
            consentsSuspended = true;
        }
        if (reason.isEmpty()) {
            return Optional.of(
                    stopped()
                            ? end(Ending.INTERRUPTED, "interrupted before the start")
                            : end(Ending.UNKNOWN, text + "; '--force-step " + START + "=REASON' starts all the same"));
        }
        write(new Entry.Forced(history.place(), START, reason.get()));
        operator.tell("Started all the same, though " + seen);
        return Optional.empty();
    }

    private Optional<Ending> goOn(String seen) {
        String id = history.place().complete(plan) ? THE_END : present().id();
        if (!consentsSuspended) {
            consentsSuspended = true;
            operator.tell("What was agreed to in advance does not count from here on.");
        }
        if (!agrees(new Question(
                id,
                "The model cannot explain this: " + seen + ". Go on at " + id + " all the same?",
                false,
                Question.Consent.BY_NAME))) {
            return Optional.of(
                    stopped()
                            ? end(Ending.INTERRUPTED, "interrupted " + where())
                            : end(
                                    Ending.UNKNOWN,
                                    "stopped at " + id + ", where the model cannot explain what was seen: " + seen));
        }
        write(new Entry.WentOn(history.place(), id));
        return Optional.empty();
    }

    // ---- asking ---------------------------------------------------------------------------------------------------

    private Question.Consent consent() {
        return consentsSuspended ? Question.Consent.NOW : Question.Consent.IN_ADVANCE;
    }

    /** Whether the operator says yes to what cannot be skipped. */
    private boolean agrees(Question question) {
        while (true) {
            Word word = ask(question);
            if (!(word instanceof Word.Skip)) {
                return word instanceof Word.Yes;
            }
            operator.tell("There is no step here to skip.");
        }
    }

    /** The operator's yes, no or skip. */
    private Word ask(Question question) {
        while (true) {
            Word word = operator.ask(question);
            if (word instanceof Word.Stop) {
                toldToStop = true;
                return new Word.No();
            }
            if (!(word instanceof Word.ShowPlan)) {
                return word;
            }
            operator.tell(PlanNow.text(plan, directives, history));
        }
    }

    /** What the operator says while the executor waits at a step. */
    private void listen(Directive directive) {
        for (Optional<Word> word = operator.unasked(); word.isPresent(); word = operator.unasked()) {
            if (word.get() instanceof Word.ShowPlan) {
                operator.tell(PlanNow.text(plan, directives, history));
            } else if (word.get() instanceof Word.Stop) {
                toldToStop = true;
                return;
            } else if (word.get() instanceof Word.Skip skip) {
                skip(directive, skip.reason());
                return;
            }
        }
    }

    /** Leaves the step out, if the operator stands by it knowing what may become of it. */
    private void skip(Directive directive, String reason) {
        List<String> lines = new ArrayList<>();
        lines.add("it departs from the procedure that was checked: what was proved of that does not hold from here on");
        lines.addAll(foresight
                .without(history.place(), history.belief().states(), history.round())
                .lines());
        write(new Entry.Foreseen(history.place(), directive.id(), lines));
        operator.tell(
                "Leaving out " + directive.id() + ": " + directive.command() + "\n  " + String.join("\n  ", lines));
        String given = history.pending().isPresent() ? " It was given, and may take effect at any time." : "";
        if (agrees(new Question(
                directive.id() + Operator.SKIP,
                "Leave out " + directive.id() + " (" + directive.command() + "), because: " + reason + "?" + given,
                false,
                Question.Consent.NOW))) {
            write(new Entry.Skipped(
                    history.place(), directive.id(), reason, history.place().next(plan)));
            operator.tell(directive.id() + " is left out.");
            waiting.beginStep();
        }
    }

    private static List<String> texts(List<Reading> round) {
        return round.stream().map(Reading::text).toList();
    }

    private String site(List<Reading> round) {
        StringBuilder text = new StringBuilder();
        for (int s = 0; s < round.size(); s++) {
            text.append(s == 0 ? "" : "\n")
                    .append("  ")
                    .append(servers.names().get(s))
                    .append(": ")
                    .append(round.get(s).text());
        }
        return text.toString();
    }

    // ---- a turn at a step whose goal is not seen -------------------------------------------------------------------

    /** Gives the step's command, or waits; an ending if it cannot go on. */
    private Optional<Ending> turn(Directive directive) {
        Optional<History.Pending> pending = history.pending();
        boolean waits = directive.means() instanceof Means.Look
                || pending.isPresent() && !mayBeGivenAgain(directive, pending.get());
        if (waits) {
            Optional<String> failure = pending.isPresent() && directive.means() instanceof Means.AtMachine
                    ? servers.machines().get(directive.step().target()).failure()
                    : Optional.empty();
            if (failure.isPresent()) {
                return Optional.of(end(Ending.UNKNOWN, directive.id() + " has failed: " + failure.get()));
            }
            return waitFor(
                    directive,
                    directive.waitsFor(),
                    waiting.waited(pending),
                    "it is unknown whether this will come: " + directive.waitsFor());
        }
        if (knowledge.offered(directive.step()) == Certainty.NO) {
            return waitToDo(directive, "needed: " + directive.precondition());
        }
        Optional<String> hindrance = hindrance(directive);
        return hindrance.isPresent() ? waitToDo(directive, hindrance.get()) : decide(directive, pending);
    }

    private Optional<String> hindrance(Directive directive) {
        return readiness.hindrance(directive, isAtConsole(directive));
    }

    /** What an earlier run has given may be given again if nothing is seen of it for long enough. */
    private boolean mayBeGivenAgain(Directive directive, History.Pending pending) {
        return pending.order() <= ordersBefore
                && waiting.isGraceOver()
                && knowledge.offered(directive.step()) != Certainty.NO;
    }

    private Optional<Ending> waitToDo(Directive directive, String why) {
        if (told.add(directive.id() + why)) {
            operator.tell(directive.id() + " (" + directive.command() + ") cannot be done yet: " + why);
        }
        return waitFor(directive, "it can be done", waiting.waited(), "it could not be done: " + why);
    }

    private Optional<Ending> waitFor(Directive directive, String what, Duration waited, String otherwise) {
        if (waited.toMillis() > directive.mostMillis()) {
            return Optional.of(end(
                    Ending.UNKNOWN,
                    directive.id() + " (" + directive.command() + ") has not reached its goal in " + directive.most()
                            + ": " + otherwise));
        }
        waiting.report(directive, what, waited, otherwise).ifPresent(operator::tell);
        waiting.pause();
        listen(directive);
        return Optional.empty();
    }

    private Optional<Ending> decide(Directive directive, Optional<History.Pending> pending) {
        List<SiteState> states = history.belief().states();
        Picture picture = Picture.of(history.round());
        Outlook outlook = foresight.before(history.place(), states, history.round());
        write(new Entry.Foreseen(history.place(), directive.id(), outlook.lines()));
        operator.tell(directive.id() + ": " + directive.command() + "\n  " + String.join("\n  ", outlook.lines()));
        if (!outlook.lost().isEmpty()) {
            String lost = outlook.lost().stream()
                    .map(prospect -> prospect.property().name())
                    .collect(Collectors.joining(", "));
            if (!forced.containsKey(directive.id())) {
                return Optional.of(end(
                        Ending.FORBIDDEN,
                        directive.id() + " (" + directive.command() + ") would certainly lose " + lost
                                + "; '--force-step " + directive.id() + "=REASON' does it all the same"));
            }
            write(new Entry.Forced(history.place(), directive.id(), forced.getOrDefault(directive.id(), "")));
        }
        String id = directive.id() + (pending.isPresent() ? Operator.AGAIN : "");
        Word word = ask(new Question(id, question(directive, pending), directive.reversible(), consent()));
        if (word instanceof Word.Skip skip) {
            skip(directive, skip.reason());
            return Optional.empty();
        }
        if (!(word instanceof Word.Yes)) {
            return Optional.of(
                    stopped()
                            ? end(Ending.INTERRUPTED, "interrupted before " + directive.id())
                            : end(Ending.UNKNOWN, directive.id() + " was not agreed to"));
        }
        observe();
        if (isAsAsked(states, picture) && knowledge.reached(directive.step()) != Certainty.YES) {
            return hindrance(directive).isEmpty() ? give(directive) : Optional.empty();
        }
        if (knowledge.reached(directive.step()) != Certainty.YES) {
            askAnew();
        }
        return Optional.empty();
    }

    /** Whether the site is, as far as is known, what it was when a question was put; an answer is to that question alone. */
    private boolean isAsAsked(List<SiteState> states, Picture picture) {
        return waiting.isFresh()
                && history.belief().states().equals(states)
                && Picture.of(history.round()).equals(picture);
    }

    private void askAnew() {
        turns++;
        operator.tell("The site is no longer what it was when that was asked.");
    }

    private String question(Directive directive, Optional<History.Pending> pending) {
        String undo = directive.undo().isEmpty() ? "It cannot be undone." : "It is undone by " + directive.undo() + ".";
        String again = pending.map(
                        before -> " It was given at " + before.since() + " already, and nothing is seen of it.")
                .orElse("");
        return directive.command() + how(directive) + "?" + again + " " + undo;
    }

    private String how(Directive directive) {
        Means means = directive.means();
        if (isAtConsole(directive)) {
            return ", by you at the console of "
                    + plan.serverName(directive.step().target()) + ", which is down";
        }
        if (means instanceof Means.Request request) {
            return ", by a request to " + plan.serverName(request.contact());
        }
        if (means instanceof Means.AtMachine at) {
            return ", " + servers.machines().get(directive.step().target()).how(at.work());
        }
        return directive.means() instanceof Means.ByPerson person ? ", by you " + person.where() : "";
    }

    private Optional<Ending> give(Directive directive) {
        calledWhenGiven.clear();
        for (int b = 0; b < plan.branchCount(); b++) {
            if (knowledge.called(plan.branch(b)) == Certainty.YES) {
                calledWhenGiven.add(b);
            }
        }
        int order = history.orders() + 1;
        int contact = Readiness.contact(directive);
        write(new Entry.Giving(
                order,
                history.place(),
                directive.id(),
                plan.serverName(contact),
                directive.command() + how(directive)));
        Outcome outcome = outcome(directive, contact);
        String key = key(outcome);
        write(new Entry.Given(order, key, outcome.text()));
        operator.tell("  " + key + ": " + outcome.text());
        waiting.given(order);
        if (outcome instanceof Outcome.Refused) {
            return Optional.of(end(
                    Ending.UNKNOWN, directive.id() + " (" + directive.command() + ") was refused: " + outcome.text()));
        }
        return Optional.empty();
    }

    private static String key(Outcome outcome) {
        if (outcome instanceof Outcome.Accepted) {
            return "accepted";
        }
        if (outcome instanceof Outcome.Done) {
            return "done";
        }
        return outcome instanceof Outcome.Refused ? "refused" : "unknown";
    }

    /** Whether a command can be given only at the console of its server: the server is down, and the console works all the same. */
    private boolean isAtConsole(Directive directive) {
        int target = directive.step().target();
        Command command = directive.step().command();
        return command.usesClient()
                && command.isOfferedWhileDown()
                && (history.round().get(target) instanceof Reading.NothingListens
                        || history.belief().known(state -> state.isUp(target)) == Certainty.NO);
    }

    private Outcome atConsole(Directive directive) {
        String server = plan.serverName(directive.step().target());
        operator.tell("Please do this at the console of " + server + " now: " + directive.command());
        if (agrees(new Question(
                directive.id() + Operator.DONE,
                "Nobody else can see it while " + server + " is down. Is it done: " + directive.command() + "?",
                false,
                Question.Consent.NOW))) {
            return new Outcome.Done("the operator says that it is done");
        }
        return stopped()
                ? new Outcome.Unknown("the operator did not say whether it was done")
                : new Outcome.Refused("the operator says that it is not done");
    }

    private Outcome outcome(Directive directive, int contact) {
        if (isAtConsole(directive)) {
            return atConsole(directive);
        }
        if (directive.means() instanceof Means.Request request) {
            return servers.servers().get(contact).give(request.order());
        }
        if (directive.means() instanceof Means.AtMachine at) {
            return servers.machines().get(contact).begin(at.work());
        }
        if (directive.means() instanceof Means.ByPerson person) {
            operator.tell("Please do this " + person.where() + " now: " + directive.command());
        }
        return new Outcome.Accepted("the operator was told");
    }

    private void done(Directive directive) {
        write(new Entry.Done(history.place(), directive.id(), history.place().next(plan)));
        operator.tell(directive.id() + " is done: " + directive.waitsFor());
        OptionalLong most = directive.step().instruction().asSoonAsPossibleMillis();
        if (most.isPresent() && waiting.waited().toMillis() > most.getAsLong()) {
            operator.tell(
                    "It took longer than the " + Directive.time(most.getAsLong()) + " that the procedure allows.");
        }
        waiting.beginStep();
    }

    // ---- what-if branches -----------------------------------------------------------------------------------------

    /** Offers the first branch whose condition is seen; whether the operator has turned to it. */
    private boolean divert() {
        if (history.place().branch() != SiteState.NO_BRANCH) {
            return false;
        }
        Set<Integer> meant = justGiven() ? calledWhenGiven : Set.of();
        for (int b = 0; b < plan.branchCount(); b++) {
            Certainty called = knowledge.called(plan.branch(b));
            if (called == Certainty.NO) {
                declined.remove(b);
            } else if (called == Certainty.YES && !declined.contains(b) && !meant.contains(b) && mayTurnTo(b)) {
                turnTo(b);
                return true;
            }
        }
        return false;
    }

    private boolean mayTurnTo(int b) {
        if (!history.changedNothing(b)) {
            return true;
        }
        if (told.add(Directives.branchId(b) + turns)) {
            operator.tell(Directives.branchId(b)
                    + " has changed nothing: it is not offered again until something has changed.");
        }
        return false;
    }

    private void turnTo(int b) {
        List<SiteState> states = history.belief().states();
        Picture picture = Picture.of(history.round());
        if (!agrees(new Question(Directives.branchId(b), question(b), true, consent()))) {
            declined.add(b);
            return;
        }
        observe();
        if (!isAsAsked(states, picture)) {
            askAnew();
            return;
        }
        turns++;
        Place from = history.place();
        write(new Entry.Diverted(from, Directives.branchId(b), from.divert(b)));
        waiting.beginStep();
    }

    /** Whether a request is so fresh that it may yet end what was seen when it was given. */
    private boolean justGiven() {
        return !history.place().complete(plan)
                && present().means() instanceof Means.Request
                && history.pending().filter(waiting::mayTakeEffect).isPresent();
    }

    private String question(int b) {
        String steps = directives.branch(b).stream().map(Directive::command).collect(Collectors.joining(", "));
        return "What the procedure foresees is seen: " + new StepNames(plan).condition(plan.branch(b)) + ". Turn to "
                + Directives.branchId(b) + " (" + steps + ")?";
    }

    // ---- the record -----------------------------------------------------------------------------------------------

    private void write(Entry entry) {
        history.follow(journal.append(entry));
    }

    private Ending end(Ending ending, String text) {
        write(new Entry.Ended(ending.key(), text));
        StringBuilder report = new StringBuilder(text).append('.');
        report.append("\nThe site now:\n").append(site(history.round()));
        report.append(ending == Ending.COMPLETE ? "\nJudge it with 'handover trace " : "\nGo on with '--resume ")
                .append(journal.file())
                .append("'.");
        operator.tell(report.toString());
        return ending;
    }
}
