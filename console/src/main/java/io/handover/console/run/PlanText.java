package io.handover.console.run;

import io.handover.console.input.ServerApi;
import io.handover.console.input.SiteFile;
import io.handover.executor.plan.Directive;
import io.handover.executor.plan.Directives;
import io.handover.executor.plan.Means;
import io.handover.executor.plan.ThroughApi;
import io.handover.executor.port.Order;
import io.handover.executor.port.Servers;
import io.handover.model.procedure.Instruction;
import io.handover.model.procedure.Plan;
import io.handover.model.procedure.Procedure;
import io.handover.model.procedure.WhatIf;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What would be done, step by step, before anything is. */
public final class PlanText {
    private final Plan plan;
    private final Directives directives;
    private final Servers servers;

    /**
     * @param plan the plan as it is carried out
     * @param servers the site's servers by its numbers
     */
    public PlanText(Plan plan, Servers servers) {
        this.plan = plan;
        this.directives = new Directives(plan);
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
            WhatIf whatIf = plan.branch(b).whatIf();
            String about = whatIf.when().takesTarget()
                    ? " " + plan.serverName(plan.branch(b).target())
                    : "";
            lines.add(Directives.branchId(b) + ", offered when seen: "
                    + whatIf.when().name() + about);
            for (Directive directive : directives.branch(b)) {
                lines.addAll(step(directive));
            }
        }
        lines.addAll(differences(written));
        String open = site.apis().stream()
                .filter(api -> "http".equals(api.access().url().getScheme()))
                .map(ServerApi::server)
                .collect(Collectors.joining(", "));
        if (!open.isEmpty()) {
            lines.add("Careful: without TLS, whoever listens on the way can read the API key: " + open + ".");
        }
        return lines;
    }

    private List<String> step(Directive directive) {
        List<String> lines = new ArrayList<>();
        lines.add("  " + directive.id() + ": " + directive.command());
        lines.add("      how:       " + how(directive));
        lines.add("      needed:    " + directive.precondition());
        lines.add("      waits for: at most " + time(directive.mostMillis()) + " until " + directive.waitsFor());
        if (!(directive.means() instanceof Means.Look)) {
            lines.add("      undone by: " + (directive.undo().isEmpty() ? "nothing" : directive.undo()));
        }
        directive.step().instruction().note().ifPresent(note -> lines.add("      note:      " + note.strip()));
        return lines;
    }

    private String how(Directive directive) {
        Means means = directive.means();
        if (means instanceof Means.Request request) {
            return "POST " + path(request.order()) + " to " + plan.serverName(request.contact());
        }
        if (means instanceof Means.AtMachine at) {
            return at.work().verb() + " "
                    + servers.machines().get(directive.step().target()).how(at.work());
        }
        return means instanceof Means.InClient ? "by you in the client; the API has nothing for it" : "looks only";
    }

    private static String path(Order order) {
        if (order instanceof Order.Exclude exclude) {
            return "ha/exclude?force=False&server_name=" + exclude.standby();
        }
        if (order instanceof Order.Initialize initialize) {
            return "ha/full_replication?force=False&server_name=" + initialize.standby();
        }
        return order instanceof Order.ForceActivate ? "ha/set_active?force=True" : "ha/set_standby?force=True";
    }

    private static String time(long millis) {
        return millis % 60_000 == 0 ? millis / 60_000 + " min" : millis / 1_000.0 + " s";
    }

    private static List<String> differences(Procedure written) {
        boolean differs = Stream.concat(
                        written.steps().stream(), written.whatIfs().stream().flatMap(whatIf -> whatIf.steps().stream()))
                .map(Instruction::command)
                .anyMatch(command -> ThroughApi.command(command) != command);
        return differs
                ? List.of(
                        "Other than written: the product's API has no bare 'set-standby'; its set_standby stops the server's"
                                + " replication as well.")
                : List.of();
    }
}
