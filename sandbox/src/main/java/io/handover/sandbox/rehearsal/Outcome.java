package io.handover.sandbox.rehearsal;

import io.handover.model.procedure.Plan;
import io.handover.model.property.Property;
import io.handover.model.property.StateProperty;
import io.handover.model.property.StepProperty;
import io.handover.model.state.SiteState;
import java.util.List;
import java.util.OptionalInt;

/**
 * What came of a rehearsal. Promises that hold <em>in the end</em> are judged in its last state: once it has ended, that is where the site
 * came to rest.
 *
 * @param promises each property that was asked for
 * @param dualActiveMillis for how long two or more servers were up and active, in all
 * @param managementGapMillis the longest time without a server that was up and active
 * @param managementGapsMillis all such times together
 * @param urgentWaitMillis the longest wait of an urgent concern
 * @param lost the changes of the rehearsal that are lost, declared or not
 */
public record Outcome(
        List<Promise> promises,
        long dualActiveMillis,
        long managementGapMillis,
        long managementGapsMillis,
        long urgentWaitMillis,
        List<History.Change> lost) {
    /**
     * Whether a promise was kept.
     *
     * @param brokenBy the number of the happening with which it was first broken; empty where it is kept, was not so from the beginning on, or
     *     does not hold in the end
     */
    public record Promise(Property property, boolean isKept, OptionalInt brokenBy) {}

    public Outcome {
        promises = List.copyOf(promises);
        lost = List.copyOf(lost);
    }

    /** Of a rehearsal so far. */
    public static Outcome of(Rehearsal rehearsal, List<Property> asked) {
        History history = rehearsal.history();
        long end = rehearsal.millis();
        long dual = 0;
        long gap = 0;
        long gaps = 0;
        long longestGap = 0;
        long since = 0;
        SiteState state = history.start();
        for (int i = 0; i <= history.happenings().size(); i++) {
            boolean isLast = i == history.happenings().size();
            long until =
                    isLast ? end : Math.min(end, history.happenings().get(i).millis());
            int actives = Integer.bitCount(state.upActive());
            dual += actives > 1 ? until - since : 0;
            gaps += actives == 0 ? until - since : 0;
            gap = actives == 0 ? gap + until - since : 0;
            longestGap = Math.max(longestGap, gap);
            since = until;
            state = isLast ? state : history.happenings().get(i).after();
        }
        long wait = history.concerns().stream()
                .mapToLong(concern -> concern.waitedMillis(end))
                .max()
                .orElse(0);
        return new Outcome(
                asked.stream().map(property -> promise(property, history)).toList(),
                dual,
                longestGap,
                gaps,
                wait,
                history.lost());
    }

    private static Promise promise(Property property, History history) {
        Plan plan = history.plan();
        if (property.isEventual()) {
            return promise(property, ((StateProperty) property).holds(plan, history.last()), -1);
        }
        if (property instanceof StateProperty of && !of.holds(plan, history.start())) {
            return promise(property, false, -1);
        }
        for (Happening happening : history.happenings()) {
            boolean holds = property instanceof StateProperty of
                    ? of.holds(plan, happening.after())
                    : happening.action().isEmpty()
                            || ((StepProperty) property)
                                    .holds(
                                            happening.before(),
                                            happening.action().getAsInt(),
                                            happening.after());
            if (!holds) {
                return promise(property, false, happening.number());
            }
        }
        return promise(property, true, -1);
    }

    private static Promise promise(Property property, boolean isKept, int brokenBy) {
        return new Promise(property, isKept, brokenBy < 0 ? OptionalInt.empty() : OptionalInt.of(brokenBy));
    }

    /** Whether one of the promises that were asked for was kept. */
    public boolean keeps(Property property) {
        return promises.stream()
                .filter(promise -> promise.property() == property)
                .findFirst()
                .orElseThrow()
                .isKept();
    }
}
