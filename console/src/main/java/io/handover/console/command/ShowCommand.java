package io.handover.console.command;

import io.handover.console.report.Declared;
import io.handover.files.Catalogue;
import io.handover.files.DocumentKind;
import io.handover.files.InputException;
import io.handover.files.InputFile;
import io.handover.files.NearestName;
import io.handover.files.ProcedureFile;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Prints a procedure, a site, or the schema of such files. */
@Command(
        name = "show",
        description = {
            "Prints a procedure or site, or the JSON Schema of such files.",
            "Above a procedure it says in comments what the procedure declares."
        },
        mixinStandardHelpOptions = true,
        footer = {
            "",
            "Examples:",
            "  handover show upgrade-without-downtime > my-procedure.yaml",
            "  handover show five-servers",
            "  handover show --schema procedure > procedure.schema.json",
        })
public final class ShowCommand implements Runnable {
    /** The beginning of a line that this command adds above a procedure. */
    private static final String WORDS = "#: ";

    @Spec
    @SuppressWarnings("NullAway.Init") // set by picocli
    private CommandSpec spec;

    @ArgGroup(multiplicity = "1")
    @SuppressWarnings("NullAway.Init") // set by picocli
    private Shown shown;

    private static final class Shown {
        @Parameters(
                paramLabel = "NAME",
                description = "A procedure or site that is built in, or a file with one.",
                completionCandidates = Names.OfProceduresAndSites.class)
        private Optional<String> name = Optional.empty();

        @Option(
                names = "--schema",
                paramLabel = "KIND",
                description = "The schema of files of a kind: procedure, site, test-case or scenario.",
                completionCandidates = Names.OfKinds.class)
        private Optional<String> schema = Optional.empty();
    }

    @Override
    public void run() {
        shown.name.ifPresent(name -> print(withWords(Catalogue.file(name))));
        shown.schema.ifPresent(kind -> print(kind(kind).schema()));
    }

    /**
     * A file, and above it in comments what it declares and is given: what is printed is the same procedure. Such comments that
     * stand there already are not printed again, so that they cannot grow old.
     */
    private static String withWords(InputFile file) {
        if (!(file instanceof ProcedureFile procedure)) {
            return file.text();
        }
        Declared declared = Declared.in(procedure.procedure());
        String words = Stream.concat(declared.given().stream(), declared.sentences().stream())
                .map(sentence -> WORDS + sentence + "\n")
                .collect(Collectors.joining());
        String text = procedure.yaml();
        while (text.startsWith(WORDS)) {
            text = text.substring(text.indexOf('\n') + 1);
        }
        return words + text;
    }

    private static DocumentKind kind(String name) {
        return Stream.of(DocumentKind.values())
                .filter(kind -> kind.key().equals(name))
                .findFirst()
                .orElseThrow(() -> new InputException("--schema " + name + ": there is no schema of that name"
                        + NearestName.orAllowed(
                                name,
                                Stream.of(DocumentKind.values())
                                        .map(DocumentKind::key)
                                        .toList())));
    }

    private void print(String text) {
        spec.commandLine().getOut().print(text);
        spec.commandLine().getOut().flush();
    }
}
