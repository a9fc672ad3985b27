package io.handover.emulator.api;

import java.util.HashMap;
import java.util.Map;
import java.util.function.Function;

/** What the API answers to which method and path; paths are those below the API version. */
final class Routes {
    private final Map<String, Map<String, Function<Exchange, Answer>>> byPath = new HashMap<>();

    void add(String method, String path, Function<Exchange, Answer> route) {
        byPath.computeIfAbsent(path, any -> new HashMap<>()).put(method, route);
    }

    boolean has(String path) {
        return byPath.containsKey(path);
    }

    Answer answer(String path, Exchange exchange) {
        Map<String, Function<Exchange, Answer>> byMethod = byPath.get(path);
        if (byMethod == null) {
            throw new Refusal(Refusal.NOT_FOUND, "There is no such resource.");
        }
        Function<Exchange, Answer> route = byMethod.get(exchange.method());
        if (route == null) {
            throw new Refusal(Refusal.METHOD_NOT_ALLOWED, "The resource does not support this method.");
        }
        return route.apply(exchange);
    }
}
