package io.handover.console.report;

import io.handover.analysis.story.Moment;
import io.handover.analysis.subject.Subject;
import io.handover.model.site.Assumptions;
import java.util.Optional;
import java.util.OptionalInt;
import tools.jackson.databind.ObjectMapper;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** What the reports in JSON have in common. */
public final class ReportJson {
    private static final ObjectMapper MAPPER = JsonMapper.shared();

    private ReportJson() {}

    /**
     * A report that says what it is, and nothing else so far.
     *
     * @param command the command that reports
     */
    public static ObjectNode object(String command) {
        return MAPPER.createObjectNode().put(ReportMark.KEY, command);
    }

    /** One JSON object, indented, with a line end at its end. */
    public static String written(ObjectNode root) {
        return MAPPER.writerWithDefaultPrettyPrinter().writeValueAsString(root) + "\n";
    }

    /** The procedure, the site and its servers. */
    public static void subject(ObjectNode to, Subject subject) {
        to.put("procedure", subject.procedureName());
        to.put("procedureFile", subject.source());
        to.put("site", subject.siteName());
        ArrayNode servers = to.putArray("servers");
        subject.plan().serverNames().forEach(servers::add);
    }

    /** What is assumed, by the names of the assumptions. */
    public static void assumptions(ObjectNode to, Assumptions assumptions) {
        to.put("splitBrainReaction", assumptions.splitBrainReaction().name())
                .put("forceActivation", assumptions.forceActivation().name())
                .put("mixedVersionsSeeEachOther", assumptions.mixedVersionsSeeEachOther())
                .put("autoActivation", assumptions.autoActivation());
    }

    /** The line of the procedure's file that something points at. */
    public static void line(ObjectNode to, OptionalInt line, Subject subject) {
        if (line.isPresent()) {
            to.put("line", line.getAsInt());
            to.put("lineText", subject.lineText(line.getAsInt()));
        } else {
            to.putNull("line");
            to.putNull("lineText");
        }
    }

    public static void text(ObjectNode to, String name, Optional<String> text) {
        text.ifPresentOrElse(there -> to.put(name, there), () -> to.putNull(name));
    }

    /** A moment of a run at the end of its timeline. */
    public static ObjectNode moment(ArrayNode timeline, Moment moment) {
        return timeline.addObject()
                .put("millis", moment.millis())
                .put("who", moment.who())
                .put("what", moment.what());
    }
}
