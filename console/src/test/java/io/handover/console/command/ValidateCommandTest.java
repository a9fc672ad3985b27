package io.handover.console.command;

import static org.assertj.core.api.Assertions.assertThat;

import io.handover.console.ExitCode;
import io.handover.console.fixture.CommandRun;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ValidateCommandTest {
    @TempDir
    @SuppressWarnings("NullAway.Init") // set by JUnit
    Path folder;

    @Test
    void validateSaysWhatAProcedureMeansOnASite() {
        CommandRun run = CommandRun.of("validate", "failover-and-return", "--site", "pair");
        assertThat(run.err()).isEmpty();
        assertThat(run.exitCode()).isEqualTo(ExitCode.HELD);
        assertThat(run.out())
                .contains("On the site pair it has 5 steps and 1 what-if branch:")
                .contains(" 5  init-standby DK_MGT_1 at DK_MGT_2")
                .contains("It starts elsewhere than an undisturbed site:")
                .contains("  DK_MGT_1 (lost-active): stopped.")
                .contains(
                        "Changes made at DK_MGT_1 (lost-active) are declared lost from the effect of step 2 (start DK_MGT_1) until step 3 (set-standby-and-stop-replication DK_MGT_1) is done.")
                .contains(
                        "More than one server may be active from step 2 (start DK_MGT_1) until step 3 (set-standby-and-stop-replication DK_MGT_1) is done.");
    }

    @Test
    void validateNumbersStepsAsTheyAreWritten() {
        assertThat(CommandRun.of("validate", "upgrade-without-downtime", "--site", "five-servers")
                        .out())
                .contains(" 2  exclude SE_MGT_2 at DK_MGT_1")
                .contains(" 6  set-standby DK_MGT_1")
                .contains("until step 6 (set-standby DK_MGT_1) is done.");
    }

    @Test
    void validateSaysWhereOnlyOneThingIsGivenUp() throws IOException {
        String draft = """
                        procedure: draft
                        title: A draft
                        roles: { old: active, new: standby-1, rest: other-standbys }
                        given: { servers: { rest: { version: new, registered: [] } }, cut: [ [ old, rest ] ] }
                        declares: { DECLARED }
                        steps:
                          - { verify-upgraded: new, id: look }
                          - { stop: rest, id: last }
                        """;
        assertThat(validated(draft.replace("DECLARED", "changes-lost: { at: old, from: look, until: last }")))
                .contains("DK_MGT_3 (rest): has the new release, has registered nobody.")
                .contains("DK_MGT_1 (old) and DK_MGT_3 (rest) cannot reach each other.")
                .contains(
                        "Changes made at DK_MGT_1 (old) are declared lost from the end of step 1 (verify-upgraded DK_MGT_2) until step 2 (stop DK_MGT_3) is done.")
                .contains("Never more than one active server is allowed.");
        assertThat(validated(draft.replace("DECLARED", "several-active: { from: look, until: last }")))
                .contains("Nothing is declared lost.")
                .doesNotContain("ever more than one active server");
    }

    @Test
    void validateListsTheServersOfARoleAndNamesAStepOnce() throws IOException {
        String draft = """
                        procedure: draft
                        title: A draft
                        roles: { old: active, new: standby-1, rest: other-standbys }
                        declares: { changes-lost: { at: rest, from: off, until: off }, several-active: { from: off, until: off } }
                        steps:
                          - { stop: new, id: off }
                        """;
        CommandRun run = CommandRun.of("validate", write(draft), "--site", "five-servers");
        assertThat(run.err()).isEmpty();
        assertThat(run.out())
                .contains(
                        "Changes made at DK_MGT_3, SE_MGT_1 and SE_MGT_2 (rest) are declared lost from the effect of step 1 (stop DK_MGT_2) until that step is done.")
                .contains("More than one server may be active from step 1 (stop DK_MGT_2) until that step is done.");
    }

    private String validated(String text) throws IOException {
        return CommandRun.of("validate", write(text)).out();
    }

    @Test
    void validateSaysWhatASiteIs() {
        CommandRun run = CommandRun.of("validate", "pair");
        assertThat(run.exitCode()).isEqualTo(ExitCode.HELD);
        assertThat(run.out())
                .contains("pair.yaml: the site pair, An active server and one standby")
                .contains("standby-1   DK_MGT_2  192.0.2.2, key 20")
                .contains("forceActivation=WHEN_UNSTABLE");
    }

    private String write(String text) throws IOException {
        return Files.writeString(folder.resolve("given.yaml"), text).toString();
    }
}
