package io.handover.analysis.survival;

import io.handover.analysis.story.ActionParts;
import io.handover.analysis.story.StepNames;
import io.handover.model.action.ActionKind;
import io.handover.model.procedure.Plan;
import io.handover.model.procedure.Step;
import io.handover.model.state.SiteState;
import io.handover.model.transition.Transitions;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;

/** When each event of a story is to occur in a changed procedure. */
final class Timetable {
    private static final Set<ActionKind> OPERATORS =
            EnumSet.of(ActionKind.ISSUE, ActionKind.ADVANCE, ActionKind.DIVERT);
    private static final Set<ActionKind> MUST_OCCUR = EnumSet.of(
            ActionKind.CHANGE, ActionKind.CRASH, ActionKind.CUT, ActionKind.INSTALLER_FAILS, ActionKind.SKIP);

    private final Plan past;
    private final Plan changed;
    private final Matching matching;
    private final List<Mark> marks = new ArrayList<>();
    private final List<Happening> happenings = new ArrayList<>();
    private final BitSet isMarked = new BitSet();
    private final BitSet visited = new BitSet();
    private final BitSet notTurnedTo = new BitSet();
    private final int end;
    private Optional<Obstacle> missing = Optional.empty();
    private Optional<Obstacle> leftOut = Optional.empty();

    Timetable(PastStory story, Plan changed) {
        this.past = story.transitions().plan();
        this.changed = changed;
        this.matching = new Matching(past, changed);
        for (int b = 0; b < past.branchCount(); b++) {
            if (matching.branch(b) != Matching.NONE) {
                notTurnedTo.set(matching.branch(b));
            }
        }
        List<Integer> marksBefore = readMarks(story);
        for (int i = 0; i < marksBefore.size() && missing.isEmpty(); i++) {
            int action = story.actions().get(i);
            if (!OPERATORS.contains(ActionKind.of(action))) {
                addEvent(i, action, marksBefore.get(i));
            }
        }
        this.end = endOfStory();
    }

    /** Whether the operator stands, in the changed procedure, at the step that was skipped. */
    boolean isSkipped(Happening skip, SiteState state) {
        int step = state.branch() == SiteState.NO_BRANCH ? state.pc() : state.place();
        return marks.get(skip.skips()).isAt(state.branch(), step);
    }

    /** Reads what the operator did, and says of each action how many marks there were before it. */
    private List<Integer> readMarks(PastStory story) {
        Transitions transitions = story.transitions();
        SiteState state = transitions.initialState();
        List<Integer> before = new ArrayList<>();
        for (int action : story.actions()) {
            before.add(marks.size());
            ActionKind kind = ActionKind.of(action);
            switch (kind) {
                case ISSUE -> mark(Mark.Kind.ISSUE, state);
                case ADVANCE, SKIP -> mark(Mark.Kind.PASS, state);
                case DIVERT -> turn(matching.branch(kind.operand(action)));
                default -> {}
            }
            isMarked.set(before.size() - 1, marks.size() > before.get(before.size() - 1));
            transitions.apply(state, action);
        }
        return before;
    }

    private void mark(Mark.Kind kind, SiteState state) {
        if (state.branch() == SiteState.NO_BRANCH) {
            visited.set(state.pc());
            int now = matching.main(state.pc());
            if (now != Matching.NONE) {
                marks.add(new Mark(kind, SiteState.NO_BRANCH, now, state.pc()));
            }
        } else {
            int now = matching.inBranch(state.branch(), state.place());
            if (now != Matching.NONE) {
                marks.add(new Mark(kind, matching.branch(state.branch()), now, state.place()));
            }
        }
    }

    private void turn(int branch) {
        if (branch != Matching.NONE) {
            notTurnedTo.clear(branch);
            marks.add(new Mark(Mark.Kind.DIVERT, branch, Matching.NONE, Matching.NONE));
        }
    }

