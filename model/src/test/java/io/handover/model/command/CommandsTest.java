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
                        "await-caught-up",
                        "force-activate",
                        "set-standby",
                        "set-standby-and-stop-replication",
                        "stop-replication",
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
    void onlyTheTwoChecksOnlyLook() {
        assertThat(Commands.ALL.stream().filter(Command::isCheck))
                .containsExactlyInAnyOrder(Commands.VERIFY_UPGRADED, Commands.AWAIT_CAUGHT_UP);
    }

    @Test
    void whatIsDoneAtTheMachineAndTheChecksAreNoHaAdministration() {
        assertThat(Commands.ALL.stream().filter(command -> !command.isAdministration()))
                .containsExactlyInAnyOrder(
                        Commands.STOP,
                        Commands.START,
                        Commands.UPGRADE,
                        Commands.VERIFY_UPGRADED,
                        Commands.AWAIT_CAUGHT_UP);
    }

    @Test
    void aPhraseNamesTheSecondServerOnlyWhereThereIsOne() {
        assertThat(Commands.EXCLUDE.phrase("DK_MGT_2", "DK_MGT_1")).isEqualTo("exclude DK_MGT_2 at DK_MGT_1");
        assertThat(Commands.UPGRADE.phrase("DK_MGT_2", "DK_MGT_1")).isEqualTo("upgrade DK_MGT_2");
    }
}
