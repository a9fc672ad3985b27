package io.handover.console.command;

import static org.assertj.core.api.Assertions.assertThat;

import io.handover.console.fixture.CommandRun;
import io.handover.files.Catalogue;
import io.handover.files.DocumentKind;
import io.handover.files.ProcedureFile;
import io.handover.model.procedure.Position;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ShowCommandTest {
    @TempDir
    @SuppressWarnings("NullAway.Init") // set by JUnit
    Path folder;

    @Test
    void whatIsShownCanBeUsed() throws IOException {
        for (ProcedureFile builtIn : Catalogue.procedures()) {
            String shown = CommandRun.of("show", builtIn.procedure().name()).out();
            assertThat(shown).endsWith(builtIn.text());
            assertThat(Catalogue.procedure(write(shown)).procedure())
                    .usingRecursiveComparison()
                    .ignoringFieldsOfTypes(Position.class)
                    .isEqualTo(builtIn.procedure());
        }
    }

    @Test
    void showSaysAboveAProcedureWhatItDeclares() {
        assertThat(CommandRun.of("show", "upgrade-without-downtime").out()).startsWith("""
                        #: Changes made at initial-active are declared lost from the effect of step 1 (exclude final-active at initial-active) until step 6 (set-standby initial-active) is done.
                        #: More than one server may be active from step 5 (force-activate final-active) until step 6 (set-standby initial-active) is done.
                        procedure: upgrade-without-downtime
                        """);
        assertThat(CommandRun.of("show", "switch-over").out()).startsWith("""
                        #: Nothing is declared lost; never more than one active server is allowed.
                        procedure: switch-over
                        """);
        assertThat(CommandRun.of("show", "switch-interrupted-none-active").out())
                .startsWith("""
                        #: 1 change was made before the start.
                        #: old-active: in Standby mode, has registered target and others.
                        #: target: replicates from nobody, lacks the last one.
                        #: others: lacks the last one.
                        #: Nothing is declared lost; never more than one active server is allowed.
                        procedure: switch-interrupted-none-active
                        """);
    }

    @Test
    void whatIsShownAgainSaysTheSame() throws IOException {
        String shown = CommandRun.of("show", "failover-and-return").out();
        assertThat(CommandRun.of("show", write(shown)).out()).isEqualTo(shown);
    }

    @Test
    void showPrintsASiteAsItIs() {
        assertThat(CommandRun.of("show", "pair").out())
                .isEqualTo(Catalogue.site("pair").text());
    }

    @Test
    void theSchemasAreShown() {
        assertThat(CommandRun.of("show", "--schema", "procedure").out()).isEqualTo(DocumentKind.PROCEDURE.schema());
        assertThat(CommandRun.of("show", "--schema", "site").out()).isEqualTo(DocumentKind.SITE.schema());
    }

    private String write(String text) throws IOException {
        return Files.writeString(folder.resolve("given.yaml"), text).toString();
    }
}
