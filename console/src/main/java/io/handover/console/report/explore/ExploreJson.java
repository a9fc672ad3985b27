package io.handover.console.report.explore;

import io.handover.analysis.explore.Counterexample;
import io.handover.analysis.explore.ExploreReport;
import io.handover.analysis.explore.ExploreRequest;
import io.handover.analysis.story.ActionParts;
import io.handover.analysis.story.Moment;
import io.handover.analysis.story.Story;
import io.handover.analysis.subject.Subject;
import io.handover.console.ExitCode;
import io.handover.console.report.ReportJson;
import io.handover.explorer.search.Ending;
import io.handover.explorer.search.Exploration;
import io.handover.explorer.search.Finding;
import io.handover.model.action.ActionKind;
import io.handover.model.procedure.Plan;
import io.handover.model.procedure.Step;
import io.handover.model.site.Scope;
import io.handover.model.state.SiteState;
import java.util.Locale;
import java.util.Optional;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** An exploration's report as JSON; the schema is {@code schema/explore.schema.json}. */
public final class ExploreJson {
    private static final double NANOS = 1e9;

    private ExploreJson() {}

    /** One JSON object, indented, with a line end at its end. */
    public static String of(ExploreReport report) {
        ExploreRequest request = report.request();
        Subject subject = request.subject();
        Exploration exploration = report.exploration();
        ObjectNode root = ReportJson.object();
        ReportJson.subject(root, subject);
        scope(root.putObject("scope"), request.scope());
        ReportJson.assumptions(
                root.putObject("assumptions"), subject.site().site().assumptions());
        root.put("symmetry", request.options().symmetry());
        root.put("threads", request.options().threads());
        root.put("command", request.command());
        root.put("states", exploration.states());
        root.put("transitions", exploration.transitions());
        root.put("depth", exploration.depth());
        root.put("complete", exploration.complete());
        root.put("ending", name(exploration.ending()));
        root.put("seconds", exploration.nanos() / NANOS);
        root.put("statesPerSecond", exploration.statesPerSecond());
        root.put("peakMemoryBytes", exploration.peakBytes());
        root.put("bytesPerState", exploration.bytesPerState());
        exploration
                .settling()
                .ifPresentOrElse(
                        settling -> root.putObject("secondPass")
                                .put("seconds", settling.nanos() / NANOS)
                                .put("memoryBytes", settling.bytes())
                                .put("sweeps", settling.sweeps())
                                .put("unsettled", settling.unsettled()),
                        () -> root.putNull("secondPass"));
        root.put("exitCode", ExitCode.of(report));
        ArrayNode properties = root.putArray("properties");
        exploration.findings().forEach(finding -> property(properties.addObject(), report, finding));
        return ReportJson.written(root);
    }

    private static String name(Ending ending) {
        return ending.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    private static void scope(ObjectNode to, Scope scope) {
        to.put("servers", scope.servers())
                .put("changes", scope.changes())
                .put("crashes", scope.crashes())
                .put("cuts", scope.cuts())
                .put("installerFailures", scope.installerFailures())
                .put("skips", scope.skips());
    }

    private static void property(ObjectNode to, ExploreReport report, Finding finding) {
        to.put("name", finding.property().name());
        to.put("promise", finding.property().promise());
        to.put("promised", report.isPromised(finding.property()));
        to.put("verdict", finding.verdict().name().toLowerCase(Locale.ROOT));
        Optional<Counterexample> found = report.counterexample(finding.property());
        if (found.isEmpty()) {
            to.putNull("length");
            to.putNull("shortest");
            to.putArray("trace");
            return;
        }
        Counterexample counterexample = found.get();
        to.put("length", finding.trace().size());
        to.put("shortest", finding.shortest());
        to.put("goesRound", counterexample.goesRound());
        to.put("summary", counterexample.summary());
        ArrayNode missing = to.putArray("missing");
        counterexample.missing().forEach(missing::add);
        ReportJson.line(to, counterexample.diagnosis().line(), report.request().subject());
        to.put("token", counterexample.token().word());
        int number = report.told().indexOf(counterexample) + 1;
        if (number > 0) {
            to.put("number", number);
        } else {
            to.putNull("number");
        }
        ArrayNode also = to.putArray("also");
        report.also(counterexample).forEach(other -> also.add(other.property().name()));
        trace(to.putArray("trace"), counterexample.story());
    }

    private static void trace(ArrayNode trace, Story story) {
        for (int i = 0; i < story.moments().size(); i++) {
            Moment moment = story.moments().get(i);
            ObjectNode action = trace.addObject();
            parts(action, story.plan(), moment.event());
            command(action, story.plan(), story.before(i), moment.event());
            action.put("who", moment.who());
            action.put("sentence", moment.what());
        }
    }

    private static void parts(ObjectNode to, Plan plan, int number) {
        ActionParts parts = ActionParts.of(plan, number);
        to.put("action", ActionParts.name(parts.kind()));
        if (parts.servers().size() == 1) {
            to.put("server", parts.servers().get(0));
        } else if (!parts.servers().isEmpty()) {
            ArrayNode pair = to.putArray("pair");
            parts.servers().forEach(pair::add);
        }
        if (parts.branch().isPresent()) {
            to.put("branch", parts.branch().getAsInt());
        }
    }

    /** The command of the step that the operator is at, of an action of the operator. */
    private static void command(ObjectNode to, Plan plan, SiteState before, int number) {
        ActionKind kind = ActionKind.of(number);
        if (kind == ActionKind.ISSUE || kind == ActionKind.ADVANCE || kind == ActionKind.SKIP) {
            Step step = plan.current(before);
            to.put("command", step.command().name());
            to.put("target", plan.serverName(step.target()));
            if (step.command().takesAt()) {
                to.put("at", plan.serverName(step.at()));
            }
        }
    }
}
