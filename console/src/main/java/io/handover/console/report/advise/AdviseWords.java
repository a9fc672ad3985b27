package io.handover.console.report.advise;

import io.handover.analysis.attainment.Along;
import io.handover.analysis.attainment.BySight;
import io.handover.analysis.attainment.Choice;
import io.handover.analysis.attainment.Differences;
import io.handover.analysis.attainment.FreeMove;
import io.handover.analysis.attainment.Lapse;
import io.handover.analysis.attainment.Mover;
import io.handover.analysis.attainment.NextMove;
import io.handover.analysis.attainment.OrderWords;
import io.handover.analysis.attainment.PointOfNoReturn.Move;
import io.handover.analysis.attainment.Sight;
import io.handover.analysis.attainment.Terms;
import io.handover.analysis.guidance.About;
import io.handover.analysis.guidance.Guidance;
import io.handover.analysis.guidance.Guidance.Answer;
import io.handover.analysis.guidance.Guidance.Sighted;
import io.handover.analysis.retreat.UsualCourse;
import io.handover.analysis.story.Moment;
import io.handover.analysis.story.Sentences;
import io.handover.analysis.story.StepNames;
import io.handover.analysis.story.Story;
import io.handover.console.report.BeyondSight;
import io.handover.console.report.Figures;
import io.handover.console.report.StandingWords;
import io.handover.explorer.game.Order;
import io.handover.explorer.game.Standing;
import io.handover.explorer.game.sight.LookAlike;
import io.handover.model.procedure.Plan;
import io.handover.model.procedure.Step;
import io.handover.model.property.Properties;
import io.handover.model.property.Property;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.Collectors;

/** Advice in the operator's words. */
final class AdviseWords {
    static final String UNATTENDED = "if nothing is ordered";

    private static final String LITTLE = "who sees only what clients and alarms show";

    private final Guidance guidance;
    private final Plan plan;
    private final StepNames steps;
    private final OrderWords orders;

    AdviseWords(Guidance guidance) {
        this.guidance = guidance;
        this.plan = guidance.request().subject().plan();
        this.steps = new StepNames(plan);
        this.orders = new OrderWords(plan);
    }

    /** {@code "Advice for upgrade-without-downtime on three-servers: where it begins"}. */
    String heading() {
        String site = guidance.request().subject().siteName();
        String procedure = guidance.request().subject().procedureName();
        About about = guidance.request().about();
        if (about instanceof About.OfSite) {
            return "Advice for " + site + " as it is at first";
        }
        String on = "Advice for " + procedure + " on " + site;
        if (about instanceof About.OfProcedure) {
            return on + ": where it begins";
        }
        if (about instanceof About.OfStory of) {
            return on + ": after "
                    + (of.after() == of.story().moments().size() ? "all " : "")
                    + Figures.counted(of.after(), "event") + " of the story";
        }
        return on + ": where the journal ends";
    }

    /** {@code "not every promise can be kept for certain"}. */
    String verdict() {
        if (guidance.interrupted()) {
            return "interrupted";
        }
        String whom = guidance.request().sight() == Sight.CLIENTS ? " by an operator " + LITTLE : "";
        return switch (guidance.verdict()) {
            case CERTAIN -> "every promise can be kept for certain" + whom;
            case NOT_CERTAIN -> "not every promise can be kept for certain" + whom;
            case UNKNOWN -> "unknown";
        };
    }

    /** Why nothing is known; empty where something is. */
    Optional<String> doubt() {
        if (guidance.answer().isPresent() || guidance.interrupted()) {
            return Optional.empty();
        }
        if (guidance.request().about() instanceof About.OfSiteSeen seen
                && (seen.states().isEmpty() || seen.states().size() > Guidance.MOST_POSSIBLE)) {
            return Optional.of(
                    seen.states().isEmpty()
                            ? "The site is in no state that the model can explain, or in too many to look at."
                            : "The site can be in "
                                    + Figures.counted(seen.states().size(), "state")
                                    + ", too many to advise in all of them: look at more servers first.");
        }
        if (guidance.request().terms().isBeyondSight()) {
            return Optional.of(BeyondSight.words(plan.serverNames().size())
                    + " Ask about a site of fewer servers, or about a procedure that does not promise it.");
        }
        return Optional.of("The game has more than "
                + Figures.counted(guidance.request().terms().mostStates(), "state")
                + ": allow fewer faults, or more states with --max-states.");
    }

