package io.handover.simulator.run;

import io.handover.simulator.site.Polls;
import io.handover.simulator.time.SplitMix;

/**
 * The polls of every server (docs/model.md, "Polls"; {@link Polls}): a server that is up polls the others all the time, on its own. Only
 * the polls that matter are played; where the clock of a server stands is worked out when there is something to see. One that has been up
 * since before the run is then somewhere between two polls, as it would be at any moment that does not depend on them; of another the
 * gaps are added up that have passed since it came up.
 */
final class Monitoring {
    static final long NEVER = Long.MAX_VALUE;
    private static final long EVEN_BITS = 0x0000_ffff_0000_ffffL;
    private static final int GAPS_AT_ONCE = 4;

    /** Fewer than so many fours are better looked at one by one. */
    private static final int FEW = 3;

    /** So many times two gaps of 16 bits can be added up in 32 bits. */
    private static final int MOST_AT_ONCE = 0x7fff;

    private static final int MOST_STARTS = 0xff;

    /** So many gaps are added up at most: more than two weeks of usual polls. */
    private static final long MOST_GAPS = 150_000;

    private final Chance chance;
    private final Polls polls;
    private final int servers;
    private final long least;
    private final long mostMillis;
    private final long span;

    // The clock of each server: which start of it, when that was, how many gaps have passed, and the sum of their bits.
    private final int[] start;
    private final long[] from;
    private final int[] gaps;
    private final long[] bits;
    private final long[] four;
    private final long[] time;

    // What its last polls saw, as numbers of the poll; a row of polls ends where one does not follow the other.
    private final Row several;
    private final Row none;
    private int missed;

    // Where the clock of each server stood when its polls were first wanted, if they were: see confirmsAfter.
    private int everWanted;
    private final long[] sinceFirst;
    private final int[] gapsFirst;
    private final int[] startFirst;

    private int wanted;
    private long due;
    private int next;

    /** How many polls in a row, up to the last, have seen something. */
    private static final class Row {
        final int[] length;
        final int[] lastPoll;

        Row(int servers) {
            length = new int[servers];
            lastPoll = new int[servers];
        }

        int seen(int s, int poll) {
            length[s] = lastPoll[s] == poll - 1 ? length[s] + 1 : 1;
            lastPoll[s] = poll;
            return length[s];
        }

        void reset(int s) {
            length[s] = 0;
            lastPoll[s] = -2;
        }
    }

    Monitoring(Polls polls, Chance chance, int servers) {
        this.polls = polls;
        this.chance = chance;
        this.servers = servers;
        this.least = polls.leastMillis();
        this.mostMillis = (MOST_GAPS + 1) * polls.everyMillis() - 1;
        this.span = polls.everyMillis() + polls.jitterMillis() - least;
        start = new int[servers];
        from = new long[servers];
        gaps = new int[servers];
        bits = new long[servers];
        four = new long[servers];
        time = new long[servers];
        several = new Row(servers);
        none = new Row(servers);
        sinceFirst = new long[servers];
        gapsFirst = new int[servers];
        startFirst = new int[servers];
    }

    void begin() {
        missed = 0;
        wanted = 0;
        everWanted = 0;
        due = NEVER;
        for (int s = 0; s < servers; s++) {
            start[s] = 0;
            gaps[s] = -1;
            several.reset(s);
            none.reset(s);
        }
    }

    /** A server comes up; its polls begin afresh. */
    void cameUp(int s, long now) {
        start[s] = Math.min(MOST_STARTS, start[s] + 1);
        from[s] = now;
        gaps[s] = 0;
        bits[s] = 0;
        time[s] = now;
        several.reset(s);
        none.reset(s);
        missed &= ~(1 << s);
        wanted &= ~(1 << s);
    }

    /** The servers whose polls matter from now on. */
    void want(int set, long now) {
        if (set == 0 && wanted == 0) {
            return;
        }
        for (int rest = set & ~wanted; rest != 0; rest &= rest - 1) {
            passBy(Integer.numberOfTrailingZeros(rest), now);
        }
        for (int rest = set & ~everWanted; rest != 0; rest &= rest - 1) {
            int s = Integer.numberOfTrailingZeros(rest);
            sinceFirst[s] = time[s] - now;
            gapsFirst[s] = gaps[s];
            startFirst[s] = start[s];
        }
        everWanted |= set;
        wanted = set;
        setDue();
    }

    /** From when the polls of a server were first wanted until so many had come, or would have come, as confirm something. */
    long confirmsAfter(int s) {
        if ((everWanted >>> s & 1) == 0) {
            return Measures.NEVER;
        }
        long sum = 0;
        int more = polls.toConfirm() - 1;
        for (int gap = gapsFirst[s]; gap < gapsFirst[s] + more; gap++) {
            long drawn = chance.drawFour(Choice.name(Choice.POLLS, s, place(startFirst[s], gap)));
            sum += drawn >>> 16 * (gap % GAPS_AT_ONCE) & 0xffff;
        }
        return sinceFirst[s] + polls.gaps(more, sum);
    }

