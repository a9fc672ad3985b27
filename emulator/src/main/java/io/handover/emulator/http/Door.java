package io.handover.emulator.http;

import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;

/** What stands behind an address. */
public interface Door {
    /** While false, a request that still comes through is not answered: its connection is closed. */
    boolean isOpen();

    /** The most bytes that a body may have. */
    int mostBodyBytes();

    /** Answers a request whose body was read; succeeds or fails the callback, now or later. */
    void answer(Request request, byte[] body, Response response, Callback callback);

    /** Answers that a body is too large. */
    void tooLarge(Response response, Callback callback);

    /** Answers what the HTTP server itself refuses; tells nothing of its inside. */
    void refuse(int status, String message, Response response, Callback callback);
}