    String order(Order order) {
        return orders.of(order);
    }

    /** The command that is advised; empty where none is. */
    Optional<Order> advised(Answer answer) {
        return bySight(answer).map(BySight::next).orElse(answer.next().order());
    }

    /** What is certain for the operator who sees little, where he is the one who is advised. */
    private Optional<BySight> bySight(Answer answer) {
        return guidance.request().sight() == Sight.CLIENTS
                ? answer.sighted()
                        .map(Sighted::together)
                        .filter(together ->
                                together.isCertain() && !answer.next().certain().isEmpty())
                : Optional.empty();
    }

    /** What to do, in a few words. */
    String toDo(Answer answer) {
        NextMove next = answer.next();
        Optional<Order> advised = advised(answer);
        if (advised.isPresent()) {
            return order(advised.get());
        }
        List<String> underway = underway(answer);
        if (!underway.isEmpty()) {
            return "wait; what may come next: " + String.join("; or ", underway);
        }
        if (next.order().isPresent()) {
            return "look at the clients first: what to do depends on what they show";
        }
        if (next.isDone()) {
            return "nothing: all is as it should be";
        }
        return next.mostCommands().equals(OptionalInt.of(0))
                ? "nothing: what can be kept is kept by waiting"
                : "nothing: no command brings it any nearer";
    }

    private static List<String> underway(Answer answer) {
        return answer.situation().underway().stream()
                .map(AdviseWords::told)
                .distinct()
                .toList();
    }

    private static String told(Moment moment) {
        return Sentences.clause(moment.who(), moment.what());
    }

    /** Why, a sentence each. */
    List<String> why(Answer answer) {
        NextMove next = answer.next();
        List<String> sentences = new ArrayList<>();
        boolean all = next.withLuck().isEmpty() && next.givenUp().isEmpty();
        if (!next.certain().isEmpty()) {
            sentences.add("Kept for certain" + atMost(next.mostCommands(), answer) + ": "
                    + (all ? "all that is promised, all at once." : names(next.certain()) + "."));
        }
        if (!next.withLuck().isEmpty()) {
            sentences.add(
                    "Left to luck beside that" + fewest(next.fewestCommands()) + ": " + names(next.withLuck()) + ".");
        }
        List<Property> broken = answer.standings().keySet().stream()
                .filter(promise -> answer.standings().get(promise) == Standing.LOST)
                .toList();
        List<Property> givenUp = next.givenUp().stream()
                .filter(promise -> !broken.contains(promise))
                .toList();
        if (!givenUp.isEmpty()) {
            sentences.add("Given up, as it cannot be kept beside these: " + names(givenUp) + ".");
        }
        if (!broken.isEmpty()) {
            sentences.add("Lost already, whatever is done: " + names(broken) + ".");
        }
        return sentences;
    }

    /** How an operator stands who sees little, a sentence each; none where that is not asked, or where nothing is certain anyway. */
    List<String> sighted(Answer answer) {
        if (answer.sighted().isEmpty() || answer.next().certain().isEmpty()) {
            return List.of();
        }
        Sighted sighted = answer.sighted().get();
        BySight together = sighted.together();
        List<String> sentences = new ArrayList<>();
        if (together.isCertain()) {
            sentences.add("For an operator " + LITTLE + " it is certain as well" + beginning(answer, together) + ".");
        } else if (together.standing().isEmpty()) {
            sentences.add("Whether it is certain as well for an operator " + LITTLE + " is not known"
                    + (isClients()
                            ? ": there is too much to go into, or databases would have to be compared."
                            : "; --sight clients looks further."));
        } else {
            sentences.add("For an operator " + LITTLE + " it takes luck.");
        }
        together.lookAlike().ifPresent(pair -> sentences.add(alike(pair)));
        if (isClients() && !together.isCertain()) {
            sentences.add("The command above is that of an operator who sees the state of the site.");
        }
        alone(answer, sighted, Optional.of(Standing.WITH_LUCK))
                .ifPresent(names -> sentences.add("By itself, too, it takes luck for him to keep: " + names + "."));
        alone(answer, sighted, Optional.empty())
                .ifPresent(names ->
                        sentences.add("Whether he is certain to keep it by itself is not known of: " + names + "."));
        return sentences;
    }

