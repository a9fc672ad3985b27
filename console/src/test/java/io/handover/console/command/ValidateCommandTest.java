package io.handover.console.command;

import static org.assertj.core.api.Assertions.assertThat;

import io.handover.console.ExitCode;
import io.handover.console.fixture.CommandRun;
import io.handover.files.Catalogue;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ValidateCommandTest {
    private static final String ODD = """
            procedure: odd
            title: Nearly right
            roles: { old: active, new: standby-1, last: standby-1 }
            steps:
              - { stop: new, id: off, expected: 2m }
              - { start: last, id: on, as-soon-as-possible: 30s }
            what-if:
              - { when: down, target: new, from: on, do: [ { start: new } ], resume: next-step }
              - { when: no-active, from: off, until: on, do: [ { activate: old } ], resume: complete }
            bounds: { management-gap: 30s }
            promises: [ at-most-one-active ]
            """;

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
                .contains("  DK_MGT_1 (lost-active): stopped.");
        assertThat(onOneLine(run.out()))
                .contains(
                        "Changes made at DK_MGT_1 (lost-active) are declared lost from the effect of step 2 (start DK_MGT_1) until step 3 (set-standby-and-stop-replication DK_MGT_1) is done.")
                .contains(
                        "More than one server may be active from step 2 (start DK_MGT_1) until step 3 (set-standby-and-stop-replication DK_MGT_1) is done.");
    }

    @Test
    void whatIsDoneByHandIsKeptAndShownAndChangesNoVerdict() throws IOException {
        String small = Catalogue.procedure("switch-over-in-small-steps").text();
        String step = "  - set-standby: current-active\n";
        String file = Files.writeString(folder.resolve("by-hand.yaml"), small.replace(step, step + "    by: hand\n"))
                .toString();
        assertThat(CommandRun.of("validate", file).out()).contains(" 3  set-standby DK_MGT_1, by hand\n");
        assertThat(CommandRun.of("show", file).out()).contains("by: hand");
        String page = CommandRun.of("document", file).out();
        assertThat(page).contains("* By hand: 'run' does not give this command", "    by: hand\n");
        assertThat(explored(file)).isEqualTo(explored("switch-over-in-small-steps"));
    }

    private static List<String> explored(String procedure) {
        CommandRun run = CommandRun.of("explore", procedure, "--servers", "3", "--changes", "2");
        assertThat(run.exitCode()).isEqualTo(ExitCode.HELD);
        return run.out()
                .lines()
                .filter(line -> line.matches(".*( proved| VIOLATED| transitions  ).*"))
                .toList();
    }

    @Test
    void validateNumbersStepsAsTheyAreWritten() {
        assertThat(onOneLine(CommandRun.of("validate", "upgrade-without-downtime", "--site", "five-servers")
                        .out()))
                .contains(" 2 exclude SE_MGT_2 at DK_MGT_1")
                .contains(" 6 set-standby DK_MGT_1")
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
        assertThat(onOneLine(run.out()))
                .contains(
                        "Changes made at DK_MGT_3, SE_MGT_1 and SE_MGT_2 (rest) are declared lost from the effect of step 1 (stop DK_MGT_2) until that step is done.")
                .contains("More than one server may be active from step 1 (stop DK_MGT_2) until that step is done.");
    }

    private String validated(String text) throws IOException {
        return onOneLine(CommandRun.of("validate", write(text)).out());
    }

    private static String onOneLine(String text) {
        return text.replaceAll("\\s+", " ");
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

    @Test
    void validateSaysAllThatIsUnderstood() throws IOException {
        assertThat(validated(ODD))
                .contains("1 stop DK_MGT_2, expected to take 2 min 00 s")
                .contains("2 start DK_MGT_2, as soon as possible: within 30.0 s")
                .contains(
                        "what if down DK_MGT_2, watched for from step 2 until all is done, and after: 1 start DK_MGT_2"
                                + " then on with the step after the one that was left")
                .contains(
                        "what if no-active, watched for from step 1 until step 2: 1 activate DK_MGT_1 then the procedure is"
                                + " at its end")
                .contains("There may be no active server for 30.0 s at a time, and not longer.")
                .contains("It promises at-most-one-active.");
    }

    @Test
    void validateWarnsAndIsContentAllTheSame() throws IOException {
        CommandRun run = CommandRun.of("validate", write(ODD));

        assertThat(run.exitCode()).isEqualTo(ExitCode.HELD);
        assertThat(onOneLine(run.out()))
                .contains("given.yaml:3:39: the roles 'new' and 'last' are both the server DK_MGT_2 on this site.")
                .contains("given.yaml:8:5: what-if 1 (down DK_MGT_2) is turned to at once");
    }

    /** Neither the document's procedures nor ours are odd, but for one declaration that could end a step sooner. */
    @Test
    void whatIsBuiltInGivesNoReasonForWarnings() {
        List<String> warned = Catalogue.procedures().stream()
                .map(file -> file.procedure().name())
                .filter(name -> CommandRun.of("validate", name).out().contains("warning: "))
                .toList();

        assertThat(warned).containsExactly("split-brain-recovery");
    }

    @Test
    void validateFindsAllThatIsWrongInTheOrderOfTheFile() throws IOException {
        String file = write("""
                procedure: My draft
                titel: Wrong
                roles: { old: active, new: standby-1 }
                steps:
                  - { exlude: new, at: old }
                  - { upgrade: nwe, id: up, expected: 2000d }
                  - { stop: old, at: new, id: up }
                  - { start: old, note: one, note: two }
                what-if:
                  - { when: down, target: odl, from: upp, do: [ { start: ol } ], resume: sam }
                declares: { several-active: { from: up, until: nix } }
                """);

        CommandRun run = CommandRun.of("validate", file);

        assertThat(run.exitCode()).isEqualTo(ExitCode.WRONG_USE);
        assertThat(run.err().lines().map(line -> line.replaceFirst(".*given.yaml:([0-9]+:[0-9]+: .{18}).*", "$1")))
                .containsExactly(
                        "1:12: 'procedure' is 'My",
                        "2:1: unknown key 'titel",
                        "5:7: unknown key 'exlud",
                        "6:16: there is no role '",
                        "6:39: '2000d' is too lon",
                        "7:22: 'stop' takes no 'a",
                        "7:31: a second step with",
                        "8:30: the key 'note' is ",
                        "10:27: there is no role '",
                        "10:38: there is no step w",
                        "10:58: there is no role '",
                        "10:74: 'sam' is no place ",
                        "11:48: there is no step w");
    }

    @Test
    void validateSaysFiftyThingsAtMost() throws IOException {
        String steps = "  - { upgrade: nobody }\n".repeat(60);

        CommandRun run = CommandRun.of(
                "validate", write("procedure: draft\ntitle: A draft\nroles: { old: active }\nsteps:\n" + steps));

        assertThat(run.err()).hasLineCount(51).endsWith("handover: and 10 more like these\n");
    }

    @Test
    void validateSaysTheTimingAndTheFaultsOfASite() throws IOException {
        String site = """
                site: slow
                title: A slow site
                servers:
                  - { name: A, address: 192.0.2.1, key: 10, mode: active }
                  - { name: B, address: 192.0.2.2, key: 20, mode: standby }
                timing: { installer: { uniform: { from: 1h, to: 2h } }, polls: { every: 1m } }
                faults: { crash: { per-hour: 2 }, replication-stall: { lasts: { fixed: 5m } } }
                """;

        assertThat(validated(site))
                .contains("installer 1 h 00 min to 2 h 00 min ")
                .contains("server-start 10.0 s to 20.0 s (as usual)")
                .contains("polls every 1 min 00 s, 5.0 s more or less; 2 polls in a row to confirm")
                .contains("crash strikes every 30 min 00 s on average")
                .contains("replication-stall lasts 5 min 00 s");
        assertThat(CommandRun.of("validate", "pair").out()).contains("Every fault is as usual");
    }
}
