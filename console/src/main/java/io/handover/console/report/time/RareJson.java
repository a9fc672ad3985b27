package io.handover.console.report.time;

import io.handover.analysis.rare.RareReport;
import io.handover.analysis.rare.RareReport.Level;
import io.handover.analysis.story.Moment;
import io.handover.console.report.ReportJson;
import io.handover.simulator.splitting.Estimate;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** How probable a rare failure is, as a part of a report in JSON. */
public final class RareJson {
    private RareJson() {}

    /** Writes it into an object of its own. */
    public static void write(ObjectNode to, RareReport report) {
        Estimate estimate = report.estimate();
        to.put("check", report.check().name());
        ArrayNode faults = to.putArray("faults");
        report.faults().forEach(fault -> faults.add(fault.name()));
        to.put("interrupted", estimate.stopped());
        to.put("seen", report.isSeen());
        to.put("probability", estimate.probability());
        to.put("low", report.interval().low());
        to.put("high", report.interval().high());
        to.put("runs", estimate.allRuns());
        to.put("pilotRuns", estimate.pilotRuns());
        to.put("trees", estimate.trees());
        to.put("failingTrees", estimate.failing());
        to.put("standsOn", report.standsOn());
        to.put("plainRuns", estimate.plainRuns());
        ArrayNode levels = to.putArray("levels");
        for (Level level : report.levels()) {
            level(levels.addObject(), level);
        }
        ArrayNode timeline = to.putArray("timeline");
        report.told()
                .ifPresentOrElse(
                        told -> {
                            to.put("summary", told.diagnosis().summary());
                            ReportJson.line(to, told.diagnosis().line(), report.subject());
                            for (Moment moment : told.story().moments()) {
                                ReportJson.moment(timeline, moment);
                            }
                        },
                        () -> to.putNull("summary").putNull("line").putNull("lineText"));
    }

    private static void level(ObjectNode to, Level level) {
        level.left()
                .ifPresentOrElse(
                        left -> to.put("faultsLeft", left.faults()).put("movesLeft", left.moves()),
                        () -> to.putNull("faultsLeft").putNull("movesLeft"));
        to.put("reached", level.reached())
                .put("passed", level.passed())
                .put("natural", level.natural())
                .put("asked", level.asked());
    }
}
