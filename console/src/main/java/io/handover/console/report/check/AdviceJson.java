package io.handover.console.report.check;

import io.handover.analysis.advice.Advice;
import io.handover.analysis.subject.Subject;
import io.handover.files.PatchedText;
import java.util.Optional;
import tools.jackson.databind.node.ObjectNode;

/** Advice as JSON: a part of a finding. */
final class AdviceJson {
    private AdviceJson() {}

    static void write(ObjectNode to, Optional<Advice> advice, Subject subject) {
        if (advice.isEmpty()) {
            to.putNull("advice");
            return;
        }
        ObjectNode object = to.putObject("advice");
        object.put("summary", advice.get().summary());
        object.put("effect", advice.get().effect());
        if (advice.get().isPatch()) {
            object.put("diff", diff(advice.get(), subject));
        } else {
            object.putNull("diff");
        }
    }

    private static String diff(Advice advice, Subject subject) {
        return String.join("\n", PatchedText.diff(subject.source(), subject.text(), advice.whole())) + "\n";
    }
}
