package io.handover.files;

import io.handover.model.procedure.Given;
import io.handover.model.procedure.Role;
import io.handover.model.procedure.RoleRef;
import io.handover.model.state.Mode;
import io.handover.model.state.Process;
import io.handover.model.state.Version;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import org.snakeyaml.engine.v2.nodes.Node;

/** Reads the state that something starts from, of a document whose shape was checked. */
final class GivenReader {
    private static final String NOBODY = "nobody";

    private final YamlDocument document;
    private final Problems problems;
    private final RoleNames names;

    /** @param roles those that the document can name */
    GivenReader(YamlDocument document, Problems problems, List<Role> roles) {
        this.document = document;
        this.problems = problems;
        this.names = new RoleNames(document, problems, roles);
    }

    Given given(Fields fields) {
        int changes = fields.value("changes").map(Fields::whole).orElse(0);
        List<Given.Server> servers = new ArrayList<>();
        for (Fields.Entry entry : fields.fields("servers").map(Fields::entries).orElse(List.of())) {
            servers.add(givenServer(names.ref(entry.key()), fields.fields(entry.value()), changes));
        }
        List<Given.Cut> cuts = new ArrayList<>();
        for (Node pair : fields.list("cut")) {
            List<Node> ends = Fields.list(pair);
            Fields.Text other = Fields.text(ends.get(1));
            Given.Cut cut = new Given.Cut(names.ref(Fields.text(ends.get(0))), names.ref(other));
            checkIsAnother(cut.one(), other, "cannot be cut off from itself");
            cuts.add(cut);
        }
        return new Given(changes, servers, cuts);
    }

    private Given.Server givenServer(RoleRef role, Fields fields, int changes) {
        fields.text("replicates-from").ifPresent(from -> checkIsAnother(role, from, "cannot replicate from itself"));
        for (Node registered : fields.list("registered")) {
            checkIsAnother(role, Fields.text(registered), "cannot be registered at itself");
        }
        return new Given.Server(
                role,
                constant(fields, "process", Process::valueOf),
                constant(fields, "mode", Mode::valueOf),
                constant(fields, "version", Version::valueOf),
                replicatesFrom(fields),
                fields.value("registered")
                        .map(list -> Fields.list(list).stream()
                                .map(node -> names.ref(Fields.text(node)))
                                .toList()),
                fields.value("lacks").stream()
                        .mapToInt(node -> lacks(node, changes))
                        .findFirst());
    }

    private void checkIsAnother(RoleRef role, Fields.Text other, String otherwise) {
        if (role.role().equals(other.value()) && names.isOneServer(role)) {
            problems.add(document.wrong(other.node(), "'" + role.role() + "' " + otherwise));
        }
    }

    private int lacks(Node node, int changes) {
        int lacks = Fields.whole(node);
        if (lacks > changes) {
            problems.add(document.wrong(
                    node,
                    "'lacks' is " + lacks + ", but "
                            + (changes == 0
                                    ? "no change was"
                                    : changes == 1 ? "only 1 change was" : "only " + changes + " changes were")
                            + " made before the start; 'changes' says how many were"));
        }
        return lacks;
    }

    /** Empty where nothing is given; the empty server where nobody is. */
    private Optional<Optional<RoleRef>> replicatesFrom(Fields fields) {
        Optional<Fields.Text> from = fields.text("replicates-from");
        return from.isEmpty()
                ? Optional.empty()
                : Optional.of(from.filter(text -> !text.value().equals(NOBODY)).map(names::ref));
    }

    private static <T> Optional<T> constant(Fields fields, String key, Function<String, T> named) {
        return fields.text(key).map(text -> named.apply(text.value().toUpperCase(Locale.ROOT)));
    }
}
