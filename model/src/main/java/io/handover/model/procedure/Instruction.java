package io.handover.model.procedure;

import io.handover.model.command.Command;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * A step as it is written.
 *
 * @param command what to do or check
 * @param target the role that it is done to
 * @param at the role that it is done at, where the command takes one
 * @param id a name for the step, unique in the procedure
 * @param note what the operator should know
 * @param because why the step stands here
 * @param expectedMillis how long the step is expected to take
 * @param asSoonAsPossibleMillis within which time the step must be done from the moment that the step before it is
 * @param byHand whether a person does it, whatever a program could do by itself; it changes nothing of what the step is
 * @param position where it is written
 */
public record Instruction(
        Command command,
        RoleRef target,
        Optional<RoleRef> at,
        Optional<String> id,
        Optional<String> note,
        Optional<String> because,
        OptionalLong expectedMillis,
        OptionalLong asSoonAsPossibleMillis,
        boolean byHand,
        Position position) {

    /** A bare step, for procedures made by programs. */
    public static Instruction of(Command command, String target, Optional<String> at) {
        return new Instruction(
                command,
                new RoleRef(target, Position.NONE),
                at.map(role -> new RoleRef(role, Position.NONE)),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                OptionalLong.empty(),
                OptionalLong.empty(),
                false,
                Position.NONE);
    }

    /** The same with another command. */
    public Instruction withCommand(Command other) {
        return new Instruction(
                other, target, at, id, note, because, expectedMillis, asSoonAsPossibleMillis, byHand, position);
    }

    /** The same, done by a person. */
    public Instruction doneByHand() {
        return new Instruction(
                command, target, at, id, note, because, expectedMillis, asSoonAsPossibleMillis, true, position);
    }
}
