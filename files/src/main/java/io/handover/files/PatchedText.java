package io.handover.files;

import com.github.difflib.DiffUtils;
import com.github.difflib.UnifiedDiffUtils;
import io.handover.analysis.advice.Edit;
import io.handover.analysis.advice.Patch;
import io.handover.model.command.Commands;
import io.handover.model.procedure.Instruction;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.snakeyaml.engine.v2.common.FlowStyle;
import org.snakeyaml.engine.v2.nodes.CollectionNode;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.NodeTuple;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.SequenceNode;

/** A procedure's file with a patch made in it: comments and the layout of what is not changed stay as they are. */
public final class PatchedText {
    private static final int CONTEXT = 3;

    private final String text;
    private final Fields root;
    private final List<Splice> splices = new ArrayList<>();

    /** Characters that are replaced; where none are, the new ones are put in. */
    private record Splice(int from, int until, String by) {
        boolean isAddition() {
            return from == until;
        }
    }

    private PatchedText(String source, String text) {
        this.text = text;
        this.root = YamlDocument.of(source, text).root();
    }

    /**
     * The file with a patch.
     *
     * @param source the file as the user named it
     * @param text its content, a procedure
     */
    public static String of(String source, String text, Patch patch) {
        if (MarkdownPage.isOne(source)) {
            MarkdownPage page = MarkdownPage.of(source, text);
            return page.withYaml(patched(source, page.yaml(), patch));
        }
        return patched(source, text, patch);
    }

    private static String patched(String source, String yaml, Patch patch) {
        String whole = yaml.endsWith("\n") ? yaml : yaml + "\n";
        // What is inside a step is changed before the step goes elsewhere.
        PatchedText inside = new PatchedText(source, whole);
        patch.edits().forEach(inside::changeInside);
        PatchedText around = new PatchedText(source, inside.spliced());
        // At one place, steps come before what stands behind the steps.
        patch.edits().stream().filter(PatchedText::isOfSteps).forEach(around::changeAround);
        patch.edits().stream().filter(edit -> !isOfSteps(edit)).forEach(around::changeAround);
        return around.spliced();
    }

    /** What a patch changes, as a unified diff, line by line. */
    public static List<String> diff(String source, String text, Patch patch) {
        List<String> before = text.lines().toList();
        List<String> after = of(source, text, patch).lines().toList();
        return UnifiedDiffUtils.generateUnifiedDiff(source, source, before, DiffUtils.diff(before, after), CONTEXT);
    }

    private static boolean isOfSteps(Edit edit) {
        return edit instanceof Edit.AddStep || edit instanceof Edit.MoveStep;
    }

    private String spliced() {
        StringBuilder changed = new StringBuilder(text);
        List<Splice> backwards = new ArrayList<>(splices);
        // Of what is put in at one place the last goes in first; sorting keeps their order.
        Collections.reverse(backwards);
        backwards.sort(Comparator.comparingInt(Splice::from).reversed().thenComparing(Splice::isAddition));
        backwards.forEach(splice -> changed.replace(splice.from, splice.until, splice.by));
        return changed.toString();
    }

    private void changeInside(Edit edit) {
        if (edit instanceof Edit.NameStep name) {
            put(step(name.step()), "id", name.id());
        } else if (edit instanceof Edit.ReplaceRoles roles) {
            MappingNode step = step(roles.step());
            replace(command(step), roles.target());
            roles.at().ifPresent(at -> put(step, "at", at));
        } else if (edit instanceof Edit.AllowStep allow) {
            put(step(allow.step()), "as-soon-as-possible", DurationText.of(allow.mostMillis()));
        } else if (edit instanceof Edit.AllowTime allow) {
            put(root.fields("bounds").orElseThrow().node(), allow.measure().key(), DurationText.of(allow.mostMillis()));
        } else if (edit instanceof Edit.WatchBranch watch) {
            MappingNode branch = (MappingNode) root.list("what-if").get(watch.branch());
            watch.from().ifPresent(from -> put(branch, "from", from.id()));
            watch.until().ifPresent(until -> put(branch, "until", until.id()));
        } else if (edit instanceof Edit.MoveWindow move) {
            Node lost = root.fields("declares").orElseThrow().needed("changes-lost");
            MappingNode window = (MappingNode)
                    (lost instanceof SequenceNode several ? several.getValue().get(move.window()) : lost);
            put(window, "from", move.from().id());
            put(window, "until", move.until().id());
        }
    }

