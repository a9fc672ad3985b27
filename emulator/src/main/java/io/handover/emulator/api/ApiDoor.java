package io.handover.emulator.api;

import io.handover.emulator.http.Door;
import io.handover.emulator.http.Web;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.function.Function;
import org.eclipse.jetty.http.HttpCookie;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;
import org.eclipse.jetty.util.Fields;

/** The door to an API in the product's shape. */
final class ApiDoor implements Door {
    /** The client's largest body is a login of some 100 bytes. */
    static final int MOST_BODY_BYTES = 64 * 1024;

    private static final String JSON = "application/json";
    private static final String SESSION = "JSESSIONID";

    private final BooleanSupplier open;
    private final Function<Exchange, Answer> answers;

    ApiDoor(BooleanSupplier open, Function<Exchange, Answer> answers) {
        this.open = open;
        this.answers = answers;
    }

    @Override
    public boolean isOpen() {
        return open.getAsBoolean();
    }

    @Override
    public int mostBodyBytes() {
        return MOST_BODY_BYTES;
    }

    @Override
    public void answer(Request request, byte[] body, Response response, Callback callback) {
        Answer answer = answers.apply(exchange(request, body));
        if (isOpen()) {
            write(answer, request.isSecure(), response, callback);
        } else {
            Web.hangUp(request, callback);
        }
    }

    @Override
    public void tooLarge(Response response, Callback callback) {
        refuse(
                Refusal.BAD_REQUEST,
                "The body is too large: at most " + MOST_BODY_BYTES + " bytes are allowed.",
                response,
                callback);
    }

    @Override
    public void refuse(int status, String message, Response response, Callback callback) {
        write(Answer.error(status, message, List.of()), false, response, callback);
    }

    private static Exchange exchange(Request request, byte[] body) {
        String base = (request.isSecure() ? "https" : "http") + "://" + Request.getServerName(request) + ":"
                + Request.getServerPort(request);
        String path = Request.getPathInContext(request);
        Fields query = Request.extractQueryParameters(request);
        List<String> sessions = Request.getCookies(request).stream()
                .filter(cookie -> cookie.getName().equals(SESSION))
                .map(HttpCookie::getValue)
                .toList();
        return new Exchange(
                request.getMethod(),
                base,
                List.of((path.startsWith("/") ? path.substring(1) : path).split("/", -1)),
                query,
                new String(body, StandardCharsets.UTF_8),
                Optional.ofNullable(request.getHeaders().get(HttpHeader.AUTHORIZATION))
                        .orElse(""),
                sessions);
    }

    private static void write(Answer answer, boolean secure, Response response, Callback callback) {
        response.setStatus(answer.status());
        answer.cookie()
                .ifPresent(id -> response.getHeaders()
                        .put(
                                HttpHeader.SET_COOKIE,
                                SESSION + "=" + id + "; Path=/; HttpOnly" + (secure ? "; Secure" : "")));
        byte[] content = answer.bytes();
        if (content.length > 0) {
            // Without a charset: the client takes no other form for JSON.
            response.getHeaders().put(HttpHeader.CONTENT_TYPE, JSON);
        }
        response.write(true, ByteBuffer.wrap(content), callback);
    }
}
