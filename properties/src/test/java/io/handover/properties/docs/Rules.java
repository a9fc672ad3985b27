package io.handover.properties.docs;

import io.handover.model.action.ActionKind;
import io.handover.model.command.Command;
import io.handover.model.command.Commands;
import io.handover.model.condition.Condition;
import io.handover.model.condition.Conditions;
import io.handover.model.procedure.Step;
import io.handover.model.state.Budget;
import io.handover.model.state.Pairs;
import io.handover.model.state.SiteState;
import io.handover.properties.docs.Page.Row;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The rules of the page, clause by clause, against what the code does in drawn states: guards, goals, conditions, what is enabled, and
 * every effect.
 */
final class Rules {
    /** A rule that applies, or does not apply, less often than this was not put to the test. */
    private static final int LEAST_SEEN = 15;

    private static final int MOST_TOLD = 3;

    private static final String NOT_OFFERED = "a check";

    private final Clauses clauses;
    private final Effects effects;
    private final List<String> differences = new ArrayList<>();
    private final Map<String, Integer> seen = new LinkedHashMap<>();

    private Rules(Page page) {
        this.clauses = new Clauses(page);
        this.effects = new Effects(clauses);
    }

    /** What page and code say differently of the commands. */
    static List<String> commands(Page page) {
        Rules rules = new Rules(page);
        for (Row row : page.table("Commands", "command")) {
            if (row.columns().contains("offered when")) {
                Command command =
                        Commands.named(row.at("command").split("`", -1)[1]).orElseThrow();
                DrawnStates.SCENES.forEach(scene -> rules.command(row, command, scene));
            }
        }
        return rules.result();
    }

    private void command(Row row, Command command, Scene scene) {
        SiteState state = scene.state();
        int t = scene.t();
        int a = scene.a();
        String guard = row.at("offered when");
        if (!guard.equals(NOT_OFFERED)) {
            boolean offered = command.offered(state, t, a);
            compare(command.name() + ": offered when", clauses.hold(guard, scene), offered, scene);
            if (offered) {
                SiteState after = state.copy();
                command.execute(after, t, a);
                compareEffects(command.name(), row.at("effect"), scene, after);
            }
        }
        compare(command.name() + ": goal", clauses.hold(row.at("goal"), scene), command.reached(state, t, a), scene);
    }

    /** What page and code say differently of the conditions of branches. */
    static List<String> conditions(Page page) {
        Rules rules = new Rules(page);
        for (Row row : page.table("Conditions", "condition")) {
            Condition condition = Conditions.named(row.plain("condition")).orElseThrow();
            DrawnStates.SCENES.forEach(scene -> rules.compare(
                    condition.name(),
                    rules.clauses.hold(row.at("holds when"), scene),
                    condition.holds(scene.state(), scene.t(), scene.a()),
                    scene));
        }
        return rules.result();
    }

    /** What page and code say differently of what can happen. */
    static List<String> actions(Page page) {
        Rules rules = new Rules(page);
        Map<ActionKind, List<Row>> rows = new LinkedHashMap<>();
        for (String heading :
                List.of("Actions of the environment", "The operator", "What-if branches", "Faults of the core")) {
            page.table(heading, "action").stream()
                    .filter(row -> !row.at("enabled when").startsWith("see "))
                    .forEach(row -> rows.computeIfAbsent(
                                    ActionKind.valueOf(row.at("action").split("`", -1)[1]), kind -> new ArrayList<>())
                            .add(row));
        }
        Stream.of(ActionKind.values())
                .filter(kind -> !rows.containsKey(kind))
                .forEach(kind -> rules.differences.add("nothing is said of " + kind));
        rows.forEach((kind, ofKind) -> DrawnStates.SCENES.forEach(scene -> rules.actions(kind, ofKind, scene)));
        return rules.result();
    }