    private boolean isClients() {
        return guidance.request().sight() == Sight.CLIENTS;
    }

    private String beginning(Answer answer, BySight together) {
        if (together.next().equals(answer.next().order()) || isClients()) {
            return "";
        }
        return together.next().map(order -> "; he begins with: " + order(order)).orElse("; he first waits, and looks");
    }

    private static Optional<String> alone(Answer answer, Sighted sighted, Optional<Standing> standing) {
        List<Property> some = sighted.promises().keySet().stream()
                .filter(promise -> answer.standings().get(promise) == Standing.CERTAIN)
                .filter(promise -> Optional.ofNullable(sighted.promises().get(promise))
                        .map(BySight::standing)
                        .equals(Optional.of(standing)))
                .toList();
        return some.isEmpty() ? Optional.empty() : Optional.of(names(some));
    }

    private String alike(LookAlike pair) {
        String needed = order(pair.needed());
        return "Cannot be told apart: " + so(Differences.ofOne(plan, pair)) + ", where it needs: " + needed + "; or "
                + so(Differences.ofOther(plan, pair))
                + pair.neededInOther()
                        .map(other -> ", where it needs: " + order(other))
                        .orElse(", where it is best to wait")
                + (pair.harmful() ? "; there " + needed + " would do harm" : "") + ".";
    }

    private static String so(List<String> clauses) {
        return String.join(" and ", clauses);
    }

    private static String atMost(OptionalInt commands, Answer answer) {
        if (commands.isEmpty()) {
            return ", with any number of commands";
        }
        return commands.getAsInt() == 0
                ? ""
                : ", with " + Figures.counted(commands.getAsInt(), "command") + " at most"
                        + (answer.next().order().isPresent() ? ", this one included" : "");
    }

    private static String fewest(OptionalInt commands) {
        return commands.isEmpty() || commands.getAsInt() == 0
                ? ""
                : ", with " + Figures.counted(commands.getAsInt(), "command") + " on the luckiest course";
    }

    static String names(List<Property> promises) {
        return promises.stream().map(Property::name).collect(Collectors.joining(", "));
    }

    /** What is lost by waiting, a sentence each. */
    List<String> waiting(Answer answer) {
        List<String> sentences = new ArrayList<>();
        List<Property> kept = with(answer, Standing.CERTAIN);
        List<Property> open = with(answer, Standing.LOST);
        for (Property promise : answer.unattended().keySet()) {
            answer.situation()
                    .lossByWaiting(promise)
                    .ifPresent(story ->
                            sentences.add(promise.name() + " may be lost while you wait: " + told(story) + "."));
        }
        if (sentences.isEmpty()) {
            sentences.add("Nothing that can still be kept is lost by waiting.");
        }
        if (!kept.isEmpty() && !open.isEmpty()) {
            sentences.add("Without any command it never comes to: " + names(open) + ".");
        }
        return sentences;
    }

    private static List<Property> with(Answer answer, Standing standing) {
        return answer.unattended().keySet().stream()
                .filter(promise -> answer.unattended().get(promise) == standing)
                .toList();
    }

    /** {@code "DK_MGT_1 sees DK_MGT_1 and DK_MGT_2 active at once and puts both into standby"}. */
    static String told(Story story) {
        return story.moments().stream().map(AdviseWords::told).collect(Collectors.joining("; then "));
    }

    /**
     * A command that costs something.
     *
     * @param order the command
     * @param lines what it costs and by which events, a sentence each
     */
    record Cost(String order, List<String> lines) {}

    /** The commands that lower a promise, but the one that is advised; the same events are told once. */
    List<Cost> costs(Answer answer) {
        List<Cost> costs = new ArrayList<>();
        for (Choice choice : answer.choices()) {
            if (choice.lowered().isEmpty() || Optional.of(choice.order()).equals(advised(answer))) {
                continue;
            }
            List<String> lines = new ArrayList<>();
            List<String> told = new ArrayList<>();
            for (Property promise : choice.lowered()) {
                Standing then = choice.standings().getOrDefault(promise, Standing.LOST);
                String events = events(answer, choice.order(), promise);
                lines.add(promise.name() + " " + StandingWords.of(then));
                told.add(
                        events.isEmpty()
                                ? ""
                                : (then == Standing.LOST ? "; it comes to this: " : "; lost if it comes to this: ")
                                        + events);
            }
            costs.add(new Cost(order(choice.order()), joined(lines, told)));
        }
        return costs;
    }

