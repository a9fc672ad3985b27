package io.handover.console.command;

import io.handover.files.Catalogue;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.ParseResult;

/** What is said of a command as it was typed, because something else may have been meant by it; the command is carried out all the same. */
public final class Remarks {
    private Remarks() {}

    /** The remarks on a command, a line each. */
    public static List<String> on(ParseResult parsed) {
        ParseResult command = parsed;
        while (command.hasSubcommand()) {
            command = command.subcommand();
        }
        List<String> remarks = new ArrayList<>();
        for (ArgSpec argument : command.matchedArgs()) {
            if (namesABuiltIn(argument)) {
                argument.originalStringValues().forEach(name -> hidden(name).ifPresent(remarks::add));
            }
        }
        if (command.hasMatchedOption(SiteOptions.ASSUME)) {
            remarks.addAll(repeated(command.matchedOption(SiteOptions.ASSUME).originalStringValues()));
        }
        return remarks;
    }

    private static boolean namesABuiltIn(ArgSpec argument) {
        Iterable<String> candidates = argument.completionCandidates();
        return candidates instanceof Names.OfProcedures
                || candidates instanceof Names.OfSites
                || candidates instanceof Names.OfProceduresAndSites;
    }

    private static Optional<String> hidden(String name) {
        Optional<Path> file = Catalogue.hidden(name);
        return file.map(path -> "'" + name + "' is taken for what is built in under that name; the file " + path
                + " here is not read (write ./" + path + " for it)");
    }

    private static List<String> repeated(List<String> assumed) {
        Map<String, List<String>> byKey = new LinkedHashMap<>();
        for (String text : assumed) {
            byKey.computeIfAbsent(text.replaceFirst("=.*", ""), key -> new ArrayList<>())
                    .add(text);
        }
        return byKey.values().stream()
                .filter(texts -> texts.size() > 1)
                .map(texts -> SiteOptions.ASSUME + " is given for the same key more than once: "
                        + String.join(", ", texts) + "; the last one counts")
                .toList();
    }
}
