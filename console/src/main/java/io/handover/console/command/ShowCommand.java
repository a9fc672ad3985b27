package io.handover.console.command;

import io.handover.console.input.Catalogue;
import io.handover.console.input.DocumentKind;
import io.handover.console.input.InputException;
import io.handover.console.input.NearestName;
import java.util.Optional;
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
        description = "Prints a procedure or site, or the JSON Schema of such files.",
        mixinStandardHelpOptions = true,
        footer = {
            "",
            "Examples:",
            "  handover show upgrade-without-downtime > my-procedure.yaml",
            "  handover show five-servers",
            "  handover show --schema procedure > procedure.schema.json",
        })
public final class ShowCommand implements Runnable {
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
                description = "The schema of files of a kind: procedure, site or test-case.",
                completionCandidates = Names.OfKinds.class)
        private Optional<String> schema = Optional.empty();
    }

    @Override
    public void run() {
        shown.name.ifPresent(name -> print(Catalogue.file(name).text()));
        shown.schema.ifPresent(kind -> print(kind(kind).schema()));
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
