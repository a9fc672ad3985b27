package io.handover.console.report.test;

import io.handover.analysis.story.Moment;
import io.handover.analysis.story.Story;
import io.handover.console.ExitCode;
import io.handover.console.SourceFile;
import io.handover.console.junit.JunitXml;
import io.handover.console.junit.JunitXml.Case;
import io.handover.console.junit.JunitXml.Outcome;
import io.handover.console.report.ReportMark;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/** What became of test cases, as JUnit writes results: one that cannot be laid on a changed procedure is an error, never a pass. */
public final class TestJunit {
    private TestJunit() {}

    /**
     * The XML.
     *
     * @param changed the procedure that they were laid on, as the user named it; empty where they were gone along on their own
     */
    public static String of(Optional<String> changed, List<Tested> all) {
        JunitXml suite = new JunitXml(
                ReportMark.line("test"),
                changed.map(procedure -> "test cases laid on " + procedure).orElse("test cases"));
        for (Tested tested : all) {
            Outcome outcome = outcome(tested);
            boolean isPassed = outcome == Outcome.PASSED;
            suite.add(new Case(
                    "handover.test",
                    tested.name() + ": " + tested.property(),
                    SourceFile.named(tested.source()).place(),
                    OptionalInt.empty(),
                    outcome,
                    isPassed ? "" : tested.outcome().key(),
                    isPassed ? "" : tested.words(),
                    isPassed ? "" : tested.story().map(TestJunit::lines).orElse("")));
        }
        return suite.written();
    }

    private static Outcome outcome(Tested tested) {
        return switch (tested.outcome().exitCode()) {
            case ExitCode.HELD -> Outcome.PASSED;
            case ExitCode.VIOLATED -> Outcome.FAILED;
            default -> Outcome.UNKNOWN;
        };
    }

    private static String lines(Story story) {
        StringBuilder lines = new StringBuilder();
        for (int i = 0; i < story.moments().size(); i++) {
            Moment moment = story.moments().get(i);
            lines.append(i + 1)
                    .append(". ")
                    .append(moment.who())
                    .append(": ")
                    .append(moment.what())
                    .append('\n');
        }
        return lines.toString();
    }
}
