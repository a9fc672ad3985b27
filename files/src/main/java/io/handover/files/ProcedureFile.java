package io.handover.files;

import io.handover.model.procedure.Plan;
import io.handover.model.procedure.Position;
import io.handover.model.procedure.Procedure;
import io.handover.model.procedure.ProcedureException;
import io.handover.model.site.Assumptions;
import io.handover.model.site.Scope;
import io.handover.model.site.Site;

/**
 * A procedure as it was read.
 *
 * @param source the file as the user named it, or the name of what is built in with {@code .yaml}
 * @param text the file's content
 * @param procedure what it says
 */
public record ProcedureFile(String source, String text, Procedure procedure) implements InputFile {
    /** The procedure's YAML: all of the file or, of a Markdown file, the block in it. */
    public String yaml() {
        return MarkdownPage.isOne(source) ? MarkdownPage.of(source, text).yaml() : text;
    }

    /**
     * The procedure bound to the servers of a site, its <em>given</em> state too.
     *
     * @throws InputException where it cannot be bound to them
     */
    public Plan on(Site site) {
        try {
            Plan plan = new Plan(procedure, site.serverNames());
            plan.initialState(new Scope(site.servers().size(), 0, 0, 0, 0, 0), Assumptions.DEFAULT);
            return plan;
        } catch (ProcedureException wrong) {
            Position position = wrong.position();
            throw new InputException(
                    source,
                    position.line(),
                    position.column(),
                    "on the site " + site.name() + ", " + wrong.getMessage());
        }
    }
}