    private void actions(ActionKind kind, List<Row> rows, Scene drawn) {
        if (kind == ActionKind.SLIP) {
            drawn.plan().steps().forEach(step -> slip(rows.get(0), step, drawn));
            return;
        }
        for (int operand = 0; operand < kind.count(); operand++) {
            Optional<Scene> scene = scene(kind, operand, drawn);
            int number = kind.number(operand);
            scene.ifPresent(about -> action(kind, number, rows, about));
        }
    }

    /** What an action is about; empty where there is no such server, pair or branch. */
    private static Optional<Scene> scene(ActionKind kind, int operand, Scene drawn) {
        int servers = drawn.state().servers();
        return switch (kind.operands()) {
            case NONE -> Optional.of(drawn.target(drawn.state().switchTarget()));
            case SERVER -> operand < servers ? Optional.of(drawn.subscriber(operand)) : Optional.empty();
            case PAIR ->
                Pairs.higher(operand) < servers
                        ? Optional.of(drawn.pair(Pairs.lower(operand), Pairs.higher(operand)))
                        : Optional.empty();
            case BRANCH -> operand < drawn.plan().branchCount() ? Optional.of(drawn.branch(operand)) : Optional.empty();
        };
    }

    private void action(ActionKind kind, int number, List<Row> rows, Scene about) {
        boolean enabled = about.transitions().isEnabled(about.state(), number);
        List<Row> applying = rows.stream()
                .filter(row -> clauses.hold(row.at("enabled when"), spending(row, about)))
                .toList();
        rows.forEach(row -> count(row.at("action") + (applying.contains(row) ? ": yes" : ": no")));
        if (applying.size() != (enabled ? 1 : 0)) {
            differ(
                    kind + ": enabled is " + enabled + " by the code, and by " + applying.size()
                            + " of the page's rows",
                    about);
        } else if (enabled) {
            SiteState after = about.state().copy();
            about.transitions().apply(after, number);
            Row row = applying.get(0);
            compareEffects(kind.name(), row.at("what it does"), spending(row, about), after);
        }
    }

    private static Scene spending(Row row, Scene scene) {
        return row.columns().contains("budget") ? scene.spending(Budget.valueOf(row.plain("budget"))) : scene;
    }

    private void slip(Row row, Step step, Scene drawn) {
        Scene scene = spending(row, drawn.given(step));
        boolean can = drawn.transitions().canSlip(drawn.state(), step);
        compare(row.at("action"), clauses.hold(row.at("enabled when"), scene), can, scene);
        if (can) {
            SiteState after = drawn.state().copy();
            drawn.transitions().slip(after, step);
            compareEffects(row.at("action"), row.at("what it does"), scene, after);
        }
    }

    // ---- comparing --------------------------------------------------------------------------------------------------

    private void compare(String what, boolean byPage, boolean byCode, Scene scene) {
        count(what + (byPage ? ": yes" : ": no"));
        count(what + (byPage ? ": no" : ": yes"), 0);
        if (byPage != byCode) {
            differ(what + ": " + byPage + " by the page, " + byCode + " by the code", scene);
        }
    }

    private void compareEffects(String what, String cell, Scene before, SiteState byCode) {
        SiteState byPage = before.state().copy();
        effects.happen(cell, before, byPage);
        if (!byPage.equals(byCode)) {
            differ(what + ": leads to " + byPage + " by the page and to " + byCode + " by the code", before);
        }
    }

    private void count(String what) {
        count(what, 1);
    }

    private void count(String what, int times) {
        seen.merge(what, times, Integer::sum);
    }

    private void differ(String what, Scene scene) {
        if (differences.size() < MOST_TOLD) {
            differences.add(
                    what + "; t = " + scene.t() + ", a = " + scene.a() + ", s = " + scene.s() + " in " + scene.state());
        }
    }

    private List<String> result() {
        seen.forEach((what, times) -> {
            if (times < LEAST_SEEN) {
                differences.add("seen " + times + " times only: " + what);
            }
        });
        return List.copyOf(differences);
    }
}
