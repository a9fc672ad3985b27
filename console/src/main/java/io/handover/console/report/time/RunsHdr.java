package io.handover.console.report.time;

import io.handover.analysis.time.StepTime;
import io.handover.analysis.time.TimeReport;
import io.handover.console.report.Draft;
import io.handover.console.report.Figures;
import io.handover.console.report.ReportMark;
import io.handover.simulator.campaign.HistogramLog;
import io.handover.simulator.campaign.Measure;
import io.handover.simulator.campaign.Percentiles;
import io.handover.simulator.run.StepTimes;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Every measure and every part of every step as a histogram in HdrHistogram's own log format: see {@link HistogramLog}. */
public final class RunsHdr {
    private RunsHdr() {}

    /**
     * Writes them. A measure's tag is its name in JSON, that of a part of a step {@code step-3-waiting}, counted as the steps of the report.
     */
    public static void write(TimeReport report, Draft draft) {
        Map<String, Percentiles> byTag = new LinkedHashMap<>();
        for (Measure measure : Measure.values()) {
            byTag.put(measure.key(), report.times().of(measure).kept());
        }
        for (StepTime step : report.times().steps()) {
            for (StepTimes.Part part : StepTimes.Part.values()) {
                byTag.put(
                        "step-" + (step.step() + 1) + "-" + part.key(),
                        step.part(part).kept());
            }
            byTag.put("step-" + (step.step() + 1) + "-total", step.total().kept());
        }
        draft.begin();
        draft.write(stream -> HistogramLog.write(
                stream,
                List.of(
                        ReportMark.line("time").strip(),
                        report.request().command(),
                        Figures.counted(report.times().runs(), "run")
                                + "; values are in milliseconds, those of activationLag, lostChanges and lostUndeclared in changes"),
                byTag));
    }
}
