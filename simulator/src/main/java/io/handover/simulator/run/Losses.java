package io.handover.simulator.run;

import io.handover.model.state.SiteState;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * What each lost change is to be blamed on: it is told of everything that happens, and says in the end which event took each change away.
 *
 * <p>A change counts as kept by the servers that are up and active or, where there is none, by any server
 * ({@code only-declared-changes-lost}, docs/model.md, "Properties"). Where no server holds it in the end, an initialization has wiped the
 * last copy. Why it stopped to count before that is answered by looking at a server that is active in the end, and asking why that one
 * lacks it.
 */
public final class Losses {
    /** In which way a change was lost. */
    public enum Way {
        /** An initialization wiped a copy: the last one, or that of the server which is active in the end. */
        WIPED(Cause.WIPED),
        /** The server that is active in the end was getting it, and its replication ended before the change had arrived. */
        NOT_ARRIVED(Cause.NOT_ARRIVED),
        /** The server that is active in the end lacked it when it became active; from the start, where no active server ever held it. */
        LACKED(Cause.LACKED),
        /** It was made on another server while the one that is active in the end was active; then that other ceased to be active. */
        TAKEN_DOWN(Cause.TAKEN_DOWN);

        private final Cause cause;

        Way(Cause cause) {
            this.cause = cause;
        }

        /** How a run with such a loss violates its check. */
        public Cause cause() {
            return cause;
        }
    }

    /**
     * What a loss goes back to.
     *
     * @param way in which way
     * @param event which event, as its place; -1 where it was so from the start
     * @param server the server that was wiped, was to get it, was activated, or was taken down
     */
    public record Blame(Way way, int event, int server) {}

    /**
     * A class of changes that is lost.
     *
     * @param change its bit in the last state
     * @param number the number of the first of them among all changes, from 0
     * @param count how many they are
     * @param made the event that made it (the first of them); -1 where it was there at the start
     * @param last what took the last copy away that there was to take: what a report names
     * @param reason why it no longer counted: the same, or what made it a copy that does not count
     */
    public record Loss(int change, int number, int count, int made, Blame last, Blame reason) {}

    private static final int MADE = 0;
    private static final int TAKEN = 1;
    private static final int TAKEN_FROM = 2;
    private static final int GONE = 3;
    private static final int GONE_FROM = 4;
    private static final int UNLINKED = 5;
    private static final int EMPTIED = 10;
    private static final int TAGS = 15;

    private final Ledger ledger = new Ledger(TAGS);
    private final int[] activated = new int[5];

    /** With the changes that are there at the start. */
    public Losses(SiteState initial) {
        begin(initial);
    }

    private void begin(SiteState initial) {
        ledger.begin(initial);
        Arrays.fill(activated, -1);
    }

    /** The losses of a run. */
    public static List<Loss> of(Run run) {
        return of(run, run.events());
    }

    /** What is lost after the first {@code events} events of a run. */
    public static List<Loss> of(Run run, int events) {
        Replay replay = new Replay(run.simulation().transitions(), run.initialState());
        Losses losses = new Losses(replay.state());
        SiteState before = replay.state().copy();
        for (int i = 0; i < events; i++) {
            int event = run.event(i);
            if (!Event.isAction(event)) {
                continue;
            }
            losses.follow(replay, event, run.eventMillis(i), i, before);
        }
        return losses.in(replay.state());
    }

    private void follow(Replay replay, int event, long millis, int place, SiteState before) {
        // The replay's ledger and this one do the same to the same state; this one does it, and keeps its tags.
        replay.prepare(event, ledger);
        before.copyFrom(replay.state());
        replay.apply(event, millis, ledger);
        happened(place, before, replay.state());
    }

    /**
     * Something has happened in a path with so few changes that each has a bit of its own.
     *
     * @param place its number
     */
    public void happenedAlone(int place, SiteState before, SiteState after) {
        if (after.changes() > before.changes()) {
            ledger.made(after, Ledger.GIVEN, 1, before.changes(), 0, 0);
        }
        happened(place, before, after);
    }

