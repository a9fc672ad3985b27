package io.handover.sandbox.rehearsal;

/**
 * What becomes of an input.
 *
 * @param accepted whether it was; if not, it has changed nothing
 * @param reason why it was not, a sentence for the operator; empty where it was accepted
 */
public record Reply(boolean accepted, String reason) {
    static final Reply ACCEPTED = new Reply(true, "");

    static Reply refused(String reason) {
        return new Reply(false, reason);
    }
}
