package io.handover.console.report.trace;

import io.handover.analysis.story.StepNames;
import io.handover.console.tracing.ChromeTrace;
import io.handover.console.tracing.ChromeTrace.Lane;
import io.handover.executor.journal.Entry;
import io.handover.executor.journal.Line;
import io.handover.executor.journal.Place;
import io.handover.executor.port.Reading;
import io.handover.model.procedure.Plan;
import io.handover.model.state.SiteState;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What journals tell as a timeline in the format of Chrome's traces, which Perfetto opens: a group of lanes for the operator of each
 * journal, with steps, commands and installers, and one for each server, with what was seen of it. Times count from a journal's first line.
 */
public final class TraceTimeline {
    private static final int STEPS = 1;
    private static final int COMMANDS = 2;
    private static final int INSTALLERS = 3;
    private static final int TOLD = 4;
    private static final long LAST_MILLIS = 1_000;

    private final ChromeTrace trace;
    private final Traced traced;
    private final Plan plan;
    private final StepNames names;
    private final Map<Lane, Open> open = new LinkedHashMap<>();
    private final Map<String, Lane> servers = new LinkedHashMap<>();
    private final Map<Integer, Entry.Giving> given = new LinkedHashMap<>();
    private final Lane steps;
    private final Lane commands;
    private final Lane installers;
    private final Lane told;

    /** A span that has begun. */
    private record Open(String kind, String name, long since) {}

    private TraceTimeline(ChromeTrace trace, Traced traced) {
        this.trace = trace;
        this.traced = traced;
        this.plan = traced.work().plan();
        this.names = new StepNames(plan);
        String journal = String.valueOf(traced.journal().getFileName());
        int operator = trace.group(journal + ": " + traced.procedureName());
        steps = trace.lane(operator, STEPS, "steps");
        commands = trace.lane(operator, COMMANDS, "commands");
        installers = trace.lane(operator, INSTALLERS, "installers");
        told = trace.lane(operator, TOLD, "what is told");
        for (String server : plan.serverNames()) {
            servers.put(server, trace.lane(trace.group(journal + ": " + server), 1, "seen"));
        }
    }

    /** The trace: one JSON object, with a line end at its end. */
    public static String of(Traces traces) {
        ChromeTrace trace = new ChromeTrace("trace", Map.of("time", "from the first line of each journal"));
        traces.journals().forEach(traced -> new TraceTimeline(trace, traced).draw());
        return trace.written();
    }

    private void draw() {
        List<Line> lines = traced.lines();
        long latest = 0;
        for (Line line : lines) {
            // Where the clock went back, nothing is drawn before what was drawn already.
            latest = Math.max(
                    latest, line.at().toEpochMilli() - lines.get(0).at().toEpochMilli());
            entry(line, latest);
        }
        long end = latest + LAST_MILLIS;
        List.copyOf(open.keySet()).forEach(lane -> end(lane, end));
    }

    private void entry(Line line, long at) {
        Entry entry = line.entry();
        if (entry instanceof Entry.Began) {
            step(Place.START, at);
        } else if (entry instanceof Entry.Observed observed) {
            seen(observed, at);
        } else if (entry instanceof Entry.Giving giving) {
            given.put(giving.order(), giving);
            begin(commands, "command", giving.command() + " (" + giving.server() + ")", at);
        } else if (entry instanceof Entry.Given answer) {
            end(commands, at);
            Entry.Giving giving = given.get(answer.order());
            moment(commands, line, (giving == null ? "" : giving.command() + ": ") + answer.outcome(), at);
        } else if (entry instanceof Entry.Installing installing) {
            begin(installers, "installer", "installer of " + installing.server(), at);
        } else if (entry instanceof Entry.Installed) {
            end(installers, at);
        } else if (entry instanceof Entry.Done done) {
            step(done.next(), at);
        } else if (entry instanceof Entry.Skipped skipped) {
            moment(told, line, "skipped: " + skipped.step() + ", " + skipped.reason(), at);
            step(skipped.next(), at);
        } else if (entry instanceof Entry.Diverted diverted) {
            moment(told, line, "turned to " + diverted.branch(), at);
            step(diverted.next(), at);
        } else if (entry instanceof Entry.Unexplained unexplained) {
            moment(told, line, "the model cannot explain " + unexplained.server(), at);
        } else if (entry instanceof Entry.Forced forced) {
            moment(told, line, "forced: " + forced.step() + ", " + forced.reason(), at);
        } else if (entry instanceof Entry.Resumed) {
            moment(told, line, "resumed", at);
        } else if (entry instanceof Entry.Ended ended) {
            moment(told, line, "ended: " + ended.outcome(), at);
        }
    }

    private void seen(Entry.Observed observed, long at) {
        List<Reading> readings = observed.round(plan.serverNames());
        for (int s = 0; s < readings.size(); s++) {
            begin(lane(s), "seen", readings.get(s).text(), at);
        }
    }

    private Lane lane(int server) {
        return List.copyOf(servers.values()).get(server);
    }

    private void step(Place place, long at) {
        begin(steps, "step", place.complete(plan) ? "the procedure is complete" : words(place), at);
    }

    private String words(Place place) {
        String where = place.branch() == SiteState.NO_BRANCH
                ? names.main(place.pc())
                : names.branch(plan.branch(place.branch())) + ", step " + (place.place() + 1);
        return where + ": " + names.command(place.step(plan));
    }

    /** Goes on where the lane says the same already. */
    private void begin(Lane lane, String kind, String name, long at) {
        Open before = open.get(lane);
        if (before == null || !before.name().equals(name)) {
            end(lane, at);
            open.put(lane, new Open(kind, name, at));
        }
    }

    private void end(Lane lane, long at) {
        Open ended = open.remove(lane);
        if (ended != null) {
            trace.span(lane, ended.kind(), ended.name(), ended.since(), at, Map.of());
        }
    }

    private void moment(Lane lane, Line line, String words, long at) {
        trace.moment(lane, "told", words, at, Map.of("line", String.valueOf(line.n())));
    }
}
