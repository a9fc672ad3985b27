package io.handover.executor.api;

import io.handover.files.Access;
import java.io.IOException;
import java.net.ConnectException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpConnectTimeoutException;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.security.cert.CertPathValidatorException;
import java.security.cert.CertificateException;
import java.security.cert.CertificateExpiredException;
import java.security.cert.CertificateNotYetValidException;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLHandshakeException;

/** Sends requests to one server, each once. */
final class Connection {
    private static final int SECURE_PORT = 443;
    private static final int PLAIN_PORT = 80;
    private static final Set<CertPathValidatorException.Reason> OUT_OF_DATE = Set.of(
            CertPathValidatorException.BasicReason.EXPIRED, CertPathValidatorException.BasicReason.NOT_YET_VALID);

    private final URI base;
    private final Limits limits;
    private final HttpClient client;

    Connection(Access access, Limits limits) {
        this.base = access.url();
        this.limits = limits;
        HttpClient.Builder builder = HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .followRedirects(HttpClient.Redirect.NEVER)
                .connectTimeout(limits.connect());
        if ("https".equals(base.getScheme())) {
            builder.sslContext(Trust.in(access.ca()));
        }
        this.client = builder.build();
    }

    /**
     * Sends a request and waits for its answer.
     *
     * @param body empty for none
     */
    Received send(String method, URI uri, Optional<String> cookie, Optional<String> body) throws Unanswered {
        HttpRequest.Builder request = HttpRequest.newBuilder(uri)
                .method(
                        method,
                        body.map(text -> HttpRequest.BodyPublishers.ofString(text, StandardCharsets.UTF_8))
                                .orElseGet(HttpRequest.BodyPublishers::noBody))
                .header("Accept", "*/*")
                .header("Content-Type", "application/json");
        cookie.ifPresent(text -> request.header("Cookie", text));
        CompletableFuture<HttpResponse<byte[]>> answer =
                client.sendAsync(request.build(), told -> new Bounded(limits.mostBytes()));
        try {
            return received(answer.get(limits.answer().toMillis(), TimeUnit.MILLISECONDS));
        } catch (TimeoutException late) {
            throw new Unanswered(
                    Unanswered.Fate.UNKNOWN,
                    "no complete answer within " + limits.answer().toSeconds() + " s");
        } catch (ExecutionException failed) {
            throw unanswered(failed.getCause() == null ? failed : failed.getCause());
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new Unanswered(Unanswered.Fate.UNKNOWN, "interrupted while waiting for an answer");
        } finally {
            answer.cancel(true);
        }
    }

    private static Received received(HttpResponse<byte[]> response) {
        return new Received(
                response.statusCode(),
                response.headers().firstValue("Content-Type").orElse(""),
                response.headers().firstValue("Location").orElse(""),
                response.headers().allValues("Set-Cookie"),
                new String(response.body(), StandardCharsets.UTF_8));
    }

    private Unanswered unanswered(Throwable failure) {
        if (failure instanceof Bounded.TooLong || failure.getCause() instanceof Bounded.TooLong) {
            return new Unanswered(
                    Unanswered.Fate.UNKNOWN, "its answer is longer than " + (limits.mostBytes() >> 10) + " KB");
        }
        if (failure instanceof SSLException) {
            return new Unanswered(
                    fate(failure),
                    "no trusted connection: " + failure.getMessage()
                            + " (whose certificates are trusted is said by 'ca:' in the site file)");
        }
        if (failure instanceof HttpConnectTimeoutException) {
            return new Unanswered(
                    Unanswered.Fate.NOT_SENT,
                    "no connection within " + limits.connect().toSeconds() + " s");
        }
        if (failure instanceof ConnectException) {
            return refuses()
                    ? new Unanswered(Unanswered.Fate.NOTHING_LISTENS, "nothing listens there")
                    : new Unanswered(Unanswered.Fate.NOT_SENT, "no connection");
        }
        return new Unanswered(
                Unanswered.Fate.UNKNOWN,
                failure instanceof IOException
                        ? "the connection was closed before an answer was complete"
                        : failure.toString());
    }

    /** A certificate that cannot be trusted is another's; one that is out of date may well be the server's own. */
    private static Unanswered.Fate fate(Throwable ofTls) {
        boolean another = false;
        for (Throwable cause = ofTls; cause != null; cause = cause.getCause()) {
            if (cause instanceof CertificateExpiredException
                    || cause instanceof CertificateNotYetValidException
                    || cause instanceof CertPathValidatorException path && OUT_OF_DATE.contains(path.getReason())) {
                return Unanswered.Fate.NOT_SENT;
            }
            another |= cause instanceof CertificateException;
        }
        if (another) {
            return Unanswered.Fate.STRANGER;
        }
        return ofTls instanceof SSLHandshakeException ? Unanswered.Fate.NOT_SENT : Unanswered.Fate.UNKNOWN;
    }

    /** Whether a connection is refused there and not just impossible: the client does not tell the two apart. */
    private boolean refuses() {
        int port = base.getPort();
        int usual = "https".equals(base.getScheme()) ? SECURE_PORT : PLAIN_PORT;
        try (Socket socket = new Socket()) {
            socket.connect(new InetSocketAddress(base.getHost(), port < 0 ? usual : port), (int)
                    limits.connect().toMillis());
            return false;
        } catch (ConnectException refused) {
            return String.valueOf(refused.getMessage()).toLowerCase(Locale.ROOT).contains("refused");
        } catch (IOException other) {
            return false;
        }
    }
}
