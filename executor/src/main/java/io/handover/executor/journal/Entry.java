package io.handover.executor.journal;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import io.handover.executor.port.Reading;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;

/** One thing that is journaled. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "kind")
@JsonSubTypes({
    @JsonSubTypes.Type(value = Entry.Began.class, name = "began"),
    @JsonSubTypes.Type(value = Entry.Resumed.class, name = "resumed"),
    @JsonSubTypes.Type(value = Entry.Observed.class, name = "observed"),
    @JsonSubTypes.Type(value = Entry.Unexplained.class, name = "unexplained"),
    @JsonSubTypes.Type(value = Entry.Foreseen.class, name = "foreseen"),
    @JsonSubTypes.Type(value = Entry.Forced.class, name = "forced"),
    @JsonSubTypes.Type(value = Entry.Giving.class, name = "giving"),
    @JsonSubTypes.Type(value = Entry.Given.class, name = "given"),
    @JsonSubTypes.Type(value = Entry.Installing.class, name = "installing"),
    @JsonSubTypes.Type(value = Entry.Installed.class, name = "installed"),
    @JsonSubTypes.Type(value = Entry.Done.class, name = "done"),
    @JsonSubTypes.Type(value = Entry.Skipped.class, name = "skipped"),
    @JsonSubTypes.Type(value = Entry.Diverted.class, name = "diverted"),
    @JsonSubTypes.Type(value = Entry.WentOn.class, name = "went-on"),
    @JsonSubTypes.Type(value = Entry.SwitchEnded.class, name = "switch-ended"),
    @JsonSubTypes.Type(value = Entry.Ended.class, name = "ended"),
})
public sealed interface Entry {
    /**
     * The first entry: all that a resumption or a validation needs.
     *
     * @param procedureSource where the procedure was read from
     * @param procedure its text
     * @param siteSource where the site was read from
     * @param site its text
     * @param assumptions what was assumed of the product, as {@code key=value}
     * @param servers the servers' names by number
     * @param oldRelease the release that counts as old
     * @param byHand which steps are done by hand beside those of which the procedure says so, by their ids
     * @param channelForced why it was begun although what is sent keeps less than what is written; empty where it does not, or it keeps
     *     as much
     */
    record Began(
            String procedureSource,
            String procedure,
            String siteSource,
            String site,
            List<String> assumptions,
            List<String> servers,
            String oldRelease,
            List<String> byHand,
            Optional<String> channelForced)
            implements Entry {
        public Began {
            assumptions = List.copyOf(assumptions);
            servers = List.copyOf(servers);
            byHand = List.copyOf(byHand);
        }

        /** One of whose steps only those are done by hand of which the procedure says so. */
        public Began(
                String procedureSource,
                String procedure,
                String siteSource,
                String site,
                List<String> assumptions,
                List<String> servers,
                String oldRelease) {
            this(
                    procedureSource,
                    procedure,
                    siteSource,
                    site,
                    assumptions,
                    servers,
                    oldRelease,
                    List.of(),
                    Optional.empty());
        }
    }

    /** Another run of the executor goes on from here. */
    record Resumed() implements Entry {}

    /** A round of observation: one reading of every server. */
    record Observed(List<Seen> servers) implements Entry {
        public Observed {
            servers = List.copyOf(servers);
        }

        /** The readings in the order of these servers; of one that is not among them nothing is known. */
        public List<Reading> round(List<String> names) {
            return names.stream()
                    .map(name -> servers.stream()
                            .filter(seen -> seen.server().equals(name))
                            .findFirst()
                            .map(Seen::reading)
                            .orElseGet(() -> new Reading.NoAnswer("it was not looked at")))
                    .toList();
        }
    }

    /** The model cannot explain the last round; all states that look like it are taken for possible from here on. */
    record Unexplained(String server, List<String> allowed) implements Entry {
        public Unexplained {
            allowed = List.copyOf(allowed);
        }
    }

    /** What was foreseen of the command of a step. */
    record Foreseen(Place at, String step, List<String> lines) implements Entry {
        public Foreseen {
            lines = List.copyOf(lines);
        }
    }

    /** A command was let through although a promise is lost by it. */
    record Forced(Place at, String step, String reason) implements Entry {}

    /**
     * A command is about to be given; nothing was sent before this was on disk.
     *
     * @param order counts the commands of a journal from 1
     * @param at the step
     * @param step the step's id
     * @param server whom it is given to
     * @param command what, in words
     */
    record Giving(int order, Place at, String step, String server, String command) implements Entry {}

    /**
     * What is known of it now. A command without this has an unknown outcome.
     *
     * @param outcome {@code accepted}, {@code refused}, {@code unknown}, or {@code done} where a person says that it has had its effect
     * @param text what was said
     */
    record Given(int order, String outcome, String text) implements Entry {}

    /**
     * An installer was started; it may outlive the executor.
     *
     * @param order the command's number
     * @param server the server that it upgrades
     * @param pid its process
     * @param ticks when that began, in the system's own ticks, which tells it from a later process of the same number; empty where the
     *     system does not tell
     * @param started when that was, as the clock told
     * @param output the file with what it says
     */
    record Installing(int order, String server, long pid, OptionalLong ticks, Instant started, String output)
            implements Entry {}

    /**
     * An installer has ended.
     *
     * @param order the command's number
     * @param server the server
     * @param exitCode its exit code; empty where nobody saw it end
     * @param ended when that was, as the clock told; empty where nobody saw it end
     */
    record Installed(int order, String server, OptionalInt exitCode, Optional<Instant> ended) implements Entry {}

    /** The goal of a step was seen. */
    record Done(Place at, String step, Place next) implements Entry {}

    /** A person leaves the step at a place out; what was ordered for it may still take effect. */
    record Skipped(Place at, String step, String reason, Place next) implements Entry {}

    /** The operator turns to a what-if branch. */
    record Diverted(Place from, String branch, Place next) implements Entry {}

    /** A person goes on with the step at a place, knowing what was seen that the model cannot explain. */
    record WentOn(Place at, String step) implements Entry {}

    /** So long nothing has streamed to the target of a switch by the wizard that it has ended by now, whether or not it shows. */
    record SwitchEnded() implements Entry {}

    /**
     * The executor stops.
     *
     * @param outcome {@code complete}, {@code forbidden}, {@code unknown} or {@code interrupted}
     */
    record Ended(String outcome, String text) implements Entry {}
}
