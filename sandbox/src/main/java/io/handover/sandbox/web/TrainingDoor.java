package io.handover.sandbox.web;

import io.handover.emulator.http.Door;
import io.handover.sandbox.rehearsal.RecordingJson;
import io.handover.sandbox.session.SessionException;
import io.handover.sandbox.session.SessionException.Why;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.eclipse.jetty.http.HttpFields;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;
import org.eclipse.jetty.util.Fields;

/** The one door: the page, the API and the streams. */
final class TrainingDoor implements Door {
    private static final String POLICY =
            "default-src 'self'; base-uri 'none'; form-action 'self'; frame-ancestors 'none';" + " object-src 'none'";
    private static final String API = "/api/";

    private final TrainingApi api;
    private final Streams streams;
    private final Origin origin;
    private final PageFiles page = new PageFiles();

    TrainingDoor(TrainingApi api, Streams streams, Origin origin) {
        this.api = api;
        this.streams = streams;
        this.origin = origin;
    }

    @Override
    public boolean isOpen() {
        return true;
    }

    /** A recording, and what is around it. */
    @Override
    public int mostBodyBytes() {
        return RecordingJson.MOST_CHARACTERS + 1_024;
    }

    @Override
    public void answer(Request request, byte[] body, Response response, Callback callback) {
        try {
            String path = Request.getPathInContext(request);
            check(request, path, body.length != 0);
            Optional<Map<String, String>> streamed = Streams.asked(request.getMethod(), path);
            if (streamed.isPresent()) {
                head(response);
                streams.open(streamed.get(), query(request), header(request, "Last-Event-ID"), response, callback);
            } else {
                answer(request, path, body).whenComplete((answer, failure) -> {
                    if (failure == null) {
                        write(answer, response, callback);
                    } else {
                        callback.failed(failure);
                    }
                });
            }
        } catch (SessionException refusal) {
            write(Answer.refused(refusal), response, callback);
        }
    }

    private CompletionStage<Answer> answer(Request request, String path, byte[] body) {
        if (path.startsWith(API)) {
            return api.answer(
                    request.getMethod(),
                    path,
                    query(request),
                    header(request, "X-Handover-Token"),
                    new String(body, StandardCharsets.UTF_8));
        }
        if (!request.getMethod().equals("GET") && !request.getMethod().equals("HEAD")) {
            return CompletableFuture.completedFuture(
                    Answer.error(Answer.NOT_ALLOWED, "The page can only be read.", List.of("GET", "HEAD")));
        }
        return CompletableFuture.completedFuture(
                page.answer(path, header(request, HttpHeader.IF_NONE_MATCH.asString())));
    }

    private void check(Request request, String path, boolean hasBody) {
        HttpFields headers = request.getHeaders();
        String host = header(request, HttpHeader.HOST.asString());
        if (!origin.isOwn(host)) {
            throw new SessionException(Why.FORBIDDEN, "This server has another name.");
        }
        boolean isChange =
                !request.getMethod().equals("GET") && !request.getMethod().equals("HEAD");
        boolean isOwn = Origin.mayChange(
                host,
                Optional.ofNullable(headers.get(HttpHeader.ORIGIN)),
                Optional.ofNullable(headers.get("Sec-Fetch-Site")));
        if ((isChange || path.startsWith(API)) && !isOwn) {
            throw new SessionException(Why.FORBIDDEN, "That is only possible from the page of this server.");
        }
        String type = header(request, HttpHeader.CONTENT_TYPE.asString());
        if (isChange && hasBody && !type.startsWith("application/json")) {
            throw new SessionException(
                    Why.WRONG, "A body is JSON, and says so in Content-Type.", List.of("application/json"));
        }
    }

    private static String header(Request request, String name) {
        return Optional.ofNullable(request.getHeaders().get(name)).orElse("");
    }

    private static Map<String, List<String>> query(Request request) {
        Map<String, List<String>> query = new HashMap<>();
        for (Fields.Field field : Request.extractQueryParameters(request)) {
            query.put(field.getName(), field.getValues());
        }
        return query;
    }

    @Override
    public void tooLarge(Response response, Callback callback) {
        write(Answer.error(Answer.TOO_LARGE, "A body has at most " + mostBodyBytes() + " bytes."), response, callback);
    }

    @Override
    public void refuse(int status, String message, Response response, Callback callback) {
        write(Answer.error(status, message + "."), response, callback);
    }

    private static void head(Response response) {
        HttpFields.Mutable headers = response.getHeaders();
        Map<String, String> all = new LinkedHashMap<>();
        all.put("Content-Security-Policy", POLICY);
        all.put("X-Content-Type-Options", "nosniff");
        all.put("Referrer-Policy", "no-referrer");
        all.put("Cross-Origin-Opener-Policy", "same-origin");
        all.put("Cross-Origin-Resource-Policy", "same-origin");
        all.put("Cache-Control", "no-store");
        all.forEach(headers::put);
    }

    private static void write(Answer answer, Response response, Callback callback) {
        response.setStatus(answer.status());
        head(response);
        answer.headers().forEach((name, value) -> response.getHeaders().put(name, value));
        response.write(true, ByteBuffer.wrap(answer.content()), callback);
    }
}
