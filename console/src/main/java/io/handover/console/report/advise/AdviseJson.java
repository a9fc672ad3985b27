package io.handover.console.report.advise;

import io.handover.analysis.attainment.Along;
import io.handover.analysis.attainment.BySight;
import io.handover.analysis.attainment.Choice;
import io.handover.analysis.attainment.Differences;
import io.handover.analysis.attainment.FreeMove;
import io.handover.analysis.attainment.Lapse;
import io.handover.analysis.attainment.Mover;
import io.handover.analysis.attainment.NextMove;
import io.handover.analysis.attainment.PointOfNoReturn.Move;
import io.handover.analysis.attainment.Terms;
import io.handover.analysis.guidance.About;
import io.handover.analysis.guidance.Guidance;
import io.handover.analysis.guidance.Guidance.Answer;
import io.handover.analysis.guidance.Guidance.Sighted;
import io.handover.analysis.retreat.UsualCourse;
import io.handover.analysis.story.Moment;
import io.handover.analysis.story.StepNames;
import io.handover.console.ExitCode;
import io.handover.console.report.ReportJson;
import io.handover.console.report.RetreatJson;
import io.handover.explorer.game.Standing;
import io.handover.explorer.game.sight.LookAlike;
import io.handover.model.procedure.Plan;
import io.handover.model.procedure.Step;
import io.handover.model.property.Property;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Advice as JSON; the schema is {@code schema/advise.schema.json}. */
public final class AdviseJson {
    private final Guidance guidance;
    private final AdviseWords words;
    private final Plan plan;
    private final StepNames steps;

    private AdviseJson(Guidance guidance) {
        this.guidance = guidance;
        this.words = new AdviseWords(guidance);
        this.plan = guidance.request().subject().plan();
        this.steps = new StepNames(plan);
    }

    /** One JSON object, indented, with a line end at its end. */
    public static String of(Guidance guidance) {
        return ReportJson.written(new AdviseJson(guidance).root());
    }

    private ObjectNode root() {
        Terms terms = guidance.request().terms();
        ObjectNode root = ReportJson.object("advise");
        ReportJson.subject(root, guidance.request().subject());
        root.put("about", about());
        ReportJson.assumptions(root.putObject("assumptions"), terms.assumptions());
        root.putObject("faults")
                .put("crashes", terms.faults().crashes())
                .put("cuts", terms.faults().cuts())
                .put("installerFailures", terms.faults().installerFailures());
        number(root, "changes", terms.changes());
        ArrayNode commands = root.putArray("commands");
        terms.orders().stream().map(order -> order.command().name()).distinct().forEach(commands::add);
        root.put("sight", key(guidance.request().sight()));
        root.put("command", guidance.request().command());
        root.put("interrupted", guidance.interrupted());
        root.put("exitCode", ExitCode.of(guidance));
        guidance.answer()
                .ifPresentOrElse(answer -> answer(root.putObject("answer"), answer), () -> root.putNull("answer"));
        return root;
    }

    private String about() {
        About about = guidance.request().about();
        if (about instanceof About.OfSite) {
            return "site";
        }
        if (about instanceof About.OfProcedure) {
            return "procedure";
        }
        return about instanceof About.OfStory ? "story" : "journal";
    }

    private static void number(ObjectNode to, String name, OptionalInt number) {
        number.ifPresentOrElse(value -> to.put(name, value), () -> to.putNull(name));
    }

