package io.handover.analysis.synthesis;

import io.handover.model.command.Command;
import io.handover.model.command.Commands;
import io.handover.model.procedure.Instruction;
import io.handover.model.procedure.Procedure;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.IntStream;

/** What nothing needs to be proved, and a careful operator does all the same: looks, and to hurry while no server is active or several are. */
final class Practice {
    private static final String LOOK = "Who activates a server looks first whether its upgrade is what it should be.";
    private static final String OPENED =
            "Opened now, it need not be opened after the next command, when two servers are active and every second counts.";

    /** Within which an operator hurries; as in the hardened procedure. */
    private static final long SOON_MILLIS = 5 * 60_000;

    private Practice() {}

    /** The procedure with that, each where it is not yet. */
    static Procedure followed(Procedure procedure) {
        List<Instruction> steps = new ArrayList<>();
        List<Instruction> written = procedure.steps();
        for (int i = 0; i < written.size(); i++) {
            Instruction step = written.get(i);
            Optional<Instruction> demoted = demotedNext(written, i);
            if (demoted.isPresent() && !isLookedAt(steps, Commands.OPEN_CLIENT, demoted.get())) {
                steps.add(look(Commands.OPEN_CLIENT, demoted.get(), OPENED));
            }
            steps.add(i > 0 && isHurried(written.get(i - 1), step) ? soon(step) : step);
            boolean isActivatedLater = IntStream.range(i + 1, written.size())
                    .anyMatch(later -> isActivation(written.get(later)) && isSame(written.get(later), step));
            boolean isLookedAt = IntStream.range(i + 1, written.size())
                    .anyMatch(later -> written.get(later).command() == Commands.VERIFY_UPGRADED
                            && isSame(written.get(later), step));
            if (step.command() == Commands.UPGRADE && isActivatedLater && !isLookedAt) {
                steps.add(look(Commands.VERIFY_UPGRADED, step, LOOK));
            }
        }
        return procedure.withSteps(steps, procedure.whatIfs());
    }

    /** Whether no server is active, or several are, between two steps. */
    private static boolean isHurried(Instruction before, Instruction step) {
        return isActivation(before) && isDemotion(step) || isDemotion(before) && isActivation(step);
    }

    private static Instruction soon(Instruction step) {
        return new Instruction(
                step.command(),
                step.target(),
                step.at(),
                step.id(),
                step.note(),
                step.because(),
                step.expectedMillis(),
                step.asSoonAsPossibleMillis().isPresent()
                        ? step.asSoonAsPossibleMillis()
                        : OptionalLong.of(SOON_MILLIS),
                step.byHand(),
                step.position());
    }

    /** What is set to standby right after an activation at a place; empty where there is none, or nothing is. */
    private static Optional<Instruction> demotedNext(List<Instruction> steps, int place) {
        return Optional.of(place + 1)
                .filter(next -> next < steps.size() && isActivation(steps.get(place)))
                .map(steps::get)
                .filter(Practice::isDemotion);
    }

    private static boolean isLookedAt(List<Instruction> steps, Command look, Instruction at) {
        return !steps.isEmpty()
                && steps.get(steps.size() - 1).command() == look
                && isSame(steps.get(steps.size() - 1), at);
    }

    private static boolean isDemotion(Instruction step) {
        return step.command() == Commands.SET_STANDBY || step.command() == Commands.SET_STANDBY_AND_STOP_REPLICATION;
    }

    private static boolean isActivation(Instruction step) {
        return step.command() == Commands.FORCE_ACTIVATE || step.command() == Commands.ACTIVATE;
    }

    private static boolean isSame(Instruction one, Instruction other) {
        return one.target().role().equals(other.target().role());
    }

    private static Instruction look(Command command, Instruction at, String why) {
        return Ids.with(
                Instruction.of(command, at.target().role(), Optional.empty()), Optional.empty(), Optional.of(why));
    }
}
