package io.handover.console.tracing;

import java.util.Map;
import tools.jackson.databind.ObjectMapper;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * A timeline in the format of Chrome's traces, the form with an object around the list of events ("Trace Event Format"): groups of lanes,
 * spans in lanes, moments, arrows from one span to another, and counters. Times are in milliseconds here and in microseconds there.
 *
 * <p>A viewer calls a group a process and a lane a thread. Spans of one lane must not overlap but where one holds the other.
 */
public final class ChromeTrace {
    private static final ObjectMapper MAPPER = JsonMapper.shared();
    private static final long MICROS = 1_000;

    /**
     * A lane of a group.
     *
     * @param group the group's number, from 1
     * @param number the lane's number within the group, from 1
     */
    public record Lane(int group, int number) {}

    private final ObjectNode root = MAPPER.createObjectNode();
    private final ArrayNode events;
    private int groups;
    private int arrows;

    /**
     * A timeline without events.
     *
     * @param command the command that reports
     * @param about what there is to say of all of it, by names
     */
    public ChromeTrace(String command, Map<String, String> about) {
        root.put("report", command);
        root.put("displayTimeUnit", "ms");
        ObjectNode other = root.putObject("otherData");
        about.forEach(other::put);
        this.events = root.putArray("traceEvents");
    }

    /** A group of lanes, below those before it; its number. */
    public int group(String name) {
        groups++;
        metadata("process_name", groups, 0).put("name", name);
        metadata("process_sort_index", groups, 0).put("sort_index", groups);
        return groups;
    }

    /**
     * A lane, below those before it in its group.
     *
     * @param number its number within the group, from 1
     */
    public Lane lane(int group, int number, String name) {
        metadata("thread_name", group, number).put("name", name);
        metadata("thread_sort_index", group, number).put("sort_index", number);
        return new Lane(group, number);
    }

    private ObjectNode metadata(String what, int group, int lane) {
        return events.addObject()
                .put("ph", "M")
                .put("name", what)
                .put("pid", group)
                .put("tid", lane)
                .putObject("args");
    }

    /** Something that lasts. */
    public void span(Lane lane, String kind, String name, long fromMillis, long untilMillis, Map<String, String> more) {
        ObjectNode event = event("X", lane, kind, name, fromMillis).put("dur", (untilMillis - fromMillis) * MICROS);
        arguments(event, more);
    }

    /** Something that happens in a moment. */
    public void moment(Lane lane, String kind, String name, long millis, Map<String, String> more) {
        arguments(event("i", lane, kind, name, millis).put("s", "t"), more);
    }

    /** Something that happens in a moment and is drawn across all lanes. */
    public void everywhere(Lane lane, String kind, String name, long millis, Map<String, String> more) {
        arguments(event("i", lane, kind, name, millis).put("s", "g"), more);
    }

    /** An arrow from the span of one lane at a time to that of another lane that begins at that time. */
    public void arrow(Lane from, Lane to, String name, long millis) {
        arrows++;
        event("s", from, "effect", name, millis).put("id", arrows);
        event("f", to, "effect", name, millis).put("id", arrows).put("bp", "e");
    }

    /** What a figure is from a time on. */
    public void count(int group, String name, long millis, long value) {
        events.addObject()
                .put("ph", "C")
                .put("name", name)
                .put("pid", group)
                .put("tid", 0)
                .put("ts", millis * MICROS)
                .putObject("args")
                .put(name, value);
    }

    private ObjectNode event(String phase, Lane lane, String kind, String name, long millis) {
        return events.addObject()
                .put("ph", phase)
                .put("name", name)
                .put("cat", kind)
                .put("pid", lane.group())
                .put("tid", lane.number())
                .put("ts", millis * MICROS);
    }

    private static void arguments(ObjectNode event, Map<String, String> more) {
        if (!more.isEmpty()) {
            ObjectNode arguments = event.putObject("args");
            more.forEach(arguments::put);
        }
    }

    /** One JSON object, indented, with a line end at its end. */
    public String written() {
        return MAPPER.writerWithDefaultPrettyPrinter().writeValueAsString(root) + "\n";
    }
}