    /** What a command costs, with the events that refute it; promises with the same events together. */
    private static List<String> joined(List<String> what, List<String> events) {
        List<String> lines = new ArrayList<>();
        for (int i = 0; i < what.size(); i++) {
            if (events.indexOf(events.get(i)) < i) {
                continue;
            }
            List<String> together = new ArrayList<>();
            for (int j = i; j < what.size(); j++) {
                if (events.get(j).equals(events.get(i))) {
                    together.add(what.get(j));
                }
            }
            lines.add(String.join(", ", together) + events.get(i));
        }
        return lines;
    }

    /** What follows the command in the story that refutes it. */
    private static String events(Answer answer, Order order, Property promise) {
        return answer.situation().refutation(order, promise).moments().stream()
                .skip(1)
                .map(AdviseWords::told)
                .collect(Collectors.joining("; then "));
    }

    // ---- along ----------------------------------------------------------------------------------------------------

    /** {@code "5 force-activate DK_MGT_2"}. */
    String label(UsualCourse.Done done) {
        Step step = plan.step(done.pc());
        return steps.number(step) + " " + steps.command(step);
    }

    /** The promises that are certain from the first moment to the last. */
    static List<Property> alwaysCertain(Along along, List<Property> promises) {
        return promises.stream()
                .filter(promise -> along.lapses(promise, Standing.CERTAIN).isEmpty())
                .toList();
    }

    /** The points of no return of each other promise: where it stops being certain or possible, by whose move, and the last free move. */
    List<String> points(Along along, List<Property> promises) {
        List<String> sentences = new ArrayList<>();
        List<Property> certain = alwaysCertain(along, promises);
        if (!certain.isEmpty()) {
            sentences.add("Certain all the way: " + names(certain) + ".");
        }
        Map<String, List<Property>> byWords = new LinkedHashMap<>();
        for (Property promise : promises) {
            along.lapses(promise, Standing.CERTAIN)
                    .forEach(lapse -> byWords.computeIfAbsent(lapse(along, lapse), words -> new ArrayList<>())
                            .add(promise));
        }
        byWords.forEach((words, of) -> sentences.add(names(of) + ": " + words));
        return sentences;
    }

    private String lapse(Along along, Lapse lapse) {
        Optional<Lapse> lost = along.lapses(lapse.promise(), Standing.WITH_LUCK).stream()
                .filter(one -> isWithin(one, lapse))
                .findFirst();
        boolean atOnce = lost.isPresent() && lost.get().from().equals(lapse.from());
        StringBuilder words = new StringBuilder();
        words.append(
                lapse.from().map(move -> "certain until " + move(along, move)).orElse("certain at no time"));
        if (atOnce) {
            words.append(lapse.from().isPresent() ? ", and lost from then on" : ", and lost from the start");
        } else {
            words.append(lapse.from().isPresent() ? ", then with luck" : "; at first it takes luck");
            lost.flatMap(Lapse::from)
                    .ifPresent(move -> words.append("; lost from ")
                            .append(move(along, move))
                            .append(" on"));
        }
        lapse.until()
                .ifPresent(move -> words.append("; certain again from ")
                        .append(move(along, move))
                        .append(" on"));
        words.append('.');
        along.lastFreeMove(lost.filter(one -> !atOnce)
                        .filter(one -> lapse.from().isEmpty())
                        .orElse(lapse))
                .ifPresent(free -> words.append(' ').append(free(along, free)));
        return words.toString();
    }

    private static boolean isWithin(Lapse inner, Lapse outer) {
        int from = outer.from().map(Move::moment).orElse(-1);
        int until = outer.until().map(Move::moment).orElse(Integer.MAX_VALUE);
        int at = inner.from().map(Move::moment).orElse(-1);
        return at >= from && at < until;
    }

