package io.handover.files;

import io.handover.model.command.Command;
import io.handover.model.command.Commands;
import io.handover.model.condition.Condition;
import io.handover.model.condition.Conditions;
import io.handover.model.procedure.Binding;
import io.handover.model.procedure.Declarations;
import io.handover.model.procedure.Given;
import io.handover.model.procedure.Instruction;
import io.handover.model.procedure.Procedure;
import io.handover.model.procedure.Resume;
import io.handover.model.procedure.Role;
import io.handover.model.procedure.RoleRef;
import io.handover.model.procedure.StepRef;
import io.handover.model.procedure.TimedBound;
import io.handover.model.procedure.WhatIf;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.SequenceNode;

/**
 * Reads a procedure from a document whose shape was checked. What is wrong is added to the problems, and something is read in its
 * place; nothing of that leaves the reader.
 */
final class ProcedureReader {
    private static final Pattern STANDBY = Pattern.compile("standby-([1-9][0-9]{0,2})");
    private static final String SAME_STEP = "same-step";
    private static final String NEXT_STEP = "next-step";
    private static final String COMPLETE = "complete";

    /** What {@code resume} says of itself, and no step can be called. */
    private static final List<String> PLACES = List.of(SAME_STEP, NEXT_STEP, COMPLETE);

    private final YamlDocument document;
    private final Problems problems;
    private final Fields root;
    private final DistributionReader durations;
    private final List<Role> roles;
    /** The ids of main steps, in the order of the steps. */
    private final List<String> ids;

    /** The main steps that can be read. */
    private final List<Instruction> steps;

    ProcedureReader(YamlDocument document, Problems problems) {
        this.document = document;
        this.problems = problems;
        this.root = document.root();
        this.durations = new DistributionReader(document, problems);
        this.roles = problems.allEntries(root, "roles").stream()
                .map(entry -> role(entry, problems))
                .toList();
        this.ids = ids();
        this.steps = instructions(root, "steps");
    }

    /**
     * The procedure.
     *
     * @throws InputException where the document says what no procedure can be
     */
    Procedure procedure() {
        Optional<Given> given = part("given").map(new GivenReader(document, problems, roles)::given);
        Optional<Declarations> declarations = root.value("declares")
                .filter(MappingNode.class::isInstance)
                .map(root::fields)
                .map(this::declarations);
        problems.all(root, "what-if").stream()
                .filter(MappingNode.class::isInstance)
                .filter(node -> !problems.hasShape(node))
                .forEach(node -> instructions(root.fields(node), "do"));
        List<WhatIf> whatIfs = problems.elements(root, "what-if").stream()
                .map(node -> whatIf(root.fields(node)))
                .toList();
        List<TimedBound> bounds =
                problems.entries(root, "bounds").stream().map(this::bound).toList();
        problems.check();
        return new Procedure(
                root.neededText("procedure").value(),
                root.neededText("title").value(),
                root.text("description").map(Fields.Text::value).orElse(""),
                roles,
                given.orElse(Given.NOTHING),
                declarations.orElse(Declarations.NOTHING),
                steps,
                whatIfs,
                bounds,
                root.list("promises").stream()
                        .map(node -> Fields.text(node).value())
                        .toList());
    }

    private Optional<Fields> part(String key) {
        return root.value(key).filter(problems::hasShape).map(root::fields);
    }

    private static Role role(Fields.Entry entry, Problems problems) {
        return new Role(
                entry.key().value(),
                problems.hasShape(entry.value())
                        ? binding(Fields.text(entry.value()).value())
                        : new Binding.Active(),
                entry.key().position());
    }

    private static Binding binding(String text) {
        if (text.equals("active")) {
            return new Binding.Active();
        }
        if (text.equals("other-standbys")) {
            return new Binding.OtherStandbys();
        }
        var standby = STANDBY.matcher(text);
        return standby.matches() ? new Binding.Standby(Integer.parseInt(standby.group(1))) : new Binding.Named(text);
    }

    private RoleRef roleRef(Fields.Text text) {
        return new RoleNames(document, problems, roles).ref(text);
    }

