package io.handover.sandbox.coach;

import io.handover.analysis.attainment.Attainment;
import io.handover.analysis.attainment.Choice;
import io.handover.analysis.attainment.NextMove;
import io.handover.analysis.attainment.Situation;
import io.handover.analysis.story.Moment;
import io.handover.analysis.story.Sentences;
import io.handover.analysis.story.StepNames;
import io.handover.explorer.game.Order;
import io.handover.explorer.game.Standing;
import io.handover.model.procedure.Instruction;
import io.handover.model.procedure.Plan;
import io.handover.model.procedure.Step;
import io.handover.model.property.Property;
import io.handover.model.site.Scope;
import io.handover.model.state.SiteState;
import io.handover.model.transition.Transitions;
import io.handover.sandbox.rehearsal.Planned;
import io.handover.sandbox.scenario.Scenario;
import io.handover.sandbox.scenario.Script;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.IntStream;

/**
 * What is to be done in a state: the next of the scenario's own course that is possible and loses nothing, and where that knows nothing more, what the game
 * finds best. What is under way already is waited for.
 */
final class Thought {
    private final Scenario scenario;
    private final KnownWay way;
    private final Games.Game game;
    private final Plan plan;
    private final SiteState state;
    private final Coming coming;

    Thought(Scenario scenario, Games games, SiteState state) {
        this.scenario = scenario;
        this.way = games.way(scenario);
        this.game = games.of(scenario);
        this.plan = scenario.setting().plan();
        this.state = state;
        this.coming = new Coming(new Transitions(
                plan,
                new Scope(state.servers(), state.maxChanges(), 0, 0, 0, 0),
                scenario.setting().site().site().assumptions()));
    }

    /** Empty where there is nothing to be done. */
    Optional<Advice> next() {
        if (isAllLost()) {
            return isDone() ? Optional.empty() : ofTheGame();
        }
        Optional<Advice> known = ofTheScenario();
        return known.isPresent() || isDone() ? known : ofTheGame();
    }

    /** Whether not all promises can be kept any more: then the scenario's course is of no use, and it is the game that knows what is saved first. */
    private boolean isAllLost() {
        return together(state) == Standing.LOST;
    }

    /** The same in a few words, {@code "exclude DK_MGT_2 at DK_MGT_1"}. */
    Optional<String> inWords() {
        return next().map(advice -> advice instanceof Advice.Give give
                ? new StepNames(plan).command(give.step())
                : "wait for this: " + ((Advice.Await) advice).what());
    }

    /** The command that is to be given, where a promise can be kept after it. */
    Optional<String> keeping(Property promise) {
        Situation situation = game.thinking().orElseThrow().at(state);
        return next().filter(advice -> advice instanceof Advice.Give give
                        && choice(situation, give.step())
                                .filter(choice -> choice.standings().get(promise) != Standing.LOST)
                                .isPresent())
                .flatMap(advice -> inWords());
    }

    // ---- the scenario's course ------------------------------------------------------------------------------------

    private Optional<Advice> ofTheScenario() {
        List<Script.Line> lines = scenario.solution().lines();
        for (int i = 0; i < lines.size(); i++) {
            List<Script.Line> following = lines.subList(i + 1, lines.size());
            Optional<Advice> advice = lines.get(i) instanceof Script.Do done
                    ? of(done, following)
                    : wait((Script.Wait) lines.get(i), i == 0, following);
            if (advice.isPresent()) {
                return advice.filter(this::losesNothing);
            }
        }
        return Optional.empty();
    }

    private Optional<Advice> of(Script.Do done, List<Script.Line> following) {
        if (isReached(done, state) || isPast(done, following)) {
            return Optional.empty();
        }
        Step step = step(done);
        if (!done.command().isCheck() && step.offered(state)) {
            return isFutile(step) ? Optional.empty() : Optional.of(new Advice.Give(step));
        }
        return coming.leads(state, after -> isReached(done, after))
                ? Optional.of(new Advice.Await(done.target(), goal(done)))
                : comesToBeOffered(done, step);
    }

    /** Whether the course has done something else with the server since, or is doing it: what it then undoes is not done again. */
    private boolean isPast(Script.Do done, List<Script.Line> following) {
        return following.stream()
                .filter(Script.Do.class::isInstance)
                .map(Script.Do.class::cast)
                .filter(later -> later.target() == done.target()
                        && !later.command().isCheck()
                        && later.command() != done.command())
                .anyMatch(later -> isReached(later, state) || coming.leads(state, after -> isReached(later, after)));
    }

    private Optional<Advice> comesToBeOffered(Script.Do done, Step step) {
        return !done.command().isCheck() && coming.leads(state, step::offered)
                ? Optional.of(new Advice.Await(
                        step.contact(),
                        done.command().guard(plan.serverName(done.target()), plan.serverName(done.at()))))
                : Optional.empty();
    }