    /** {@code "step 5 (force-activate DK_MGT_2, the operator's own move)"}. */
    private String move(Along along, Move move) {
        String what = move.who().equals(Sentences.OPERATOR) ? move.what() : Sentences.clause(move.who(), move.what());
        return place(along, move.moment()) + " (" + what + "; " + whose(move.whose()) + ")";
    }

    private String place(Along along, int moment) {
        return guidance.request().about() instanceof About.OfStory
                ? "event " + (moment + 1)
                : steps.main(along.story().before(moment).pc());
    }

    private static String whose(Mover mover) {
        return switch (mover) {
            case OPERATOR -> "the operator's own move";
            case PRODUCT -> "a move of the product";
            case ADMINISTRATOR -> "an administrator's move";
            case FAULT -> "a fault";
        };
    }

    private String free(Along along, FreeMove free) {
        String would = free.standing() == Standing.CERTAIN ? "kept it for certain" : "kept it possible";
        Moment done = along.story().moments().get(free.moment());
        boolean instead = Mover.of(done.event()) == Mover.OPERATOR;
        return "The operator's last free move was before " + place(along, free.moment()) + ": "
                + free.order().map(this::order).orElse("to wait")
                + (instead ? " instead of it" : ", at once,") + " would have " + would + ".";
    }

    /** What a table of a story tells of each moment: those that change how a promise stands, and what the operator does. */
    static List<Integer> toldMoments(Along along, List<Property> promises) {
        List<Integer> told = new ArrayList<>();
        for (int i = 1; i <= along.story().moments().size(); i++) {
            int at = i;
            if (promises.stream()
                    .map(along::standings)
                    .anyMatch(standings -> standings.get(at) != standings.get(at - 1))) {
                told.add(i);
            }
        }
        return told;
    }

    // ---- basis ----------------------------------------------------------------------------------------------------

    /** {@code "at most 1 crash"}: the faults that count. */
    String faults() {
        Terms terms = guidance.request().terms();
        List<String> faults = new ArrayList<>();
        add(faults, terms.faults().crashes(), "crash", "crashes");
        add(faults, terms.faults().cuts(), "network cut", "network cuts");
        add(faults, terms.faults().installerFailures(), "failed upgrade", "failed upgrades");
        String more = faults.isEmpty() ? "none" : String.join(" and ", faults) + " at most";
        return guidance.request().about() instanceof About.OfStory
                ? "those of the story, and beyond them " + more
                : more;
    }

    private static void add(List<String> to, int count, String one, String several) {
        if (count > 0) {
            to.add(Figures.counted(count, one, several));
        }
    }

    String changes() {
        OptionalInt changes = guidance.request().terms().changes();
        return changes.isEmpty()
                ? "any number; one may come at any time, and none has to"
                : Figures.counted(changes.getAsInt(), "change") + " yet to come";
    }

    /** Which operator is advised. */
    String sight() {
        String whom = switch (guidance.request().sight()) {
            case FULL -> "the advice is for an operator who sees the state of the site, whatever it is";
            case CLIENTS ->
                "the advice is for an operator " + LITTLE
                        + ", on all servers that are up, and can compare two of these";
            case BOTH ->
                "the advice is for an operator who sees the state of the site, whatever it is; how one stands " + LITTLE
                        + " is told beside it, as far as that takes a moment";
        };
        return whom
                + guidance.answer()
                        .map(answer -> answer.situation().states().size())
                        .filter(count -> count > 1)
                        .map(count -> "; it can be in " + Figures.counted(count, "state")
                                + " now, and what is said holds in each of them")
                        .orElse("");
    }

    /** What is not asked about. */
    Optional<String> leftOut() {
        List<String> promises = plan.procedure().promises();
        if (guidance.request().about() instanceof About.OfSite) {
            return Optional.of(
                    Properties.EVENTUALLY_UPGRADED.name() + ", as no procedure says that the site is to be upgraded");
        }
        boolean completes = promises.isEmpty() || promises.contains(Properties.PROCEDURE_COMPLETES.name());
        return completes
                ? Optional.of(Properties.PROCEDURE_COMPLETES.name()
                        + " is about the procedure and not about the site; here every command may be given at any time")
                : Optional.empty();
    }
}
