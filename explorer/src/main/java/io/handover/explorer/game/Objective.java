package io.handover.explorer.game;

import io.handover.model.procedure.Plan;
import io.handover.model.property.Property;
import io.handover.model.property.StateProperty;
import io.handover.model.property.StepProperty;
import io.handover.model.state.SiteState;
import java.util.List;

/** What the operator wants: to be among some states in the end, and among others always. */
public interface Objective {
    /** Whether a state is as it should be in the end. */
    boolean goal(SiteState state);

    /** Whether a state is as it must always be. */
    default boolean safe(SiteState state) {
        return true;
    }

    /** Whether {@link #allows} may ever say no; where not, it is not asked. */
    default boolean restrictsSteps() {
        return false;
    }

    /**
     * Whether a step may be made.
     *
     * @param action the number of an action; that of <em>Issue</em> for a command
     */
    default boolean allows(SiteState before, int action, SiteState after) {
        return true;
    }

    /**
     * To keep some properties: the <em>always</em> ones at any time, the <em>eventually</em> ones in the end.
     *
     * @param plan of the arena, {@link Arena#plan}
     */
    static Objective of(Plan plan, List<? extends Property> properties) {
        List<StateProperty> always = states(properties, false);
        List<StateProperty> eventually = states(properties, true);
        List<StepProperty> steps = properties.stream()
                .filter(StepProperty.class::isInstance)
                .map(StepProperty.class::cast)
                .toList();
        return new Objective() {
            @Override
            public boolean goal(SiteState state) {
                return all(eventually, state);
            }

            @Override
            public boolean safe(SiteState state) {
                return all(always, state);
            }

            private boolean all(List<StateProperty> of, SiteState state) {
                return of.stream().allMatch(property -> property.holds(plan, state));
            }

            @Override
            public boolean restrictsSteps() {
                return !steps.isEmpty();
            }

            @Override
            public boolean allows(SiteState before, int action, SiteState after) {
                return steps.stream().allMatch(property -> property.holds(before, action, after));
            }
        };
    }

    private static List<StateProperty> states(List<? extends Property> properties, boolean eventual) {
        return properties.stream()
                .filter(property -> property.isEventual() == eventual)
                .filter(StateProperty.class::isInstance)
                .map(StateProperty.class::cast)
                .toList();
    }
}
