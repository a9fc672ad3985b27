package io.handover.analysis.synthesis;

import io.handover.model.property.Property;
import io.handover.model.site.Assumptions;
import java.util.List;

/**
 * What one game is about.
 *
 * @param assumptions of the site
 * @param wanted what is to be kept and reached
 * @param without commands that may not be given
 * @param budgets faults that may strike
 */
record Question(Assumptions assumptions, List<Property> wanted, List<Without> without, Budgets budgets) {
    Question {
        wanted = List.copyOf(wanted);
        without = List.copyOf(without);
    }

    Question with(Assumptions assumed) {
        return new Question(assumed, wanted, without, budgets);
    }

    Question withWanted(List<Property> properties) {
        return new Question(assumptions, properties, without, budgets);
    }

    Question withBudgets(Budgets faults) {
        return new Question(assumptions, wanted, without, faults);
    }

    Question withWithout(List<Without> commands) {
        return new Question(assumptions, wanted, commands, budgets);
    }

    /** What decides which states there are. */
    Question board() {
        return withWanted(List.of());
    }
}