    /**
     * What is waited for comes from elsewhere: what the course begins with, before anything has become of the servers. Whoever has done what follows has
     * waited for it.
     */
    private Optional<Advice> wait(Script.Wait wait, boolean isFirst, List<Script.Line> following) {
        Optional<Planned.When> until = wait.until().filter(when -> !when.holds(state));
        boolean isPassed = isFirst && !isAsAtTheStart()
                || following.stream()
                        .filter(Script.Do.class::isInstance)
                        .map(Script.Do.class::cast)
                        .findFirst()
                        .filter(done -> isReached(done, state))
                        .isPresent();
        return isPassed
                ? Optional.empty()
                : until.map(when -> new Advice.Await(
                        when.target(),
                        when.condition().words(plan.serverName(when.target()), plan.serverName(when.at()))));
    }

    private boolean isAsAtTheStart() {
        SiteState start = scenario.setting().start();
        return IntStream.range(0, state.servers())
                .allMatch(s -> state.process(s) == start.process(s)
                        && state.mode(s) == start.mode(s)
                        && state.version(s) == start.version(s));
    }

    private static boolean isReached(Script.Do done, SiteState in) {
        return done.command().reached(in, done.target(), done.at());
    }

    private String goal(Script.Do done) {
        return done.command().goal(plan.serverName(done.target()), plan.serverName(done.at()));
    }

    private Step step(Script.Do done) {
        return new Step(
                done.command(),
                done.target(),
                done.at(),
                Instruction.of(
                        done.command(),
                        plan.serverName(done.target()),
                        done.command().takesAt() ? Optional.of(plan.serverName(done.at())) : Optional.empty()));
    }

    /** Whether a command that is offered changes nothing. */
    private boolean isFutile(Step step) {
        return after(step).equals(state);
    }

    /** Whether a command makes no promise impossible, nor takes away by itself what the promises together need. */
    private boolean losesNothing(Advice advice) {
        Optional<Attainment> thinking = game.thinking();
        if (thinking.isEmpty() || !(advice instanceof Advice.Give give)) {
            return true;
        }
        Step step = give.step();
        Situation situation = thinking.get().at(state);
        Optional<Choice> choice = choice(situation, step);
        if (choice.isEmpty()) {
            return true;
        }
        Map<Property, Standing> now = situation.standings();
        boolean losesOne = choice.get().lowered().stream()
                .anyMatch(promise ->
                        choice.get().standings().get(promise) == Standing.LOST && now.get(promise) != Standing.LOST);
        Standing then = together(after(step));
        boolean lowersAll =
                then == Standing.LOST || choice.get().lowered().isEmpty() && then.compareTo(together(state)) > 0;
        return !losesOne && !lowersAll && (way.leadsThrough(state) || !isDetour(step));
    }

    /** Whether more has to be done after a command than before it: who is off the way of the scenario's course, is not led round in circles. */
    private boolean isDetour(Step step) {
        return game.thinking()
                .filter(thinking -> {
                    OptionalInt now = thinking.at(state).commands();
                    OptionalInt then = thinking.at(after(step)).commands();
                    return now.isPresent() && then.isPresent() && then.getAsInt() > now.getAsInt();
                })
                .isPresent();
    }

    private SiteState after(Step step) {
        SiteState after = state.copy();
        step.execute(after);
        return after;
    }

    private Standing together(SiteState in) {
        return game.thinking().map(thinking -> thinking.at(in).together()).orElse(Standing.CERTAIN);
    }

    /** What comes of a command; empty where it is not offered or changes nothing. */
    static Optional<Choice> choice(Situation situation, Step step) {
        return situation.choices().stream()
                .filter(choice ->
                        choice.order() instanceof Order.Give give && give.step().isSameCommand(step))
                .findFirst();
    }

    // ---- the game -------------------------------------------------------------------------------------------------

    /** Whether all that is wanted in the end is so, and stays so by what comes next. */
    private boolean isDone() {
        return isAsWanted(state)
                && game.thinking()
                        .map(thinking ->
                                thinking.at(state).underway().stream().allMatch(moment -> isAsWanted(moment.after())))
                        .orElse(true);
    }

    private boolean isAsWanted(SiteState in) {
        return scenario.promises().stream()
                .allMatch(promise -> !promise.isEventual() || Played.holds(promise, plan, in));
    }

    private Optional<Advice> ofTheGame() {
        Optional<Attainment> thinking = game.thinking();
        if (thinking.isEmpty()) {
            return Optional.empty();
        }
        Situation situation = thinking.get().at(state);
        NextMove next = situation.next();
        if (next.order().isPresent()) {
            return next.order().get() instanceof Order.Give give
                    ? Optional.of(new Advice.Give(give.step()))
                    : Optional.empty();
        }
        return situation.underway().stream().findFirst().map(this::await);
    }

    private Advice await(Moment moment) {
        int server = Math.max(0, plan.serverNames().indexOf(moment.who()));
        return new Advice.Await(server, Sentences.clause(moment.who(), moment.what()));
    }
}
