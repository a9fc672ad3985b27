package io.handover.sandbox.rehearsal;

import io.handover.emulator.site.Switchover;
import io.handover.model.command.Command;
import io.handover.model.display.ReplicationState;
import io.handover.model.display.Sight;
import io.handover.model.state.Mode;
import io.handover.model.state.Process;
import io.handover.model.state.Version;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;

/**
 * All that the operator can see at a moment: what the client in front shows, which is what its server knows; what the machines show; what
 * was reported. Never the truth of the site.
 *
 * @param millis the site's time
 * @param isEnded whether the rehearsal has ended
 * @param clients one for each server, by number
 * @param window what the client in front shows; empty where none is open
 * @param machines what each machine shows, by number
 * @param alarms all that were shown so far, in the order in which they were detected
 * @param menus every command of the product, with whether it can be given now
 * @param checklist the main steps of the procedure
 * @param concerns the urgent concerns so far
 * @param comments what the instructor said so far
 */
public record TraineeView(
        long millis,
        boolean isEnded,
        List<Client> clients,
        Optional<Window> window,
        List<Machine> machines,
        List<SeenAlarm> alarms,
        List<MenuItem> menus,
        List<ChecklistItem> checklist,
        List<Concern> concerns,
        List<Comment> comments) {
    public TraineeView {
        clients = List.copyOf(clients);
        machines = List.copyOf(machines);
        alarms = List.copyOf(alarms);
        menus = List.copyOf(menus);
        checklist = List.copyOf(checklist);
        concerns = List.copyOf(concerns);
        comments = List.copyOf(comments);
    }

    /**
     * A client.
     *
     * @param untilMillis when it will be open, or free again; empty in the other states
     */
    public record Client(int server, State state, OptionalLong untilMillis) {
        /** What can be done with a client. */
        public enum State {
            CLOSED,
            OPENING,
            OPEN,
            /** It shows what it showed when the command was given that blocks it. */
            BLOCKED
        }
    }

    /**
     * What the client on a server shows.
     *
     * @param server that server
     * @param asOfMillis when that was: now, or when the client was blocked
     * @param rows one for each server, by number
     * @param activeAsSeen the active server that this server knows of
     * @param diagnostics the issues that its diagnostic finds
     * @param wizard how far the last switch by the wizard to this server has come; empty where there was none
     */
    public record Window(
            int server,
            long asOfMillis,
            List<Row> rows,
            OptionalInt activeAsSeen,
            List<String> diagnostics,
            Optional<Switchover> wizard) {
        public Window {
            rows = List.copyOf(rows);
            diagnostics = List.copyOf(diagnostics);
        }
    }

    /**
     * A server in the table, as the server of the client last saw it.
     *
     * @param sight whether it was seen at the last poll; the rest is as of when it was last seen
     * @param seenMillis when it was last polled
     * @param lastReplicationMillis when it last got something by replication
     * @param nativeReplication its replication as its database tells it
     * @param source the server whose database it subscribes to; empty where there is none
     * @param isStreaming whether it gets changes from there
     */
    public record Row(
            int server,
            String name,
            String address,
            Sight sight,
            long seenMillis,
            Mode mode,
            Version version,
            ReplicationState replication,
            OptionalLong lastReplicationMillis,
            String nativeReplication,
            OptionalInt source,
            boolean isStreaming) {}

    /** A machine: what its service and its installer show to whoever looks at it there. */
    public record Machine(int server, Process process, Version version) {}

    /**
     * A command in a menu.
     *
     * @param channel where it is given
     * @param label what the product calls it
     * @param at the server behind <em>at</em>, whose client has the menu; empty for commands without one
     * @param isEnabled whether it can be given now
     * @param reason why it cannot, a sentence; empty where it can
     */
    public record MenuItem(
            Command command,
            Channel channel,
            String label,
            int target,
            OptionalInt at,
            boolean isEnabled,
            String reason) {}

    /** Where a command is given. */
    public enum Channel {
        CLIENT,
        /** The console of a server that is down. */
        CONSOLE,
        /** The machine: its service and the installer. */
        MACHINE
    }

    /**
     * A main step of the procedure.
     *
     * @param step its number in the plan, from 0
     * @param number of the written step, from 1; those for several servers share it
     * @param text what is to be done, {@code "Exclude from Replication: DK_MGT_2 (at DK_MGT_1)"}
     * @param note what the operator should know; may be empty
     * @param because why the step stands there; may be empty
     */
    public record ChecklistItem(
            int step, int number, String text, String note, String because, boolean isDone, boolean isCurrent) {}
}
