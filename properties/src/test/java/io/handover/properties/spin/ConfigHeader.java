package io.handover.properties.spin;

import io.handover.model.command.Command;
import io.handover.model.condition.Condition;
import io.handover.model.procedure.Branch;
import io.handover.model.site.Assumptions;
import io.handover.model.site.Scope;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** A configuration as the encoding's {@code config.h}. */
final class ConfigHeader {
    private static final String NO_SERVER = "NONE";

    private ConfigHeader() {}

    static String of(Configuration configuration) {
        Scope scope = configuration.scope();
        Assumptions assumptions = configuration.assumptions();
        List<Order> steps = configuration.steps();
        List<Detour> detours = configuration.detours();
        StringBuilder header = new StringBuilder();
        define(header, "N", scope.servers());
        define(header, "K", scope.changes());
        define(header, "CRASHES", scope.crashes());
        define(header, "CUTS", scope.cuts());
        define(header, "INSTALLER", scope.installerFailures());
        define(header, "SKIPS", scope.skips());
        define(header, "SPLIT_BRAIN", assumptions.splitBrainReaction());
        define(header, "FORCE_ACTIVATION", assumptions.forceActivation());
        define(header, "MIXED_VERSIONS_SEE_EACH_OTHER", assumptions.mixedVersionsSeeEachOther() ? 1 : 0);
        define(header, "AUTO_ACTIVATION", assumptions.autoActivation() ? 1 : 0);
        define(header, "STEPS", steps.size());
        define(header, "STEP_LIST(S)", numbered(steps, ""));
        if (!detours.isEmpty()) {
            define(header, "BRANCHES", detours.size());
            define(
                    header,
                    "BRANCH_LIST(B)",
                    IntStream.range(0, detours.size())
                            .mapToObj(b -> branch(b, detours.get(b), steps.size()))
                            .collect(Collectors.joining(" ")));
            define(
                    header,
                    "BRANCH_STEP_LIST(S)",
                    IntStream.range(0, detours.size())
                            .mapToObj(b -> numbered(detours.get(b).steps(), b + ", "))
                            .collect(Collectors.joining(" ")));
        }
        define(
                header,
                "LOST_LIST(W, x)",
                joined(
                        configuration.losses(),
                        loss -> "W(" + loss.server() + ", " + loss.from() + ", " + loss.until() + ", x)"));
        define(
                header,
                "SEVERAL_LIST(W)",
                joined(configuration.severalActive(), several -> "W(" + several.from() + ", " + several.until() + ")"));
        FirstState first = configuration.builtIn().isPresent()
                ? FirstState.of(configuration.builtIn().get().initialState(scope, assumptions))
                : FirstState.of(configuration.start(), scope.servers());
        header.append(first.definitions());
        return header.toString();
    }

    private static <T> String joined(List<T> list, Function<T, String> word) {
        return list.stream().map(word).collect(Collectors.joining(" "));
    }

    private static void define(StringBuilder header, String what, Object value) {
        header.append("#define ").append(what).append(' ').append(value).append('\n');
    }

    private static String numbered(List<Order> orders, String before) {
        return IntStream.range(0, orders.size())
                .mapToObj(i -> "S(" + before + i + ", " + order(orders.get(i)) + ")")
                .collect(Collectors.joining(" "));
    }

    private static String order(Order order) {
        Command command = order.command();
        return word(command.name()) + ", " + order.target() + ", " + (command.takesAt() ? order.at() : NO_SERVER);
    }

    private static String branch(int number, Detour detour, int steps) {
        Condition when = detour.when();
        Object resume = switch (detour.resume()) {
            case Branch.SAME_STEP -> "SAME_STEP";
            case Branch.NEXT_STEP -> "NEXT_STEP";
            default -> detour.resume();
        };
        return "B(" + number + ", " + word(when.name()) + ", " + (when.takesTarget() ? detour.target() : NO_SERVER)
                + ", " + (when.takesAt() ? detour.at() : NO_SERVER) + ", "
                + detour.from().orElse(1) + ", "
                + detour.until().orElse(detour.resume() == steps ? steps - 1 : steps) + ", "
                + detour.steps().size() + ", " + resume + ")";
    }

    private static String word(String name) {
        return name.toUpperCase(Locale.ROOT).replace('-', '_');
    }
}
