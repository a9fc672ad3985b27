package io.handover.console.report.explain;

import io.handover.console.ExitCode;
import io.handover.console.report.Words;
import io.handover.files.AssumptionKey;
import io.handover.files.DocumentKind;
import io.handover.files.NearestName;
import io.handover.files.SchemaWords;
import io.handover.model.command.Command;
import io.handover.model.command.Commands;
import io.handover.model.condition.Condition;
import io.handover.model.condition.Conditions;
import io.handover.model.display.ReplicationState;
import io.handover.model.property.Properties;
import io.handover.model.property.Property;
import io.handover.model.property.StepProperty;
import io.handover.model.site.Assumptions;
import io.handover.simulator.campaign.Measure;
import io.handover.simulator.fault.Fault;
import io.handover.simulator.fault.Faults;
import io.handover.simulator.run.Witness;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;

/** Every word and what it means. */
public final class Glossary {
    private static final String THAT_SERVER = "the server";
    private static final String AT_SERVER = "the server that 'at' names";

    private final List<Entry> entries;

    private Glossary(List<Entry> entries) {
        this.entries = List.copyOf(entries);
    }

    /**
     * The glossary.
     *
     * @param commands what each subcommand of {@code handover} does, by its name
     */
    public static Glossary of(Map<String, String> commands) {
        Prose prose = new Prose();
        List<Entry> all = new ArrayList<>();
        for (Kind kind : Kind.values()) {
            all.addAll(prose.entries(kind));
        }
        Properties.ALL.forEach(property -> all.add(property(property)));
        SchemaWords procedure = SchemaWords.of(DocumentKind.PROCEDURE);
        Map<String, String> steps = procedure.keys("/$defs/step");
        Commands.ALL.forEach(command -> all.add(step(command, steps.getOrDefault(command.name(), ""))));
        Conditions.ALL.forEach(condition -> all.add(condition(condition)));
        all.addAll(procedureKeys(procedure));
        SchemaWords site = SchemaWords.of(DocumentKind.SITE);
        all.addAll(siteKeys(site));
        all.addAll(keys(Kind.CASE, SchemaWords.of(DocumentKind.TEST_CASE), "", ""));
        Map<String, String> assumptions = site.keys("/properties/assumptions");
        AssumptionKey.ALL.forEach(key -> all.add(assumption(key, assumptions.getOrDefault(key.name(), ""))));
        Faults.ALL.forEach(fault -> all.add(fault(fault)));
        for (Witness witness : Witness.values()) {
            all.add(Entry.of(
                    Kind.WITNESS,
                    witness.name().toLowerCase(Locale.ROOT).replace('_', '-'),
                    Words.sentence(witness.sentence())));
        }
        measures(prose).forEach(all::add);
        for (ReplicationState state : ReplicationState.values()) {
            all.add(Entry.of(Kind.DISPLAY, state.name(), "The product's text: \"" + state.text() + "\"."));
        }
        commands.forEach((name, text) -> all.add(command(name, text)));
        exits().forEach((code, meaning) -> all.add(Entry.of(Kind.EXIT, String.valueOf(code), Words.sentence(meaning))));
        ReportFields.all().forEach(all::add);
        return new Glossary(all.stream()
                .map(entry -> prose.example(entry).map(entry::withExample).orElse(entry))
                .toList());
    }

    private static Entry property(Property property) {
        String when = property instanceof StepProperty
                ? "It is asked of every action: none may break it."
                : property.isEventual()
                        ? "It must hold where the site comes to rest, once faults have stopped."
                        : "It must hold at every moment.";
        return Entry.of(Kind.PROPERTY, property.name(), Words.sentence(property.promise()), when);
    }

    private static Entry step(Command command, String text) {
        List<String> paragraphs = new ArrayList<>(List.of(text));
        if (!command.isCheck()) {
            paragraphs.add("Offered when " + command.guard(THAT_SERVER, AT_SERVER) + ".");
        }
        paragraphs.add("Done when " + command.goal(THAT_SERVER, AT_SERVER) + ".");
        paragraphs.add(
                command.usesClient()
                        ? "In the client on " + (command.takesAt() ? AT_SERVER : THAT_SERVER)
                                + (command.isOfferedWhileDown() ? ", or at the console of a server that is down." : ".")
                        : "At the server's machine.");
        List<String> example = new ArrayList<>(List.of("- " + command.name() + ": final-active"));
        if (command.takesAt()) {
            example.add("  at: initial-active");
        }
        return new Entry(Kind.STEP, command.name(), "", paragraphs, example);
    }

    private static Entry condition(Condition condition) {
        List<String> example = new ArrayList<>(List.of("- when: " + condition.name()));
        if (condition.takesTarget()) {
            example.add("  target: final-active");
        }
        if (condition.takesAt()) {
            example.add("  at: initial-active");
        }
        return Entry.of(Kind.CONDITION, condition.name(), Words.sentence(condition.words("the target", AT_SERVER)))
                .withExample(example);
    }

