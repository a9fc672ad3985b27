package io.handover.files;

import io.handover.model.site.Assumptions;
import io.handover.model.site.ForceActivation;
import io.handover.model.site.SplitBrainReaction;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * An assumption of docs/model.md, "Assumptions", as site files and {@code --assume} write it.
 *
 * @param name its key
 * @param values the values that it can have
 * @param assumed the assumptions with this one set to one of its values
 * @param of the value that it has among assumptions
 */
public record AssumptionKey(
        String name,
        List<String> values,
        BiFunction<Assumptions, String, Assumptions> assumed,
        Function<Assumptions, String> of) {

    /** Every assumption there is, in the order of docs/model.md, "Assumptions". */
    public static final List<AssumptionKey> ALL = List.of(
            new AssumptionKey(
                    "splitBrainReaction",
                    names(SplitBrainReaction.values()),
                    (all, value) -> all.withSplitBrainReaction(SplitBrainReaction.valueOf(value)),
                    all -> all.splitBrainReaction().name()),
            new AssumptionKey(
                    "forceActivation",
                    names(ForceActivation.values()),
                    (all, value) -> all.withForceActivation(ForceActivation.valueOf(value)),
                    all -> all.forceActivation().name()),
            new AssumptionKey(
                    "mixedVersionsSeeEachOther",
                    List.of("true", "false"),
                    (all, value) -> all.withMixedVersionsSeeEachOther(Boolean.parseBoolean(value)),
                    all -> String.valueOf(all.mixedVersionsSeeEachOther())),
            new AssumptionKey(
                    "autoActivation",
                    List.of("true", "false"),
                    (all, value) -> all.withAutoActivation(Boolean.parseBoolean(value)),
                    all -> String.valueOf(all.autoActivation())));

    public AssumptionKey {
        values = List.copyOf(values);
    }

    /** The names of all. */
    public static List<String> names() {
        return ALL.stream().map(AssumptionKey::name).toList();
    }

    /** Each assumption as {@code --assume} takes it, {@code key=value}. */
    public static List<String> stated(Assumptions assumptions) {
        return ALL.stream()
                .map(key -> key.name() + "=" + key.of().apply(assumptions))
                .toList();
    }

    /** The assumption of that name. */
    public static Optional<AssumptionKey> named(String name) {
        return ALL.stream().filter(key -> key.name().equals(name)).findFirst();
    }

    private static List<String> names(Enum<?>[] values) {
        return Stream.of(values).map(Enum::name).toList();
    }
}
