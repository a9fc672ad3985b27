package io.handover.simulator.explore;

import io.handover.model.procedure.Plan;
import io.handover.model.property.Property;
import io.handover.model.property.StateProperty;
import io.handover.model.property.StepProperty;
import io.handover.model.state.SiteState;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What one worker sees violated in a level: of each property the least state, so that the counterexample does not depend on who
 * saw what first. Properties whose shortest violation is known are not looked at any more.
 */
final class Violations {
    private final Plan plan;
    private final int words;
    private StateProperty[] always;
    private StateProperty[] eventually;
    private StepProperty[] steps;
    private @Nullable PackedState[] leastAlways;
    private @Nullable PackedState[] leastEventually;
    private @Nullable PackedState[] leastSteps;

    Violations(Plan plan, int words, List<Property> open) {
        this.plan = plan;
        this.words = words;
        List<StateProperty> always = new ArrayList<>();
        List<StateProperty> eventually = new ArrayList<>();
        List<StepProperty> steps = new ArrayList<>();
        for (Property property : open) {
            if (property instanceof StepProperty step) {
                steps.add(step);
            } else if (property instanceof StateProperty state) {
                (state.isEventual() ? eventually : always).add(state);
            }
        }
        this.always = always.toArray(new StateProperty[0]);
        this.eventually = eventually.toArray(new StateProperty[0]);
        this.steps = steps.toArray(new StepProperty[0]);
        this.leastAlways = new PackedState[always.size()];
        this.leastEventually = new PackedState[eventually.size()];
        this.leastSteps = new PackedState[steps.size()];
    }

    /** Looks at a state, which is packed at {@code at}. */
    void look(SiteState state, boolean atRest, long[] packed, int at) {
        look(state, always, leastAlways, packed, at);
        if (atRest) {
            look(state, eventually, leastEventually, packed, at);
        }
    }

    private void look(
            SiteState state, StateProperty[] properties, @Nullable PackedState[] least, long[] packed, int at) {
        for (int i = 0; i < properties.length; i++) {
            if (!properties[i].holds(plan, state)) {
                note(least, i, packed, at);
            }
        }
    }

    /** Looks at a step from a state, which is packed at {@code at}. */
    void look(SiteState before, int action, SiteState after, long[] packed, int at) {
        for (int i = 0; i < steps.length; i++) {
            if (!steps[i].holds(before, action, after)) {
                note(leastSteps, i, packed, at);
            }
        }
    }

    private void note(@Nullable PackedState[] least, int i, long[] packed, int at) {
        PackedState known = least[i];
        if (known == null || known.isAfter(packed, at, words)) {
            least[i] = PackedState.of(packed, at, words);
        }
    }

    /** The least state seen that violates the property, or, of a step property, from which a step does. */
    @Nullable
    PackedState least(Property property) {
        PackedState least = least(property, always, leastAlways);
        if (least == null) {
            least = least(property, eventually, leastEventually);
        }
        return least != null ? least : least(property, steps, leastSteps);
    }

    private static @Nullable PackedState least(
            Property property, Property[] properties, @Nullable PackedState[] least) {
        for (int i = 0; i < properties.length; i++) {
            if (properties[i] == property) {
                return least[i];
            }
        }
        return null;
    }
}
