package io.handover.analysis.story;

import io.handover.model.action.ActionKind;
import io.handover.model.procedure.Branch;
import io.handover.model.procedure.Plan;
import io.handover.model.procedure.Step;
import io.handover.model.state.SiteState;
import io.handover.model.transition.Transitions;
import io.handover.simulator.run.Event;
import io.handover.simulator.run.Run;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;

/** What an operator does again and again where a site goes round for ever, and the states that it then goes through. */
final class Round {
    /** Far more states than any is known to have. */
    private static final int MOST_STATES = 100_000;

    /** How a state was come to. */
    private record Way(SiteState before, int action) {}

    private final Plan plan;
    private final StepNames steps;
    private final SiteState first;
    private final Map<SiteState, Way> ways = new LinkedHashMap<>();
    private final Set<Integer> branches = new TreeSet<>();

    /** Lines of the commands that are given in it, with their words, in the order in which they are come to. */
    private final Map<String, Integer> commands = new LinkedHashMap<>();

    private Round(Plan plan, SiteState first) {
        this.plan = plan;
        this.steps = new StepNames(plan);
        this.first = first;
    }

    /** Of a run that goes round, told until it is where it was before. */
    Round(Run run, Story story) {
        this(story.plan(), story.last());
        int begin = 0;
        while (!story.before(begin).equals(first)) {
            begin++;
        }
        for (int i = begin; i < story.moments().size(); i++) {
            int event = story.moments().get(i).event();
            if (Event.isAction(event)) {
                note(story.before(i), Event.type(event));
            }
        }
        if (run.roundBranch() >= 0) {
            branches.add(run.roundBranch());
        }
    }

    /** Of all that progress leads to from a state in which the site goes round. */
    Round(Transitions transitions, SiteState first) {
        this(transitions.plan(), first);
        Deque<SiteState> open = new ArrayDeque<>(List.of(first));
        ways.put(first, new Way(first, -1));
        while (!open.isEmpty() && ways.size() < MOST_STATES) {
            SiteState state = open.remove();
            for (long rest = transitions.progress(state); rest != 0; rest &= rest - 1) {
                int action = Long.numberOfTrailingZeros(rest);
                note(state, action);
                SiteState next = state.copy();
                transitions.apply(next, action);
                if (!ways.containsKey(next)) {
                    ways.put(next, new Way(state, action));
                    open.add(next);
                }
            }
        }
    }

    private void note(SiteState state, int action) {
        ActionKind kind = ActionKind.of(action);
        if (kind == ActionKind.DIVERT) {
            branches.add(kind.operand(action));
        } else if (kind == ActionKind.ISSUE) {
            Step step = plan.current(state);
            commands.putIfAbsent(steps.current(state) + " (" + steps.command(step) + ")", steps.line(state));
        }
    }

    /** A shortest path, as action numbers, from the first state to one of that kind; to the first itself where there is none. */
    int[] pathTo(Predicate<SiteState> kind) {
        SiteState state = ways.keySet().stream().filter(kind).findFirst().orElse(first);
        List<Integer> actions = new ArrayList<>();
        for (Way way = way(state); way.action() >= 0; way = way(way.before())) {
            actions.add(0, way.action());
        }
        return actions.stream().mapToInt(Integer::intValue).toArray();
    }

    private Way way(SiteState state) {
        return ways.getOrDefault(state, new Way(first, -1));
    }

    /** What the operator does again and again: {@code "the operator turns to what-if 1 (no-active) again and again"}. */
    String words() {
        if (!branches.isEmpty()) {
            return "the operator turns to "
                    + String.join(
                            " and to ",
                            branches.stream()
                                    .map(branch -> steps.branch(plan.branch(branch)))
                                    .toList())
                    + " again and again";
        }
        return commands.isEmpty()
                ? "the site never comes to rest"
                : "what the operator does in " + String.join(" and ", commands.keySet())
                        + " is undone, and done again, for ever";
    }

    /** That the procedure never comes to its end, because of what is done again and again. */
    Diagnosis diagnosis() {
        return new Diagnosis(words() + ", and the procedure never comes to its end", line());
    }

    /** The line of the branch, or else of the command, that keeps it going; empty where neither does or there is no file. */
    private OptionalInt line() {
        int line = branches.stream()
                .map(plan::branch)
                .map(Branch::whatIf)
                .mapToInt(whatIf -> whatIf.position().line())
                .findFirst()
                .orElseGet(() -> commands.values().stream().findFirst().orElse(0));
        return line > 0 ? OptionalInt.of(line) : OptionalInt.empty();
    }
}
