package io.handover.console.report.validate;

import io.handover.console.report.ReportJson;
import java.util.List;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** A file that was validated as JSON; the schema is {@code schema/validate.schema.json}. */
public final class ValidateJson {
    private ValidateJson() {}

    /** One JSON object, indented, with a line end at its end. */
    public static String of(Validated validated) {
        ObjectNode root = ReportJson.object("validate");
        root.put("file", validated.source());
        root.put("kind", validated.kind());
        root.put("usable", validated.wrong().isEmpty());
        remarks(root.putArray("wrong"), validated.wrong());
        remarks(root.putArray("warnings"), validated.warnings());
        root.put("exitCode", validated.exitCode());
        return ReportJson.written(root);
    }

    private static void remarks(ArrayNode to, List<Validated.Remark> remarks) {
        for (Validated.Remark remark : remarks) {
            to.addObject()
                    .put("line", remark.line())
                    .put("column", remark.column())
                    .put("text", remark.text());
        }
    }
}
