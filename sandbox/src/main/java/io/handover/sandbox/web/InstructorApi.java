package io.handover.sandbox.web;

import io.handover.sandbox.rehearsal.Input;
import io.handover.sandbox.rehearsal.RecordingJson;
import io.handover.sandbox.session.Session;
import io.handover.sandbox.session.SessionException;
import io.handover.sandbox.session.SessionException.Why;
import io.handover.sandbox.session.Sessions;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** What an instructor can ask for; who may is judged elsewhere. */
final class InstructorApi {
    private static final String ALL = "/api/instructor";
    private static final String ONE = ALL + "/sessions/{id}";
    private static final String PAUSE = "pause";
    private static final String RUN = "run";
    private static final String NEXT = "next";

    private final Sessions sessions;

    InstructorApi(Sessions sessions) {
        this.sessions = sessions;
    }

    /** By {@code METHOD path}, in their order. */
    Map<String, Function<Call, Answer>> routes() {
        Map<String, Function<Call, Answer>> routes = new LinkedHashMap<>();
        routes.put("GET " + ALL + "/sessions", call -> Answer.json(sessions.list()));
        routes.put("GET " + ONE, call -> Answer.json(session(call).instructorView()));
        routes.put("POST " + ONE + "/inputs", this::inject);
        routes.put("DELETE " + ONE + "/pending/{number}", this::takeBack);
        routes.put(
                "POST " + ONE + "/comments",
                call -> TrainingApi.reply(session(call).apply(comment(call))));
        routes.put("POST " + ONE + "/branches", this::handOver);
        routes.put("POST " + ONE + "/clock", this::clock);
        routes.put(
                "POST " + ONE + "/finish",
                call -> TrainingApi.reply(session(call).apply(new Input.Stop())));
        routes.put("POST " + ALL + "/comments", this::tellAll);
        routes.put("POST " + ALL + "/clock", this::allClocks);
        return routes;
    }

    private Session session(Call call) {
        return sessions.session(call.part("id"));
    }

    private Answer inject(Call call) {
        Session session = session(call);
        JsonNode body = call.object("what", "server", "other", "millis");
        ObjectNode written = ((ObjectNode) body.deepCopy()).put("input", "inject");
        if (!(RecordingJson.input(written, session.scenario().setting().names()) instanceof Input.Inject inject)) {
            throw new SessionException(Why.WRONG, "That is nothing that an instructor can do.");
        }
        Optional<Long> at = Call.whole(body, "millis");
        if (at.isPresent()) {
            session.injectAt(at.get(), inject);
            return Answer.json("{\"accepted\":true}");
        }
        return TrainingApi.reply(session.apply(inject));
    }

    private Answer takeBack(Call call) {
        String number = call.part("number");
        if (!number.matches("\\d{1,9}")) {
            throw new SessionException(Why.WRONG, "What is in store has a number.");
        }
        session(call).takeBack(Integer.parseInt(number));
        return Answer.nothing();
    }

    private static Input.Comment comment(Call call) {
        try {
            return new Input.Comment(Call.text(call.object("text"), "text").strip());
        } catch (IllegalArgumentException wrong) {
            throw new SessionException(Why.WRONG, "Not this: " + wrong.getMessage() + ".");
        }
    }

    private Answer tellAll(Call call) {
        return Answer.json(JsonMapper.shared()
                .createObjectNode()
                .put("told", sessions.comment(comment(call)))
                .toString());
    }

    private Answer handOver(Call call) {
        long millis = Call.whole(call.object("millis"), "millis")
                .orElseThrow(
                        () -> new SessionException(Why.WRONG, "The field 'millis' is a whole number, and needed."));
        return Answer.json(
                Answer.CREATED,
                JsonMapper.shared()
                        .createObjectNode()
                        .put("id", sessions.handOver(session(call), millis).id())
                        .toString());
    }

    private Answer clock(Call call) {
        Session session = session(call);
        return done(
                call,
                Map.of(
                        PAUSE,
                        Session::freeze,
                        RUN,
                        one -> {
                            one.goOn();
                            one.clock(RUN, Optional.empty());
                        },
                        NEXT,
                        Session::next),
                List.of(PAUSE, RUN, NEXT),
                session);
    }

    private Answer allClocks(Call call) {
        return done(call, Map.of(PAUSE, Sessions::freeze, RUN, Sessions::goOn), List.of(PAUSE, RUN), sessions);
    }

    private static <T> Answer done(Call call, Map<String, Consumer<T>> actions, List<String> allowed, T on) {
        Consumer<T> action = actions.get(Call.text(call.object("action"), "action"));
        if (action == null) {
            throw new SessionException(Why.WRONG, "The clock cannot do that.", allowed);
        }
        action.accept(on);
        return Answer.nothing();
    }
}
