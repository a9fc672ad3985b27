package io.handover.console.report.slips;

import io.handover.analysis.check.SmallScope;
import io.handover.analysis.slips.Barrier;
import io.handover.analysis.slips.Consequence;
import io.handover.analysis.slips.ErrorRange;
import io.handover.analysis.slips.Slip;
import io.handover.analysis.slips.SlipsReport;
import io.handover.analysis.slips.SlipsReport.OfStep;
import io.handover.analysis.slips.ToldSlip;
import io.handover.console.report.Figures;
import io.handover.model.procedure.Plan;
import io.handover.model.procedure.Step;
import io.handover.model.property.Property;
import io.handover.model.site.Scope;
import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** The words in which all forms of the report agree. */
final class SlipWords {
    /** Where the figures come from. */
    static final String PROBABILITIES =
            "anchors from other fields, read at second hand, no measurement of your operators: docs/slips.md";

    private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);
    private static final int DIGITS = 2;

    private SlipWords() {}

    /** {@code "lost"}. */
    static String key(Consequence consequence) {
        return consequence.name().toLowerCase(Locale.ROOT);
    }

    /** {@code "0.06-15 %"}. */
    static String range(ErrorRange range) {
        return range(range.low(), range.high());
    }

    static String range(double low, double high) {
        return percent(low) + "-" + percent(high) + " %";
    }

    private static String percent(double share) {
        BigDecimal percent =
                BigDecimal.valueOf(share).multiply(HUNDRED).round(new MathContext(DIGITS, RoundingMode.HALF_UP));
        return percent.stripTrailingZeros().toPlainString();
    }

    /** {@code "0.0024-0.66"}: severity times probability, over the kinds of slip. */
    static String weight(OfStep step) {
        return rounded(step.least()) + "-" + rounded(step.most());
    }

    private static String rounded(double weight) {
        return BigDecimal.valueOf(weight)
                .round(new MathContext(DIGITS, RoundingMode.HALF_UP))
                .stripTrailingZeros()
                .toPlainString();
    }

    /** {@code "exclude DK_MGT_2 at DK_MGT_1"}. */
    static String command(Plan plan, Step step) {
        return step.command().phrase(plan.serverName(step.target()), plan.serverName(step.at()));
    }

    static String names(List<Property> properties) {
        return properties.stream().map(Property::name).collect(Collectors.joining(", "));
    }

    /** {@code "loses only-declared-changes-lost"}. */
    static String consequence(ToldSlip slip) {
        return switch (slip.consequence()) {
            case IMPOSSIBLE -> "cannot be made";
            case HARMLESS -> "harmless";
            case CAUGHT -> "caught: the operator is stuck, nothing is lost";
            case LOST ->
                "loses "
                        + names(slip.losses().stream()
                                .map(ToldSlip.Loss::property)
                                .toList());
        };
    }

    /** {@code "add '...' before step 3: harmless then; 12 of 30 harmful slips fewer"}. */
    private static String barrier(Barrier barrier) {
        return barrier.words() + ": then it "
                + switch (barrier.now()) {
                    case IMPOSSIBLE -> "cannot be made";
                    case HARMLESS -> "does no harm";
                    case CAUGHT -> "is caught";
                    case LOST -> "still does harm";
                }
                + "; " + barrier.lostAfter() + " of " + barrier.lostBefore() + " harmful slips are left"
                + (barrier.added() == 0
                        ? ""
                        : ", and " + Figures.counted(barrier.added(), "harmful slip") + " at what is added");
    }

    /** What helps most or, where no barrier is named, why. */
    static String helps(ToldSlip slip) {
        return slip.barrier().map(SlipWords::barrier).orElseGet(() -> noBarrier(slip));
    }

    /** {@code "Of 112 slips that can be made, one at a time: 40 harmless, ..."}, or why nothing is known. */
    static String counts(SlipsReport report) {
        if (!report.complete()) {
            return report.interrupted()
                    ? "Interrupted before anything was known."
                    : "There are more states than the "
                            + Figures.count(report.request().mostStates())
                            + " that --max-states allows, even without any change made: nothing is known.";
        }
        return "Of " + Figures.counted(report.possible(), "slip") + " that can be made, one at a time: "
                + report.count(Consequence.HARMLESS) + " harmless, " + report.count(Consequence.CAUGHT)
                + " caught, " + report.count(Consequence.LOST) + " lose a promise. "
                + report.count(Consequence.IMPOSSIBLE) + " more are not offered by the product.";
    }

    /** What is added to the counts; most often nothing. */
    static List<String> doubts(SlipsReport report) {
        List<String> doubts = new ArrayList<>();
        if (report.complete() && !report.broken().isEmpty()) {
            doubts.add("Violated without any slip, and so not counted: " + names(report.broken()) + ".");
        }
        if (report.complete() && report.interrupted()) {
            doubts.add("Interrupted while barriers were looked for.");
        }
        return doubts;
    }

    /** {@code "skipped, step 5 (force-activate DK_MGT_2): left out"}. */
    static String slip(Plan plan, Slip slip) {
        return slip.kind().key() + ", " + slip.name() + " (" + command(plan, slip.step()) + "): " + slip.words();
    }

    /** The steps at which no slip matters. */
    static String harmless(SlipsReport report) {
        Plan plan = report.subject().plan();
        String steps = report.steps().stream()
                .filter(OfStep::isHarmless)
                .map(step -> step.name() + " (" + command(plan, step.step()) + ")")
                .collect(Collectors.joining("; "));
        return steps.isEmpty() ? "none of the steps" : steps;
    }

    /** The promises that no slip can break. */
    static String unbreakable(SlipsReport report) {
        return report.unbreakable().isEmpty()
                ? "none of the promises that hold without a slip"
                : names(report.unbreakable());
    }

    /** Within which bounds all was visited. */
    static String explored(SlipsReport report) {
        return SmallScope.words(new Scope(report.subject().plan().serverNames().size(), report.changes(), 0, 0, 0, 0))
                + " beside the slip: " + Figures.count(report.statesBefore()) + " states without a slip, "
                + Figures.count(report.statesAfter()) + " after one";
    }

    /** Where no barrier is named, why. */
    private static String noBarrier(ToldSlip slip) {
        return slip.tried() == 0
                ? "not looked for"
                : "none of " + Figures.counted(slip.tried(), "change") + " that were tried helps and breaks nothing";
    }
}
