package io.handover.console.command;

import io.handover.analysis.time.Sweep;
import io.handover.console.report.Figures;
import io.handover.console.report.Words;
import io.handover.files.InputException;
import io.handover.files.SiteParameter;
import io.handover.simulator.campaign.FaultClass;
import io.handover.simulator.fault.Fault;
import io.handover.simulator.site.Polls;
import io.handover.simulator.site.SimulatedSite;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.List;
import java.util.stream.IntStream;

/** What a user names by {@code --sweep}: {@code timing.reaction.median=5s..2m} or, with so many points, {@code ...=5s..2m:12}. */
final class SweepOption {
    private static final String NAME = "--sweep";
    private static final int USUAL_POINTS = 7;
    private static final int LEAST_POINTS = 2;
    private static final int MOST_POINTS = 50;
    private static final MathContext ROUND = new MathContext(3);

    private SweepOption() {}

    /**
     * The sweep of a site, its points as far apart as powers are.
     *
     * @param faults what may strike: how often something strikes that does not cannot be swept
     * @throws InputException where there is no such thing to sweep, or no such range
     */
    static Sweep of(String text, SimulatedSite site, FaultClass faults) {
        String where = NAME + " " + text + ": ";
        int equals = text.indexOf('=');
        if (equals < 0) {
            throw new InputException(where + "a name and a range are needed, as in timing.reaction.median=5s..2m");
        }
        try {
            return of(
                    text.substring(0, equals).strip(),
                    text.substring(equals + 1).strip(),
                    site,
                    faults);
        } catch (InputException wrong) {
            throw new InputException(where + wrong.getMessage());
        }
    }

    private static Sweep of(String path, String range, SimulatedSite site, FaultClass faults) {
        SiteParameter parameter = SiteParameter.named(path, site);
        parameter.fault().ifPresent(fault -> checkStrikes(fault, faults));
        int colon = range.indexOf(':');
        int points = colon < 0 ? USUAL_POINTS : points(range.substring(colon + 1));
        String ends = colon < 0 ? range : range.substring(0, colon);
        int dots = ends.indexOf("..");
        if (dots < 0) {
            throw new InputException("'" + ends + "' is no range; it needs two ends, as in 5s..2m");
        }
        double from = parameter.value(ends.substring(0, dots).strip());
        double to = parameter.value(ends.substring(dots + 2).strip());
        if (from >= to) {
            throw new InputException("the first end must be less than the second");
        }
        List<Sweep.Point> all = IntStream.range(0, points)
                .mapToDouble(i -> i == 0 ? from : i == points - 1 ? to : between(from, to, (double) i / (points - 1)))
                .map(value -> parameter.kind() == SiteParameter.Kind.COUNT ? Math.rint(value) : value)
                .distinct()
                .mapToObj(value -> point(parameter, value))
                .toList();
        return new Sweep(path, all);
    }

    private static void checkStrikes(String fault, FaultClass faults) {
        if (faults.faults().stream().map(Fault::name).noneMatch(fault::equals)) {
            throw new InputException(
                    "'" + fault + "' is not among the faults that may strike; --faults " + fault + " lets it");
        }
    }

    private static int points(String text) {
        int points = text.matches("\\d{1,3}") ? Integer.parseInt(text) : 0;
        if (points < LEAST_POINTS || points > MOST_POINTS) {
            throw new InputException(
                    "'" + text + "' is no number of points; " + LEAST_POINTS + " to " + MOST_POINTS + " are allowed");
        }
        return points;
    }

    private static double between(double from, double to, double share) {
        double value = from * StrictMath.pow(to / from, share);
        return new BigDecimal(value).round(ROUND).doubleValue();
    }

    private static Sweep.Point point(SiteParameter parameter, double value) {
        SimulatedSite moved = parameter.at(value);
        String written = switch (parameter.kind()) {
            case DURATION -> Figures.duration(Math.round(value));
            case RATE -> number(value) + " an hour";
            case FACTOR -> "x " + number(value);
            case COUNT -> number(value);
        };
        String means = parameter
                .distribution(moved)
                .map(Words::of)
                .orElseGet(() -> words(moved.timing().polls()));
        return new Sweep.Point(value, written, means, moved);
    }

    private static String words(Polls polls) {
        return "every " + Figures.duration(polls.everyMillis()) + " on average, "
                + Figures.duration(polls.jitterMillis()) + " sooner or later at most, " + polls.toConfirm()
                + " in a row confirm";
    }

    private static String number(double value) {
        return new BigDecimal(value).round(ROUND).stripTrailingZeros().toPlainString();
    }
}
