package io.handover.emulator.api;

import io.handover.model.site.Server;
import java.util.List;

/**
 * What the API says. The first group is documented and reproduced literally, for programs compare it; the second is our wording for
 * refusals whose text no document tells.
 */
final class Messages {
    private Messages() {}

    private static String at(Server server) {
        return "Management Server " + server.name() + "@" + server.address();
    }

    // ---- documented ------------------------------------------------------------------------------------------------

    static final String NO_SERVER =
            "Missing management server parameter: provide management server using either server URI,"
                    + " either server name, either primary IP V4 address.";

    static final String NO_HA_INFORMATION = "Impossible to retrieve HA management information.";

    static final List<String> STANDBY_NEEDS_FORCE = List.of(
            "Replication Failed: Setting standby the active server without switching control to another server will"
                    + " interrupt the replication. Use force mode to verify the action.");

    static String switchBegins(Server target) {
        return "Switch Active Server to " + target.name()
                + ":  waiting for server statuses to be polled at least once. in progress";
    }

    static String setActive(Server target) {
        return "Set Active " + target.name() + " in progress";
    }

    static String alreadyActive(Server target) {
        return at(target) + " is already the active Management Server.";
    }

    static String apiNotEnabled(Server target) {
        return "SMC API is not enabled on Management Server " + target.name()
                + ". You cannot set this Management Server as the active Management Server.";
    }

    static String deactivation(Server target) {
        return "Deactivation of " + at(target) + " requested.";
    }

    static String replication(Server target) {
        return "Replication of " + at(target) + " requested.";
    }

    static String useTheActive(Server target) {
        return "You must use the active Management Server to request this action for " + at(target) + ".";
    }

    static String replicationOfActive(Server target) {
        return "Full replication of active " + at(target) + " is invalid.";
    }

    static String exclusion(Server target) {
        return "Exclusion from replication of " + at(target) + " requested.";
    }

    static String exclusionOfActive(Server target) {
        return "The active " + at(target) + " cannot be excluded from replication.";
    }

    static final String AUDIT_SCAN =
            "Audit replication latest audits scan requested (will be started after a small delay)";

    static final String AUDIT_FULL_SCAN =
            "Audit replication full scan requested (operation will be executed in background)";

    // ---- ours ------------------------------------------------------------------------------------------------------

    static final String SEVERAL_IDENTIFICATIONS =
            "Ambiguous management server parameter: provide one of server URI, server name and primary IP V4 address.";

    static String unknownServer(String what, String given) {
        return "There is no Management Server with the " + what + " \"" + given + "\".";
    }

    static String unreachable(Server target) {
        return at(target) + " cannot be reached.";
    }

    static String suspicious(Server target) {
        return "The active Management Server or the replication of a standby has a problem: " + at(target)
                + " is not activated. Exclude the standby, or use force mode.";
    }

    static String forceNotOffered(Server target) {
        return at(target) + " replicates from an active Management Server: forcing its activation is not offered.";
    }

    static final String SWITCH_RUNS = "A switch of the active Management Server is in progress.";

    static final String LAST_API =
            "No other Management Server can be reached through the SMC API. Use force mode to verify the action.";

    static String notRegistered(Server target) {
        return at(target) + " is not declared in the replication.";
    }

    static String excludeFirst(Server target) {
        return at(target) + " is declared in the replication: exclude it first.";
    }

    static String otherRelease(Server target) {
        return at(target) + " has another release.";
    }

    static String smc65140(Server target) {
        return at(target) + " is offline: its exclusion from replication failed.";
    }

    /** @param reason without a full stop, {@code "the licence of DK_MGT_2 has expired"} */
    static String hindered(String reason) {
        return Character.toUpperCase(reason.charAt(0)) + reason.substring(1) + ".";
    }

    static final String TOO_MANY_REQUESTS = "Too many requested operations are in progress.";

    static final String STANDBY_ONLY = "You must use a standby Management Server to request this action.";

    static final String ACTIVE_ONLY = "You must use the active Management Server to request this action.";

    static final String NOT_LOGGED_IN = "There is no session: log in first.";

    static final String LOGIN_REFUSED = "The login is refused.";

    static final String NOT_MONITORED = "The element is not monitored.";
}
