package io.handover.explorer.search;

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
    private StateProperty[] always;
    private StateProperty[] eventually;
    private StepProperty[] steps;
    private @Nullable PackedState[] leastAlways;
    private @Nullable PackedState[] leastEventually;
    private @Nullable PackedState[] leastSteps;

    Violations(Plan plan, List<Property> open) {
        this.plan = plan;
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

    /** Looks at a state, which a lane of the bundle stands for that is being expanded. */
    void look(SiteState state, boolean atRest, Expansion bundle, int lane) {
        look(state, always, leastAlways, bundle, lane);
        if (atRest) {
            look(state, eventually, leastEventually, bundle, lane);
        }
    }

    private void look(
            SiteState state, StateProperty[] properties, @Nullable PackedState[] least, Expansion bundle, int lane) {
        for (int i = 0; i < properties.length; i++) {
            if (!properties[i].holds(plan, state)) {
                note(least, i, bundle, lane);
            }
        }
    }

    /** Looks at a step from a state, which a lane of the bundle stands for that is being expanded. */
    void look(SiteState before, int action, SiteState after, Expansion bundle, int lane) {
        for (int i = 0; i < steps.length; i++) {
            if (!steps[i].holds(before, action, after)) {
                note(leastSteps, i, bundle, lane);
            }
        }
    }

    private void note(@Nullable PackedState[] least, int i, Expansion bundle, int lane) {
        PackedState known = least[i];
        PackedState found = bundle.packed(lane);
        if (known == null || known.compareTo(found) > 0) {
            least[i] = found;
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