    private static List<Entry> procedureKeys(SchemaWords words) {
        List<String> commands = Commands.ALL.stream().map(Command::name).toList();
        return Stream.of(
                        keys(Kind.KEY, words, "", "").stream(),
                        keys(Kind.KEY, words, "/$defs/step", "a step").stream()
                                .filter(entry -> !commands.contains(entry.word())),
                        keys(Kind.KEY, words, "/$defs/what-if", "a what-if branch").stream(),
                        keys(Kind.KEY, words, "/$defs/given", "given").stream(),
                        keys(Kind.KEY, words, "/$defs/given-server", "a server that is given").stream(),
                        keys(Kind.KEY, words, "/$defs/declares", "declares").stream(),
                        keys(Kind.KEY, words, "/$defs/changes-lost", "changes-lost").stream(),
                        keys(Kind.KEY, words, "/$defs/several-active", "several-active").stream(),
                        keys(Kind.KEY, words, "/properties/bounds", "bounds").stream())
                .flatMap(entries -> entries)
                .toList();
    }

    private static List<Entry> siteKeys(SchemaWords words) {
        return Stream.of(
                        keys(Kind.SITE, words, "", ""),
                        keys(Kind.SITE, words, "/properties/timing", "timing"),
                        keys(Kind.SITE, words, "/properties/timing/properties/polls", "polls"),
                        keys(Kind.SITE, words, "/$defs/distribution", "a distribution"),
                        keys(Kind.SITE, words, "/$defs/server", "a server"),
                        keys(Kind.SITE, words, "/$defs/fault", "a fault"),
                        keys(Kind.SITE, words, "/$defs/api", "api"))
                .flatMap(List::stream)
                .toList();
    }

    private static List<Entry> keys(Kind kind, SchemaWords words, String pointer, String owner) {
        return words.keys(pointer).entrySet().stream()
                .map(key -> Entry.of(kind, key.getKey(), key.getValue()).in(owner))
                .toList();
    }

    private static Entry assumption(AssumptionKey key, String text) {
        return Entry.of(
                        Kind.ASSUMPTION,
                        key.name(),
                        text,
                        "Values: " + String.join(", ", key.values()) + "; where a site says nothing: "
                                + key.of().apply(Assumptions.DEFAULT) + ".")
                .withExample(List.of("handover check upgrade-without-downtime --assume " + key.name() + "="
                        + key.values().get(0)));
    }

    private static Entry fault(Fault fault) {
        return Entry.of(
                        Kind.FAULT,
                        fault.name(),
                        Words.sentence(fault.does()),
                        "Limits: " + Words.sentence(fault.doesNot()),
                        "Heals: " + Words.sentence(fault.heals()))
                .withExample(List.of(
                        "handover check upgrade-without-downtime --faults " + fault.name(),
                        "handover faults " + fault.name()));
    }

    /** What tables call a measure, beside the name by which bounds and JSON do. */
    private static List<Entry> measures(Prose prose) {
        List<Entry> named = prose.entries(Kind.MEASURE);
        return Stream.of(Measure.values())
                .map(measure -> Entry.of(
                        Kind.MEASURE,
                        measure.title().replaceFirst("^\\.\\.\\. ", ""),
                        Stream.concat(
                                        named.stream()
                                                .filter(entry -> entry.isMeantBy(measure.key()))
                                                .flatMap(entry -> entry.paragraphs().stream()),
                                        Stream.of("In JSON: " + measure.key() + "."))
                                .toArray(String[]::new)))
                .toList();
    }

    private static Entry command(String name, String text) {
        return Entry.of(Kind.COMMAND, name, text).withExample(List.of("handover " + name + " --help"));
    }

    private static Map<Integer, String> exits() {
        Map<Integer, String> exits = new TreeMap<>();
        exits.put(ExitCode.HELD, ExitCode.HELD_MEANS);
        exits.put(ExitCode.VIOLATED, ExitCode.VIOLATED_MEANS);
        exits.put(ExitCode.UNKNOWN, ExitCode.UNKNOWN_MEANS);
        exits.put(ExitCode.WRONG_USE, ExitCode.WRONG_USE_MEANS);
        exits.put(ExitCode.FAILURE, ExitCode.FAILURE_MEANS);
        exits.put(ExitCode.INTERRUPTED, ExitCode.INTERRUPTED_MEANS);
        return exits;
    }

    /** All entries, those of a kind together. */
    public List<Entry> entries() {
        return entries;
    }

    /** The entries of a kind. */
    public List<Entry> entries(Kind kind) {
        return entries.stream().filter(entry -> entry.kind() == kind).toList();
    }

    /** What a user may mean who says that; several where the word means several things. */
    public List<Entry> meant(String said) {
        return entries.stream().filter(entry -> entry.isMeantBy(said)).toList();
    }

    /** The same among those of a kind. */
    public List<Entry> meant(Kind kind, String said) {
        return entries(kind).stream().filter(entry -> entry.isMeantBy(said)).toList();
    }

    /** The word that was probably meant. */
    public Optional<String> nearest(List<Entry> among, String said) {
        return NearestName.to(said, among.stream().map(Entry::word).distinct().toList());
    }
}
