package io.handover.files;

import io.handover.analysis.story.Moment;
import io.handover.analysis.story.Story;
import io.handover.analysis.subject.Subject;
import io.handover.analysis.token.ReplayToken;
import io.handover.simulator.run.Check;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import tools.jackson.databind.json.JsonMapper;

/**
 * A simulated run as a file, which {@code handover test} does again; the schema is {@code schema/test-run.schema.json}. For what is no
 * {@link TestCase}: that one needs neither seed nor site, and can be laid on a changed procedure.
 *
 * @param subject the procedure on its site
 * @param site the site as a command would be given it: the name of one that is built in, or a path
 * @param token what replays the run
 * @param story the run as far as it is told
 * @param check what it violates
 */
public record TestRun(Subject subject, String site, ReplayToken.OfRun token, Story story, Check check) {
    /** A name for it and its file: {@code management-gap-within-30s-run-12}. */
    public String name() {
        return check.name() + "-run-" + story.moments().size();
    }

    /**
     * Writes it.
     *
     * @param file where to; what is there is replaced
     */
    public void write(Path file) throws IOException {
        Files.writeString(file, text(file.toAbsolutePath().normalize().resolveSibling("")));
    }

    private String text(Path folder) {
        StringBuilder text = new StringBuilder();
        text.append("# ").append(check.promise()).append(": not so\n");
        for (Moment moment : story.moments()) {
            text.append("#   ")
                    .append(moment.millis() / 1_000)
                    .append(" s  ")
                    .append(moment.who())
                    .append(": ")
                    .append(moment.what())
                    .append('\n');
        }
        text.append("test-run: ").append(name()).append('\n');
        line(text, "procedure", Kept.procedure(subject, folder));
        line(text, "site", Catalogue.isBuiltInSite(site) ? site : Kept.from(folder, site));
        line(text, "token", token.word());
        line(text, "violates", check.name());
        Kept.writeProcedureAsItWas(text, subject);
        return text.toString();
    }

    private static void line(StringBuilder text, String key, String value) {
        text.append(key)
                .append(": ")
                .append(JsonMapper.shared().writeValueAsString(value))
                .append('\n');
    }
}
