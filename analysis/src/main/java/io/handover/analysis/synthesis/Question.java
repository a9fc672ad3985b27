package io.handover.analysis.synthesis;

import io.handover.analysis.attainment.Budgets;
import io.handover.explorer.game.GivenUp;
import io.handover.model.property.Properties;
import io.handover.model.property.Property;
import io.handover.model.site.Assumptions;
import java.util.List;
import java.util.Optional;

/**
 * What one game is about.
 *
 * @param assumptions of the site
 * @param wanted what is to be kept and reached
 * @param without commands that may not be given
 * @param budgets faults that may strike
 * @param givenUp what may be declared to be given up
 */
record Question(
        Assumptions assumptions,
        List<Property> wanted,
        List<Without> without,
        Budgets budgets,
        Optional<GivenUp> givenUp) {
    Question {
        wanted = List.copyOf(wanted);
        without = List.copyOf(without);
    }

    Question with(Assumptions assumed) {
        return new Question(assumed, wanted, without, budgets, givenUp);
    }

    Question withWanted(List<Property> properties) {
        return new Question(assumptions, properties, without, budgets, givenUp);
    }

    Question withBudgets(Budgets faults) {
        return new Question(assumptions, wanted, without, faults, givenUp);
    }

    Question withWithout(List<Without> commands) {
        return new Question(assumptions, wanted, commands, budgets, givenUp);
    }

    Question withGivenUp(Optional<GivenUp> what) {
        return new Question(assumptions, wanted, without, budgets, what);
    }

    /** Whether what databases hold plays a part. */
    boolean isAboutChanges() {
        return wanted.contains(Properties.ONLY_DECLARED_CHANGES_LOST);
    }

    /** Of all questions with the same structures the one that stands for them; what is wanted counts only as far as it decides the rules. */
    Question board() {
        return withWanted(isAboutChanges() ? List.of(Properties.ONLY_DECLARED_CHANGES_LOST) : List.of());
    }
}
