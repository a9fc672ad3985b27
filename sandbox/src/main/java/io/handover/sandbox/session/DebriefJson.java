package io.handover.sandbox.session;

import io.handover.model.procedure.TimedBound;
import io.handover.model.property.Property;
import io.handover.sandbox.coach.Coach;
import io.handover.sandbox.coach.Review;
import io.handover.sandbox.rehearsal.Concern;
import io.handover.sandbox.rehearsal.Happening;
import io.handover.sandbox.rehearsal.Outcome;
import io.handover.sandbox.rehearsal.Recording;
import io.handover.sandbox.rehearsal.Rehearsal;
import io.handover.sandbox.rehearsal.SeenAlarm;
import io.handover.sandbox.scenario.Scenario;
import io.handover.sandbox.scenario.Script;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
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

    private DebriefJson(SessionFile file, Scenario scenario, Rehearsal rehearsal) {
        this.file = file;
        this.scenario = scenario;
        this.rehearsal = rehearsal;
        this.names = scenario.setting().names();
        this.happenings = rehearsal.history().happenings();
        this.outcome = scenario.outcome(rehearsal);
    }

    static ObjectNode of(SessionFile file, Scenario scenario, Rehearsal rehearsal, Optional<Coach> coach) {
        DebriefJson debrief = new DebriefJson(file, scenario, rehearsal);
        return debrief.whole(coach.map(one -> one.review(
                scenario, rehearsal.history(), debrief.outcome, file.hints().size())));
    }

    private ObjectNode whole(Optional<Review> review) {
        ObjectNode root = JsonMapper.shared().createObjectNode();
        root.put("session", file.id())
                .put("trainee", file.trainee())
                .put("exam", file.exam())
                .put("scenario", scenario.name())
                .put("title", scenario.title())
                .put("lesson", review.map(Review::lesson).orElse(scenario.lesson()))
                .put("account", file.account().orElse(""))
                .put("millis", end())
                .put("ended", rehearsal.isEnded())
                .put("passed", scenario.broken(outcome).isEmpty());
        names.forEach(root.putArray("names")::add);
        lanes(Lanes.truth(rehearsal, end()), root.putArray("truth"));
        lanes(Lanes.seen(scenario, rehearsal.recording()), root.putArray("seen"));
        ArrayNode told = root.putArray("happenings");
        happenings.stream()
                .filter(one -> one.kind() != Happening.Kind.PLACE)
                .forEach(one -> TruthJson.write(one, told.addObject()));
        ArrayNode alarms = root.putArray("alarms");
        for (SeenAlarm alarm : rehearsal.history().alarms()) {
            ViewJson.write(alarm, alarms.addObject());
        }
        ArrayNode concerns = root.putArray("concerns");
        for (Concern concern : rehearsal.history().concerns()) {
            ObjectNode node = concerns.addObject()
                    .put("number", concern.number())
                    .put("since", concern.sinceMillis())
                    .put("waited", concern.waitedMillis(end()))
                    .put("text", concern.text());
            node.put("answered", concern.answeredMillis().isPresent());
        }
        ArrayNode comments = root.putArray("comments");
        rehearsal.history().comments().forEach(comment -> ViewJson.write(comment, comments.addObject()));
        tasks(root.putArray("tasks"));
        root.putObject("measures")
                .put("dualActive", outcome.dualActiveMillis())
                .put("managementGap", outcome.managementGapMillis())
                .put("urgentWait", outcome.urgentWaitMillis())
                .put("lost", outcome.lost().size())
                .put("hints", file.hints().size());
        best(review, root.putArray("best"));
        review.ifPresent(one -> review(one, root));
        OptionalLong again = review.isPresent() ? review.get().again() : firstBreach();
        again.ifPresent(millis -> root.put("again", millis));
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

    /** What counts, and what became of it. */
    private void tasks(ArrayNode into) {
        for (Outcome.Promise promise : outcome.promises()) {
            Property property = promise.property();
            ObjectNode task = into.addObject()
                    .put("name", property.name())
                    .put("text", property.promise())
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
                    .put("text", words(bound.measure()))
                    .put("kept", measured <= bound.mostMillis())
                    .put("measured", measured)
                    .put("most", bound.mostMillis());
        }
    }

    private static String words(TimedBound.Measure measure) {
        return switch (measure) {
            case DUAL_ACTIVE -> "two or more servers are active for no longer than that, in all";
            case MANAGEMENT_GAP -> "the site is never without an active server for longer than that";
            case URGENT_WAIT -> "no urgent concern waits longer than that";
        };
    }

    private void best(Optional<Review> review, ArrayNode into) {
        if (review.isPresent()) {
            review.get().best().forEach(into::add);
            return;
        }
        for (Script.Line line : scenario.solution().lines()) {
            if (line instanceof Script.Do done) {
                into.add(done.command().phrase(names.get(done.target()), names.get(done.at())));
            }
        }
    }

    private static void review(Review review, ObjectNode root) {
        ArrayNode outlooks = root.putArray("outlooks");
        for (Review.Outlook outlook : review.outlooks()) {
            ObjectNode node = outlooks.addObject().put("millis", outlook.millis());
            ArrayNode bars = node.putArray("bars");
            outlook.bars().forEach(bar -> Session.write(bar, bars));
        }
        ArrayNode marks = root.putArray("marks");
        for (Review.Mark mark : review.marks()) {
            ObjectNode node = marks.addObject()
                    .put("happening", mark.happening())
                    .put("promise", mark.promise())
                    .put("before", Words.of(mark.before()))
                    .put("after", Words.of(mark.after()));
            mark.because().forEach(node.putArray("because")::add);
        }
    }

    /** Just before the input that broke a promise first, or before what did. */
    private OptionalLong firstBreach() {
        OptionalInt first = outcome.promises().stream()
                .flatMapToInt(promise -> promise.brokenBy().stream())
                .min();
        if (first.isEmpty()) {
            return OptionalLong.empty();
        }
        Happening breach = happenings.get(first.getAsInt());
        if (breach.input().isPresent()) {
            List<Recording.Timed> inputs = rehearsal.recording().inputs();
            return OptionalLong.of(inputs.get(breach.input().getAsInt()).millis());
        }
        return OptionalLong.of(breach.millis());
    }
}
