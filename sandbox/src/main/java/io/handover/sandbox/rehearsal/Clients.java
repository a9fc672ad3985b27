package io.handover.sandbox.rehearsal;

import io.handover.model.state.SiteState;
import io.handover.simulator.site.OpenClients;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.stream.IntStream;

/** The operator's clients: what is open, what is being opened, which one is in front. */
final class Clients {
    private static final long NEVER = Long.MAX_VALUE;
    private static final int NONE = SiteState.NONE;

    private final OpenClients open;
    private final Draws draws;
    private final long[] opening;
    private int front = NONE;
    private int shown;

    /** @param first the server on which one is open at the beginning; none where it is negative */
    Clients(int servers, int first, Draws draws) {
        this.open = new OpenClients(servers);
        this.draws = draws;
        this.opening = new long[servers];
        Arrays.fill(opening, NEVER);
        if (first >= 0) {
            nowOpen(first, 0);
            shown = open.open(0);
        }
    }

    private void nowOpen(int s, long now) {
        opening[s] = NEVER;
        open.open(s, now, draws.next(Draws.Purpose.IDLE));
        turnTo(s, now);
    }

    /** Brings the client on a server in front; that counts as using it. */
    void turnTo(int s, long now) {
        open.unwatch(now);
        front = s;
        open.use(s, now);
        open.watch(s);
    }

    void beginToOpen(int s, long now) {
        opening[s] = now + draws.next(Draws.Purpose.OPENING);
    }

    void close(int s, long now) {
        if (front == s) {
            open.unwatch(now);
            front = NONE;
        }
        open.closeAllBut(open.open(now) & ~(1 << s));
        shown &= ~(1 << s);
    }

    void block(int s, long now) {
        turnTo(s, now);
        open.block(s, now + draws.next(Draws.Purpose.BLOCK));
    }

    boolean isOpening(int s) {
        return opening[s] != NEVER;
    }

    boolean isOpen(int s, long now) {
        return open.isOpen(s, now);
    }

    boolean isFree(int s, long now) {
        return open.isFree(s, now);
    }

    /** A number that another client on the same server does not have. */
    int session(int s) {
        return open.session(s);
    }

    /** The server of the client that the operator looks at. */
    OptionalInt front(long now) {
        return front != NONE && open.isOpen(front, now) ? OptionalInt.of(front) : OptionalInt.empty();
    }

    /** The servers on which one is open. */
    int open(long now) {
        return open.open(now);
    }

    /** The servers whose clients are open and free. */
    int free(long now) {
        int free = 0;
        for (int rest = open.open(now); rest != 0; rest &= rest - 1) {
            int s = Integer.numberOfTrailingZeros(rest);
            free |= open.isFree(s, now) ? 1 << s : 0;
        }
        return free;
    }

    /** When something about them changes next by itself. */
    long nextChange(long now) {
        long next = NEVER;
        for (int s = 0; s < opening.length; s++) {
            next = Math.min(next, opening[s]);
            if ((shown >>> s & 1) != 0) {
                long closes = open.closesAfter(s);
                next = Math.min(next, closes == NEVER ? NEVER : closes + 1);
                long free = open.freeFrom(s, now);
                next = free > now ? Math.min(next, free) : next;
            }
        }
        return next;
    }

    /**
     * What has become of them by now.
     *
     * @param up who is up
     * @param unreachable whom no client can reach
     */
    void settle(long now, int up, int unreachable, Told told) {
        int answering = up & ~unreachable;
        for (int s = 0; s < opening.length; s++) {
            if (opening[s] <= now) {
                if ((answering >>> s & 1) != 0) {
                    nowOpen(s, now);
                    told.opened(s);
                } else {
                    opening[s] = NEVER;
                    told.failed(s);
                }
            }
        }
        open.closeAllBut(answering);
        int present = open.open(now);
        for (int gone = shown & ~present; gone != 0; gone &= gone - 1) {
            int s = Integer.numberOfTrailingZeros(gone);
            if (front == s) {
                front = NONE;
                open.unwatch(now);
            }
            told.closed(
                    s,
                    (up >>> s & 1) == 0
                            ? Told.Why.DOWN
                            : (unreachable >>> s & 1) != 0 ? Told.Why.UNREACHABLE : Told.Why.UNUSED);
        }
        shown = present;
    }

    /** Who is told what has become of clients. */
    interface Told {
        void opened(int server);

        void failed(int server);

        /** A client is closed. */
        void closed(int server, Why why);

        /** Why a client closes by itself. */
        enum Why {
            /** Its server is no longer up. */
            DOWN,
            /** It cannot reach its server any more. */
            UNREACHABLE,
            UNUSED
        }
    }

    List<TraineeView.Client> view(long now) {
        return IntStream.range(0, opening.length).mapToObj(s -> client(s, now)).toList();
    }

    private TraineeView.Client client(int s, long now) {
        if (isOpening(s)) {
            return new TraineeView.Client(s, TraineeView.Client.State.OPENING, OptionalLong.of(opening[s]));
        }
        if (!open.isOpen(s, now)) {
            return new TraineeView.Client(s, TraineeView.Client.State.CLOSED, OptionalLong.empty());
        }
        return open.isFree(s, now)
                ? new TraineeView.Client(s, TraineeView.Client.State.OPEN, OptionalLong.empty())
                : new TraineeView.Client(s, TraineeView.Client.State.BLOCKED, OptionalLong.of(open.freeFrom(s, now)));
    }
}
