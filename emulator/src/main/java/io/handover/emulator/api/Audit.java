package io.handover.emulator.api;

import io.handover.emulator.site.LiveSite;
import io.handover.emulator.site.SiteTime;

/**
 * Replication of audit files, which goes on beside that of the database. The model knows nothing of it; a scan here takes its time and
 * changes what the server tells of itself, nothing else.
 */
final class Audit {
    /** How long a full scan takes: paced, or as fast as possible. */
    private static final long PACED_MILLIS = 600_000;

    private static final long FAST_MILLIS = 60_000;

    /** A standby looks for new audits that often. */
    private static final long SCAN_MILLIS = 300_000;

    private final Contact contact;
    private final LiveSite live;
    private final int self;
    private long fullScanUntil;
    private long lastScan;

    Audit(Contact contact) {
        this.contact = contact;
        this.live = contact.live();
        this.self = contact.number();
    }

    void addTo(Routes routes) {
        routes.add("GET", "ha/audit_replication_diagnostic", exchange -> diagnostic());
        routes.add("POST", "ha/audit_scan_request", exchange -> scan());
        routes.add("POST", "ha/audit_full_scan_request", this::fullScan);
    }

    private synchronized Answer diagnostic() {
        long now = live.nowMillis();
        boolean active = live.truth().isActive(self);
        long last = Math.max(lastScan, now - now % SCAN_MILLIS);
        return Answer.ok(Answer.object()
                .put("server_name", contact.server(self).name())
                .put("status", true)
                .put("last_error", "")
                .put(
                        "state",
                        active
                                ? "Listening"
                                : now < fullScanUntil ? "Replicating old audit" : "Replicating latest audit")
                .put("last_update", SiteTime.epochMillis(active ? now : last))
                .put("info", "")
                .put("input_files_count", 0)
                .put("output_files_count", 0));
    }

    private synchronized Answer scan() {
        requireStandby();
        lastScan = live.nowMillis();
        return Answer.value(Messages.AUDIT_SCAN);
    }

    private synchronized Answer fullScan(Exchange exchange) {
        boolean fast = exchange.flag("disable_delay", false);
        requireStandby();
        fullScanUntil = live.nowMillis() + (fast ? FAST_MILLIS : PACED_MILLIS);
        return Answer.value(Messages.AUDIT_FULL_SCAN);
    }

    private void requireStandby() {
        if (live.truth().isActive(self)) {
            throw new Refusal(Messages.STANDBY_ONLY);
        }
    }
}
