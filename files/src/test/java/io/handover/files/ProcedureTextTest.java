package io.handover.files;

import static org.assertj.core.api.Assertions.assertThat;

import io.handover.model.procedure.Instruction;
import io.handover.model.procedure.Position;
import io.handover.model.procedure.Procedure;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What is written is read as the same procedure. */
class ProcedureTextTest {
    static Stream<String> builtIn() {
        return Catalogue.procedures().stream().map(file -> file.procedure().name());
    }

    @ParameterizedTest
    @MethodSource("builtIn")
    void aProcedureThatIsBuiltInIsReadAsTheSame(String name) {
        Procedure procedure = Catalogue.procedure(name).procedure();

        Procedure again = read(ProcedureText.of(procedure));

        assertThat(again)
                .usingRecursiveComparison()
                .ignoringFieldsOfTypes(Position.class)
                .isEqualTo(procedure);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "First: look at the client # not at the server",
                "'quoted' and more",
                "- no list",
                "true",
                "[ no list ]",
                "ends with a colon:",
                "of two\nlines"
            })
    void wordsThatYamlWouldTakeForSomethingElseStayWords(String words) {
        Procedure again = read(ProcedureText.of(noted(words)));

        assertThat(again.steps().get(0).note()).contains(words);
        assertThat(again.title()).isEqualTo(words.replace('\n', ' '));
    }

    private static Procedure noted(String words) {
        Procedure of = Catalogue.procedure("upgrade-without-downtime").procedure();
        Instruction step = of.steps().get(0);
        Instruction noted = new Instruction(
                step.command(),
                step.target(),
                step.at(),
                step.id(),
                Optional.of(words),
                step.because(),
                step.expectedMillis(),
                step.asSoonAsPossibleMillis(),
                step.byHand(),
                step.position());
        return new Procedure(
                of.name(),
                words.replace('\n', ' '),
                of.description(),
                of.roles(),
                of.given(),
                of.declarations(),
                Stream.concat(Stream.of(noted), of.steps().stream().skip(1)).toList(),
                of.whatIfs(),
                of.bounds(),
                of.promises());
    }

    private static Procedure read(String yaml) {
        return Catalogue.procedureOf("written.yaml", yaml).procedure();
    }
}
