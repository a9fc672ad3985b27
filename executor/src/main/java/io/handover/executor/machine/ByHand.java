package io.handover.executor.machine;

import io.handover.executor.port.Machine;
import io.handover.executor.port.Operator;
import io.handover.executor.port.Outcome;
import java.util.Optional;

/**
 * A machine at which a person works.
 *
 * @param server the server's name
 * @param operator the person
 */
public record ByHand(String server, Operator operator) implements Machine {
    @Override
    public String how(Work work) {
        return "by you at its machine";
    }

    @Override
    public Outcome begin(Work work) {
        operator.tell("Please do this at the machine of " + server + " now: " + work.verb()
                + ". The executor waits until it sees that it is done.");
        return new Outcome.Accepted("the operator was told");
    }

    @Override
    public Optional<String> failure() {
        return Optional.empty();
    }
}
