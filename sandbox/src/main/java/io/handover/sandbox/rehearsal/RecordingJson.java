package io.handover.sandbox.rehearsal;

import io.handover.model.command.Command;
import io.handover.model.command.Commands;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * A recording as JSON, on disk and on the wire: {@code {"handover-rehearsal": 1, "scenario": NAME, "seed": "-12", "servers": [NAME, ...],
 * "until": MILLIS, "inputs": [{"millis": MILLIS, "input": KIND, ...}, ...], "origin": {"session": ID, "millis": MILLIS}}}. Servers are
 * named; the seed is text, as some readers of JSON round large numbers.
 */
public final class RecordingJson {
    /** What is longer is not read: the most inputs take half of it. */
    public static final int MOST_CHARACTERS = 1_000_000;

    private static final int VERSION = 1;
    private static final String MARK = "handover-rehearsal";
    private static final int LONGEST_TEXT = 4_000;

    private RecordingJson() {}

    /** A recording is not one, or one of another version. The message is for whoever gave it. */
    public static final class RecordingException extends RuntimeException {
        private static final long serialVersionUID = 1L;

        RecordingException(String message) {
            super(message);
        }
    }

    /** The recording as one line; the same recording is the same text. */
    public static String write(Recording recording) {
        ObjectNode root = JsonMapper.shared().createObjectNode();
        root.put(MARK, VERSION);
        root.put("scenario", recording.scenario());
        root.put("seed", Long.toString(recording.seed()));
        ArrayNode servers = root.putArray("servers");
        recording.servers().forEach(servers::add);
        root.put("until", recording.untilMillis());
        ArrayNode inputs = root.putArray("inputs");
        for (Recording.Timed timed : recording.inputs()) {
            ObjectNode node = inputs.addObject().put("millis", timed.millis());
            write(timed.input(), recording.servers(), node);
        }
        recording
                .origin()
                .ifPresent(origin -> root.putObject("origin")
                        .put("session", origin.session())
                        .put("millis", origin.millis()));
        return root.toString();
    }

    /** Writes an input's fields into an object. */
    public static void write(Input input, List<String> servers, ObjectNode node) {
        if (input instanceof Input.OpenClient open) {
            node.put("input", "open-client").put("server", servers.get(open.server()));
        } else if (input instanceof Input.CloseClient close) {
            node.put("input", "close-client").put("server", servers.get(close.server()));
        } else if (input instanceof Input.Give give) {
            node.put("input", "give");
            write(give.command(), give.target(), give.at(), servers, node);
        } else if (input instanceof Input.ThroughApi api) {
            node.put("input", "through-api");
            write(api.command(), api.target(), api.at(), servers, node);
            node.put("contacted", servers.get(api.contacted()));
        } else if (input instanceof Input.Answer answer) {
            node.put("input", "answer").put("concern", answer.concern()).put("server", servers.get(answer.server()));
        } else if (input instanceof Input.Inject inject) {
            node.put("input", "inject").put("what", inject.what().key());
            if (inject.what().servers() > 0) {
                node.put("server", servers.get(inject.server()));
            }
            if (inject.what().servers() == 2) {
                node.put("other", servers.get(inject.other()));
            }
        } else if (input instanceof Input.Comment comment) {
            node.put("input", "comment").put("text", comment.text());
        } else if (input instanceof Input.Tick tick) {
            node.put("input", "tick").put("step", tick.step());
        } else if (input instanceof Input.Stop) {
            node.put("input", "stop");
        } else {
            node.put("input", "finish");
        }
    }

    private static void write(Command command, int target, int at, List<String> servers, ObjectNode node) {
        node.put("command", command.name()).put("target", servers.get(target));
        if (command.takesAt()) {
            node.put("at", servers.get(at));
        }
    }