    private void setDue() {
        long first = NEVER;
        for (int rest = wanted; rest != 0; rest &= rest - 1) {
            int s = Integer.numberOfTrailingZeros(rest);
            if (time[s] < first) {
                first = time[s];
                next = s;
            }
        }
        due = first;
    }

    /** When the next poll that matters comes. */
    long due() {
        return due;
    }

    /** Whose it is. */
    int next() {
        return next;
    }

    /** The poll of a server that is due has come, and is not missed; its clock goes on with {@link #passBy}, and then {@link #want}. */
    boolean isHeard(int s) {
        if (gaps[s] > 0) {
            chance.note(Choice.name(Choice.POLLS, s, place(start[s], gaps[s] - 1)));
        }
        if ((missed >>> s & 1) != 0) {
            missed &= ~(1 << s);
            several.reset(s);
            none.reset(s);
            return false;
        }
        return true;
    }

    /** The poll has seen several active servers; whether so many in a row confirm it. */
    boolean confirmsSeveral(int s) {
        return polls.confirmedBy(several.seen(s, gaps[s]));
    }

    /** The poll has seen no active server; whether so many in a row confirm it. */
    boolean confirmsNone(int s) {
        return polls.confirmedBy(none.seen(s, gaps[s]));
    }

    /** The next poll of every server is missed; false where no server's polls matter. */
    boolean miss() {
        missed |= wanted;
        return wanted != 0;
    }

    // ---- clocks ---------------------------------------------------------------------------------------------------

    private static int place(int start, int gap) {
        return start << 24 | gap / GAPS_AT_ONCE & 0xffffff;
    }

    /** Lets the clock of a server run until its next poll after that time. */
    void passBy(int s, long now) {
        if (gaps[s] < 0) {
            restFrom(s, now, 0);
            return;
        }
        if (time[s] > now) {
            return;
        }
        if (now - from[s] > mostMillis) {
            restFrom(s, now, (int) (now / 1_000));
            return;
        }
        int gap = gaps[s];
        long sum = bits[s];
        long passed = now - from[s];
        if (gap % GAPS_AT_ONCE == 0 && chance.isInARow()) {
            // Whole fours first, as long as not even the last gap of one lies ahead, in 65,536ths of a millisecond.
            // Most of them cannot, however long they are, and are added up without looking at each.
            long end = passed + 1 << Short.SIZE;
            long then = gap * least * (1 << Short.SIZE) + span * sum;
            long fourLeast = GAPS_AT_ONCE * least << Short.SIZE;
            long fourMost = GAPS_AT_ONCE * (least + span) << Short.SIZE;
            long argument = chance.argument(Choice.name(Choice.POLLS, s, place(start[s], gap)));
            while (end - then >= FEW * fourMost) {
                int sure = (int) Math.min(MOST_AT_ONCE, (end - then) / fourMost);
                long lanes = 0;
                for (int i = 0; i < sure; i++) {
                    long drawn = SplitMix.mix(argument);
                    lanes += (drawn & EVEN_BITS) + (drawn >>> 16 & EVEN_BITS);
                    argument += SplitMix.GOLDEN;
                }
                long all = (lanes & 0xffffffffL) + (lanes >>> 32);
                then += sure * fourLeast + span * all;
                gap += sure * GAPS_AT_ONCE;
                sum += all;
            }
            while (true) {
                long drawn = SplitMix.mix(argument);
                long pairs = (drawn & EVEN_BITS) + (drawn >>> 16 & EVEN_BITS);
                long all = (pairs & 0xffffffffL) + (pairs >>> 32);
                then += fourLeast + span * all;
                if (then >= end) {
                    break;
                }
                gap += GAPS_AT_ONCE;
                sum += all;
                argument += SplitMix.GOLDEN;
            }
        }
        long ahead;
        do {
            if (gap % GAPS_AT_ONCE == 0) {
                four[s] = chance.drawFour(Choice.name(Choice.POLLS, s, place(start[s], gap)));
            }
            sum += four[s] >>> 16 * (gap % GAPS_AT_ONCE) & 0xffff;
            gap++;
            ahead = gap * least + (span * sum >>> 16);
        } while (ahead <= passed);
        gaps[s] = gap;
        bits[s] = sum;
        time[s] = from[s] + ahead;
    }
    /** The clock of a server that has been up for ever: its next poll after that time, whichever came before. */
    private void restFrom(int s, long now, int nth) {
        gaps[s] = 0;
        bits[s] = 0;
        from[s] = now + polls.rest(chance.draw(Choice.POLL_GAP, s, nth), chance.draw(Choice.POLL_REST, s, nth));
        time[s] = from[s];
        several.reset(s);
        none.reset(s);
    }
}
