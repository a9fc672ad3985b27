package io.handover.model.command;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class CommandsTest {
    @Test
    void everyCommandOfTheTableIsThereInItsOrder() {
        assertThat(Commands.ALL)
                .extracting(Command::name)
                .containsExactly(
                        "exclude",
                        "stop",
                        "start",
                        "upgrade",
                        "verify-upgraded",
                        "open-client",
                        "await-caught-up",
                        "force-activate",
                        "set-standby",
                        "set-standby-and-stop-replication",
                        "stop-replication",
                        "activate",
                        "init-standby");
    }

    @Test
    void everyCommandIsFoundByItsName() {
        assertThat(Commands.ALL)
                .allSatisfy(command -> assertThat(Commands.named(command.name()))
                        .hasValueSatisfying(found -> assertThat(found).isSameAs(command)));
    }

    @Test
    void anUnknownNameFindsNothing() {
        assertThat(Commands.named("reboot")).isEmpty();
    }

    @Test
    void onlyTheCommandsThatNeedASecondServerTakeAt() {
        assertThat(Commands.ALL.stream().filter(Command::takesAt))
                .containsExactlyInAnyOrder(Commands.EXCLUDE, Commands.AWAIT_CAUGHT_UP, Commands.INIT_STANDBY);
    }

    @Test
    void onlyTheThreeChecksOnlyLook() {
        assertThat(Commands.ALL.stream().filter(Command::isCheck))
                .containsExactlyInAnyOrder(Commands.VERIFY_UPGRADED, Commands.OPEN_CLIENT, Commands.AWAIT_CAUGHT_UP);
    }

    @Test
    void onlyWhatIsDoneAtTheMachineUsesNoClient() {
        assertThat(Commands.ALL.stream().filter(command -> !command.usesClient()))
                .containsExactlyInAnyOrder(Commands.STOP, Commands.START, Commands.UPGRADE);
    }

    @Test
    void onlyMachineAndConsoleWorkOnAServerThatIsDown() {
        assertThat(Commands.ALL.stream().filter(Command::isOfferedWhileDown))
                .containsExactlyInAnyOrder(
                        Commands.START,
                        Commands.UPGRADE,
                        Commands.SET_STANDBY_AND_STOP_REPLICATION,
                        Commands.STOP_REPLICATION);
    }

    @Test
    void onlyTheActivationStartsASwitch() {
        assertThat(Commands.ALL.stream().filter(Command::startsSwitch)).containsExactly(Commands.ACTIVATE);
    }

    @Test
    void whatIsDoneAtTheMachineAndTheChecksAreNoHaAdministration() {
        assertThat(Commands.ALL.stream().filter(command -> !command.isAdministration()))
                .containsExactlyInAnyOrder(
                        Commands.STOP,
                        Commands.START,
                        Commands.UPGRADE,
                        Commands.VERIFY_UPGRADED,
                        Commands.OPEN_CLIENT,
                        Commands.AWAIT_CAUGHT_UP);
    }

    @Test
    void aPhraseNamesTheSecondServerOnlyWhereThereIsOne() {
        assertThat(Commands.EXCLUDE.phrase("DK_MGT_2", "DK_MGT_1")).isEqualTo("exclude DK_MGT_2 at DK_MGT_1");
        assertThat(Commands.UPGRADE.phrase("DK_MGT_2", "DK_MGT_1")).isEqualTo("upgrade DK_MGT_2");
    }
}