    private static String key(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    private void answer(ObjectNode to, Answer answer) {
        to.put("states", answer.states());
        to.put("possible", answer.situation().states().size());
        next(to.putObject("next"), answer);
        answer.sighted()
                .ifPresentOrElse(sighted -> sighted(to.putObject("bySight"), sighted), () -> to.putNull("bySight"));
        ArrayNode waiting = to.putArray("waiting");
        words.waiting(answer).forEach(waiting::add);
        ArrayNode promises = to.putArray("promises");
        answer.standings()
                .forEach((promise, standing) -> promises.addObject()
                        .put("property", promise.name())
                        .put("promise", promise.promise())
                        .put("now", key(standing))
                        .put("unattended", key(answer.unattended().getOrDefault(promise, Standing.LOST))));
        ArrayNode choices = to.putArray("choices");
        answer.choices().forEach(choice -> choice(choices.addObject(), answer, choice));
        answer.along().ifPresentOrElse(along -> along(to.putObject("along"), answer, along), () -> to.putNull("along"));
        answer.retreats()
                .ifPresentOrElse(
                        retreats -> RetreatJson.write(retreats, to.putObject("retreat")), () -> to.putNull("retreat"));
    }

    private void next(ObjectNode to, Answer answer) {
        NextMove next = answer.next();
        ReportJson.text(to, "command", words.advised(answer).map(words::order));
        to.put("words", words.toDo(answer));
        names(to.putArray("certain"), next.certain());
        names(to.putArray("withLuck"), next.withLuck());
        names(to.putArray("givenUp"), next.givenUp());
        number(to, "mostCommands", next.mostCommands());
        number(to, "fewestCommands", next.fewestCommands());
    }

    private void sighted(ObjectNode to, Sighted sighted) {
        BySight together = sighted.together();
        ReportJson.text(to, "together", together.standing().map(AdviseJson::key));
        ReportJson.text(to, "command", together.next().map(words::order));
        together.lookAlike()
                .ifPresentOrElse(pair -> lookAlike(to.putObject("lookAlike"), pair), () -> to.putNull("lookAlike"));
        ArrayNode promises = to.putArray("promises");
        sighted.promises().forEach((promise, stands) -> {
            ObjectNode one = promises.addObject().put("property", promise.name());
            ReportJson.text(one, "now", stands.standing().map(AdviseJson::key));
        });
    }

    private void lookAlike(ObjectNode to, LookAlike pair) {
        ArrayNode one = to.putArray("one");
        Differences.ofOne(plan, pair).forEach(one::add);
        ArrayNode other = to.putArray("other");
        Differences.ofOther(plan, pair).forEach(other::add);
        to.put("needed", words.order(pair.needed()));
        ReportJson.text(to, "neededInOther", pair.neededInOther().map(words::order));
        to.put("harmful", pair.harmful());
    }

    private static void names(ArrayNode to, List<Property> promises) {
        promises.forEach(promise -> to.add(promise.name()));
    }

    private void choice(ObjectNode to, Answer answer, Choice choice) {
        to.put("command", words.order(choice.order()));
        ArrayNode promises = to.putArray("promises");
        choice.standings()
                .forEach((promise, standing) ->
                        promises.addObject().put("property", promise.name()).put("then", key(standing)));
        ArrayNode lowered = to.putArray("lowered");
        for (Property promise : choice.lowered()) {
            ArrayNode story =
                    lowered.addObject().put("property", promise.name()).putArray("story");
            for (Moment moment :
                    answer.situation().refutation(choice.order(), promise).moments()) {
                story.addObject().put("who", moment.who()).put("what", moment.what());
            }
        }
    }

    private void along(ObjectNode to, Answer answer, Along along) {
        ArrayNode moments = to.putArray("moments");
        for (Moment moment : along.story().moments()) {
            moments.addObject()
                    .put("who", moment.who())
                    .put("what", moment.what())
                    .put("whose", key(Mover.of(moment.event())));
        }
        ArrayNode promises = to.putArray("promises");
        for (Property promise : answer.standings().keySet()) {
            ObjectNode one = promises.addObject().put("property", promise.name());
            ArrayNode standings = one.putArray("standings");
            along.standings(promise).forEach(standing -> standings.add(key(standing)));
            ArrayNode lapses = one.putArray("lapses");
            for (Standing left : List.of(Standing.CERTAIN, Standing.WITH_LUCK)) {
                along.lapses(promise, left).forEach(lapse -> lapse(lapses.addObject(), along, lapse));
            }
        }
        ArrayNode done = to.putArray("steps");
        for (UsualCourse.Done one : answer.done()) {
            Step step = plan.step(one.pc());
            done.addObject()
                    .put("step", steps.number(step))
                    .put("command", steps.command(step))
                    .put("moments", one.moments());
        }
    }

    private void lapse(ObjectNode to, Along along, Lapse lapse) {
        to.put("leaves", key(lapse.left()));
        move(to, "from", lapse.from());
        move(to, "until", lapse.until());
        Optional<FreeMove> free = along.lastFreeMove(lapse);
        if (free.isEmpty()) {
            to.putNull("lastFreeMove");
            return;
        }
        ObjectNode last = to.putObject("lastFreeMove");
        last.put("moment", free.get().moment());
        ReportJson.text(last, "command", free.get().order().map(words::order));
        last.put("then", key(free.get().standing()));
    }

    private static void move(ObjectNode to, String name, Optional<Move> move) {
        if (move.isEmpty()) {
            to.putNull(name);
            return;
        }
        to.putObject(name)
                .put("moment", move.get().moment())
                .put("whose", key(move.get().whose()))
                .put("who", move.get().who())
                .put("what", move.get().what());
    }
}
