package io.handover.explorer.game;

import io.handover.model.procedure.Plan;
import io.handover.model.property.Properties;
import io.handover.model.property.Property;
import io.handover.model.property.StateProperty;
import io.handover.model.property.StepProperty;
import io.handover.model.state.SiteState;
import java.util.List;
import java.util.function.Predicate;

/**
 * What the operator wants: to be among some states in the end, and among others always. It is asked about structures, states without changes and
 * window; what it wants of those it says apart.
 */
public interface Objective {
    /** Whether a structure is as it should be in the end. */
    boolean goal(SiteState structure);

    /** Whether a structure is as it must always be. */
    default boolean safe(SiteState structure) {
        return true;
    }

    /** Whether in the end no change may be lost but what was declared so: {@link Properties#ONLY_DECLARED_CHANGES_LOST}. */
    default boolean keepsChanges() {
        return false;
    }

    /** Whether never more servers may be active than one, or than the window bears: {@link Properties#AT_MOST_ONE_ACTIVE}. */
    default boolean keepsOneActive() {
        return false;
    }

    /** Whether {@link #allows} may ever say no; where not, it is not asked. */
    default boolean restrictsSteps() {
        return false;
    }

    /**
     * Whether a step may be made. Not asked about what changes databases alone.
     *
     * @param action the number of an action; that of <em>Issue</em> for a command
     */
    default boolean allows(SiteState before, int action, SiteState after) {
        return true;
    }

    /** Whether a state of an arena, its changes and its window included, is as it should be in the end. */
    default boolean isReached(Arena arena, SiteState state) {
        return goal(arena.structure(state))
                && (!keepsChanges() || Properties.ONLY_DECLARED_CHANGES_LOST.holds(arena.plan(), state));
    }

    /** Whether a state of an arena, its window included, is as it must always be. */
    default boolean isKept(Arena arena, SiteState state) {
        return safe(arena.structure(state))
                && (!keepsOneActive()
                        || Properties.AT_MOST_ONE_ACTIVE.holds(arena.plan(), state)
                                && arena.rules()
                                        .givenUp()
                                        .map(what -> GivenUp.bears(state.upActive(), what.server()))
                                        .orElse(true));
    }

    /** The same, where the end must fulfil more. */
    default Objective and(Predicate<SiteState> more) {
        Objective all = this;
        return new Objective() {
            @Override
            public boolean goal(SiteState structure) {
                return all.goal(structure) && more.test(structure);
            }

            @Override
            public boolean safe(SiteState structure) {
                return all.safe(structure);
            }

            @Override
            public boolean keepsChanges() {
                return all.keepsChanges();
            }

            @Override
            public boolean keepsOneActive() {
                return all.keepsOneActive();
            }

            @Override
            public boolean restrictsSteps() {
                return all.restrictsSteps();
            }

            @Override
            public boolean allows(SiteState before, int action, SiteState after) {
                return all.allows(before, action, after);
            }
        };
    }

    /**
     * To keep some properties: the <em>always</em> ones at any time, the <em>eventually</em> ones in the end. That a procedure completes is
     * left out: there is none.
     *
     * @param plan of the arena, {@link Arena#plan}
     */
    static Objective of(Plan plan, List<? extends Property> properties) {
        // Asked of every state and move of a board: arrays, gone through without a stream.
        StateProperty[] always = states(properties, false);
        StateProperty[] eventually = states(properties, true);
        StepProperty[] steps =
                properties.stream().filter(StepProperty.class::isInstance).toArray(StepProperty[]::new);
        boolean keepsChanges = properties.contains(Properties.ONLY_DECLARED_CHANGES_LOST);
        boolean keepsOneActive = properties.contains(Properties.AT_MOST_ONE_ACTIVE);
        return new Objective() {
            @Override
            public boolean goal(SiteState structure) {
                return all(eventually, structure);
            }

            @Override
            public boolean safe(SiteState structure) {
                return all(always, structure);
            }

            private boolean all(StateProperty[] of, SiteState structure) {
                for (StateProperty property : of) {
                    if (!property.holds(plan, structure)) {
                        return false;
                    }
                }
                return true;
            }

            @Override
            public boolean keepsChanges() {
                return keepsChanges;
            }

            @Override
            public boolean keepsOneActive() {
                return keepsOneActive;
            }

            @Override
            public boolean restrictsSteps() {
                return steps.length != 0;
            }

            @Override
            public boolean allows(SiteState before, int action, SiteState after) {
                for (StepProperty step : steps) {
                    if (!step.holds(before, action, after)) {
                        return false;
                    }
                }
                return true;
            }
        };
    }

    /** Those that structures decide. */
    private static StateProperty[] states(List<? extends Property> properties, boolean eventual) {
        return properties.stream()
                .filter(property -> property.isEventual() == eventual)
                .filter(property -> property != Properties.ONLY_DECLARED_CHANGES_LOST
                        && property != Properties.AT_MOST_ONE_ACTIVE
                        && property != Properties.PROCEDURE_COMPLETES)
                .filter(StateProperty.class::isInstance)
                .toArray(StateProperty[]::new);
    }
}
