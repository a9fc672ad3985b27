package io.handover.emulator.site;

import java.time.Instant;

/** The site's time as dates: a site begins with the year 2026 (UTC), whenever it is started. */
public final class SiteTime {
    private static final Instant BEGIN = Instant.parse("2026-01-01T00:00:00Z");

    private SiteTime() {}

    public static long epochMillis(long siteMillis) {
        return BEGIN.toEpochMilli() + siteMillis;
    }

    public static String text(long siteMillis) {
        return BEGIN.plusMillis(siteMillis).toString();
    }
}