    private void changeAround(Edit edit) {
        if (edit instanceof Edit.AddStep add) {
            addStep(add.before(), add.step());
        } else if (edit instanceof Edit.MoveStep move) {
            moveStep(move.step(), move.before());
        } else if (edit instanceof Edit.AddBranch add) {
            addBranch(add);
        } else if (edit instanceof Edit.DeclareLost lost) {
            declare("changes-lost", PatchText.flow(lost));
        } else if (edit instanceof Edit.DeclareSeveral several) {
            declare("several-active", PatchText.flow(several));
        }
    }

    // ---- keys and values ------------------------------------------------------------------------------------------

    private MappingNode step(int place) {
        return (MappingNode) root.list("steps").get(place);
    }

    private static Node command(MappingNode step) {
        return step.getValue().stream()
                .filter(tuple -> Commands.named(key(tuple)).isPresent())
                .map(NodeTuple::getValueNode)
                .findFirst()
                .orElseThrow();
    }

    private static String key(NodeTuple tuple) {
        return ((ScalarNode) tuple.getKeyNode()).getValue();
    }

    private void replace(Node scalar, String by) {
        splices.add(new Splice(start(scalar), last(scalar), by));
    }

    /** Gives a key a value; a key that is not there comes after those of one word, as files have them. */
    private void put(MappingNode mapping, String key, String value) {
        Optional<Node> present = new Fields(root.document(), mapping).value(key);
        if (present.isPresent()) {
            replace(present.get(), value);
            return;
        }
        Node after = mapping.getValue().stream()
                .filter(tuple -> Commands.named(key(tuple)).isPresent()
                        || List.of("when", "target", "at", "from").contains(key(tuple)))
                .reduce((one, other) -> other)
                .map(NodeTuple::getValueNode)
                .orElseThrow();
        if (isFlow(mapping)) {
            insert(last(after), ", " + key + ": " + value);
        } else {
            insert(lineEnd(last(after)), " ".repeat(column(mapping)) + key + ": " + value + "\n");
        }
    }

    // ---- elements of lists ----------------------------------------------------------------------------------------

    private void addStep(int before, Instruction step) {
        SequenceNode steps = (SequenceNode) root.needed("steps");
        insert(
                gap(steps, "steps", before),
                isFlow(steps) ? inFlow(steps, before, PatchText.flow(step)) : PatchText.block(step, dash(steps)));
    }

    private void moveStep(int step, int before) {
        SequenceNode steps = (SequenceNode) root.needed("steps");
        List<Node> elements = steps.getValue();
        if (isFlow(steps)) {
            String moved = text.substring(start(elements.get(step)), last(elements.get(step)));
            boolean isLast = step == elements.size() - 1;
            splices.add(
                    isLast
                            ? new Splice(last(elements.get(step - 1)), last(elements.get(step)), "")
                            : new Splice(start(elements.get(step)), start(elements.get(step + 1)), ""));
            insert(gap(steps, "steps", before), inFlow(steps, before, moved));
            return;
        }
        int from = gap(steps, "steps", step);
        int until = lineEnd(last(elements.get(step)));
        splices.add(new Splice(from, until, ""));
        insert(gap(steps, "steps", before), text.substring(from, until));
    }

    private void addBranch(Edit.AddBranch add) {
        Optional<Node> present = root.value("what-if");
        if (present.isEmpty()) {
            Node steps = root.needed("steps");
            boolean isFirst = splices.stream().noneMatch(splice -> splice.by.startsWith("what-if:"));
            String key = isFirst ? "what-if:\n" : "";
            insertAfter(steps, key + PatchText.block(add.branch(), 2));
            return;
        }
        SequenceNode branches = (SequenceNode) present.get();
        int end = branches.getValue().size();
        insert(
                gap(branches, "what-if", end),
                isFlow(branches)
                        ? inFlow(branches, end, PatchText.flow(add.branch()))
                        : PatchText.block(add.branch(), dash(branches)));
    }

    /** At the end of a top-level list, behind steps that are added there too. */
    private void insertAfter(Node list, String by) {
        int end = lineEnd(last(list));
        splices.add(new Splice(end, end, by));
    }

