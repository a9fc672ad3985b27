package io.handover.console.run;

import io.handover.analysis.story.StepNames;
import io.handover.executor.api.Requests;
import io.handover.executor.plan.Directive;
import io.handover.executor.plan.Directives;
import io.handover.executor.plan.Means;
import io.handover.executor.port.Servers;
import io.handover.files.ServerApi;
import io.handover.files.SiteFile;
import io.handover.model.command.Command;
import io.handover.model.procedure.Plan;
import io.handover.model.procedure.Procedure;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** What would be done, step by step, before anything is. */
public final class PlanText {
    private final Plan plan;
    private final Directives directives;
    private final StepNames steps;
    private final Servers servers;

    /**
     * @param plan the plan as it is carried out
     * @param servers the site's servers by its numbers
     */
    public PlanText(Plan plan, Servers servers) {
        this.plan = plan;
        this.directives = new Directives(plan);
        this.steps = new StepNames(plan);
        this.servers = servers;
    }

    /**
     * The plan.
     *
     * @param written the procedure as it is written
     * @param site the site's file
     */
    public List<String> lines(Procedure written, SiteFile site) {
        List<String> lines = new ArrayList<>();
        lines.add("Plan: " + written.title() + ", on " + site.site().site().title());
        for (Directive directive : directives.main()) {
            lines.addAll(step(directive));
        }
        for (int b = 0; b < plan.branchCount(); b++) {
            lines.add(Directives.branchId(b) + ", offered when seen: " + steps.condition(plan.branch(b)));
            for (Directive directive : directives.branch(b)) {
                lines.addAll(step(directive));
            }
        }
        withoutTls(site).ifPresent(lines::add);
        return lines;
    }

    /** A warning, where servers of a site are reached without TLS. */
    public static Optional<String> withoutTls(SiteFile site) {
        String open = site.apis().stream()
                .filter(api -> "http".equals(api.access().url().getScheme()))
                .map(ServerApi::server)
                .collect(Collectors.joining(", "));
        return open.isEmpty()
                ? Optional.empty()
                : Optional.of("Careful: without TLS, whoever listens on the way can read the API key: " + open + ".");
    }

    private List<String> step(Directive directive) {
        List<String> lines = new ArrayList<>();
        lines.add("  " + directive.id() + ": " + directive.command());
        lines.add("      how:       " + how(directive));
        lines.add("      needed:    " + directive.precondition());
        lines.add("      waits for: at most " + directive.most() + " until " + directive.waitsFor());
        if (!(directive.means() instanceof Means.Look)) {
            lines.add("      undone by: " + (directive.undo().isEmpty() ? "nothing" : directive.undo()));
        }
        directive.step().instruction().note().ifPresent(note -> lines.add("      note:      " + note.strip()));
        return lines;
    }

    private String how(Directive directive) {
        Means means = directive.means();
        if (means instanceof Means.Request request) {
            Command command = directive.step().command();
            boolean console = command.usesClient() && command.isOfferedWhileDown();
            return "POST " + Requests.ENTRY_POINT + Requests.path(request.order()) + " to "
                    + plan.serverName(request.contact())
                    + (console ? " or, where it is down, by you at its console" : "");
        }
        if (means instanceof Means.AtMachine at) {
            return at.work().verb() + " "
                    + servers.machines().get(directive.step().target()).how(at.work());
        }
        if (means instanceof Means.ByPerson person) {
            Command command = directive.step().command();
            return "by you " + person.where()
                    + (command.isOfferedWhileDown() && command.usesClient()
                            ? " or, where the server is down, at its console"
                            : "");
        }
        return "looks only";
    }
}
