package io.handover.analysis.story;

import io.handover.model.action.ActionKind;
import io.handover.model.procedure.Plan;
import io.handover.model.state.Pairs;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.Stream;

/**
 * An action of the core by name, as reports and test cases write it.
 *
 * @param kind what happens
 * @param servers the names of the servers that it happens to: one, the two of a pair, or none
 * @param branch the what-if branch that it turns to, counted from 1 in the order of the plan
 */
public record ActionParts(ActionKind kind, List<String> servers, OptionalInt branch) {
    public ActionParts {
        servers = List.copyOf(servers);
    }

    /** The kinds that the core has, by their names. */
    public static Stream<ActionKind> kinds() {
        return Stream.of(ActionKind.values())
                .filter(kind -> kind != ActionKind.SLIP && kind != ActionKind.INTERRUPT_INITIALIZATION);
    }

    /** The name of a kind: {@code end-upgrade}. */
    public static String name(ActionKind kind) {
        return kind.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** The kind of that name. */
    public static Optional<ActionKind> kind(String name) {
        return kinds().filter(kind -> name(kind).equals(name)).findFirst();
    }

    /** Of an action of the core by its number. */
    public static ActionParts of(Plan plan, int action) {
        ActionKind kind = ActionKind.of(action);
        int operand = kind.operand(action);
        return switch (kind.operands()) {
            case NONE -> new ActionParts(kind, List.of(), OptionalInt.empty());
            case SERVER -> new ActionParts(kind, List.of(plan.serverName(operand)), OptionalInt.empty());
            case PAIR ->
                new ActionParts(
                        kind,
                        List.of(plan.serverName(Pairs.lower(operand)), plan.serverName(Pairs.higher(operand))),
                        OptionalInt.empty());
            case BRANCH -> new ActionParts(kind, List.of(), OptionalInt.of(operand + 1));
        };
    }

    /** The action's number; empty where the plan has no such servers or no such branch. */
    public OptionalInt number(Plan plan) {
        List<Integer> numbers =
                servers.stream().map(plan.serverNames()::indexOf).toList();
        if (numbers.contains(-1)) {
            return OptionalInt.empty();
        }
        return switch (kind.operands()) {
            case NONE -> OptionalInt.of(kind.first());
            case SERVER -> numbers.size() == 1 ? OptionalInt.of(kind.number(numbers.get(0))) : OptionalInt.empty();
            case PAIR ->
                numbers.size() == 2 && !numbers.get(0).equals(numbers.get(1))
                        ? OptionalInt.of(kind.number(Pairs.number(numbers.get(0), numbers.get(1))))
                        : OptionalInt.empty();
            case BRANCH ->
                branch.isPresent() && branch.getAsInt() >= 1 && branch.getAsInt() <= plan.branchCount()
                        ? OptionalInt.of(kind.number(branch.getAsInt() - 1))
                        : OptionalInt.empty();
        };
    }
}
