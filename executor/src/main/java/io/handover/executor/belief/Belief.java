package io.handover.executor.belief;

import io.handover.executor.port.Reading;
import io.handover.model.action.ActionKind;
import io.handover.model.display.ReplicationState;
import io.handover.model.procedure.Plan;
import io.handover.model.procedure.Step;
import io.handover.model.site.Assumptions;
import io.handover.model.site.Scope;
import io.handover.model.state.Budget;
import io.handover.model.state.SiteState;
import io.handover.model.transition.Transitions;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Deque;
import java.util.EnumSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;

/**
 * The states of the model that a real site can be in. It grows by what may happen unobserved, and by what was ordered; it shrinks by
 * what is observed. Databases are not part of it: the product does not tell what is in them.
 *
 * <p>An order that was given may take effect at any later time at which the model offers it, or never, until it is settled. Between
 * two rounds of observation at most one fault of each kind happens. That something failed is believed only where what was seen cannot
 * be explained without; then all since the beginning is gone through again, as a fault may have happened before it showed.
 */
public final class Belief {
    /** With more possible states than this nothing is known. */
    public static final int MOST_STATES = 20_000;

    /** How many orders can be followed from one beginning; a pending one is a bit. */
    private static final int MOST_ORDERS = 62;

    private static final long ENVIRONMENT = ~(Transitions.ISSUE_SET
            | Transitions.ADVANCE_SET
            | (1L << ActionKind.DIVERT.count()) - 1 << ActionKind.DIVERT.first());

    private static final Set<Budget> FAULTS =
            EnumSet.of(Budget.CRASHES, Budget.CUTS, Budget.INSTALLER_FAILURES, Budget.INTERRUPTIONS);

    /** How a round of observation went together with what was believed. */
    public sealed interface Finding {
        /** It is what could be expected. */
        record Expected() implements Finding {}

        /** It is possible only if something failed, as these words say. */
        record AfterFault(String faults) implements Finding {}

        /**
         * The model cannot explain it; the belief is now empty.
         *
         * @param server the first server that is not as it could be, by number
         * @param allowed what the model allowed for that server
         */
        record Unexplained(int server, List<String> allowed) implements Finding {}

        /** There were too many possibilities to look at; the belief is now empty. */
        record TooMany() implements Finding {}
    }

    private final Transitions transitions;
    private final Evidence evidence;
    private final List<Step> orders = new ArrayList<>();
    private final List<Event> events = new ArrayList<>();
    private Set<Possible> anchor = new LinkedHashSet<>();
    private Set<Possible> possible = new LinkedHashSet<>();

    /** What has become of a belief so far. */
    private sealed interface Event {
        record Changed(UnaryOperator<Possible> change, Predicate<Possible> kept) implements Event {}

        record Seen(List<Reading> round) implements Event {}
    }

    /** An empty belief. */
    public Belief(Plan plan, Assumptions assumptions, Releases releases) {
        this.transitions =
                new Transitions(plan, new Scope(plan.serverNames().size(), 0, 1, 1, 1, 0, 1, 0), assumptions);
        this.evidence = new Evidence(plan.serverNames(), releases);
    }

    /** Nothing is known: neither here nor by the model. */
    public boolean isEmpty() {
        return possible.isEmpty();
    }

    /** The states that the site can be in. */
    public List<SiteState> states() {
        return possible.stream().map(Possible::state).distinct().toList();
    }

    /** Begins with the state that the plan starts from. */
    public void expectStart() {
        begin(List.of(transitions.initialState()));
    }

    private void begin(List<SiteState> states) {
        orders.clear();
        events.clear();
        possible = new LinkedHashSet<>();
        for (SiteState state : states) {
            possible.add(new Possible(withoutDatabases(without(FAULTS, state)), 0));
        }
        anchor = possible;
    }

    /** Whatever was made before the start: nobody holds anything, so that nothing flows and nobody waits for it. */
    private static SiteState withoutDatabases(SiteState state) {
        for (int s = 0; s < state.servers(); s++) {
            state.setDatabase(s, 0);
        }
        return state;
    }

    /** Begins anew with every state that looks like this round of observation, if these are not too many. */
    public void restart(List<Reading> round) {
        begin(new Candidates(transitions, evidence, MOST_STATES).of(round));
    }

    // ---- what is ordered ------------------------------------------------------------------------------------------

    /** The command of a step is being given; the number is for {@link #refused}, {@link #carriedOut} and {@link #settled}. */
    public int given(Step step) {
        int number = orders.size();
        orders.add(step);
        if (number >= MOST_ORDERS) {
            begin(List.of());
            orders.add(step);
            return 0;
        }
        long order = 1L << number;
        change(each -> new Possible(each.state(), each.pending() | order), each -> true);
        return number;
    }

    /** That order has no effect and never had. */
    public void refused(int order) {
        change(
                each -> new Possible(each.state(), each.pending() & ~(1L << order)),
                each -> (each.pending() >>> order & 1) != 0);
    }

