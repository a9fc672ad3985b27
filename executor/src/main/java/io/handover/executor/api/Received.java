package io.handover.executor.api;

import java.util.List;

/**
 * An answer of a server, as it came.
 *
 * @param status the status
 * @param contentType the content type; empty where there is none
 * @param location where a redirect points to; empty where there is none
 * @param cookies the cookies that it sets, as they are set
 * @param body at most as long as is allowed
 */
record Received(int status, String contentType, String location, List<String> cookies, String body) {
    Received {
        cookies = List.copyOf(cookies);
    }
}
