package io.handover.executor.execute;

import io.handover.executor.journal.Entry;
import io.handover.executor.plan.Directive;
import io.handover.executor.plan.Directives;
import io.handover.model.procedure.Plan;
import io.handover.model.state.SiteState;
import java.util.List;

/** The plan, and where in it the executor is, as text. */
final class PlanNow {
    private PlanNow() {}

    static String text(Plan plan, Directives directives, History history) {
        StringBuilder text = new StringBuilder("The plan, with '>' where it is:");
        boolean inBranch = history.place().branch() != SiteState.NO_BRANCH;
        List<Directive> main = directives.main();
        for (int pc = 0; pc < main.size(); pc++) {
            boolean here = pc == history.place().pc();
            line(
                    text,
                    main.get(pc),
                    here && !inBranch,
                    mark(main.get(pc), pc < history.place().pc(), history));
            if (here && inBranch) {
                branch(text, directives.branch(history.place().branch()), history);
            }
        }
        return history.place().complete(plan) ? text + "\n  > the end" : text.toString();
    }

    private static void branch(StringBuilder text, List<Directive> steps, History history) {
        for (int i = 0; i < steps.size(); i++) {
            int now = history.place().place();
            line(text, steps.get(i), i == now, mark(steps.get(i), i < now, history));
        }
    }

    private static String mark(Directive directive, boolean past, History history) {
        boolean skipped =
                past && history.skipped().stream().map(Entry.Skipped::step).anyMatch(directive.id()::equals);
        if (skipped) {
            return " (skipped)";
        }
        return past ? " (done)" : "";
    }

    private static void line(StringBuilder text, Directive directive, boolean here, String mark) {
        text.append(here ? "\n  > " : "\n    ")
                .append(directive.id())
                .append(": ")
                .append(directive.command())
                .append(mark);
    }
}