    private void addEvent(int place, int action, int marksBefore) {
        OptionalInt number = ActionParts.of(past, action).number(changed);
        if (number.isEmpty()) {
            missing = Optional.of(obstacle(Obstacle.Kind.NO_SUCH_SERVER, place));
            return;
        }
        boolean isSkip = ActionKind.of(action) == ActionKind.SKIP;
        if (isSkip && !isMarked.get(place)) {
            leftOut = leftOut.or(() -> Optional.of(obstacle(Obstacle.Kind.NO_SUCH_STEP, place)));
            return;
        }
        int after = marksBefore - 1;
        int before = marksBefore < marks.size() ? marksBefore : Happening.NONE;
        int earliest = 0;
        int latest = changed.complete();
        if (after != Happening.NONE
                && before != Happening.NONE
                && marks.get(after).hasChangedPlacesWith(marks.get(before))) {
            if (marks.get(after).branch() == SiteState.NO_BRANCH) {
                earliest = marks.get(before).step();
                latest = marks.get(after).step() + 1;
            }
            after = Happening.NONE;
            before = Happening.NONE;
        }
        boolean mustOccur = MUST_OCCUR.contains(ActionKind.of(action));
        happenings.add(new Happening(
                place,
                number.getAsInt(),
                mustOccur,
                isSkip ? marksBefore : Happening.NONE,
                after,
                before,
                earliest,
                latest));
    }

    /** The first main step, behind all that the story had come to, of those that it had not come to. */
    private int endOfStory() {
        int last = marks.stream()
                .filter(mark -> mark.kind() != Mark.Kind.DIVERT && mark.branch() == SiteState.NO_BRANCH)
                .mapToInt(Mark::step)
                .max()
                .orElse(-1);
        int first = changed.complete();
        for (int step = 0; step < past.complete(); step++) {
            int now = matching.main(step);
            if (!visited.get(step) && now > last) {
                first = Math.min(first, now);
            }
        }
        return first;
    }

    /** What has no place whatever may happen; empty if all have. */
    Optional<Obstacle> missing() {
        return missing;
    }

    /** A slip that the changed procedure makes for good: the step that was skipped is not there any more. */
    Optional<Obstacle> leftOut() {
        return leftOut;
    }

    List<Happening> happenings() {
        return happenings;
    }

    List<Mark> marks() {
        return marks;
    }

    /** The main step of the changed procedure at which the operator's part in the story is over. */
    int end() {
        return end;
    }

    /** Whether that branch was there already, and the story did not turn to it. */
    boolean isNotTurnedTo(int branch) {
        return notTurnedTo.get(branch);
    }

    /** That an event cannot occur between the steps that it stood between. */
    Obstacle noRoom(Happening happening) {
        StepNames names = new StepNames(changed);
        return new Obstacle(
                Obstacle.Kind.NO_ROOM,
                OptionalInt.of(happening.place()),
                words(happening.after(), names),
                words(happening.before(), names));
    }

    private static Obstacle obstacle(Obstacle.Kind kind, int place) {
        return new Obstacle(kind, OptionalInt.of(place), Optional.empty(), Optional.empty());
    }

    private Optional<String> words(int number, StepNames names) {
        if (number == Happening.NONE) {
            return Optional.empty();
        }
        Mark mark = marks.get(number);
        if (mark.kind() == Mark.Kind.DIVERT) {
            return Optional.of("turning to " + names.branch(changed.branch(mark.branch())));
        }
        Step step = mark.branch() == SiteState.NO_BRANCH
                ? changed.step(mark.step())
                : changed.branch(mark.branch()).steps().get(mark.step());
        String where = mark.branch() == SiteState.NO_BRANCH
                ? names.main(mark.step())
                : names.branch(changed.branch(mark.branch()));
        String done = mark.kind() == Mark.Kind.ISSUE ? "giving" : "going on from";
        return Optional.of(done + " " + where + " (" + names.command(step) + ")");
    }
}
