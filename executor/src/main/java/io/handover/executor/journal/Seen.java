package io.handover.executor.journal;

import io.handover.executor.port.Reading;
import io.handover.model.display.ReplicationState;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.Set;

/**
 * A reading of one server as a journal keeps it.
 *
 * @param server the server's name
 * @param how {@code answered}, {@code nothing-listens}, {@code no-answer} or {@code stranger}
 * @param why of {@code no-answer}: why not; of {@code stranger}: what was found
 * @param release of {@code answered}, like all that follows: the installed release
 * @param state the replication state's code
 * @param registered how many standbys are registered
 * @param streaming which standbys stream from it, sorted
 * @param subscribed whether it replicates from some server
 * @param elements how many elements its database holds
 */
public record Seen(
        String server,
        String how,
        Optional<String> why,
        Optional<String> release,
        Optional<ReplicationState> state,
        OptionalInt registered,
        Optional<List<String>> streaming,
        Optional<Boolean> subscribed,
        OptionalLong elements) {

    public static Seen of(String server, Reading reading) {
        if (reading instanceof Reading.Answered answered) {
            return new Seen(
                    server,
                    "answered",
                    Optional.empty(),
                    Optional.of(answered.release()),
                    Optional.of(answered.state()),
                    answered.registered(),
                    answered.streaming().map(set -> set.stream().sorted().toList()),
                    answered.subscribed(),
                    answered.elements());
        }
        boolean down = reading instanceof Reading.NothingListens;
        String unusable = reading instanceof Reading.Stranger ? "stranger" : "no-answer";
        return new Seen(
                server,
                down ? "nothing-listens" : unusable,
                down ? Optional.empty() : Optional.of(reading.text()),
                Optional.empty(),
                Optional.empty(),
                OptionalInt.empty(),
                Optional.empty(),
                Optional.empty(),
                OptionalLong.empty());
    }

    public Reading reading() {
        if (release.isPresent() && state.isPresent()) {
            return new Reading.Answered(
                    release.get(), state.get(), registered, streaming.map(Set::copyOf), subscribed, elements);
        }
        return switch (how) {
            case "nothing-listens" -> new Reading.NothingListens();
            case "stranger" -> new Reading.Stranger(why.orElse(how));
            default -> new Reading.NoAnswer(why.orElse(how));
        };
    }
}
