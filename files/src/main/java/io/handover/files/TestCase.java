package io.handover.files;

import io.handover.analysis.replay.PathOfRun;
import io.handover.analysis.story.ActionParts;
import io.handover.analysis.story.Moment;
import io.handover.analysis.story.Story;
import io.handover.analysis.subject.Subject;
import io.handover.analysis.token.ReplayToken;
import io.handover.explorer.search.Trial;
import io.handover.model.property.Properties;
import io.handover.model.property.Property;
import io.handover.model.site.Scope;
import io.handover.model.transition.Transitions;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import tools.jackson.databind.json.JsonMapper;

/**
 * A path as a test case file, which {@code handover test} goes along again; the schema is {@code schema/test-case.schema.json}.
 *
 * @param subject the procedure on as many servers as the path is about
 * @param token the path
 * @param property what it is about
 * @param isViolated whether it ends in a violation
 */
public record TestCase(Subject subject, ReplayToken.OfPath token, Property property, boolean isViolated) {
    /** The test case that a path is best for: of the first property that it violates at its end, else that none of them is. */
    public static TestCase of(Subject subject, ReplayToken.OfPath token) {
        Transitions transitions = transitions(subject, token);
        Trial trial = new Trial(transitions, transitions.initialState(), token.actions());
        Optional<Property> violated =
                Properties.ALL.stream().filter(trial::endsInViolation).findFirst();
        return new TestCase(subject, token, violated.orElse(Properties.AT_MOST_ONE_ACTIVE), violated.isPresent());
    }

    /**
     * The test case that a simulated run is, its times left out.
     *
     * @param subject the procedure on the site of the run
     * @param story the run as far as it is told
     * @param property what it violates
     * @return empty where it is no path of the core: see {@link PathOfRun}
     */
    public static Optional<TestCase> ofRun(Subject subject, Story story, Property property) {
        Subject asRun = new Subject(subject.source(), subject.text(), subject.site(), story.plan());
        return PathOfRun.of(asRun, story, property).map(token -> new TestCase(asRun, token, property, true));
    }

    private static Transitions transitions(Subject subject, ReplayToken.OfPath token) {
        return new Transitions(subject.plan(), token.scope(), token.assumptions());
    }

    /** A name for it and its file: {@code management-available-10}. */
    public String name() {
        return property.name() + "-" + token.actions().size();
    }

    /**
     * Writes it.
     *
     * @param file where to; what is there is replaced
     */
    public void write(Path file) throws IOException {
        Files.writeString(file, text(file.toAbsolutePath().normalize().resolveSibling("")));
    }

    /** The file's content, for a file in that folder. */
    String text(Path folder) {
        StringBuilder text = new StringBuilder();
        text.append("# ")
                .append(property.promise())
                .append(isViolated ? ": not so" : "")
                .append('\n');
        line(text, "test-case", name());
        line(text, "procedure", quoted(Kept.procedure(subject, folder)));
        line(text, "fingerprint", quoted(String.format(Locale.ROOT, "%08x", token.planFingerprint())));
        line(
                text,
                "servers",
                subject.plan().serverNames().stream()
                        .map(TestCase::quoted)
                        .collect(Collectors.joining(", ", "[", "]")));
        line(
                text,
                "assumptions",
                AssumptionKey.ALL.stream()
                        .map(key -> key.name() + ": " + key.of().apply(token.assumptions()))
                        .collect(Collectors.joining(", ", "{", "}")));
        Scope scope = token.scope();
        line(
                text,
                "scope",
                "{changes: " + scope.changes() + ", crashes: " + scope.crashes() + ", cuts: " + scope.cuts()
                        + ", installer-failures: " + scope.installerFailures() + ", skips: " + scope.skips() + "}");
        line(text, "property", property.name());
        line(text, "expected", isViolated ? "violated" : "holds");
        actions(text);
        Kept.writeProcedureAsItWas(text, subject);
        return text.toString();
    }

    private static void line(StringBuilder text, String key, String value) {
        text.append(key).append(": ").append(value).append('\n');
    }

    private void actions(StringBuilder text) {
        Story story = Story.of(
                transitions(subject, token),
                token.actions().stream().mapToInt(i -> i).toArray());
        text.append(story.moments().isEmpty() ? "actions: []\n" : "actions:\n");
        for (Moment moment : story.moments()) {
            ActionParts parts = ActionParts.of(story.plan(), moment.event());
            text.append("  - {action: ").append(ActionParts.name(parts.kind()));
            if (parts.servers().size() == 1) {
                text.append(", server: ").append(quoted(parts.servers().get(0)));
            } else if (!parts.servers().isEmpty()) {
                text.append(parts.servers().stream()
                        .map(TestCase::quoted)
                        .collect(Collectors.joining(", ", ", pair: [", "]")));
            }
            parts.branch().ifPresent(branch -> text.append(", branch: ").append(branch));
            text.append("}  # ")
                    .append(moment.who())
                    .append(": ")
                    .append(moment.what())
                    .append('\n');
        }
    }

    /** Text in double quotes, which YAML reads as JSON does. */
    private static String quoted(String words) {
        return JsonMapper.shared().writeValueAsString(words);
    }
}
