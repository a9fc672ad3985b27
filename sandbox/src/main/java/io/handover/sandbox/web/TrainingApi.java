package io.handover.sandbox.web;

import io.handover.emulator.site.Ticker;
import io.handover.files.secret.Secret;
import io.handover.sandbox.rehearsal.Input;
import io.handover.sandbox.rehearsal.RecordingJson;
import io.handover.sandbox.rehearsal.Reply;
import io.handover.sandbox.session.Session;
import io.handover.sandbox.session.SessionException;
import io.handover.sandbox.session.SessionException.Why;
import io.handover.sandbox.session.Sessions;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.function.Function;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** What the JSON API answers; {@code openapi.json} in the resources describes it. */
final class TrainingApi {
    /** The longest account of a session. */
    private static final int MOST_ACCOUNT = 8_000;

    /** A lesson's name is longer than a file's may be. */
    private static final int MOST_FILE_NAME = 60;

    private static final double ASKED_PER_SECOND = 30;
    private static final double ASKED_AT_ONCE = 90;
    private static final double BEGUN_PER_SECOND = 2;
    private static final double BEGUN_AT_ONCE = 100;

    private final Sessions sessions;
    private final Optional<Secret> instructor;
    private final Allowance asked;
    private final Allowance begun;
    private final Routes routes = new Routes();

    /** @param instructor the token that opens everything; empty: there is no instructor */
    TrainingApi(Sessions sessions, Optional<Secret> instructor, Ticker ticker) {
        this.sessions = sessions;
        this.instructor = instructor;
        this.asked = new Allowance(ASKED_PER_SECOND, ASKED_AT_ONCE, ticker);
        this.begun = new Allowance(BEGUN_PER_SECOND, BEGUN_AT_ONCE, ticker);
        String session = "/api/sessions/{id}";
        routes.add("GET", "/api/openapi.json", call -> description());
        routes.add(
                "GET",
                "/api/scenarios",
                call -> Answer.json(
                        sessions.scenarios(call.parameter("trainee").orElse(""), call.parameter("scenario"))));
        routes.add("POST", "/api/sessions", this::begin);
        routes.add("POST", "/api/imports", this::importOne);
        routes.add("GET", session, of((call, one) -> Answer.json(one.view())));
        routes.add("POST", session + "/inputs", of(this::input));
        routes.add("POST", session + "/clock", of(this::clock));
        routes.addSlow("POST", session + "/hints", of((call, one) -> one.hint().thenApply(Answer::json)));
        routes.add("POST", session + "/finish", of((call, one) -> reply(one.apply(new Input.Finish()))));
        routes.add("PUT", session + "/account", of(this::account));
        routes.addSlow(
                "GET",
                session + "/debrief",
                of((call, one) -> one.debrief(isInstructor(call.token())).thenApply(Answer::json)));
        routes.add("POST", session + "/branches", of(this::branch));
        routes.add("GET", session + "/export", of((call, one) -> export(one)));
        InstructorApi station = new InstructorApi(sessions);
        station.routes().forEach((route, answers) -> {
            int space = route.indexOf(' ');
            routes.add(route.substring(0, space), route.substring(space + 1), ofInstructor(answers));
        });
    }

    /** All that is answered here, as {@code METHOD path}. */
    List<String> routes() {
        return routes.all();
    }

    /** When it is there, the answer. Never fails for what a client did: that is answered with an error. */
    CompletionStage<Answer> answer(
            String method, String path, Map<String, List<String>> query, String token, String body) {
        try {
            return routes.answer(method, path, query, token, body).exceptionally(TrainingApi::refused);
        } catch (SessionException | RecordingJson.RecordingException refusal) {
            return CompletableFuture.completedFuture(refused(refusal));
        }
    }

    private static Answer refused(Throwable why) {
        if (why instanceof CompletionException && why.getCause() != null) {
            return refused(why.getCause());
        } else if (why instanceof SessionException refusal) {
            return Answer.refused(refusal);
        } else if (why instanceof RecordingJson.RecordingException wrong) {
            return Answer.error(Answer.BAD_REQUEST, String.valueOf(wrong.getMessage()));
        }
        throw new CompletionException(why);
    }

    // ---- who may --------------------------------------------------------------------------------------------------

