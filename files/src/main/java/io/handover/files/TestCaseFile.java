package io.handover.files;

import io.handover.analysis.story.ActionParts;
import io.handover.model.procedure.Position;
import io.handover.model.property.Property;
import io.handover.model.site.Assumptions;
import io.handover.model.site.Scope;
import java.util.List;
import java.util.Optional;

/**
 * A test case as it was read.
 *
 * @param source the file as the user named it
 * @param text the file's content
 * @param name the test case's name
 * @param procedure the procedure as a command would be given it: the name of one that is built in, or a path
 * @param fingerprint of the procedure on these servers
 * @param fingerprintPosition where that is written
 * @param servers the names of the site's servers, the active first
 * @param scope the bounds
 * @param assumptions what is assumed of the product
 * @param property what the path is about
 * @param expectsViolation whether the path is expected to end in a violation
 * @param actions what happens, in order
 * @param procedureAsItWas the content of the procedure's file when the test case was written; empty in those of older versions
 */
public record TestCaseFile(
        String source,
        String text,
        String name,
        String procedure,
        int fingerprint,
        Position fingerprintPosition,
        List<String> servers,
        Scope scope,
        Assumptions assumptions,
        Property property,
        boolean expectsViolation,
        List<Action> actions,
        Optional<String> procedureAsItWas)
        implements InputFile {
    /** An action and where it is written. */
    public record Action(ActionParts parts, Position position) {}

    public TestCaseFile {
        servers = List.copyOf(servers);
        actions = List.copyOf(actions);
    }
}
