package io.handover.simulator.story;

import io.handover.model.state.SiteState;
import java.util.function.IntPredicate;

/**
 * What is to blame for a change that is lost at the end of a story (semantics.md 1.6): which event, at which server. Judged by the states
 * alone, so that a run and a path are judged alike.
 *
 * @param change the lost change, counted from 0
 * @param made the moment in which it was made, or {@link #BEFORE} the start
 * @param active a server that is active at the end and so could have kept it, or {@link SiteState#NONE}
 * @param kind in which way it was lost
 * @param moment the moment that is to blame, or {@link #BEFORE} the start
 * @param server the server to which that happened
 * @param lack why the active server lacks it, where that is not the blame itself; else the same as {@code kind}
 * @param lackMoment the moment of that, or {@link #BEFORE} the start
 */
public record LostChange(
        int change, int made, int active, Kind kind, int moment, int server, Kind lack, int lackMoment) {
    /** Before the first moment: the procedure started with it so. */
    public static final int BEFORE = -1;

    /** The ways in which a change is lost. */
    public enum Kind {
        /** Its copy, of several the last one, was in a database that was emptied to be initialized. */
        WIPED,
        /** The active server was to get it from one that held it, and their relationship ended before it had arrived. */
        CUT_OFF,
        /** A server was activated that lacked it and did not replicate from one that held it. */
        ACTIVATED,
        /** It was made while the server that stays active was active already; the last active server that held it ceased to be one. */
        DEPOSED,
        /** No server that was up and active ever held it. */
        NEVER_HELD
    }

    /** Of the first change that is lost and not declared so; asked only where there is one. */
    public static LostChange of(Story story) {
        SiteState last = story.last();
        return of(story, Long.numberOfTrailingZeros(last.lost() & ~last.declared()));
    }

    /** Of a change that is lost at the end. */
    public static LostChange of(Story story, int change) {
        return new Trail(story, change).blame();
    }

    /** A change followed through a story. */
    private static final class Trail {
        private record Event(Kind kind, int moment, int server) {}

        private final Story story;
        private final int change;
        private final int made;

        Trail(Story story, int change) {
            this.story = story;
            this.change = change;
            this.made = lastMoment(i -> story.before(i).changes() <= change
                    && story.moments().get(i).after().changes() > change);
        }

        LostChange blame() {
            SiteState last = story.last();
            int actives = last.upActive();
            int active = actives == 0 ? SiteState.NONE : Integer.numberOfTrailingZeros(actives);
            Event lack = active == SiteState.NONE ? wiped(last.all()) : lackOf(active);
            Event blame = holders(last) == 0 ? wiped(last.all()) : lack;
            return new LostChange(
                    change, made, active, blame.kind(), blame.moment(), blame.server(), lack.kind(), lack.moment());
        }

        /** What took the last copy away from these servers. */
        private Event wiped(int servers) {
            int moment = lastMoment(i -> (holders(before(i)) & servers) != 0 && (holders(after(i)) & servers) == 0);
            return moment == BEFORE
                    ? new Event(Kind.NEVER_HELD, BEFORE, SiteState.NONE)
                    : new Event(Kind.WIPED, moment, first(holders(before(moment)) & servers));
        }

        private Event lackOf(int s) {
            Event wiped = wiped(1 << s);
            int cutOff = lastMoment(i -> isToReceive(before(i), s)
                    && !isLinked(after(i), s, before(i).subscription(s)));
            if (cutOff > wiped.moment()) {
                return new Event(Kind.CUT_OFF, cutOff, s);
            }
            if (wiped.kind() == Kind.WIPED) {
                return wiped;
            }
            int activated = lastMoment(i -> !before(i).isActive(s) && after(i).isActive(s));
            if (activated > made) {
                return new Event(Kind.ACTIVATED, activated, s);
            }
            int deposed = lastMoment(i ->
                    (holders(before(i)) & before(i).upActive()) != 0 && (holders(after(i)) & after(i).upActive()) == 0);
            return deposed == BEFORE
                    ? new Event(Kind.NEVER_HELD, BEFORE, s)
                    : new Event(
                            Kind.DEPOSED,
                            deposed,
                            first(holders(before(deposed)) & before(deposed).upActive()));
        }

        /** Whether {@code s} lacks the change and replicates from a server that holds it. */
        private boolean isToReceive(SiteState state, int s) {
            int from = state.subscription(s);
            return from != SiteState.NONE
                    && isLinked(state, s, from)
                    && (holders(state) >>> from & 1) != 0
                    && (holders(state) >>> s & 1) == 0;
        }

        private static boolean isLinked(SiteState state, int s, int from) {
            return state.subscription(s) == from && state.isRegistered(s, from);
        }

        private int holders(SiteState state) {
            int holders = 0;
            for (int s = 0; s < state.servers(); s++) {
                holders |= (int) (state.database(s) >>> change & 1) << s;
            }
            return holders;
        }

        private SiteState before(int moment) {
            return story.before(moment);
        }

        private SiteState after(int moment) {
            return story.moments().get(moment).after();
        }

        private int lastMoment(IntPredicate happened) {
            int i = story.moments().size() - 1;
            while (i >= 0 && !happened.test(i)) {
                i--;
            }
            return i;
        }

        private static int first(int servers) {
            return Integer.numberOfTrailingZeros(servers);
        }
    }
}
