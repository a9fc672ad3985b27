package io.handover.files;

import io.handover.analysis.story.ActionParts;
import io.handover.model.property.Properties;
import io.handover.model.site.Assumptions;
import io.handover.model.site.Scope;
import java.util.List;
import java.util.OptionalInt;
import org.snakeyaml.engine.v2.nodes.Node;

/** Reads a test case from a document whose shape was checked. */
final class TestCaseReader {
    private final YamlDocument document;
    private final Fields root;

    TestCaseReader(YamlDocument document) {
        this.document = document;
        this.root = document.root();
    }

    /** The test case. */
    TestCaseFile testCase(String text) {
        Kept kept = new Kept(document);
        Fields.Text fingerprint = root.neededText("fingerprint");
        List<String> servers = texts(root.list("servers"));
        return new TestCaseFile(
                document.source(),
                text,
                root.neededText("test-case").value(),
                kept.procedure(),
                Integer.parseUnsignedInt(fingerprint.value(), 16),
                fingerprint.position(),
                servers,
                scope(servers.size(), root.fields(root.needed("scope"))),
                assumptions(root.fields(root.needed("assumptions"))),
                Properties.named(root.neededText("property").value()).orElseThrow(),
                root.neededText("expected").value().equals("violated"),
                root.list("actions").stream().map(this::action).toList(),
                kept.procedureAsItWas());
    }

    private static Scope scope(int servers, Fields fields) {
        return new Scope(
                servers,
                Fields.whole(fields.needed("changes")),
                Fields.whole(fields.needed("crashes")),
                Fields.whole(fields.needed("cuts")),
                Fields.whole(fields.needed("installer-failures")),
                Fields.whole(fields.needed("skips")));
    }

    private static Assumptions assumptions(Fields fields) {
        Assumptions assumptions = Assumptions.DEFAULT;
        for (AssumptionKey key : AssumptionKey.ALL) {
            assumptions = key.assumed()
                    .apply(assumptions, fields.neededText(key.name()).value());
        }
        return assumptions;
    }

    private TestCaseFile.Action action(Node node) {
        Fields fields = root.fields(node);
        List<String> servers = fields.text("server")
                .map(server -> List.of(server.value()))
                .orElseGet(() -> texts(fields.list("pair")));
        OptionalInt branch =
                fields.value("branch").map(Fields::whole).map(OptionalInt::of).orElse(OptionalInt.empty());
        return new TestCaseFile.Action(
                new ActionParts(
                        ActionParts.kind(fields.neededText("action").value()).orElseThrow(), servers, branch),
                YamlDocument.position(node));
    }

    private static List<String> texts(List<Node> nodes) {
        return nodes.stream().map(node -> Fields.text(node).value()).toList();
    }
}