    /**
     * Reads a recording.
     *
     * @throws RecordingException where it is none
     */
    public static Recording read(String text) {
        if (text.length() > MOST_CHARACTERS) {
            throw new RecordingException("A recording has at most " + MOST_CHARACTERS + " characters.");
        }
        JsonNode root;
        try {
            root = JsonMapper.shared().readTree(text);
        } catch (JacksonException broken) {
            throw new RecordingException("This is not JSON.");
        }
        if (!root.isObject() || root.path(MARK).asInt(0) != VERSION) {
            throw new RecordingException("This is no recording of a rehearsal, or one of another version: '" + MARK
                    + "' is not " + VERSION + ".");
        }
        List<String> servers = new ArrayList<>();
        array(root, "servers").forEach(name -> servers.add(text(name, "servers")));
        List<Recording.Timed> inputs = new ArrayList<>();
        for (JsonNode node : array(root, "inputs")) {
            inputs.add(new Recording.Timed(whole(node, "millis"), input(node, servers)));
        }
        try {
            return new Recording(
                    text(root.path("scenario"), "scenario"),
                    seed(root),
                    servers,
                    inputs,
                    whole(root, "until"),
                    origin(root.path("origin")));
        } catch (IllegalArgumentException wrong) {
            throw new RecordingException(String.valueOf(wrong.getMessage()) + ".");
        }
    }

    private static Optional<Recording.Origin> origin(JsonNode node) {
        return node.isMissingNode()
                ? Optional.empty()
                : Optional.of(new Recording.Origin(text(node.path("session"), "session"), whole(node, "millis")));
    }

    private static long seed(JsonNode root) {
        String text = text(root.path("seed"), "seed");
        try {
            return Long.parseLong(text);
        } catch (NumberFormatException none) {
            throw new RecordingException("'seed' is no whole number.");
        }
    }

    /**
     * Reads an input from the fields of an object.
     *
     * @param servers the names of the site's servers, by number
     * @throws RecordingException where it is none
     */
    public static Input input(JsonNode node, List<String> servers) {
        String kind = text(node.path("input"), "input");
        return switch (kind) {
            case "open-client" -> new Input.OpenClient(server(node, "server", servers));
            case "close-client" -> new Input.CloseClient(server(node, "server", servers));
            case "give" -> {
                Command command = command(node);
                yield new Input.Give(command, server(node, "target", servers), at(command, node, servers));
            }
            case "through-api" -> {
                Command command = command(node);
                yield new Input.ThroughApi(
                        command,
                        server(node, "target", servers),
                        at(command, node, servers),
                        server(node, "contacted", servers));
            }
            case "answer" -> new Input.Answer((int) whole(node, "concern"), server(node, "server", servers));
            case "inject" -> {
                Disturbance what = Disturbance.named(text(node.path("what"), "what"))
                        .orElseThrow(() -> new RecordingException("There is no such disturbance."));
                int server = what.servers() == 0 ? 0 : server(node, "server", servers);
                yield new Input.Inject(what, server, what.servers() == 2 ? server(node, "other", servers) : server);
            }
            case "comment" -> comment(text(node.path("text"), "text"));
            case "tick" -> new Input.Tick((int) whole(node, "step"));
            case "finish" -> new Input.Finish();
            case "stop" -> new Input.Stop();
            default -> throw new RecordingException("There is no such input.");
        };
    }

    private static Input comment(String text) {
        try {
            return new Input.Comment(text);
        } catch (IllegalArgumentException wrong) {
            throw new RecordingException("Not this: " + wrong.getMessage() + ".");
        }
    }

    private static Command command(JsonNode node) {
        return Commands.named(text(node.path("command"), "command"))
                .orElseThrow(() -> new RecordingException("There is no such command."));
    }

    private static int at(Command command, JsonNode node, List<String> servers) {
        return server(node, command.takesAt() ? "at" : "target", servers);
    }

    private static int server(JsonNode node, String key, List<String> servers) {
        int number = servers.indexOf(text(node.path(key), key));
        if (number < 0) {
            throw new RecordingException("'" + key + "' is none of the servers: " + String.join(", ", servers) + ".");
        }
        return number;
    }

    private static JsonNode array(JsonNode root, String key) {
        JsonNode array = root.path(key);
        if (!array.isArray()) {
            throw new RecordingException("'" + key + "' is no list.");
        }
        return array;
    }

    private static String text(JsonNode node, String key) {
        if (!node.isString() || node.stringValue().length() > LONGEST_TEXT) {
            throw new RecordingException("'" + key + "' is no text, or too long.");
        }
        return node.stringValue();
    }

    /** A whole number that fits into an {@code int}; times of a rehearsal do. */
    private static long whole(JsonNode node, String key) {
        JsonNode value = node.path(key);
        if (!value.isIntegralNumber() || !value.canConvertToInt()) {
            throw new RecordingException("'" + key + "' is no whole number, or too large.");
        }
        return value.intValue();
    }
}