    /** That order has had its effect, as whoever carried it out says. */
    public void carriedOut(int order) {
        long bit = 1L << order;
        Step step = orders.get(order);
        change(
                each -> {
                    if ((each.pending() & bit) == 0) {
                        return each;
                    }
                    SiteState after = each.state().copy();
                    step.execute(after);
                    return new Possible(after, each.pending() & ~bit);
                },
                each -> (each.pending() & bit) == 0 || step.offered(each.state()));
    }

    /** Nothing more is to be expected of that order. */
    public void settled(int order) {
        change(each -> new Possible(each.state(), each.pending() & ~(1L << order)), each -> true);
    }

    /** Whether a switch by the wizard may be running whose target no longer streams, and none whose target does. */
    public boolean switchOnlyStops() {
        return known(state -> state.switchTarget() == SiteState.NONE) != Certainty.YES
                && known(state -> state.switchTarget() == SiteState.NONE || !state.streaming(state.switchTarget()))
                        == Certainty.YES;
    }

    /** A switch whose target no longer streams has stopped by now. */
    public void switchHasStopped() {
        change(
                each -> {
                    int target = each.state().switchTarget();
                    if (target == SiteState.NONE || each.state().streaming(target)) {
                        return each;
                    }
                    SiteState after = each.state().copy();
                    after.endSwitch();
                    return new Possible(after, each.pending());
                },
                each -> true);
    }

    /** The operator is at that place of the plan. */
    public void moved(int pc, int branch, int place) {
        UnaryOperator<Possible> change = each -> {
            SiteState state = each.state().copy();
            state.leaveBranch();
            state.setPc(pc);
            if (branch != SiteState.NO_BRANCH) {
                state.enterBranch(branch);
                state.setPlace(place);
            }
            return new Possible(state, each.pending());
        };
        change(change, each -> true);
    }

    private void change(UnaryOperator<Possible> change, Predicate<Possible> kept) {
        Event.Changed event = new Event.Changed(change, kept);
        events.add(event);
        possible = changed(possible, event);
    }

    private static Set<Possible> changed(Set<Possible> from, Event.Changed event) {
        Set<Possible> to = new LinkedHashSet<>();
        for (Possible each : from) {
            if (event.kept().test(each)) {
                to.add(event.change().apply(each));
            }
        }
        return to;
    }

    // ---- what is seen ---------------------------------------------------------------------------------------------

    /** Whether that is so in the states that the site can be in. */
    public Certainty known(Predicate<SiteState> predicate) {
        boolean some = false;
        boolean others = false;
        for (Possible each : possible) {
            if (predicate.test(each.state())) {
                some = true;
            } else {
                others = true;
            }
        }
        if (some == others) {
            return Certainty.UNSURE;
        }
        return some ? Certainty.YES : Certainty.NO;
    }

    /** Takes in one reading of every server, made one after the other in a short time. */
    public Finding observe(List<Reading> round) {
        if (possible.isEmpty()) {
            return new Finding.TooMany();
        }
        note(new Event.Seen(List.copyOf(round)));
        Optional<Set<Possible>> faultless = closure(possible, false);
        if (faultless.isEmpty()) {
            return tooMany();
        }
        Set<Possible> explained = explained(faultless.get(), round, false);
        if (!explained.isEmpty()) {
            possible = explained;
            return new Finding.Expected();
        }
        Optional<Set<Possible>> faulty = closure(withBudgets(possible), true);
        if (faulty.isEmpty()) {
            return tooMany();
        }
        explained = explained(faulty.get(), round, true);
        String faults = faults(explained);
        if (explained.isEmpty()) {
            Optional<Set<Possible>> again = again();
            if (again.isEmpty()) {
                return tooMany();
            }
            explained = again.get();
            faults = "something failed before it showed";
        }
        if (explained.isEmpty()) {
            possible = new LinkedHashSet<>();
            return unexplained(faulty.get(), round);
        }
        possible = withoutBudgets(explained);
        return new Finding.AfterFault(faults);
    }

    /** A long wait is kept short: of many rounds in a row that are the same, two. */
    private void note(Event.Seen seen) {
        int last = events.size() - 1;
        if (last < 1 || !events.get(last).equals(seen) || !events.get(last - 1).equals(seen)) {
            events.add(seen);
        }
    }

    /** What is possible now if faults may have happened at any time since the beginning; empty if that is too much. */
    private Optional<Set<Possible>> again() {
        Set<Possible> then = anchor;
        for (Event event : events) {
            if (event instanceof Event.Changed changed) {
                then = changed(then, changed);
            } else if (event instanceof Event.Seen seen) {
                Optional<Set<Possible>> closed = closure(withBudgets(then), true);
                if (closed.isEmpty()) {
                    return Optional.empty();
                }
                then = withoutBudgets(explained(closed.get(), seen.round(), true));
            }
        }
        return Optional.of(then);
    }

    private Finding tooMany() {
        possible = new LinkedHashSet<>();
        return new Finding.TooMany();
    }

