package io.handover.sandbox.scenario;

import io.handover.model.command.Command;
import io.handover.model.procedure.Plan;
import io.handover.model.state.SiteState;
import io.handover.sandbox.rehearsal.Concern;
import io.handover.sandbox.rehearsal.Input;
import io.handover.sandbox.rehearsal.Planned;
import io.handover.sandbox.rehearsal.Rehearsal;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.BooleanSupplier;

/**
 * A course that somebody takes: commands and checks in order, each waited for. Whoever follows it opens what clients it takes, gives a command
 * again where it has come to nothing, does not do what is done already, and answers urgent concerns as they arise.
 */
public record Script(List<Line> lines) {
    /** Longer than anything that ends takes. */
    private static final long MOST_WAIT_MILLIS = 2 * 3_600_000L;

    private static final long LOOK_MILLIS = 500;
    private static final long REACTION_MILLIS = 3_000;

    /** A command that has brought about nothing after so long is given again. */
    private static final long PATIENCE_MILLIS = 60_000;

    public Script {
        lines = List.copyOf(lines);
    }

    /** One thing that is done. */
    public sealed interface Line {
        /** The line of the file that says so. */
        int line();
    }

    /**
     * A command is given, or a check is made.
     *
     * @param at the server behind <em>at</em>; the target for commands without one
     * @param goesOn whether nobody waits for what it should bring about
     */
    public record Do(Command command, int target, int at, boolean goesOn, int line) implements Line {}

    /**
     * Time passes.
     *
     * @param millis so long; empty where it is until a condition holds
     */
    public record Wait(OptionalLong millis, Optional<Planned.When> until, int line) implements Line {}

    /** A script cannot be followed to its end. */
    public static final class StuckException extends RuntimeException {
        private static final long serialVersionUID = 1L;

        StuckException(String message) {
            super(message);
        }
    }

    /**
     * Follows it in a rehearsal, and finishes that.
     *
     * @throws StuckException where something that is waited for does not come
     */
    public void play(Rehearsal rehearsal) {
        playUnfinished(rehearsal);
        rehearsal.apply(new Input.Finish());
    }

    /** Follows it, and leaves the rehearsal as it then is. */
    public void playUnfinished(Rehearsal rehearsal) {
        Player player = new Player(rehearsal);
        lines.forEach(player::play);
    }

    /** Somebody who follows a script. */
    private static final class Player {
        private final Rehearsal rehearsal;
        private final Plan plan;

        Player(Rehearsal rehearsal) {
            this.rehearsal = rehearsal;
            this.plan = rehearsal.setting().plan();
        }

        void play(Line line) {
            if (line instanceof Do done) {
                pause(REACTION_MILLIS);
                if (done.command().isCheck()) {
                    check(done);
                } else {
                    give(done);
                }
            } else if (line instanceof Wait wait) {
                wait.millis().ifPresent(this::pause);
                wait.until().ifPresent(when -> await(line, "its condition", () -> when.holds(rehearsal.truth())));
            }
        }

        private void pause(long millis) {
            long until = rehearsal.millis() + millis;
            while (rehearsal.millis() < until && !rehearsal.isEnded()) {
                look(until);
            }
        }

        private void look(long until) {
            rehearsal.advanceTo(Math.min(until, rehearsal.millis() + LOOK_MILLIS));
            answerConcerns();
        }

        private void await(Line line, String what, BooleanSupplier holds) {
            long until = rehearsal.millis() + MOST_WAIT_MILLIS;
            while (!holds.getAsBoolean()) {
                if (rehearsal.isEnded() || rehearsal.millis() >= until) {
                    throw new StuckException("in line " + line.line() + " of the scenario "
                            + rehearsal.recording().scenario() + ", " + what + " does not come");
                }
                look(until);
            }
        }

        private void answerConcerns() {
            for (Concern concern : rehearsal.openConcerns()) {
                SiteState state = rehearsal.truth();
                for (int rest = state.upActive(); rest != 0; rest &= rest - 1) {
                    rehearsal.apply(new Input.Answer(concern.number(), Integer.numberOfTrailingZeros(rest)));
                }
                if (state.upActive() != 0) {
                    openFirst(Integer.numberOfTrailingZeros(state.upActive()));
                }
            }
        }

        private void openFirst(int server) {
            if (!rehearsal.hasClient(server)) {
                rehearsal.apply(new Input.OpenClient(server));
            }
        }

        private boolean isReached(Do done) {
            return done.command().reached(rehearsal.truth(), done.target(), done.at());
        }

        private int contact(Do done) {
            return done.command().takesAt() ? done.at() : done.target();
        }

        private void check(Do done) {
            if (done.command().usesClient()) {
                await(done, "a free client", () -> isClientFree(contact(done)));
            }
            if (!done.goesOn()) {
                await(done, "what is checked", () -> isReached(done));
            }
            for (int i = rehearsal.truth().pc(); i < plan.complete(); i++) {
                if (plan.step(i).command() == done.command()
                        && plan.step(i).target() == done.target()
                        && (!done.command().takesAt() || plan.step(i).at() == done.at())) {
                    rehearsal.apply(new Input.Tick(i));
                    return;
                }
            }
        }

        private boolean isClientFree(int server) {
            openFirst(server);
            return rehearsal.hasFreeClient(server);
        }

        private void give(Do done) {
            await(done, "the command", () -> isReached(done) || isGiven(done));
            if (done.goesOn()) {
                return;
            }
            long[] given = {rehearsal.millis()};
            await(done, "what the command should bring about", () -> {
                if (!isReached(done) && rehearsal.millis() - given[0] > PATIENCE_MILLIS && isGiven(done)) {
                    given[0] = rehearsal.millis();
                }
                return isReached(done);
            });
        }

        private boolean isGiven(Do done) {
            if (done.command().usesClient() && rehearsal.truth().isUp(contact(done))) {
                openFirst(contact(done));
            }
            return rehearsal
                    .apply(new Input.Give(done.command(), done.target(), done.at()))
                    .accepted();
        }
    }
}
