package io.handover.sandbox.session;

import io.handover.analysis.story.StepNames;
import io.handover.model.procedure.TimedBound;
import io.handover.model.property.Property;
import io.handover.sandbox.coach.Coach;
import io.handover.sandbox.coach.Onlooker;
import io.handover.sandbox.coach.Review;
import io.handover.sandbox.coach.Score;
import io.handover.sandbox.rehearsal.Concern;
import io.handover.sandbox.rehearsal.Happening;
import io.handover.sandbox.rehearsal.History;
import io.handover.sandbox.rehearsal.Outcome;
import io.handover.sandbox.rehearsal.Rehearsal;
import io.handover.sandbox.rehearsal.SeenAlarm;
import io.handover.sandbox.scenario.Scenario;
import io.handover.sandbox.scenario.Script;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** All that can be said of a session afterwards, as JSON. */
final class DebriefJson {
    private final SessionFile file;
    private final Scenario scenario;
    private final Rehearsal rehearsal;
    private final List<String> names;
    private final List<Happening> happenings;
    private final Outcome outcome;
    private final Review review;

    /** What counts in words, by the name of the property or measure. */
    private final Map<String, String> texts = new HashMap<>();

    private DebriefJson(SessionFile file, Scenario scenario, Rehearsal rehearsal, Coach coach) {
        this.file = file;
        this.scenario = scenario;
        this.rehearsal = rehearsal;
        this.names = scenario.setting().names();
        this.happenings = rehearsal.history().happenings();
        this.outcome = scenario.outcome(rehearsal);
        this.review = coach.review(
                scenario, rehearsal.history(), outcome, file.hints().size());
        scenario.promises().forEach(promise -> texts.put(promise.name(), promise.promise()));
        scenario.bounds().forEach(bound -> texts.put(bound.measure().key(), words(bound.measure())));
        texts.put(Review.ALL_PROMISES, "everything that counts can still be kept together");
    }

    /**
     * Of what was kept of a session. It is done again for that, so that nothing is needed of the session itself.
     *
     * @param coach who reviews it; empty: only what came of it is told
     */
    static ObjectNode of(SessionFile file, Scenario scenario, Optional<Coach> coach) {
        return new DebriefJson(file, scenario, scenario.again(file.recording()), coach.orElseGet(Onlooker::new))
                .whole();
    }

    private ObjectNode whole() {
        ObjectNode root = JsonMapper.shared().createObjectNode();
        root.put("session", file.id())
                .put("trainee", file.trainee())
                .put("exam", file.exam())
                .put("scenario", scenario.name())
                .put("title", scenario.title())
                .put("lesson", review.lesson())
                .put("account", file.account().orElse(""))
                .put("millis", end())
                .put("ended", rehearsal.isEnded())
                .put("passed", review.score().isPassed());
        names.forEach(root.putArray("names")::add);
        lanes(Lanes.truth(rehearsal, end()), root.putArray("truth"));
        lanes(Lanes.seen(scenario, rehearsal.recording()), root.putArray("seen"));
        happened(root);
        tasks(root.putArray("tasks"));
        score(root);
        outlooks(root.putArray("outlooks"));
        marks(root.putArray("marks"));
        ArrayNode losses = root.putArray("losses");
        review.losses().forEach(loss -> write(loss, losses.addObject()));
        review.together().ifPresent(loss -> write(loss, root.putObject("together")));
        courses(root);
        rehearsal
                .recording()
                .origin()
                .ifPresent(origin -> root.putObject("origin")
                        .put("session", origin.session())
                        .put("millis", origin.millis()));
        return root;
    }

    private long end() {
        return rehearsal.millis();
    }

    private static void lanes(Lanes lanes, ArrayNode into) {
        for (List<Lanes.Span> lane : lanes.lanes()) {
            ArrayNode spans = into.addArray();
            lane.forEach(span -> spans.addObject()
                    .put("from", span.from())
                    .put("to", span.to())
                    .put("what", span.what())
                    .put("version", span.version()));
        }
    }

    private void happened(ObjectNode root) {
        ArrayNode told = root.putArray("happenings");
        happenings.stream()
                .filter(one -> one.kind() != Happening.Kind.PLACE)
                .forEach(one -> TruthJson.write(one, told.addObject()));
        ObjectNode commands = root.putObject("commands");
        rehearsal.view().menus().forEach(item -> commands.put(item.command().name(), item.label()));
        ArrayNode alarms = root.putArray("alarms");
        for (SeenAlarm alarm : rehearsal.history().alarms()) {
            ViewJson.write(alarm, alarms.addObject());
        }
        ArrayNode concerns = root.putArray("concerns");
        for (Concern concern : rehearsal.history().concerns()) {
            concerns.addObject()
                    .put("number", concern.number())
                    .put("since", concern.sinceMillis())
                    .put("waited", concern.waitedMillis(end()))
                    .put("text", concern.text())
                    .put("answered", concern.answeredMillis().isPresent());
        }
        ArrayNode comments = root.putArray("comments");
        rehearsal.history().comments().forEach(comment -> ViewJson.write(comment, comments.addObject()));
        ArrayNode hints = root.putArray("hints");
        file.hints().forEach(hint -> hint.write(hints.addObject()));
    }

