package io.handover.console.report.test;

import io.handover.analysis.story.Story;
import io.handover.console.ExitCode;
import java.util.List;
import java.util.Optional;

/**
 * A test case that was tested.
 *
 * @param source its file as the user named it
 * @param name its name
 * @param property what it is about
 * @param outcome what became of it
 * @param words the same in a sentence
 * @param story how the story goes in the changed procedure; empty where it has none to tell
 */
public record Tested(
        String source, String name, String property, Outcome outcome, String words, Optional<Story> story) {
    /** The worst of their exit codes: a violation weighs more than what is unknown. */
    public static int exitCode(List<Tested> all) {
        List<Integer> codes =
                all.stream().map(tested -> tested.outcome().exitCode()).toList();
        if (codes.contains(ExitCode.VIOLATED)) {
            return ExitCode.VIOLATED;
        }
        return codes.contains(ExitCode.UNKNOWN) ? ExitCode.UNKNOWN : ExitCode.HELD;
    }
}
