package io.handover.analysis.survival;

import io.handover.model.action.ActionKind;
import io.handover.model.property.Property;
import io.handover.model.property.StateProperty;
import io.handover.model.property.StepProperty;
import io.handover.model.state.SiteState;
import io.handover.model.transition.Transitions;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Collections;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** All runs of a changed procedure in which a story's events occur: what the package says, searched breadth first. */
final class Laying {
    /** The most states that are looked at: some hundred times more than stories are known to need. */
    private static final int MOST_NODES = 400_000;

    /** What ends by itself while the operator waits. */
    private static final long ENDS = set(ActionKind.REPLICATE)
            | set(ActionKind.END_UPGRADE)
            | set(ActionKind.END_INITIALIZATION)
            | set(ActionKind.RESTART)
            | set(ActionKind.HEAL)
            | set(ActionKind.SWITCH_DEMOTES)
            | set(ActionKind.SWITCH_ACTIVATES)
            | set(ActionKind.SWITCH_STOPS);

    private static final long CHANGES = set(ActionKind.CHANGE);

    private final Transitions transitions;
    private final Property property;
    private final Timetable timetable;
    private final List<Happening> happenings;
    private final Freedom freedom;
    private final Map<Node, Way> ways = new LinkedHashMap<>();
    private final Deque<Node> open = new ArrayDeque<>();
    private final Map<SiteState, Node> ends = new LinkedHashMap<>();
    private Optional<List<Integer>> path = Optional.empty();
    private @Nullable Node laid;
    private boolean violates;
    private boolean exhausted = true;
    private int furthest;

    /**
     * Where a run stands.
     *
     * @param next how many of the events have occurred or had nothing to do
     * @param done the marks that the operator has made
     * @param violated whether the property, if it must always hold, was violated by now
     */
    private record Node(SiteState state, int next, BitSet done, boolean violated) {}

    /** How a node was come to first: by an action, or, with {@code NO_ACTION}, by an event that had nothing to do. */
    private record Way(@Nullable Node from, int action) {}

    private static final int NO_ACTION = -1;

    /** How freely a story's events are laid, always in their order. */
    enum Freedom {
        AT_THEIR_MOMENTS,
        AT_ANY_MOMENT,
        /** And changes on whichever server is active then. */
        ON_ANY_ACTIVE
    }

    /**
     * Searches them.
     *
     * @param freedom how freely events are laid
     */
    Laying(Transitions transitions, Property property, Timetable timetable, Freedom freedom) {
        this.transitions = transitions;
        this.property = property;
        this.timetable = timetable;
        this.happenings = timetable.happenings();
        this.freedom = freedom;
        search();
    }

    private static long set(ActionKind kind) {
        return (1L << kind.count()) - 1 << kind.first();
    }

    /** Whether a run violates the property. */
    boolean violates() {
        return violates;
    }

    /** Whether all runs were looked at; asked where none violates. */
    boolean isExhausted() {
        return exhausted;
    }

    /** Whether all events occur in some run. */
    boolean isLaid() {
        return laid != null;
    }

    /** The first event that occurs in no run; asked where not all do. */
    Happening furthest() {
        return happenings.get(furthest);
    }

    /** A run that violates the property where there is one, else one in which all events occur. */
    Optional<List<Integer>> path() {
        return path;
    }

    private void search() {
        SiteState initial = transitions.initialState();
        come(new Node(initial, 0, new BitSet(), isViolatedIn(initial)), new Way(null, NO_ACTION));
        while (!open.isEmpty() && !violates) {
            if (ways.size() > MOST_NODES) {
                exhausted = false;
                break;
            }
            expand(open.remove());
        }
        if (laid != null && path.isEmpty()) {
            path = Optional.of(pathTo(laid));
        }
        if (property.isEventual() && exhausted) {
            searchEnds();
        }
    }

    private void searchEnds() {
        Endings endings = new Endings(transitions, (StateProperty) property, CHANGES, MOST_NODES);
        Optional<Endings.Violation> violation = endings.violation(ends.keySet());
        exhausted = endings.isExhausted();
        if (violation.isPresent()) {
            violates = true;
            List<Integer> whole =
                    pathTo(Objects.requireNonNull(ends.get(violation.get().from())));
            whole.addAll(violation.get().path());
            path = Optional.of(whole);
        }
    }

    private void come(Node node, Way way) {
        if (ways.putIfAbsent(node, way) != null) {
            return;
        }
        furthest = Math.max(furthest, node.next());
        if (node.next() == happenings.size()) {
            if (laid == null) {
                laid = node;
            }
            if (property.isEventual()) {
                ends.putIfAbsent(node.state(), node);
                return;
            }
            if (node.violated()) {
                violates = true;
                path = Optional.of(pathTo(node));
                return;
            }
        }
        open.add(node);
    }

    /** Whether the operator has come, by himself, to what the story had not come to. */
    private boolean isOver(SiteState state) {
        return freedom == Freedom.AT_THEIR_MOMENTS
                && state.branch() == SiteState.NO_BRANCH
                && state.pc() >= timetable.end();
    }

    private void expand(Node node) {
        boolean waits = node.next() < happenings.size() || !isOver(node.state());
        long progress = transitions.progress(node.state());
        long environment = transitions.environment(node.state());
        for (long rest = progress & ~environment; rest != 0; rest &= rest - 1) {
            int action = Long.numberOfTrailingZeros(rest);
            Optional<BitSet> done = act(node, action);
            if (done.isPresent()) {
                waits &= ActionKind.of(action) == ActionKind.DIVERT;
                step(node, action, node.next(), done.get());
            }
        }
        if (node.next() < happenings.size()) {
            occur(node, happenings.get(node.next()));
        }
        if (waits) {
            for (long rest = environment & ENDS; rest != 0; rest &= rest - 1) {
                step(node, Long.numberOfTrailingZeros(rest), node.next(), node.done());
            }
        }
    }

