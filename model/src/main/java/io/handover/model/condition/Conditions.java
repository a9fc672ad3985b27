package io.handover.model.condition;

import java.util.List;
import java.util.Optional;

/** Every condition there is, in the order of docs/model.md, "Conditions". */
public final class Conditions {
    public static final Condition NO_ACTIVE = new NoActive();
    public static final Condition SEVERAL_ACTIVE = new SeveralActive();
    public static final Condition NOT_UPGRADED = new NotUpgraded();
    public static final Condition DOWN = new Down();
    public static final Condition DANGLING = new Dangling();
    public static final Condition BEHIND = new Behind();

    public static final List<Condition> ALL = List.of(NO_ACTIVE, SEVERAL_ACTIVE, NOT_UPGRADED, DOWN, DANGLING, BEHIND);

    private Conditions() {}

    /** The condition of that name in procedure files. */
    public static Optional<Condition> named(String name) {
        return ALL.stream().filter(condition -> condition.name().equals(name)).findFirst();
    }
}
