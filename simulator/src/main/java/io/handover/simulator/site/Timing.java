package io.handover.simulator.site;

import io.handover.simulator.time.Distribution;
import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;

/** How long things take on a site and how often they happen (docs/model.md, "Durations"). Immutable; compared by what it says. */
public final class Timing {
    /** The defaults of docs/model.md, "Durations". */
    public static final Timing DEFAULT = new Timing(usual(), new Polls(10_000, 5_000, 2));

    private final Map<Activity, Distribution> durations;
    private final Polls polls;

    private Timing(Map<Activity, Distribution> durations, Polls polls) {
        this.durations = durations;
        this.polls = polls;
    }

    private static Map<Activity, Distribution> usual() {
        Map<Activity, Distribution> usual = new EnumMap<>(Activity.class);
        for (Activity activity : Activity.values()) {
            usual.put(activity, activity.usual());
        }
        return usual;
    }

    public Distribution of(Activity activity) {
        return Objects.requireNonNull(durations.get(activity));
    }

    /** By which servers see one another. */
    public Polls polls() {
        return polls;
    }

    /** The same but for one activity. */
    public Timing with(Activity activity, Distribution duration) {
        Map<Activity, Distribution> changed = new EnumMap<>(durations);
        changed.put(activity, duration);
        return new Timing(changed, polls);
    }

    /** The same with other polls. */
    public Timing with(Polls other) {
        return new Timing(durations, other);
    }

    @Override
    public boolean equals(Object object) {
        return object instanceof Timing other && durations.equals(other.durations) && polls.equals(other.polls);
    }

    @Override
    public int hashCode() {
        return durations.hashCode() * 31 + polls.hashCode();
    }

    @Override
    public String toString() {
        return durations + ", " + polls;
    }
}
