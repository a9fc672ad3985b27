package io.handover.executor.plan;

import static org.assertj.core.api.Assertions.assertThat;

import io.handover.executor.fixture.Procedures;
import io.handover.executor.port.Order;
import io.handover.model.command.Command;
import io.handover.model.command.Commands;
import io.handover.model.procedure.Instruction;
import io.handover.model.procedure.Plan;
import io.handover.model.procedure.Procedure;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class DirectivesTest {
    static List<Command> commands() {
        return Commands.ALL;
    }

    private static Directive directive(Command command) {
        Instruction step = command.takesAt()
                ? Procedures.step(command, Procedures.FINAL, Procedures.INITIAL)
                : Procedures.step(command, Procedures.FINAL);
        return directive(step);
    }

    private static Directive directive(Instruction step) {
        Procedure procedure = ThroughApi.of(Procedures.procedure(List.of(), step));
        return new Directives(new Plan(procedure, List.of("A", "B"))).main().get(0);
    }

    @ParameterizedTest
    @MethodSource("commands")
    void everyCommandIsCarriedOutAndWaitedFor(Command command) {
        Directive directive = directive(command);
        assertThat(directive.waitsFor()).contains("B");
        assertThat(directive.mostMillis()).isPositive();
        assertThat(directive.means() instanceof Means.Look).isEqualTo(command.isCheck());
        assertThat(directive.precondition().equals("none")).isEqualTo(command.isCheck());
    }

    @Test
    void anActivationIsARequestWithoutForceThatIsWaitedForLong() {
        Directive activate = directive(Commands.ACTIVATE);
        assertThat(activate.means()).isEqualTo(new Means.Request(1, new Order.Activate()));
        assertThat(activate.waitsFor())
                .isEqualTo("B is active, no switch runs any more, and nobody is initialized any more");
        assertThat(activate.most()).isEqualTo("10 min");
        assertThat(activate.undo()).isEqualTo("activate of the server that was active before");
    }

    @Test
    void whatIsDoneByHandIsAskedOfAPersonWhoMayTakeLonger() {
        Instruction step =
                Procedures.step(Commands.SET_STANDBY, Procedures.FINAL).doneByHand();
        Directive byHand = directive(step);
        assertThat(byHand.means()).isEqualTo(new Means.ByPerson("in the client of the product"));
        assertThat(byHand.command()).isEqualTo("set-standby B");
        assertThat(byHand.waitsFor()).isEqualTo("B is standby");
        assertThat(byHand.most()).isEqualTo("10 min");
        assertThat(byHand.undo()).isEqualTo("force-activate");
        assertThat(directive(Procedures.step(Commands.UPGRADE, Procedures.FINAL).doneByHand())
                        .means())
                .isEqualTo(new Means.ByPerson("at the machine of B"));
        assertThat(directive(Commands.SET_STANDBY).means())
                .isEqualTo(new Means.Request(1, new Order.SetStandbyAndStopReplication()));
    }

    @Test
    void openingAClientWaitsUntilTheServerAnswers() {
        assertThat(directive(Commands.OPEN_CLIENT).waitsFor()).isEqualTo("B answers");
    }

    @Test
    void whatTheConsoleDoesNeedsNoServerThatIsUp() {
        for (Command command : List.of(Commands.STOP_REPLICATION, Commands.SET_STANDBY_AND_STOP_REPLICATION)) {
            assertThat(directive(command).precondition())
                    .isEqualTo("B is up or down, and neither upgraded nor initialized at the moment");
        }
        assertThat(directive(Commands.START).precondition()).isEqualTo("B is down");
        assertThat(directive(Commands.STOP).precondition()).isEqualTo("B is up");
        assertThat(directive(Commands.UPGRADE).precondition()).isEqualTo("B has the old release");
    }
}