    private void declare(String key, String window) {
        Optional<Node> declares = root.value("declares");
        if (declares.isEmpty()) {
            boolean isFirst = splices.stream().noneMatch(splice -> splice.by.startsWith("declares:"));
            insert(
                    lineStart(start(keyNode("steps"))),
                    (isFirst ? "declares:\n" : "") + "  " + key + ": " + window + "\n");
            return;
        }
        MappingNode declared = (MappingNode) declares.get();
        Optional<Node> present = root.fields("declares").orElseThrow().value(key);
        if (present.isEmpty()) {
            if (isFlow(declared)) {
                insert(last(lastChild(declared)), ", " + key + ": " + window);
            } else {
                insert(lineEnd(last(declared)), " ".repeat(column(declared)) + key + ": " + window + "\n");
            }
        } else if (present.get() instanceof SequenceNode several) {
            int end = several.getValue().size();
            insert(
                    gap(several, key, end),
                    isFlow(several) ? inFlow(several, end, window) : " ".repeat(dash(several)) + "- " + window + "\n");
        } else {
            oneBecomesSeveral((MappingNode) present.get(), window);
        }
    }

    private void oneBecomesSeveral(MappingNode one, String window) {
        if (isFlow(one)) {
            splices.add(new Splice(start(one), start(one), "[ "));
            splices.add(new Splice(last(one), last(one), ", " + window + " ]"));
            return;
        }
        int until = lineEnd(last(one));
        int indent = column(one);
        String lines = text.substring(start(one), until).replace("\n", "\n  ").stripTrailing();
        splices.add(new Splice(start(one), until, "- " + lines + "\n" + " ".repeat(indent) + "- " + window + "\n"));
    }

    private Node keyNode(String key) {
        return root.node().getValue().stream()
                .filter(tuple -> key(tuple).equals(key))
                .map(NodeTuple::getKeyNode)
                .findFirst()
                .orElseThrow();
    }

    /** Where an element of a list is put in that comes before element {@code place}: behind the one before it, and its comments. */
    private int gap(SequenceNode list, String key, int place) {
        List<Node> elements = list.getValue();
        if (isFlow(list)) {
            if (elements.isEmpty()) {
                return start(list) + 1;
            }
            return place < elements.size() ? start(elements.get(place)) : last(elements.get(elements.size() - 1));
        }
        return lineEnd(place == 0 ? last(keyNode(key)) : last(elements.get(place - 1)));
    }

    private static String inFlow(SequenceNode list, int place, String element) {
        if (list.getValue().isEmpty()) {
            return " " + element + " ";
        }
        return place < list.getValue().size() ? element + ", " : ", " + element;
    }

    private void insert(int place, String by) {
        splices.add(new Splice(place, place, by));
    }

    // ---- places in the text ---------------------------------------------------------------------------------------

    private static boolean isFlow(CollectionNode<?> node) {
        return node.getFlowStyle() == FlowStyle.FLOW;
    }

    private int start(Node node) {
        return text.offsetByCodePoints(0, node.getStartMark().orElseThrow().getIndex());
    }

    /** Behind the last character of a node; the marks of block nodes are behind the comments that follow. */
    private int last(Node node) {
        if (node instanceof CollectionNode<?> collection
                && !isFlow(collection)
                && !collection.getValue().isEmpty()) {
            return last(lastChild(collection));
        }
        int end = text.offsetByCodePoints(0, node.getEndMark().orElseThrow().getIndex());
        while (end > start(node) && Character.isWhitespace(text.charAt(end - 1))) {
            end--;
        }
        return end;
    }

    private static Node lastChild(CollectionNode<?> collection) {
        Object child = collection.getValue().get(collection.getValue().size() - 1);
        return child instanceof NodeTuple tuple ? tuple.getValueNode() : (Node) child;
    }

    private int lineStart(int offset) {
        return text.lastIndexOf('\n', offset - 1) + 1;
    }

    private int lineEnd(int offset) {
        int end = text.indexOf('\n', offset);
        return end < 0 ? text.length() : end + 1;
    }

    private int column(Node node) {
        return start(node) - lineStart(start(node));
    }

    /** The column of the dashes of a block list. */
    private int dash(SequenceNode list) {
        int element = start(list.getValue().get(0));
        return text.lastIndexOf('-', element - 1) - lineStart(element);
    }
}
