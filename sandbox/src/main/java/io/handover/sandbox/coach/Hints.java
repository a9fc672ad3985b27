package io.handover.sandbox.coach;

import io.handover.analysis.attainment.Attainment;
import io.handover.analysis.attainment.Choice;
import io.handover.analysis.attainment.Situation;
import io.handover.analysis.story.Sentences;
import io.handover.analysis.story.StepNames;
import io.handover.analysis.story.Story;
import io.handover.explorer.game.Standing;
import io.handover.model.procedure.Plan;
import io.handover.model.procedure.Step;
import io.handover.model.property.Property;
import io.handover.model.state.SiteState;
import io.handover.sandbox.scenario.Scenario;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** Hints in the operator's words. */
final class Hints {
    private static final int WHERE = 1;
    private static final int WHAT = 2;

    private final Scenario scenario;
    private final Games games;
    private final Games.Game game;
    private final Plan plan;
    private final SiteState state;

    Hints(Scenario scenario, Games games, SiteState state) {
        this.scenario = scenario;
        this.games = games;
        this.game = games.of(scenario);
        this.plan = scenario.setting().plan();
        this.state = state;
    }

    /** A hint of a grade; empty where there is nothing to be done. */
    Optional<String> of(int grade) {
        return new Thought(scenario, games, state).next().map(advice -> switch (grade) {
            case WHERE -> where(advice);
            case WHAT -> what(advice);
            default -> String.join(" ", why(advice));
        });
    }

    // ---- where ----------------------------------------------------------------------------------------------------

    private String where(Advice advice) {
        String open = scenario.promises().stream()
                .filter(promise -> promise.isEventual() && !Played.holds(promise, plan, state))
                .findFirst()
                .map(promise -> " Not yet so: " + promise.promise() + ".")
                .orElse("");
        if (advice instanceof Advice.Await await) {
            return "Look at " + plan.serverName(await.server()) + ", and at what is under way." + open;
        }
        Step step = ((Advice.Give) advice).step();
        String target = plan.serverName(step.target());
        String contact = plan.serverName(step.contact());
        return "Look at " + (contact.equals(target) ? target : contact + " and at " + target) + "." + open;
    }

    // ---- what -----------------------------------------------------------------------------------------------------

    private String what(Advice advice) {
        if (advice instanceof Advice.Await await) {
            return "Wait for this: " + await.what() + ".";
        }
        Step step = ((Advice.Give) advice).step();
        return "Give the command " + new StepNames(plan).command(step) + ", " + place(step) + ".";
    }

    private String place(Step step) {
        String contact = plan.serverName(step.contact());
        if (!step.command().usesClient()) {
            return "at the machine " + contact;
        }
        return step.command().isOfferedWhileDown() && state.isDown(step.contact())
                ? "at the console of " + contact
                : "in the client on " + contact;
    }

    // ---- why ------------------------------------------------------------------------------------------------------

    private List<String> why(Advice advice) {
        List<String> sentences = new ArrayList<>();
        if (advice instanceof Advice.Give give) {
            written(give.step()).ifPresent(because -> sentences.add(sentence(because)));
        }
        game.thinking().ifPresent(thinking -> {
            Situation situation = thinking.at(state);
            if (advice instanceof Advice.Give give) {
                Thought.choice(situation, give.step())
                        .ifPresent(choice -> sentences.addAll(after(situation, thinking, choice)));
            }
            sentences.addAll(whileWaiting(situation, thinking, advice instanceof Advice.Await));
        });
        if (sentences.isEmpty()) {
            sentences.add(sentence(scenario.lesson()));
        }
        return sentences;
    }

    /** Why the procedure has the step, in its own words. */
    private Optional<String> written(Step step) {
        return plan.steps().stream()
                .filter(one -> one.isSameCommand(step))
                .flatMap(one -> one.instruction().because().stream())
                .findFirst();
    }

    private static List<String> after(Situation situation, Attainment thinking, Choice choice) {
        List<String> sentences = new ArrayList<>();
        List<Property> risked = thinking.terms().promises().stream()
                .filter(promise -> choice.standings().get(promise) == Standing.WITH_LUCK)
                .toList();
        for (Property promise : risked) {
            Story story = situation.refutation(choice.order(), promise);
            sentences.add("After it this is left to luck, so do not stop there: " + promise.promise() + "."
                    + (story.moments().size() > 1 ? " It is lost if it comes to this: " + events(story, 1) + "." : ""));
        }
        if (risked.isEmpty() && !choice.standings().containsValue(Standing.LOST)) {
            sentences.add("After it everything can still be kept, whatever happens but a fault.");
        }
        return sentences;
    }

    private static List<String> whileWaiting(Situation situation, Attainment thinking, boolean isAdvised) {
        List<String> sentences = new ArrayList<>();
        for (Property promise : thinking.terms().promises()) {
            situation
                    .lossByWaiting(promise)
                    .ifPresent(story -> sentences.add("While you wait this may be lost: " + promise.promise()
                            + ". It is if it comes to this: " + events(story, 0) + "."));
        }
        if (isAdvised && sentences.isEmpty()) {
            sentences.add("Nothing that can still be kept is lost by waiting.");
        }
        return sentences;
    }

    private static String events(Story story, int from) {
        return told(story, from).stream().collect(Collectors.joining("; then "));
    }

    /** The moments of a story from one on, in words. */
    static List<String> told(Story story, int from) {
        return story.moments().stream()
                .skip(from)
                .map(moment -> Sentences.clause(moment.who(), moment.what()))
                .toList();
    }

    private static String sentence(String text) {
        String stripped = text.strip();
        return stripped.endsWith(".") || stripped.isEmpty() ? stripped : stripped + ".";
    }
}
