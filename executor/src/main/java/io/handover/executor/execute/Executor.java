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
import io.handover.executor.port.Reading;
import io.handover.executor.port.Servers;
import io.handover.model.command.Command;
import io.handover.model.procedure.Plan;
import io.handover.model.state.SiteState;
import java.time.Duration;
import java.time.Instant;
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
 * offers it, after a look ahead and with consent, and never twice without being asked for twice. A command whose outcome is not known
 * is waited for like one that was accepted.
 */
public final class Executor {
    /** The name under which a start is forced that the procedure does not start from. */
    public static final String START = "start";

    private final Plan plan;
    private final Directives directives;
    private final Servers servers;
    private final Foresight foresight;
    private final Journal journal;
    private final Operator operator;
    private final Pace pace;
    private final Patience patience;
    private final Map<String, String> forced;
    private final History history;
    private final Knowledge knowledge;
    private final Set<Integer> declined = new HashSet<>();
    private final Set<Integer> calledWhenGiven = new HashSet<>();
    private final Set<String> told = new HashSet<>();
    private final boolean started;
    private final int ordersBefore;
    private Instant stepSince;
    private Duration nextPause;

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
        this.patience = patience;
        this.forced = Map.copyOf(forced);
        this.history = new History(plan, belief);
        this.knowledge = new Knowledge(history);
        this.started = journal.lines().stream().anyMatch(Executor::hasStarted);
        if (started) {
            journal.lines().forEach(history::follow);
        }
        this.ordersBefore = history.orders();
        this.stepSince = pace.now();
        this.nextPause = patience.firstPause();
    }

    /** Runs until the procedure is complete or cannot go on. */
    public Ending run() {
        boolean first = !started;
        if (journal.lines().size() > 1) {
            write(new Entry.Resumed());
        }
        while (true) {
            observe();
            if (first
                    && history.finding() instanceof Belief.Finding.Unexplained unexplained
                    && !startIsForced(unexplained)) {
                return end(
                        Ending.FORBIDDEN,
                        "the site is not in the state that the procedure starts from: " + words(unexplained)
                                + "; '--force-step " + START + "=REASON' starts all the same");
            }
            first = false;
            if (pace.stopped()) {
                return end(Ending.INTERRUPTED, "interrupted " + where());
            }
            if (divert()) {
                continue;
            }
            if (history.place().complete(plan)) {
                return end(Ending.COMPLETE, "the procedure is complete");
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

    /** Whether more than looking has been done; before that a run begins as if it were the first. */
    private static boolean hasStarted(Line line) {
        return line.entry() instanceof Entry.Giving
                || line.entry() instanceof Entry.Done
                || line.entry() instanceof Entry.Diverted
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
        List<Seen> seen = new ArrayList<>();
        for (int s = 0; s < round.size(); s++) {
            seen.add(Seen.of(servers.names().get(s), round.get(s)));
        }
        write(new Entry.Observed(seen));
        if (!texts(round).equals(texts(before))) {
            operator.tell(site(round));
            nextPause = patience.firstPause();
        }
        if (history.finding() instanceof Belief.Finding.Unexplained unexplained) {
            write(new Entry.Unexplained(servers.names().get(unexplained.server()), unexplained.allowed()));
            operator.tell("The model cannot explain this: " + words(unexplained)
                    + ". Somebody or something else has changed the site, or it assumes what is not so.");
        } else if (history.finding() instanceof Belief.Finding.AfterFault fault) {
            operator.tell("Something has failed: " + fault.faults() + ".");
        } else if (history.belief().isEmpty()) {
            write(new Entry.Unexplained("the site", List.of()));
            if (told.add("the site")) {
                operator.tell("The site can be in so many states that the model can no longer follow it.");
            }
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

    private String words(Belief.Finding.Unexplained unexplained) {
        return servers.names().get(unexplained.server()) + " is "
                + history.round().get(unexplained.server()).text() + "; possible would be: "
                + String.join("; or ", unexplained.allowed());
    }

    private boolean startIsForced(Belief.Finding.Unexplained unexplained) {
        if (!forced.containsKey(START)) {
            return false;
        }
        write(new Entry.Forced(history.place(), START, forced.getOrDefault(START, "")));
        operator.tell("Started all the same, though " + words(unexplained));
        return true;
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
            Instant since = pending.isPresent() && pending.get().since().isAfter(stepSince)
                    ? pending.get().since()
                    : stepSince;
            return waitFor(directive, since, "it is unknown whether " + directive.waitsFor() + " will come");
        }
        if (knowledge.offered(directive.step()) == Certainty.NO) {
            if (told.add(directive.id())) {
                operator.tell(directive.id() + " (" + directive.command() + ") cannot be done yet; needed: "
                        + directive.precondition());
            }
            return waitFor(directive, stepSince, "it could not be done; needed: " + directive.precondition());
        }
        return decide(directive, pending);
    }

    /** What an earlier run has given may be given again if nothing is seen of it for long enough. */
    private boolean mayBeGivenAgain(Directive directive, History.Pending pending) {
        return pending.order() <= ordersBefore
                && pace.now().isAfter(stepSince.plus(patience.grace()))
                && knowledge.offered(directive.step()) != Certainty.NO;
    }

    private Optional<Ending> waitFor(Directive directive, Instant since, String otherwise) {
        if (pace.now().isAfter(since.plusMillis(directive.mostMillis()))) {
            return Optional.of(end(
                    Ending.UNKNOWN,
                    directive.id() + " (" + directive.command() + ") has not reached its goal in " + directive.most()
                            + ": " + otherwise));
        }
        pace.pause(nextPause);
        nextPause = patience.after(nextPause);
        return Optional.empty();
    }

    private Optional<Ending> decide(Directive directive, Optional<History.Pending> pending) {
        List<SiteState> states = history.belief().states();
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
        if (!operator.agrees(id, question(directive, pending), directive.reversible())) {
            return Optional.of(
                    pace.stopped()
                            ? end(Ending.INTERRUPTED, "interrupted before " + directive.id())
                            : end(Ending.UNKNOWN, directive.id() + " was not agreed to"));
        }
        observe();
        boolean unchanged =
                history.belief().states().equals(states) && knowledge.reached(directive.step()) != Certainty.YES;
        return unchanged ? give(directive) : Optional.empty();
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
        int contact = directive.means() instanceof Means.Request request
                ? request.contact()
                : directive.step().target();
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
        nextPause = patience.firstPause();
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
        if (operator.agrees(
                directive.id() + Operator.DONE,
                "Nobody else can see it while " + server + " is down. Is it done: " + directive.command() + "?",
                false)) {
            return new Outcome.Done("the operator says that it is done");
        }
        return pace.stopped()
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
        if (most.isPresent() && pace.now().isAfter(stepSince.plusMillis(most.getAsLong()))) {
            operator.tell(
                    "It took longer than the " + Directive.time(most.getAsLong()) + " that the procedure allows.");
        }
        stepSince = pace.now();
        nextPause = patience.firstPause();
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
            } else if (called == Certainty.YES && !declined.contains(b) && !meant.contains(b)) {
                if (operator.agrees(Directives.branchId(b), question(b), true)) {
                    Place from = history.place();
                    write(new Entry.Diverted(from, Directives.branchId(b), from.divert(b)));
                    stepSince = pace.now();
                    return true;
                }
                declined.add(b);
            }
        }
        return false;
    }

    /** Whether a request is so fresh that it may yet end what was seen when it was given. */
    private boolean justGiven() {
        return !history.place().complete(plan)
                && present().means() instanceof Means.Request
                && history.pending()
                        .filter(pending -> pace.now().isBefore(pending.since().plus(patience.grace())))
                        .isPresent();
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