    private void wrong(Node node, String message) {
        problems.add(document.wrong(node, message));
    }

    private List<String> ids() {
        List<String> names = new ArrayList<>();
        for (Node step : problems.all(root, "steps")) {
            Optional<Fields.Text> id = id(step);
            if (id.isPresent()) {
                String name = id.get().value();
                if (PLACES.contains(name)) {
                    wrong(id.get().node(), "'" + name + "' cannot be an id: 'resume' means something else by it");
                }
                if (names.contains(name)) {
                    wrong(id.get().node(), "a second step with the id '" + name + "'");
                } else {
                    names.add(name);
                }
            }
        }
        return names;
    }

    /** Also of a step that cannot be read as a whole. */
    private Optional<Fields.Text> id(Node step) {
        return step instanceof MappingNode mapping
                ? root.fields(mapping)
                        .value("id")
                        .filter(ScalarNode.class::isInstance)
                        .map(Fields::text)
                : Optional.empty();
    }

    private StepRef stepRef(Fields.Text text) {
        if (!ids.contains(text.value()) && hasSteps()) {
            wrong(
                    text.node(),
                    "there is no step with the id '" + text.value() + "'"
                            + (ids.isEmpty() ? "; no step has an id" : NearestName.orAllowed(text.value(), ids)));
        }
        return new StepRef(text.value(), text.position());
    }

    /** Whether there is a list of steps at all, so that it can be said what is not among them. */
    private boolean hasSteps() {
        return !problems.all(root, "steps").isEmpty();
    }

    /** The main steps, or those of a branch. */
    private List<Instruction> instructions(Fields of, String key) {
        return problems.elements(of, key).stream()
                .map(node -> instruction(root.fields(node)))
                .toList();
    }

