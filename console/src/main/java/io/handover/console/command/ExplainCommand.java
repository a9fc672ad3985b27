package io.handover.console.command;

import io.handover.console.Terminal;
import io.handover.console.report.explain.Entry;
import io.handover.console.report.explain.ExplainText;
import io.handover.console.report.explain.Glossary;
import io.handover.console.report.explain.Kind;
import io.handover.files.InputException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Says what a word means. */
@Command(
        name = "explain",
        description = "Says what a word of a report, a file or a command means; without a word, which words there are.",
        mixinStandardHelpOptions = true,
        footer = {
            "",
            "Examples:",
            "  handover explain only-declared-changes-lost",
            "  handover explain step exclude",
            "  handover explain fault crash",
            "  handover explain fault",
            "  handover explain window",
            "",
            "Exit codes: 0 done; 64 there is no such word.",
        })
public final class ExplainCommand implements Runnable {
    @Spec
    @SuppressWarnings("NullAway.Init") // set by picocli
    private CommandSpec spec;

    @Parameters(
            arity = "0..*",
            paramLabel = "WORD",
            description =
                    "A word, with the kind before it where it means several things: word, property, verdict, step, condition, key,"
                            + " site, case, assumption, value, fault, measure, witness, cause, display, command, exit, field.",
            completionCandidates = Names.OfWords.class)
    private List<String> words = new ArrayList<>();

    @Override
    public void run() {
        Glossary glossary = Glossary.of(commands(spec.root()));
        Terminal terminal = Terminal.ofProcess();
        spec.commandLine()
                .getOut()
                .print(words.isEmpty() ? ExplainText.list(glossary, terminal) : explained(glossary, terminal));
        spec.commandLine().getOut().flush();
    }

    private String explained(Glossary glossary, Terminal terminal) {
        String said = String.join(" ", words);
        List<Entry> meant = glossary.meant(said);
        Optional<Kind> kind = kind(words.get(0));
        if (kind.isEmpty()) {
            return ExplainText.of(known(meant, glossary, glossary.entries(), said), terminal);
        }
        List<Entry> ofKind = glossary.entries(kind.get());
        if (words.size() == 1) {
            return ExplainText.list(
                    Stream.concat(meant.stream(), ofKind.stream()).distinct().toList(), terminal);
        }
        String word = String.join(" ", words.subList(1, words.size()));
        List<Entry> both = Stream.concat(meant.stream(), glossary.meant(kind.get(), word).stream())
                .toList();
        return ExplainText.of(known(both, glossary, ofKind, word), terminal);
    }

    private static List<Entry> known(List<Entry> meant, Glossary glossary, List<Entry> among, String said) {
        if (meant.isEmpty()) {
            throw new InputException("explain: there is no word '" + said + "'"
                    + glossary.nearest(among, said)
                            .map(word -> "; did you mean '" + word + "'?")
                            .orElse(";")
                    + " 'handover explain' lists all words");
        }
        return meant;
    }

    private static Optional<Kind> kind(String word) {
        return Stream.of(Kind.values()).filter(kind -> kind.key().equals(word)).findFirst();
    }

    /** What each subcommand does, by its name. */
    static Map<String, String> commands(CommandSpec root) {
        Map<String, String> commands = new TreeMap<>();
        root.subcommands().forEach((name, line) -> commands.put(name, text(line)));
        return commands;
    }

    /** A help text may hold line ends of its own. */
    private static String text(CommandLine line) {
        return String.join(" ", line.getCommandSpec().usageMessage().description())
                .replace("%n", " ")
                .strip();
    }
}