    private void step(Node node, int action, int next, BitSet done) {
        SiteState after = node.state().copy();
        transitions.apply(after, action);
        boolean violated = node.violated() || isViolatedIn(after) || isViolatedBy(node.state(), action, after);
        come(new Node(after, next, done, violated), new Way(node, action));
    }

    /** The next event: it occurs, or it has nothing to do, if this is its moment. */
    private void occur(Node node, Happening happening) {
        if (!isItsMoment(node, happening)) {
            return;
        }
        int next = node.next() + 1;
        ActionKind kind = ActionKind.of(happening.action());
        if (kind == ActionKind.SKIP) {
            skip(node, happening, next);
        } else if (kind == ActionKind.CHANGE && freedom == Freedom.ON_ANY_ACTIVE) {
            for (long rest = transitions.environment(node.state()) & CHANGES; rest != 0; rest &= rest - 1) {
                step(node, Long.numberOfTrailingZeros(rest), next, node.done());
            }
        } else if (transitions.isEnabled(node.state(), happening.action())) {
            step(node, happening.action(), next, node.done());
        } else if (!happening.mustOccur()) {
            come(new Node(node.state(), next, node.done(), node.violated()), new Way(node, NO_ACTION));
        }
    }

    private void skip(Node node, Happening happening, int next) {
        SiteState state = node.state();
        if (transitions.isEnabled(state, happening.action()) && timetable.isSkipped(happening, state)) {
            step(node, happening.action(), next, passed(node));
        }
    }

    private boolean isItsMoment(Node node, Happening happening) {
        if (freedom != Freedom.AT_THEIR_MOMENTS) {
            return true;
        }
        int pc = node.state().pc();
        return (happening.after() == Happening.NONE || node.done().get(happening.after()))
                && (happening.before() == Happening.NONE || !node.done().get(happening.before()))
                && pc >= happening.earliest()
                && pc <= happening.latest();
    }

    /** The marks made after an action of the operator's; empty if he must not act so yet, or any more. */
    private Optional<BitSet> act(Node node, int action) {
        ActionKind kind = ActionKind.of(action);
        BitSet done = switch (kind) {
            case ISSUE -> issued(node);
            case ADVANCE -> passed(node);
            default -> turned(node, kind.operand(action));
        };
        if (freedom != Freedom.AT_THEIR_MOMENTS) {
            return Optional.of(done);
        }
        boolean isTurn = kind == ActionKind.DIVERT;
        if (isTurn ? timetable.isNotTurnedTo(kind.operand(action)) : isOver(node.state())) {
            return Optional.empty();
        }
        if (isTurn && node.next() == happenings.size() && isOver(node.state()) && done.equals(node.done())) {
            return Optional.empty();
        }
        boolean isMain = !isTurn && node.state().branch() == SiteState.NO_BRANCH;
        for (Happening pending : happenings.subList(node.next(), happenings.size())) {
            boolean tooLate = pending.before() != Happening.NONE && done.get(pending.before())
                    || isMain && node.state().pc() >= pending.latest();
            if (tooLate) {
                return Optional.empty();
            }
        }
        return Optional.of(done);
    }

    private BitSet issued(Node node) {
        int mark = firstNotDone(node);
        return mark >= 0 && timetable.marks().get(mark).kind() == Mark.Kind.ISSUE
                ? with(node.done(), mark)
                : node.done();
    }

    /** With whoever goes on from a step, its commands are given too: its goal was there without them. */
    private BitSet passed(Node node) {
        BitSet done = node.done();
        for (int mark = firstNotDone(node); mark >= 0; mark = firstNotDone(node.state(), done)) {
            done = with(done, mark);
            if (timetable.marks().get(mark).kind() == Mark.Kind.PASS) {
                break;
            }
        }
        return done;
    }

    private BitSet turned(Node node, int branch) {
        List<Mark> marks = timetable.marks();
        for (int i = node.done().nextClearBit(0);
                i < marks.size();
                i = node.done().nextClearBit(i + 1)) {
            if (marks.get(i).isTurnTo(branch)) {
                return with(node.done(), i);
            }
        }
        return node.done();
    }

    private int firstNotDone(Node node) {
        return firstNotDone(node.state(), node.done());
    }

    /** The first mark at the operator's present step that is not made yet, or -1. */
    private int firstNotDone(SiteState state, BitSet done) {
        List<Mark> marks = timetable.marks();
        int step = state.branch() == SiteState.NO_BRANCH ? state.pc() : state.place();
        for (int i = done.nextClearBit(0); i < marks.size(); i = done.nextClearBit(i + 1)) {
            if (marks.get(i).isAt(state.branch(), step)) {
                return i;
            }
        }
        return -1;
    }

    private static BitSet with(BitSet done, int mark) {
        BitSet more = (BitSet) done.clone();
        more.set(mark);
        return more;
    }

    private boolean isViolatedIn(SiteState state) {
        return property instanceof StateProperty ofStates
                && !property.isEventual()
                && !ofStates.holds(transitions.plan(), state);
    }

    private boolean isViolatedBy(SiteState before, int action, SiteState after) {
        return property instanceof StepProperty ofSteps && !ofSteps.holds(before, action, after);
    }

    private List<Integer> pathTo(Node node) {
        List<Integer> actions = new ArrayList<>();
        for (Way way = ways.get(node); way != null && way.from() != null; way = ways.get(way.from())) {
            if (way.action() != NO_ACTION) {
                actions.add(way.action());
            }
        }
        Collections.reverse(actions);
        return actions;
    }
}