    /** Those that look as seen: at one moment or, if there is none, with something happening between one look and the next. */
    private Set<Possible> explained(Set<Possible> closed, List<Reading> round, boolean faults) {
        Set<Possible> left = filtered(closed, state -> evidence.agrees(state, round));
        if (!left.isEmpty()) {
            return left;
        }
        left = closed;
        for (int s = 0; s < round.size(); s++) {
            int server = s;
            Set<Possible> before = s == 0 ? left : closure(left, faults).orElse(new LinkedHashSet<>());
            left = filtered(before, state -> evidence.agrees(state, server, round.get(server)));
        }
        return left;
    }

    private Finding unexplained(Set<Possible> closed, List<Reading> round) {
        Set<Possible> left = closed;
        for (int s = 0; s < round.size(); s++) {
            int server = s;
            Set<Possible> before = closure(left, true).orElse(left);
            left = filtered(before, state -> evidence.agrees(state, server, round.get(server)));
            if (left.isEmpty()) {
                Set<String> allowed = new TreeSet<>();
                before.forEach(each -> allowed.add(look(each.state(), server)));
                return new Finding.Unexplained(server, List.copyOf(allowed));
            }
        }
        throw new IllegalStateException("what was not explained is explained");
    }

    /** What a server looks like in a state. */
    static String look(SiteState state, int s) {
        return ReplicationState.of(state, s)
                .map(code -> (state.isActive(s) ? "active, " : "standby, ") + code.name() + ", "
                        + (state.isUpgraded(s) ? "new release" : "old release"))
                .orElse("not up");
    }

    private static Set<Possible> filtered(Collection<Possible> set, Predicate<SiteState> predicate) {
        Set<Possible> left = new LinkedHashSet<>();
        for (Possible each : set) {
            if (predicate.test(each.state())) {
                left.add(each);
            }
        }
        return left;
    }

    // ---- what may happen meanwhile --------------------------------------------------------------------------------

    /** Whatever can become of these without being observed; empty if that is too much. */
    private Optional<Set<Possible>> closure(Set<Possible> from, boolean faults) {
        Set<Possible> found = new LinkedHashSet<>(from);
        Deque<Possible> open = new ArrayDeque<>(from);
        while (!open.isEmpty()) {
            Possible each = open.remove();
            follow(each, transitions.progress(each.state()) & ENVIRONMENT, 0, found, open);
            if (faults) {
                follow(each, transitions.faults(each.state()), Long.SIZE, found, open);
            }
            for (long rest = each.pending(); rest != 0; rest &= rest - 1) {
                int order = Long.numberOfTrailingZeros(rest);
                Step step = orders.get(order);
                if (step.offered(each.state())) {
                    SiteState after = each.state().copy();
                    step.execute(after);
                    add(new Possible(after, each.pending() & ~(1L << order)), found, open);
                }
            }
            if (found.size() > MOST_STATES) {
                return Optional.empty();
            }
        }
        return Optional.of(found);
    }

    private void follow(Possible from, long actions, int first, Set<Possible> found, Deque<Possible> open) {
        for (long rest = actions; rest != 0; rest &= rest - 1) {
            SiteState after = from.state().copy();
            transitions.apply(after, first + Long.numberOfTrailingZeros(rest));
            add(new Possible(after, from.pending()), found, open);
        }
    }

    private static void add(Possible next, Set<Possible> found, Deque<Possible> open) {
        if (found.add(next)) {
            open.add(next);
        }
    }

    private static SiteState without(Set<Budget> budgets, SiteState state) {
        SiteState changed = state.copy();
        budgets.forEach(budget -> changed.setBudget(budget, 0));
        return changed;
    }

    private static Set<Possible> withoutBudgets(Set<Possible> from) {
        Set<Possible> emptied = new LinkedHashSet<>();
        for (Possible each : from) {
            emptied.add(new Possible(without(FAULTS, each.state()), each.pending()));
        }
        return emptied;
    }

    private static Set<Possible> withBudgets(Set<Possible> from) {
        Set<Possible> refilled = new LinkedHashSet<>();
        for (Possible each : from) {
            SiteState state = each.state().copy();
            FAULTS.forEach(budget -> state.setBudget(budget, 1));
            refilled.add(new Possible(state, each.pending()));
        }
        return refilled;
    }

    /** The faults of a possibility with the fewest of them. */
    private static String faults(Set<Possible> explained) {
        List<String> fewest = List.of();
        for (Possible each : explained) {
            List<String> words = new ArrayList<>();
            for (Budget budget : FAULTS) {
                if (each.state().budget(budget) == 0) {
                    words.add(words(budget));
                }
            }
            if (fewest.isEmpty() || words.size() < fewest.size()) {
                fewest = words;
            }
        }
        return String.join(" and ", fewest);
    }

    private static String words(Budget budget) {
        return switch (budget) {
            case CRASHES -> "a server went down by itself";
            case CUTS -> "two servers cannot reach each other";
            case INSTALLER_FAILURES -> "an upgrade failed";
            case INTERRUPTIONS -> "an initialization was interrupted";
            case SKIPS, SLIPS -> throw new IllegalArgumentException("no fault of a site: " + budget);
        };
    }
}
