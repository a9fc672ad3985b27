package io.handover.sandbox.web;

import io.handover.emulator.site.Ticker;
import java.util.LinkedHashMap;
import java.util.Map;

/** How often somebody may ask: so many times in a second on average, and some more at once. */
final class Allowance {
    private static final int MOST_KNOWN = 4_096;
    private static final double NANOS = 1e9;

    private final double perSecond;
    private final double atOnce;
    private final Ticker ticker;
    private final Map<String, Left> known = new LinkedHashMap<>(16, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Left> eldest) {
            return size() > MOST_KNOWN;
        }
    };

    private record Left(double times, long nanos) {}

    Allowance(double perSecond, double atOnce, Ticker ticker) {
        this.perSecond = perSecond;
        this.atOnce = atOnce;
        this.ticker = ticker;
    }

    /** Whether somebody may ask once more now; if so, that counts. */
    synchronized boolean takes(String who) {
        long now = ticker.nanos();
        Left left = known.getOrDefault(who, new Left(atOnce, now));
        double times = Math.min(atOnce, left.times() + (now - left.nanos()) / NANOS * perSecond);
        boolean may = times >= 1;
        known.put(who, new Left(may ? times - 1 : times, now));
        return may;
    }
}