    /** Something that is asked of a session. */
    private interface OfSession<T> {
        T answer(Call call, Session session);
    }

    private <T> Function<Call, T> of(OfSession<T> asks) {
        return call -> {
            Session session = session(call.part("id"), call.token());
            if (!asked.takes(session.id())) {
                throw new SessionException(Why.TOO_MANY, "That is too much at a time: wait a second.");
            }
            return asks.answer(call, session);
        };
    }

    /** The session of that id, for whoever bears its secret or the instructor's token. */
    Session session(String id, String token) {
        return isInstructor(token) ? sessions.session(id) : sessions.session(id, token);
    }

    private boolean isInstructor(String token) {
        return instructor.filter(expected -> expected.is(token)).isPresent();
    }

    private Function<Call, Answer> ofInstructor(Function<Call, Answer> asks) {
        return call -> {
            if (!isInstructor(call.token())) {
                throw new SessionException(
                        Why.FORBIDDEN, "Only an instructor sees this; the command 'train' names the address.");
            }
            return asks.apply(call);
        };
    }

    // ---- sessions -------------------------------------------------------------------------------------------------

    private Answer begin(Call call) {
        JsonNode body = call.object("scenario", "seed", "exam", "trainee");
        mayBegin();
        return begun(sessions.begin(
                Call.text(body, "scenario"),
                Call.whole(body, "seed"),
                Call.flag(body, "exam"),
                Call.text(body, "trainee")));
    }

    private Answer importOne(Call call) {
        JsonNode body = call.object("recording", "trainee");
        mayBegin();
        return begun(sessions.resume(body.path("recording").toString(), Call.text(body, "trainee")));
    }

    private void mayBegin() {
        if (!begun.takes("")) {
            throw new SessionException(Why.TOO_MANY, "Too many sessions begin at a time: wait a second.");
        }
    }

    private static Answer begun(Sessions.Begun begun) {
        return Answer.json(
                Answer.CREATED,
                JsonMapper.shared()
                        .createObjectNode()
                        .put("id", begun.session().id())
                        .put("secret", begun.secret())
                        .toString());
    }

    private Answer input(Call call, Session session) {
        Input input =
                RecordingJson.input(call.object(), session.scenario().setting().names());
        if (input.isOfOthers()) {
            throw new SessionException(Why.FORBIDDEN, "That is not for a trainee to do.");
        }
        return reply(session.apply(input));
    }

    static Answer reply(Reply reply) {
        ObjectNode body = JsonMapper.shared().createObjectNode().put("accepted", reply.accepted());
        if (!reply.accepted()) {
            body.put("reason", reply.reason());
        }
        return Answer.json(body.toString());
    }

    private Answer clock(Call call, Session session) {
        JsonNode body = call.object("action", "speed");
        session.clock(Call.text(body, "action"), Call.whole(body, "speed").map(Math::toIntExact));
        return Answer.nothing();
    }

    private Answer account(Call call, Session session) {
        String text = Call.text(call.object("text"), "text");
        if (text.length() > MOST_ACCOUNT) {
            throw new SessionException(Why.WRONG, "An account has at most " + MOST_ACCOUNT + " characters.");
        }
        session.setAccount(text);
        return Answer.nothing();
    }

    private Answer branch(Call call, Session session) {
        JsonNode body = call.object("millis", "trainee");
        long millis = Call.whole(body, "millis")
                .orElseThrow(
                        () -> new SessionException(Why.WRONG, "The field 'millis' is a whole number, and needed."));
        mayBegin();
        return begun(
                sessions.begin(session.until(millis, isInstructor(call.token())), false, Call.text(body, "trainee")));
    }

    private Answer export(Session session) {
        byte[] text = sessions.export(session).getBytes(StandardCharsets.UTF_8);
        String name = session.scenario().name().replaceAll("[^\\w-]+", "-");
        return new Answer(
                Answer.OK,
                Map.of(
                        "Content-Type",
                        "application/json",
                        "Content-Disposition",
                        "attachment; filename=\"" + name.substring(0, Math.min(MOST_FILE_NAME, name.length()))
                                + ".rehearsal.json\""),
                text);
    }

    private static Answer description() {
        return Answer.json(Description.TEXT);
    }
}
