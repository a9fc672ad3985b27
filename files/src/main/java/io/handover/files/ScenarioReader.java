package io.handover.files;

import io.handover.model.command.Command;
import io.handover.model.command.Commands;
import io.handover.model.condition.Condition;
import io.handover.model.condition.Conditions;
import io.handover.model.procedure.Given;
import io.handover.model.procedure.Role;
import io.handover.model.procedure.RoleRef;
import io.handover.model.procedure.TimedBound;
import io.handover.model.property.Properties;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.stream.Stream;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.SequenceNode;
import org.snakeyaml.engine.v2.nodes.Tag;

/** Reads a scenario from a document whose shape was checked. */
final class ScenarioReader {
    private static final Set<String> CIRCUMSTANCES = Set.of("from", "when", "target", "at", "after");

    private final YamlDocument document;
    private final Problems problems;
    private final Fields root;
    private final DistributionReader durations;

    ScenarioReader(YamlDocument document, Problems problems) {
        this.document = document;
        this.problems = problems;
        this.root = document.root();
        this.durations = new DistributionReader(document, problems);
    }

    /**
     * The scenario.
     *
     * @throws InputException where the document says what no scenario can be
     */
    ScenarioFile scenario(String text) {
        // Nothing else can be read where the procedure and with it the roles are not known.
        problems.check();
        SiteFile site = builtIn("site", Catalogue.siteNames(), Catalogue::site);
        ProcedureFile procedure = builtIn("procedure", Catalogue.procedureNames(), Catalogue::procedure);
        List<Role> roles = procedure.procedure().roles();
        RoleNames names = new RoleNames(document, problems, roles);
        Optional<Given> given = root.fields("given").map(new GivenReader(document, problems, roles)::given);
        Fields trap = root.fields(root.needed("trap"));
        ScenarioFile scenario = new ScenarioFile(
                document.source(),
                text,
                root.neededText("scenario").value(),
                root.neededText("title").value(),
                root.neededText("story").value(),
                root.neededText("lesson").value(),
                Fields.whole(root.needed("minutes")),
                site,
                procedure,
                Fields.whole(root.needed("seed")),
                given,
                root.list("faults").stream()
                        .map(node -> fault(root.fields(node), names))
                        .toList(),
                root.list("promises").stream()
                        .map(node -> Properties.named(Fields.text(node).value()).orElseThrow())
                        .toList(),
                root.fields("bounds").map(Fields::entries).orElse(List.of()).stream()
                        .map(this::bound)
                        .toList(),
                root.list("solution").stream()
                        .map(node -> line(root.fields(node), names))
                        .toList(),
                trap.list("do").stream()
                        .map(node -> line(root.fields(node), names))
                        .toList(),
                trap.list("breaks").stream()
                        .map(node -> Fields.text(node).value())
                        .toList());
        checkCounts(scenario, trap);
        problems.check();
        return scenario;
    }

    private interface Named<T> {
        T of(String name);
    }

    private <T> T builtIn(String key, List<String> allowed, Named<T> named) {
        Fields.Text written = root.neededText(key);
        if (!allowed.contains(written.value())) {
            throw document.wrong(
                    written.node(),
                    "there is no built-in " + key + " '" + written.value() + "'"
                            + NearestName.orAllowed(written.value(), allowed));
        }
        return named.of(written.value());
    }

    private ScenarioFile.Fault fault(Fields fields, RoleNames names) {
        Fields.Entry what = fields.entries().stream()
                .filter(entry -> !CIRCUMSTANCES.contains(entry.key().value()))
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("the schema allows a fault that is none"));
        return new ScenarioFile.Fault(
                what.key().value(),
                struck(what.value()).stream()
                        .map(node -> names.ref(Fields.text(node)))
                        .toList(),
                millis(fields, "from").orElse(0),
                when(fields, "when", names),
                millis(fields, "after").orElse(0),
                fields.position());
    }

    /** The roles that a fault is about: a list, one, or none where it is about the whole site, which is written {@code true}. */
    private static List<Node> struck(Node value) {
        if (value instanceof SequenceNode) {
            return Fields.list(value);
        }
        return value.getTag().equals(Tag.BOOL) ? List.of() : List.of(value);
    }

    private OptionalLong millis(Fields fields, String key) {
        return fields.text(key).stream().mapToLong(durations::duration).findFirst();
    }

    private Optional<ScenarioFile.When> when(Fields fields, String key, RoleNames names) {
        Optional<Fields.Text> named = fields.text(key);
        if (named.isEmpty()) {
            return Optional.empty();
        }
        Condition condition = Conditions.named(named.get().value()).orElseThrow();
        Optional<RoleRef> target = fields.text("target").map(names::ref);
        Optional<RoleRef> at = fields.text("at").map(names::ref);
        if (condition.takesTarget() != target.isPresent() || condition.takesAt() != at.isPresent()) {
            problems.add(document.wrong(
                    named.get().node(),
                    "the condition '" + condition.name() + "' takes "
                            + (condition.takesAt()
                                    ? "a 'target' and an 'at'"
                                    : condition.takesTarget()
                                            ? "a 'target' and no 'at'"
                                            : "neither 'target' nor 'at'")));
            return Optional.empty();
        }
        return Optional.of(new ScenarioFile.When(condition, target, at));
    }

    private ScenarioFile.Line line(Fields fields, RoleNames names) {
        Optional<Command> command = fields.entries().stream()
                .flatMap(entry -> Commands.named(entry.key().value()).stream())
                .findFirst();
        if (command.isPresent()) {
            return new ScenarioFile.Do(
                    command.get(),
                    names.ref(fields.neededText(command.get().name())),
                    fields.text("at").map(names::ref),
                    fields.value("go-on").isPresent(),
                    fields.position());
        }
        return new ScenarioFile.Wait(millis(fields, "wait"), when(fields, "until", names), fields.position());
    }

    private TimedBound bound(Fields.Entry entry) {
        return new TimedBound(
                Stream.of(TimedBound.Measure.values())
                        .filter(measure -> measure.key().equals(entry.key().value()))
                        .findFirst()
                        .orElseThrow(),
                durations.duration(Fields.text(entry.value())),
                entry.key().position());
    }

    /** A trap that breaks what does not count would be none. */
    private void checkCounts(ScenarioFile scenario, Fields trap) {
        List<String> counting = Stream.concat(
                        scenario.promises().stream().map(property -> property.name()),
                        scenario.bounds().stream().map(bound -> bound.measure().key()))
                .toList();
        for (Node broken : trap.list("breaks")) {
            String name = Fields.text(broken).value();
            if (!counting.contains(name)) {
                problems.add(document.wrong(
                        broken, "'" + name + "' does not count here: it is neither among the promises nor bounded"));
            }
        }
    }
}
