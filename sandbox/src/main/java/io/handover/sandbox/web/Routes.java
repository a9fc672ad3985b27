package io.handover.sandbox.web;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Function;

/** What is answered to which method and path; in a path, {@code {name}} stands for any one part. */
final class Routes {
    private final List<Route> routes = new ArrayList<>();

    /** A route, and who answers it. */
    record Route(String method, String path, Function<Call, ? extends CompletionStage<Answer>> answers) {
        Optional<Map<String, String>> match(List<String> asked) {
            List<String> parts = List.of(path.split("/", -1));
            if (parts.size() != asked.size()) {
                return Optional.empty();
            }
            Map<String, String> names = new LinkedHashMap<>();
            for (int i = 0; i < parts.size(); i++) {
                String part = parts.get(i);
                if (part.startsWith("{")) {
                    names.put(part.substring(1, part.length() - 1), asked.get(i));
                } else if (!part.equals(asked.get(i))) {
                    return Optional.empty();
                }
            }
            return Optional.of(names);
        }
    }

    /** Adds a route that is answered at once. */
    void add(String method, String path, Function<Call, Answer> answers) {
        addSlow(method, path, call -> CompletableFuture.completedFuture(answers.apply(call)));
    }

    /** Adds a route whose answer takes its time, and nobody waits for it meanwhile. */
    void addSlow(String method, String path, Function<Call, ? extends CompletionStage<Answer>> answers) {
        routes.add(new Route(method, path, answers));
    }

    /** All routes as {@code METHOD path}. */
    List<String> all() {
        return routes.stream().map(route -> route.method() + " " + route.path()).toList();
    }

    CompletionStage<Answer> answer(
            String method, String path, Map<String, List<String>> query, String token, String body) {
        List<String> asked = List.of(path.split("/", -1));
        TreeSet<String> methods = new TreeSet<>();
        for (Route route : routes) {
            Optional<Map<String, String>> names = route.match(asked);
            if (names.isPresent()) {
                if (route.method().equals(method)) {
                    return route.answers().apply(new Call(names.get(), query, token, body));
                }
                methods.add(route.method());
            }
        }
        return CompletableFuture.completedFuture(
                methods.isEmpty()
                        ? Answer.error(Answer.NOT_FOUND, "There is no such resource.")
                        : Answer.error(
                                Answer.NOT_ALLOWED,
                                "The resource does not support this method.",
                                List.copyOf(methods)));
    }
}