    // ---- what counts ----------------------------------------------------------------------------------------------

    /** What counts, and what became of it. */
    private void tasks(ArrayNode into) {
        for (Outcome.Promise promise : outcome.promises()) {
            Property property = promise.property();
            ObjectNode task = into.addObject()
                    .put("name", property.name())
                    .put("text", text(property.name()))
                    .put("kept", promise.isKept());
            OptionalInt breaker = promise.brokenBy();
            if (breaker.isPresent()) {
                TruthJson.write(happenings.get(breaker.getAsInt()), task.putObject("brokenBy"));
            }
        }
        for (TimedBound bound : scenario.bounds()) {
            long measured = Scenario.measured(outcome, bound.measure());
            into.addObject()
                    .put("name", bound.measure().key())
                    .put("text", text(bound.measure().key()))
                    .put("kept", measured <= bound.mostMillis())
                    .put("measured", measured)
                    .put("most", bound.mostMillis());
        }
    }

    private String text(String what) {
        return texts.getOrDefault(what, what);
    }

    private static String words(TimedBound.Measure measure) {
        return switch (measure) {
            case DUAL_ACTIVE -> "two or more servers are not active for long, in all";
            case MANAGEMENT_GAP -> "the site is not without an active server for long";
            case URGENT_WAIT -> "no urgent concern waits for long";
        };
    }

    private void score(ObjectNode root) {
        Score score = review.score();
        root.putObject("score")
                .put("points", score.points())
                .put("full", Score.FULL)
                .put("kept", score.done())
                .put("tasks", score.tasks().size())
                .put("hintPoints", score.hintPoints());
        root.putObject("measures")
                .put("dualActive", score.dualActiveMillis())
                .put("managementGap", score.managementGapMillis())
                .put("urgentWait", outcome.urgentWaitMillis())
                .put("lateConcerns", score.lateConcerns())
                .put("lost", score.lostChanges())
                .put("declared", score.declaredChanges())
                .put("hints", score.hints());
    }

    // ---- what the coach says --------------------------------------------------------------------------------------

    private void outlooks(ArrayNode into) {
        for (Review.Outlook outlook : review.outlooks()) {
            ObjectNode node = into.addObject().put("millis", outlook.millis());
            Outlook.write(outlook.bars(), node.putArray("bars"));
        }
    }

    private void marks(ArrayNode into) {
        for (Review.Mark mark : review.marks()) {
            write(mark, rehearsal.history(), text(mark.promise()), into.addObject());
        }
    }

    /** @param text what is promised, in words */
    static void write(Review.Mark mark, History history, String text, ObjectNode into) {
        Happening move = history.happenings().get(mark.happening());
        into.put("happening", mark.happening())
                .put("millis", move.millis())
                .put(
                        "what",
                        move.command()
                                .map(new StepNames(history.plan())::command)
                                .orElse(move.what()))
                .put("promise", mark.promise())
                .put("text", text)
                .put("mover", Words.of(mark.mover()))
                .put("before", Words.of(mark.before()))
                .put("after", Words.of(mark.after()));
        mark.because().forEach(into.putArray("because")::add);
    }

    private void write(Review.Loss loss, ObjectNode into) {
        into.put("what", loss.what())
                .put("text", text(loss.what()))
                .put("millis", loss.millis())
                .put("mover", Words.of(loss.mover()))
                .put("who", loss.who())
                .put("move", loss.move())
                .put("again", loss.again());
        loss.happening()
                .ifPresent(number -> into.put("happening", number)
                        .put("began", happenings.get(number).millis()));
        loss.instead().ifPresent(instead -> into.put("instead", instead));
    }

    private void courses(ObjectNode root) {
        boolean isSolution = review.best().equals(review.solution());
        List<String> solution = scenario.solution().lines().stream()
                .filter(Script.Do.class::isInstance)
                .map(Script.Do.class::cast)
                .map(done -> rehearsal.words(done.command(), done.target(), done.at()))
                .toList();
        (isSolution ? solution : review.best()).forEach(root.putArray("best")::add);
        solution.forEach(root.putArray("solution")::add);
        review.again().ifPresent(millis -> {
            root.put("again", millis);
            if (!isSolution) {
                root.put("bestFrom", millis);
            }
        });
    }
}
