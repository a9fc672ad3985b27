package io.handover.files;

import io.handover.model.site.Assumptions;
import io.handover.model.site.Server;
import io.handover.model.site.Site;
import io.handover.simulator.site.Activity;
import io.handover.simulator.site.FaultPlan;
import io.handover.simulator.site.Polls;
import io.handover.simulator.site.SimulatedSite;
import io.handover.simulator.site.Timing;
import io.handover.simulator.time.Distribution;
import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.ScalarNode;

/** Reads a site from a document whose shape was checked. */
final class SiteReader {
    private static final int MOST_PORT = 65_535;
    private static final Pattern KEY_SOURCE = Pattern.compile("env:[A-Za-z_]\\w*|file:.+");

    private final YamlDocument document;
    private final Fields root;
    private final DistributionReader distributions;

    SiteReader(YamlDocument document) {
        this.document = document;
        this.root = document.root();
        this.distributions = new DistributionReader(document);
    }

    /**
     * The site.
     *
     * @throws InputException where the document says what no site can be
     */
    SimulatedSite site() {
        Site site = new Site(
                root.neededText("site").value(), root.neededText("title").value(), servers(), assumptions());
        return new SimulatedSite(site, timing(), faults());
    }

    /** The active first. */
    private List<Server> servers() {
        List<Node> written = root.list("servers");
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
                throw document.wrong(
                        mode.node(),
                        "a second active server, " + server.name() + "; " + active.get() + " is active already");
            } else {
                active = Optional.of(server.name());
                servers.add(0, server);
            }
        }
        if (active.isEmpty()) {
            throw document.wrong(
                    root.needed("servers"), "no server is active; exactly one server must have 'mode: active'");
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
                throw document.wrong(
                        text.node(),
                        "the " + what + " " + text.value() + " is here a second time; the first is in line "
                                + first.position().line());
            }
        }
    }

    /**
     * How the servers are reached, in the order of the file; only of those for which it says so.
     *
     * @throws InputException where the document says what cannot be
     */
    List<ServerApi> apis() {
        List<ServerApi> apis = new ArrayList<>();
        for (Node node : root.list("servers")) {
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
            throw document.wrong(url.node(), "'" + url.value() + "' is no address of a server");
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
        throw document.wrong(node, "'key' must say where the API key comes from, env:NAME or file:PATH");
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
        for (Fields.Entry entry : entries("assumptions")) {
            AssumptionKey key = AssumptionKey.named(entry.key().value()).orElseThrow();
            assumptions =
                    key.assumed().apply(assumptions, Fields.text(entry.value()).value());
        }
        return assumptions;
    }

    private List<Fields.Entry> entries(String key) {
        return root.fields(key).map(Fields::entries).orElse(List.of());
    }

    private Timing timing() {
        return root.fields("timing").map(this::timing).orElse(Timing.DEFAULT);
    }

    private Timing timing(Fields stated) {
        Timing timing = stated.fields("polls")
                .map(this::polls)
                .map(Timing.DEFAULT::with)
                .orElse(Timing.DEFAULT);
        for (Activity activity : Activity.values()) {
            Optional<Distribution> duration = stated.fields(activity.key()).map(distributions::distribution);
            if (duration.isPresent()) {
                timing = timing.with(activity, duration.get());
            }
        }
        return timing;
    }

    private Polls polls(Fields stated) {
        Polls usual = Timing.DEFAULT.polls();
        long every = stated.text("every").map(distributions::duration).orElse(usual.everyMillis());
        long jitter = stated.text("jitter").map(distributions::duration).orElse(usual.jitterMillis());
        if (every < 1 || every > Polls.MOST_EVERY_MILLIS || jitter > every) {
            throw document.wrong(
                    stated.node(), "'every' must be more than 0 and at most 24h, and 'jitter' not more than 'every'");
        }
        return new Polls(
                every, jitter, stated.value("to-confirm").map(Fields::whole).orElse(usual.toConfirm()));
    }

    private FaultPlan faults() {
        return new FaultPlan(entries("faults").stream().map(this::fault).toList());
    }

    private FaultPlan.Entry fault(Fields.Entry entry) {
        Fields stated = root.fields(entry.value());
        return new FaultPlan.Entry(
                entry.key().value(),
                stated.value("per-hour").map(distributions::rate),
                stated.fields("lasts").map(distributions::distribution));
    }
}
