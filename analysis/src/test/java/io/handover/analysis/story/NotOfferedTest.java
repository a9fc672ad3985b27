package io.handover.analysis.story;

import static org.assertj.core.api.Assertions.assertThat;

import io.handover.model.command.Command;
import io.handover.model.command.Commands;
import io.handover.model.procedure.Declarations;
import io.handover.model.procedure.Given;
import io.handover.model.procedure.Instruction;
import io.handover.model.procedure.Plan;
import io.handover.model.procedure.Procedure;
import io.handover.model.procedure.Step;
import io.handover.model.site.Assumptions;
import io.handover.model.site.Scope;
import io.handover.model.state.SiteState;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;

class NotOfferedTest {
    private static final List<String> NAMES = List.of("A", "B", "C");
    private static final Plan PLAN = new Plan(
            new Procedure(
                    "p", "P", "", List.of(), Given.NOTHING, Declarations.NOTHING, List.of(), List.of(), List.of()),
            NAMES);

    private final SiteState state = new SiteState(new Scope(3, 3, 0, 0, 0, 0), Assumptions.DEFAULT);

    private static Step step(Command command, int target, int at) {
        Optional<String> second = command.takesAt() ? Optional.of(NAMES.get(at)) : Optional.empty();
        return new Step(command, target, at, Instruction.of(command, NAMES.get(target), second));
    }

    private String why(Command command, int target, int at) {
        return new NotOffered(PLAN, state).why(step(command, target, at)).orElse("offered");
    }

    @Test
    void thePartOfTheGuardThatFailsIsTold() {
        assertThat(why(Commands.EXCLUDE, 1, 0)).isEqualTo("offered");
        assertThat(why(Commands.EXCLUDE, 0, 1)).isEqualTo("B is not active");
        assertThat(why(Commands.INIT_STANDBY, 1, 0))
                .isEqualTo("B is still registered at A, so it must be excluded first");
        assertThat(why(Commands.FORCE_ACTIVATE, 1, 1))
                .isEqualTo("force activation is not offered on B while A is active");
        assertThat(why(Commands.FORCE_ACTIVATE, 0, 0)).isEqualTo("A is active already");
        assertThat(why(Commands.ACTIVATE, 0, 0)).isEqualTo("A is active already");
        assertThat(why(Commands.START, 0, 0)).isEqualTo("A is up");
        state.deregister(1, 0);
        assertThat(why(Commands.EXCLUDE, 1, 0)).isEqualTo("B is not registered at A");
        assertThat(why(Commands.ACTIVATE, 1, 1))
                .isEqualTo("activation is not offered on B, as it does not replicate from A");
        state.setUpgraded(1);
        assertThat(why(Commands.INIT_STANDBY, 1, 0)).isEqualTo("B and A have different releases");
        assertThat(why(Commands.UPGRADE, 1, 1)).isEqualTo("B has the new release already");
        state.setCrashed(1);
        assertThat(why(Commands.STOP, 1, 1)).isEqualTo("B has crashed");
        assertThat(why(Commands.INIT_STANDBY, 1, 0)).isEqualTo("B has crashed");
        state.setUpgrading(2);
        assertThat(why(Commands.STOP_REPLICATION, 2, 2)).isEqualTo("C is being upgraded");
        state.setStopped(0);
        assertThat(why(Commands.EXCLUDE, 1, 0)).isEqualTo("A is stopped");
    }

    @Test
    void aReasonIsThereExactlyWhereACommandIsNotOffered() {
        Random random = new Random(1);
        for (int i = 0; i < 3_000; i++) {
            scramble(random);
            for (Command command : Commands.ALL) {
                Step step = step(command, random.nextInt(3), random.nextInt(3));
                Optional<String> reason = new NotOffered(PLAN, state).why(step);

                assertThat(reason.isPresent())
                        .as("%s %s in %s: %s", command.name(), step, state, reason)
                        .isEqualTo(!command.isCheck() && !step.offered(state));
                assertThat(reason.orElse("")).doesNotContain("nobody");
            }
        }
    }

    private void scramble(Random random) {
        state.endSwitch();
        for (int s = 0; s < 3; s++) {
            int other = (s + 1 + random.nextInt(2)) % 3;
            switch (random.nextInt(12)) {
                case 0 -> state.setCrashed(s);
                case 1 -> state.setStopped(s);
                case 2 -> state.setUpgrading(s);
                case 3 -> state.beginInitialization(s, other);
                case 4 -> state.setActive(s);
                case 5 -> state.setStandby(s);
                case 6 -> state.subscribe(s, other);
                case 7 -> state.unsubscribe(s);
                case 8 -> state.register(s, other);
                case 9 -> state.deregister(s, other);
                case 10 -> state.setUpgraded(s);
                default -> state.setUp(s);
            }
        }
        if (random.nextInt(4) == 0) {
            state.beginSwitch(random.nextInt(3));
        }
    }
}
