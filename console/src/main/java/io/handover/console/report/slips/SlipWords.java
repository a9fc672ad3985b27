package io.handover.console.report.slips;

import io.handover.analysis.slips.Barrier;
import io.handover.analysis.slips.Consequence;
import io.handover.analysis.slips.ErrorRange;
import io.handover.analysis.slips.SlipsReport.OfStep;
import io.handover.analysis.slips.ToldSlip;
import io.handover.console.report.Figures;
import io.handover.model.procedure.Plan;
import io.handover.model.procedure.Step;
import io.handover.model.property.Property;
import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** The words in which text and JSON agree. */
final class SlipWords {
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
    static String barrier(Barrier barrier) {
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

    /** Where no barrier is named, why. */
    static String noBarrier(ToldSlip slip) {
        return slip.tried() == 0
                ? "not looked for"
                : "none of " + Figures.counted(slip.tried(), "change") + " that were tried helps and breaks nothing";
    }
}
