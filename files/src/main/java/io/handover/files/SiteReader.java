package io.handover.files;

import io.handover.model.site.Assumptions;
import io.handover.model.site.Server;
import io.handover.model.site.Site;
import io.handover.simulator.site.Activity;
import io.handover.simulator.site.FaultPlan;
import io.handover.simulator.site.Polls;
import io.handover.simulator.site.SimulatedSite;
import io.handover.simulator.site.Timing;
import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.ScalarNode;

/**
 * Reads a site from a document whose shape was checked. What is wrong is added to the problems, and something is read in its place;
 * nothing of that leaves the reader.
 */
final class SiteReader {
    private static final int MOST_PORT = 65_535;
    private static final Pattern KEY_SOURCE = Pattern.compile("env:[A-Za-z_]\\w*|file:.+");

    private final YamlDocument document;
    private final Problems problems;
    private final Fields root;
    private final DistributionReader distributions;

    SiteReader(YamlDocument document, Problems problems) {
        this.document = document;
        this.problems = problems;
        this.root = document.root();
        this.distributions = new DistributionReader(document, problems);
    }

    /**
     * The site.
     *
     * @param text the file's content
     * @throws InputException where the document says what no site can be
     */
    SiteFile site(String text) {
        List<Server> servers = servers();
        List<ServerApi> apis = apis();
        Timing timing = timing();
        FaultPlan faults = faults();
        problems.check();
        Site site = new Site(
                root.neededText("site").value(), root.neededText("title").value(), servers, assumptions());
        return new SiteFile(document.source(), text, new SimulatedSite(site, timing, faults), apis);
    }

    private void wrong(Node node, String message) {
        problems.add(document.wrong(node, message));
    }

    /** The active first. */
    private List<Server> servers() {
        List<Node> written = problems.elements(root, "servers");
        checkUnique(written, "name", "server");
        checkUnique(written, "address", "address");
        checkUnique(written, "key", "key");
        List<Server> servers = new ArrayList<>();
        Optional<String> active = Optional.empty();
        for (Node node : written) {
            Fields fields = root.fields(node);
            Server server = server(fields);
            Fields.Text mode = fields.neededText("mode");
            if (!mode.value().equals("active")) {
                servers.add(server);
            } else if (active.isPresent()) {
                wrong(
                        mode.node(),
                        "a second active server, " + server.name() + "; " + active.get() + " is active already");
            } else {
                active = Optional.of(server.name());
                servers.add(0, server);
            }
        }
        if (active.isEmpty() && root.value("servers").filter(problems::hasShape).isPresent()) {
            wrong(root.needed("servers"), "no server is active; exactly one server must have 'mode: active'");
        }
        return servers;
    }

    private static Server server(Fields fields) {
        return new Server(
                fields.neededText("name").value(),
                fields.neededText("address").value(),
                Fields.whole(fields.needed("key")));
    }

    private void checkUnique(List<Node> servers, String key, String what) {
        Map<String, Fields.Text> seen = new HashMap<>();
        for (Node node : servers) {
            Fields.Text text = root.fields(node).neededText(key);
            Fields.Text first = seen.putIfAbsent(text.value(), text);
            if (first != null) {
                wrong(
                        text.node(),
                        "the " + what + " " + text.value() + " is here a second time; the first is in line "
                                + first.position().line());
            }
        }
    }

    /** How the servers are reached, in the order of the file; only of those for which it says so. */
    private List<ServerApi> apis() {
        List<ServerApi> apis = new ArrayList<>();
        for (Node node : problems.elements(root, "servers")) {
            Fields server = root.fields(node);
            server.fields("api")
                    .ifPresent(api -> apis.add(new ServerApi(
                            server.neededText("name").value(),
                            access(api),
                            api.value("installer").flatMap(this::installer))));
        }
        return apis;
    }

    private Access access(Fields api) {
        Fields.Text url = api.neededText("url");
        URI address = URI.create(url.value());
        if (address.getHost() == null || address.getPort() > MOST_PORT) {
            wrong(url.node(), "'" + url.value() + "' is no address of a server");
        }
        return new Access(
                address,
                api.neededText("version").value(),
                key(api.needed("key")),
                api.text("ca").map(text -> Path.of(text.value())));
    }

    /** What stands there may be the key itself, so that no message repeats it. */
    private String key(Node node) {
        if (node instanceof ScalarNode scalar
                && KEY_SOURCE.matcher(scalar.getValue()).matches()) {
            return scalar.getValue();
        }
        wrong(node, "'key' must say where the API key comes from, env:NAME or file:PATH");
        return "";
    }

    private Optional<List<String>> installer(Node node) {
        return node instanceof ScalarNode
                ? Optional.empty()
                : Optional.of(root.fields(node).list("command").stream()
                        .map(word -> Fields.text(word).value())
                        .toList());
    }

    private Assumptions assumptions() {
        Assumptions assumptions = Assumptions.DEFAULT;
        for (Fields.Entry entry : problems.entries(root, "assumptions")) {
            AssumptionKey key = AssumptionKey.named(entry.key().value()).orElseThrow();
            assumptions =
                    key.assumed().apply(assumptions, Fields.text(entry.value()).value());
        }
        return assumptions;
    }

    private Timing timing() {
        Timing timing = Timing.DEFAULT;
        for (Fields.Entry entry : problems.entries(root, "timing")) {
            String key = entry.key().value();
            Fields stated = root.fields(entry.value());
            if (key.equals("polls")) {
                timing = timing.with(polls(stated));
            } else {
                timing = timing.with(activity(key), distributions.distribution(stated));
            }
        }
        return timing;
    }

    private static Activity activity(String key) {
        return Stream.of(Activity.values())
                .filter(activity -> activity.key().equals(key))
                .findFirst()
                .orElseThrow();
    }

    private Polls polls(Fields stated) {
        Polls usual = Timing.DEFAULT.polls();
        long every = stated.text("every").map(distributions::duration).orElse(usual.everyMillis());
        long jitter = stated.text("jitter").map(distributions::duration).orElse(usual.jitterMillis());
        if (every < 1 || every > Polls.MOST_EVERY_MILLIS || jitter > every) {
            wrong(stated.node(), "'every' must be more than 0 and at most 24h, and 'jitter' not more than 'every'");
            return usual;
        }
        return new Polls(
                every, jitter, stated.value("to-confirm").map(Fields::whole).orElse(usual.toConfirm()));
    }

    private FaultPlan faults() {
        return new FaultPlan(
                problems.entries(root, "faults").stream().map(this::fault).toList());
    }

    private FaultPlan.Entry fault(Fields.Entry entry) {
        Fields stated = root.fields(entry.value());
        return new FaultPlan.Entry(
                entry.key().value(),
                stated.value("per-hour").map(distributions::rate),
                stated.fields("lasts").map(distributions::distribution));
    }
}
