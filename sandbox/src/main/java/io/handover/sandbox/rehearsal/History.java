package io.handover.sandbox.rehearsal;

import io.handover.model.action.ActionKind;
import io.handover.model.procedure.Plan;
import io.handover.model.state.SiteState;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.Collectors;

/**
 * What has happened in a rehearsal, and beside it what the operator saw of it. It grows while the rehearsal goes on; the states in it are not
 * to be changed.
 */
public final class History {
    private final Plan plan;
    private final SiteState start;
    private final List<Happening> happenings = new ArrayList<>();
    private final List<SeenAlarm> alarms = new ArrayList<>();
    private final List<Concern> concerns = new ArrayList<>();
    private final List<Comment> comments = new ArrayList<>();
    private final List<Disturbed> disturbances = new ArrayList<>();

    History(Plan plan, SiteState start) {
        this.plan = plan;
        this.start = start;
    }

    /**
     * A change that administrators made.
     *
     * @param number as the state numbers changes, from 0
     * @param server where it was made
     * @param millis when
     * @param declared whether the procedure declares it lost
     */
    public record Change(int number, int server, long millis, boolean declared) {}

    /**
     * A disturbance that struck.
     *
     * @param by an instructor or the scenario
     * @param other the second server where it is about two; else the same as the first
     */
    public record Disturbed(long millis, Happening.By by, Disturbance what, int server, int other) {}

    public Plan plan() {
        return plan;
    }

    /** The state that it began in. */
    public SiteState start() {
        return start;
    }

    /** All that has happened so far, in order; grows. */
    public List<Happening> happenings() {
        return Collections.unmodifiableList(happenings);
    }

    /** The alarms in the order in which they were detected. */
    public List<SeenAlarm> alarms() {
        return Collections.unmodifiableList(alarms);
    }

    /** The urgent concerns in the order in which they arose. */
    public List<Concern> concerns() {
        return Collections.unmodifiableList(concerns);
    }

    /** What the instructor said, in order. */
    public List<Comment> comments() {
        return Collections.unmodifiableList(comments);
    }

    /** What struck, in order. */
    public List<Disturbed> disturbances() {
        return Collections.unmodifiableList(disturbances);
    }

    /** The present state. */
    public SiteState last() {
        return happenings.isEmpty()
                ? start
                : happenings.get(happenings.size() - 1).after();
    }

    /** The state at a moment, after what happened then, as {@link Happening#judged} has it. */
    public SiteState judgedAt(long millis) {
        int from = 0;
        int to = happenings.size();
        while (from < to) {
            int middle = (from + to) >>> 1;
            if (happenings.get(middle).millis() <= millis) {
                from = middle + 1;
            } else {
                to = middle;
            }
        }
        return from == 0 ? start : happenings.get(from - 1).judged();
    }

    /** The changes that were made in the rehearsal. */
    public List<Change> changes() {
        return happenings.stream()
                .filter(one ->
                        one.action().isPresent() && ActionKind.of(one.action().getAsInt()) == ActionKind.CHANGE)
                .map(one -> new Change(
                        one.before().changes(),
                        ActionKind.CHANGE.operand(one.action().getAsInt()),
                        one.millis(),
                        (one.after().declared() >>> one.before().changes() & 1) != 0))
                .toList();
    }

    /** Those of them that are lost in the present state (docs/model.md, "Derived terms"). */
    public List<Change> lost() {
        long lost = last().lost();
        return changes().stream()
                .filter(change -> (lost >>> change.number() & 1) != 0)
                .toList();
    }

    /** All of it as lines, for comparing one history with another. */
    public String text() {
        return happenings.stream().map(Happening::toString).collect(Collectors.joining("\n", "", "\n"))
                + alarms.stream().map(SeenAlarm::toString).collect(Collectors.joining("\n", "", "\n"))
                + concerns.stream().map(Concern::toString).collect(Collectors.joining("\n", "", "\n"));
    }

    void add(Happening happening) {
        happenings.add(happening);
    }

    void add(SeenAlarm alarm) {
        alarms.add(alarm);
    }

    void replace(int place, SeenAlarm alarm) {
        alarms.set(place, alarm);
    }

    void add(Concern concern) {
        concerns.add(concern);
    }

    void add(Comment comment) {
        comments.add(comment);
    }

    void add(Disturbed disturbed) {
        disturbances.add(disturbed);
    }

    void replace(int place, Concern concern) {
        concerns.set(place, concern);
    }
}
