package io.handover.console.report.trace;

import io.handover.analysis.story.StepNames;
import io.handover.console.html.Column;
import io.handover.console.html.Look;
import io.handover.console.report.Figures;
import io.handover.executor.belief.Releases;
import io.handover.executor.journal.Entry;
import io.handover.executor.journal.Line;
import io.handover.executor.journal.Place;
import io.handover.executor.port.Reading;
import io.handover.model.procedure.Plan;
import io.handover.model.state.SiteState;
import io.handover.model.state.Version;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/** A journal as the columns of a drawn timeline: what was done, and what was seen of the site where that changed. */
final class JournalColumns {
    private static final String OPERATOR = "operator";

    private final Plan plan;
    private final List<String> servers;
    private final StepNames steps;
    private final List<Column> columns = new ArrayList<>();
    private Optional<Releases> releases = Optional.empty();
    private Optional<Instant> start = Optional.empty();
    private Place place = Place.START;
    private List<Look> looks;

    private JournalColumns(Plan plan) {
        this.plan = plan;
        this.servers = plan.serverNames();
        this.steps = new StepNames(plan);
        this.looks = servers.stream()
                .map(server ->
                        new Look(Look.Band.NOT_KNOWN, Optional.empty(), Optional.empty(), Optional.empty(), false))
                .toList();
    }

    /** The columns of a journal of that plan; at least one. */
    static List<Column> of(Plan plan, List<Line> lines) {
        JournalColumns columns = new JournalColumns(plan);
        lines.forEach(columns::follow);
        return columns.columns;
    }

    private void follow(Line line) {
        Entry entry = line.entry();
        if (entry instanceof Entry.Began began) {
            releases = Optional.of(new Releases(began.oldRelease()));
            start = Optional.of(line.at());
            add(line, Column.SURROUNDINGS, "", "start", List.of());
        } else if (entry instanceof Entry.Observed observed) {
            observed(line, observed);
        } else if (entry instanceof Entry.Unexplained unexplained) {
            add(
                    line,
                    servers.indexOf(unexplained.server()),
                    unexplained.server(),
                    "the model cannot explain what was seen",
                    List.of("not explained"));
        } else if (entry instanceof Entry.Forced forced) {
            add(line, Column.OPERATOR, OPERATOR, "lets " + forced.step() + " through: " + forced.reason(), List.of());
        } else if (entry instanceof Entry.Giving giving) {
            add(line, Column.OPERATOR, OPERATOR, giving.command() + ", to " + giving.server(), List.of());
        } else if (entry instanceof Entry.Given given && !given.outcome().equals("accepted")) {
            add(line, Column.OPERATOR, OPERATOR, "the command is " + given.outcome() + ": " + given.text(), List.of());
        } else if (entry instanceof Entry.Installed installed) {
            add(
                    line,
                    servers.indexOf(installed.server()),
                    installed.server(),
                    "its installer has ended"
                            + (installed.exitCode().isPresent()
                                    ? " with exit code " + installed.exitCode().getAsInt()
                                    : ", as nobody saw"),
                    List.of());
        } else if (entry instanceof Entry.Done done) {
            place = done.next();
            add(line, Column.OPERATOR, OPERATOR, done.step() + " is done", List.of());
        } else if (entry instanceof Entry.Skipped skipped) {
            place = skipped.next();
            add(line, Column.OPERATOR, OPERATOR, "leaves " + skipped.step() + " out: " + skipped.reason(), List.of());
        } else if (entry instanceof Entry.Diverted diverted) {
            place = diverted.next();
            add(line, Column.OPERATOR, OPERATOR, "turns to " + diverted.branch(), List.of());
        } else if (entry instanceof Entry.Ended ended) {
            add(line, Column.OPERATOR, OPERATOR, "the run ends: " + ended.outcome(), List.of());
        }
    }

    private void observed(Line line, Entry.Observed observed) {
        List<Reading> round = observed.round(servers);
        List<Look> now =
                IntStream.range(0, round.size()).mapToObj(s -> look(round, s)).toList();
        if (!now.equals(looks)) {
            looks = now;
            add(line, Column.SURROUNDINGS, "observed", "the site looks otherwise than before", List.of());
        }
    }

    private Look look(List<Reading> round, int s) {
        Reading reading = round.get(s);
        if (reading instanceof Reading.Answered answered) {
            Optional<String> release =
                    releases.map(known -> known.version(answered.release()) == Version.OLD ? "old" : "new");
            Optional<String> source = IntStream.range(0, round.size())
                    .filter(other -> round.get(other) instanceof Reading.Answered from
                            && from.streaming()
                                    .filter(all -> all.contains(servers.get(s)))
                                    .isPresent())
                    .mapToObj(servers::get)
                    .findFirst();
            return new Look(
                    answered.active() ? Look.Band.ACTIVE : Look.Band.STANDBY,
                    Optional.of(answered.state().name() + ", release " + answered.release()),
                    release,
                    source,
                    source.isPresent());
        }
        boolean isDown = reading instanceof Reading.NothingListens;
        return new Look(
                isDown ? Look.Band.DOWN : Look.Band.NOT_KNOWN,
                isDown ? Optional.empty() : Optional.of(reading.text()),
                Optional.empty(),
                Optional.empty(),
                false);
    }

    private void add(Line line, int lane, String who, String what, List<String> violated) {
        long millis = start.map(
                        from -> Math.max(0, Duration.between(from, line.at()).toMillis()))
                .orElse(0L);
        columns.add(new Column(
                Figures.clock(millis),
                millis,
                lane < 0 && lane != Column.OPERATOR ? Column.SURROUNDINGS : lane,
                who,
                what + " (line " + line.n() + ")",
                words(),
                looks,
                violated));
    }

    private String words() {
        if (place.complete(plan)) {
            return "complete";
        }
        return place.branch() == SiteState.NO_BRANCH
                ? steps.main(place.pc())
                : steps.branch(plan.branch(place.branch())) + ", step " + (place.place() + 1);
    }
}