    /**
     * Something has happened.
     *
     * @param place its number
     * @param before the state before, with the same numbers of changes
     * @param after the state after
     */
    private void happened(int place, SiteState before, SiteState after) {
        int made = after.changes() - before.changes();
        for (int c = before.changes(); c < before.changes() + made; c++) {
            for (int tag = 0; tag < TAGS; tag++) {
                ledger.setTag(c, tag, -1);
            }
            ledger.setTag(c, MADE, place);
        }
        for (int t = 0; t < after.servers(); t++) {
            server(place, t, before, after);
        }
        for (long rest = kept(before) & ~kept(after); rest != 0; rest &= rest - 1) {
            int c = Long.numberOfTrailingZeros(rest);
            ledger.setTag(c, TAKEN, place);
            ledger.setTag(c, TAKEN_FROM, keeper(before, c));
        }
    }

    private void server(int place, int t, SiteState before, SiteState after) {
        if (after.isActive(t) && !before.isActive(t)) {
            activated[t] = place;
        }
        long had = before.database(t);
        long has = after.database(t);
        tagAll(has & ~had, EMPTIED + t, -1);
        tagAll(has & ~had, UNLINKED + t, -1);
        long gone = had & ~has;
        tagAll(gone, EMPTIED + t, place);
        for (long rest = gone & ~heldBy(after); rest != 0; rest &= rest - 1) {
            int c = Long.numberOfTrailingZeros(rest);
            ledger.setTag(c, GONE, place);
            ledger.setTag(c, GONE_FROM, t);
        }
        int a = before.subscription(t);
        if (a != SiteState.NONE
                && before.isRegistered(t, a)
                && !(after.subscription(t) == a && after.isRegistered(t, a))
                && before.streamingFrom(t, a)) {
            tagAll(before.database(a) & ~had, UNLINKED + t, place);
        }
    }

    private void tagAll(long changes, int tag, int value) {
        for (long rest = changes; rest != 0; rest &= rest - 1) {
            ledger.setTag(Long.numberOfTrailingZeros(rest), tag, value);
        }
    }

    private static long heldBy(SiteState state) {
        long held = 0;
        for (int s = 0; s < state.servers(); s++) {
            held |= state.database(s);
        }
        return held;
    }

    /** The changes that servers hold that are up and active. */
    private static long kept(SiteState state) {
        long kept = 0;
        for (int rest = state.upActive(); rest != 0; rest &= rest - 1) {
            kept |= state.database(Integer.numberOfTrailingZeros(rest));
        }
        return kept;
    }

    /** The first of those that hold a change. */
    private static int keeper(SiteState state, int c) {
        int s = 0;
        while ((state.upActive() >>> s & state.database(s) >>> c & 1) == 0) {
            s++;
        }
        return s;
    }

    /** What is lost in the last state, in the order in which it was made. */
    public List<Loss> in(SiteState last) {
        List<Loss> losses = new ArrayList<>();
        for (long rest = last.lost(); rest != 0; rest &= rest - 1) {
            int c = Long.numberOfTrailingZeros(rest);
            Blame reason = reason(last, c);
            boolean anywhere = (heldBy(last) >>> c & 1) != 0;
            Blame blame = anywhere || ledger.tag(c, GONE) < 0
                    ? reason
                    : new Blame(Way.WIPED, ledger.tag(c, GONE), ledger.tag(c, GONE_FROM));
            losses.add(new Loss(c, ledger.number(c), ledger.count(c), ledger.tag(c, MADE), blame, reason));
        }
        return losses;
    }

    private Blame reason(SiteState last, int c) {
        if (last.upActive() == 0) {
            return new Blame(Way.WIPED, ledger.tag(c, GONE), Math.max(0, ledger.tag(c, GONE_FROM)));
        }
        int t = Integer.numberOfTrailingZeros(last.upActive());
        if (ledger.tag(c, EMPTIED + t) >= 0) {
            return new Blame(Way.WIPED, ledger.tag(c, EMPTIED + t), t);
        }
        if (ledger.tag(c, UNLINKED + t) >= 0) {
            return new Blame(Way.NOT_ARRIVED, ledger.tag(c, UNLINKED + t), t);
        }
        if (activated[t] > ledger.tag(c, MADE) || ledger.tag(c, TAKEN) < 0) {
            return new Blame(Way.LACKED, activated[t], t);
        }
        return new Blame(Way.TAKEN_DOWN, ledger.tag(c, TAKEN), ledger.tag(c, TAKEN_FROM));
    }
}
