package io.handover.analysis.synthesis;

import io.handover.model.site.Assumptions;
import java.util.List;
import java.util.function.UnaryOperator;

/**
 * What a site assumes in one respect, and what it could assume instead.
 *
 * @param key the name of the assumption
 * @param value what is assumed
 * @param others what could be assumed instead
 */
public record Assumed(String key, String value, List<Other> others) {
    /**
     * Another value.
     *
     * @param value its name
     * @param with the assumptions with this value
     */
    public record Other(String value, UnaryOperator<Assumptions> with) {}

    public Assumed {
        others = List.copyOf(others);
    }
}