    private Instruction instruction(Fields fields) {
        Command command = fields.entries().stream()
                .flatMap(entry -> Commands.named(entry.key().value()).stream())
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("the schema allows a step without a command"));
        Optional<Fields.Text> at = fields.text("at");
        if (at.isPresent() && !command.takesAt()) {
            takesNo(at.get(), "at", command.name(), Commands.ALL, Command::takesAt, Command::name);
        }
        Optional<Fields.Text> by = fields.text("by");
        if (by.isPresent() && command.isCheck()) {
            takesNo(by.get(), "by", command.name(), Commands.ALL, each -> !each.isCheck(), Command::name);
        }
        return new Instruction(
                command,
                roleRef(fields.neededText(command.name())),
                at.map(this::roleRef),
                value(fields, "id"),
                value(fields, "note"),
                value(fields, "because"),
                millis(fields, "expected"),
                millis(fields, "as-soon-as-possible"),
                by.isPresent(),
                fields.position());
    }

    private <T> void takesNo(
            Fields.Text found,
            String key,
            String name,
            List<T> all,
            Function<T, Boolean> takes,
            Function<T, String> names) {
        String those = all.stream().filter(takes::apply).map(names).collect(Collectors.joining(", "));
        wrong(found.node(), "'" + name + "' takes no '" + key + "'; only these do: " + those);
    }

    private static Optional<String> value(Fields fields, String key) {
        return fields.text(key).map(Fields.Text::value);
    }

    private OptionalLong millis(Fields fields, String key) {
        return fields.text(key).stream().mapToLong(durations::duration).findFirst();
    }

    private WhatIf whatIf(Fields fields) {
        Condition when = Conditions.named(fields.neededText("when").value()).orElseThrow();
        Optional<Fields.Text> target = fields.text("target");
        Optional<Fields.Text> at = fields.text("at");
        if (target.isPresent() && !when.takesTarget()) {
            takesNo(target.get(), "target", when.name(), Conditions.ALL, Condition::takesTarget, Condition::name);
        }
        if (at.isPresent() && !when.takesAt()) {
            takesNo(at.get(), "at", when.name(), Conditions.ALL, Condition::takesAt, Condition::name);
        }
        Optional<StepRef> from = fields.text("from").map(this::stepRef);
        Optional<StepRef> until = fields.text("until").map(this::stepRef);
        if (from.isPresent() && until.isPresent() && isBefore(until.get(), from.get())) {
            wrong(
                    fields.needed("until"),
                    "the step '" + until.get().id() + "' stands before '"
                            + from.get().id() + "', where the branch begins");
        }
        return new WhatIf(
                when,
                target.map(this::roleRef),
                at.map(this::roleRef),
                from,
                until,
                branchSteps(fields),
                resume(fields.neededText("resume")),
                value(fields, "note"),
                value(fields, "because"),
                fields.position());
    }

    private List<Instruction> branchSteps(Fields fields) {
        for (Node step : fields.list("do")) {
            id(step).ifPresent(id -> wrong(id.node(), "a step of a what-if branch has no id: nothing can refer to it"));
        }
        return instructions(fields, "do");
    }

    private Resume resume(Fields.Text text) {
        return switch (text.value()) {
            case SAME_STEP -> new Resume.SameStep();
            case NEXT_STEP -> new Resume.NextStep();
            case COMPLETE -> new Resume.Complete();
            default -> {
                if (!ids.contains(text.value()) && hasSteps()) {
                    List<String> all =
                            Stream.concat(PLACES.stream(), ids.stream()).toList();
                    wrong(
                            text.node(),
                            "'" + text.value() + "' is no place to resume at"
                                    + NearestName.orAllowed(text.value(), all));
                }
                yield new Resume.AtStep(new StepRef(text.value(), text.position()));
            }
        };
    }

    private TimedBound bound(Fields.Entry entry) {
        TimedBound.Measure measure = Stream.of(TimedBound.Measure.values())
                .filter(candidate -> candidate.key().equals(entry.key().value()))
                .findFirst()
                .orElseThrow();
        return new TimedBound(
                measure,
                durations.duration(Fields.text(entry.value())),
                entry.key().position());
    }

    private Declarations declarations(Fields fields) {
        return new Declarations(
                oneOrSeveral(fields, "changes-lost").stream()
                        .map(this::changesLost)
                        .toList(),
                oneOrSeveral(fields, "several-active").stream()
                        .map(this::severalActive)
                        .toList());
    }

    private List<Fields> oneOrSeveral(Fields fields, String key) {
        return fields
                .value(key)
                .map(value -> value instanceof SequenceNode ? Fields.list(value) : List.of(value))
                .orElse(List.of())
                .stream()
                .filter(problems::hasShape)
                .map(fields::fields)
                .toList();
    }

    private Declarations.ChangesLost changesLost(Fields fields) {
        Declarations.ChangesLost lost = new Declarations.ChangesLost(
                roleRef(fields.neededText("at")),
                stepRef(fields.neededText("from")),
                stepRef(fields.neededText("until")),
                fields.position());
        checkOpens(fields, lost.from(), lost.until());
        if (lost.from().id().equals(lost.until().id()) && isOneCheck(lost.from())) {
            wrong(
                    fields.needed("until"),
                    "the window never opens: '" + lost.from().id()
                            + "' is one check alone, and a check opens a window when it is done");
        }
        return lost;
    }

    private Declarations.SeveralActive severalActive(Fields fields) {
        Declarations.SeveralActive several = new Declarations.SeveralActive(
                stepRef(fields.neededText("from")), stepRef(fields.neededText("until")), fields.position());
        checkOpens(fields, several.from(), several.until());
        return several;
    }

    private void checkOpens(Fields fields, StepRef from, StepRef until) {
        if (isBefore(until, from)) {
            wrong(
                    fields.needed("until"),
                    "the window never opens: the step '" + until.id() + "' stands before '" + from.id() + "'");
        }
    }

    private boolean isBefore(StepRef one, StepRef other) {
        return ids.contains(one.id()) && ids.indexOf(one.id()) < ids.indexOf(other.id());
    }

    private boolean isOneCheck(StepRef ref) {
        return steps.stream()
                .anyMatch(step -> step.id().equals(Optional.of(ref.id()))
                        && step.command().isCheck()
                        && new RoleNames(document, problems, roles).isOneServer(step.target()));
    }
}
