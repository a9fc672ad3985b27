package io.handover.console.report.test;

import io.handover.analysis.story.Moment;
import io.handover.console.report.ReportJson;
import java.util.List;
import java.util.Optional;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** What became of test cases, as JSON; the schema is {@code schema/test.schema.json}. */
public final class TestJson {
    private TestJson() {}

    /**
     * One JSON object, indented, with a line end at its end.
     *
     * @param changed the procedure that they were laid on, as the user named it; empty where they were gone along on their own
     */
    public static String of(Optional<String> changed, List<Tested> all) {
        ObjectNode root = ReportJson.object("test");
        ReportJson.text(root, "procedure", changed);
        ArrayNode cases = root.putArray("testCases");
        for (Tested tested : all) {
            ObjectNode one = cases.addObject();
            one.put("file", tested.source());
            one.put("name", tested.name());
            one.put("property", tested.property());
            one.put("outcome", tested.outcome().key());
            one.put("words", tested.words());
            ArrayNode story = one.putArray("story");
            tested.story().ifPresent(told -> {
                for (Moment moment : told.moments()) {
                    story.addObject().put("who", moment.who()).put("what", moment.what());
                }
            });
        }
        root.put("exitCode", Tested.exitCode(all));
        return ReportJson.written(root);
    }
}
