package io.handover.console.report.time;

import io.handover.analysis.time.Measuring;
import io.handover.console.report.Draft;
import io.handover.console.report.ReportMark;
import io.handover.console.report.StepRows;
import io.handover.simulator.campaign.Measure;
import io.handover.simulator.campaign.Samples;
import io.handover.simulator.fault.Fault;
import io.handover.simulator.fault.Faults;
import io.handover.simulator.run.Check;
import io.handover.simulator.run.Measures;
import io.handover.simulator.run.Simulation;
import io.handover.simulator.run.StepTimes;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * All runs that are counted as a table of comma-separated values (RFC 4180), a row a run, with a row of headings: {@code run}, its number under
 * the seed; {@code settled}, 1 where it came to rest; {@code struck}, the faults that hit something, with a plus between them; the
 * measures, with their units; for each promise 1 where it is broken; for each step 1 where the operator was at it, and then its parts and
 * all of it in milliseconds. What never ended is empty, and so is all of a step at which the operator never was.
 */
public final class RunsCsv implements Measuring.Rows {
    private static final StepTimes.Part[] PARTS = StepTimes.Part.values();

    private final Draft draft;
    private final Simulation simulation;

    /**
     * Writes to a draft, from its beginning.
     *
     * @param simulation whose runs are written
     */
    public RunsCsv(Draft draft, Simulation simulation) {
        this.draft = draft;
        this.simulation = simulation;
    }

    @Override
    public void begin() {
        draft.begin();
        draft.write(stream -> stream.write((head() + "\r\n").getBytes(StandardCharsets.UTF_8)));
    }

    private String head() {
        List<String> columns = new ArrayList<>();
        for (Measure measure : Measure.values()) {
            columns.add(measure.key() + " [" + measure.unit() + "]");
        }
        for (Check check : simulation.checks()) {
            columns.add("breaks " + check.name());
        }
        for (String step : StepRows.of(simulation.plan())) {
            columns.add(step + ", at it");
            for (StepTimes.Part part : PARTS) {
                columns.add(step + ", " + part.key() + " [ms]");
            }
            columns.add(step + ", total [ms]");
        }
        return ReportMark.RUNS + columns.stream().map(RunsCsv::quoted).collect(Collectors.joining(","));
    }

    private static String quoted(String cell) {
        return cell.matches("[^,\"\r\n]*") ? cell : '"' + cell.replace("\"", "\"\"") + '"';
    }

    @Override
    public void add(Samples samples) {
        StringBuilder rows = new StringBuilder();
        for (int place = 0; place < samples.runs(); place++) {
            row(rows, samples, place);
        }
        draft.write(stream -> stream.write(rows.toString().getBytes(StandardCharsets.UTF_8)));
    }

    private void row(StringBuilder to, Samples samples, int place) {
        to.append(samples.index(place))
                .append(',')
                .append(samples.isSettled(place) ? 1 : 0)
                .append(',')
                .append(struck(samples.struck(place)));
        for (Measure measure : Measure.values()) {
            cell(to, samples.value(place, measure));
        }
        for (int check = 0; check < simulation.checks().size(); check++) {
            to.append(',').append(samples.violated(place) >>> check & 1);
        }
        for (int step = 0; step < simulation.steps().size(); step++) {
            boolean isVisited = samples.isVisited(place, step);
            to.append(',').append(isVisited ? 1 : 0);
            for (StepTimes.Part part : PARTS) {
                cell(to, isVisited ? samples.stepMillis(place, step, part) : Measures.NEVER);
            }
            cell(to, isVisited ? samples.stepMillis(place, step) : Measures.NEVER);
        }
        to.append("\r\n");
    }

    private static void cell(StringBuilder to, long value) {
        to.append(',');
        if (value != Measures.NEVER) {
            to.append(value);
        }
    }

    private static String struck(long bits) {
        return bits == 0
                ? ""
                : IntStream.range(0, Faults.ALL.size())
                        .filter(fault -> (bits >>> fault & 1) != 0)
                        .mapToObj(Faults.ALL::get)
                        .map(Fault::name)
                        .collect(Collectors.joining("+"));
    }
}
