package io.handover.analysis.attainment;

import io.handover.model.property.Properties;
import io.handover.model.property.Property;
import java.util.Comparator;
import java.util.List;

/** Which promises are kept first where not all can be: what cannot be made good again comes before what only has to be done once more. */
public final class Importance {
    private static final List<Property> FIRST = List.of(
            Properties.ONLY_DECLARED_CHANGES_LOST,
            Properties.NO_MIXED_VERSION_REPLICATION,
            Properties.AT_MOST_ONE_ACTIVE,
            Properties.EVENTUALLY_SINGLE_ACTIVE,
            Properties.EVENTUALLY_UPGRADED,
            Properties.EVENTUALLY_REDUNDANT,
            Properties.MANAGEMENT_KEPT,
            Properties.MANAGEMENT_AVAILABLE,
            Properties.EVENTUALLY_NO_DANGLING,
            Properties.PROCEDURE_COMPLETES);

    /** The most important first. */
    public static final Comparator<Property> ORDER = Comparator.comparingInt(FIRST::indexOf);

    private Importance() {}
}
