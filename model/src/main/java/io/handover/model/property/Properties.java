package io.handover.model.property;

import java.util.List;
import java.util.Optional;

/** Every property there is, in the order of docs/model.md, "Properties". */
public final class Properties {
    public static final StateProperty AT_MOST_ONE_ACTIVE = new AtMostOneActive();
    public static final StateProperty MANAGEMENT_AVAILABLE = new ManagementAvailable();
    public static final StepProperty MANAGEMENT_KEPT = new ManagementKept();
    public static final StateProperty NO_MIXED_VERSION_REPLICATION = new NoMixedVersionReplication();
    public static final StateProperty ONLY_DECLARED_CHANGES_LOST = new OnlyDeclaredChangesLost();
    public static final StateProperty EVENTUALLY_SINGLE_ACTIVE = new EventuallySingleActive();
    public static final StateProperty EVENTUALLY_UPGRADED = new EventuallyUpgraded();
    public static final StateProperty EVENTUALLY_REDUNDANT = new EventuallyRedundant();
    public static final StateProperty EVENTUALLY_NO_DANGLING = new EventuallyNoDangling();
    public static final StateProperty PROCEDURE_COMPLETES = new ProcedureCompletes();

    public static final List<Property> ALL = List.of(
            AT_MOST_ONE_ACTIVE,
            MANAGEMENT_AVAILABLE,
            MANAGEMENT_KEPT,
            NO_MIXED_VERSION_REPLICATION,
            ONLY_DECLARED_CHANGES_LOST,
            EVENTUALLY_SINGLE_ACTIVE,
            EVENTUALLY_UPGRADED,
            EVENTUALLY_REDUNDANT,
            EVENTUALLY_NO_DANGLING,
            PROCEDURE_COMPLETES);

    private Properties() {}

    /** The property of that name. */
    public static Optional<Property> named(String name) {
        return ALL.stream().filter(property -> property.name().equals(name)).findFirst();
    }
}
