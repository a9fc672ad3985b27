package io.handover.console.report.check;

import io.handover.analysis.check.CheckReport;
import io.handover.analysis.check.Finding;
import io.handover.console.report.Figures;
import io.handover.model.property.Properties;
import io.handover.simulator.campaign.FaultClass;
import io.handover.simulator.campaign.FaultClass.Blame;
import io.handover.simulator.campaign.Tally;
import io.handover.simulator.campaign.Verdict;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;

/** What is said of a finding in every form of the report. */
final class FindingWords {
    private static final int MOST_CLASSES_NAMED = 4;

    private FindingWords() {}

    /** {@code "Of 9 promises 2 break without any fault, 1 only with faults, 0 only by an operator's slip; 5 held or are proved, 1 is unknown."}. */
    static String counts(CheckReport report) {
        long held = report.count(Verdict.HELD);
        long unknown = report.count(Verdict.UNKNOWN);
        long none = report.count(Blame.NONE);
        return "Of " + Figures.counted(report.checks().size(), "promise") + " " + none
                + (none == 1 ? " breaks" : " break") + " without any fault, " + report.count(Blame.ENVIRONMENT)
                + " only with faults, " + report.count(Blame.SLIPS) + " only by an operator's slip; " + held
                + (held == 1 ? " held or is proved" : " held or are proved")
                + (unknown == 0 ? "" : ", " + unknown + (unknown == 1 ? " is unknown" : " are unknown")) + ".";
    }

    /** How often it was seen, by fault class, in a sentence. */
    static String howOften(CheckReport report, Finding finding) {
        if (finding.shares().isEmpty()) {
            return "not seen in " + Figures.counted(report.request().runs(), "run") + " with '"
                    + finding.told().name() + "', but possible.";
        }
        List<String> parts = new ArrayList<>();
        List<Finding.Share> faulty = new ArrayList<>();
        for (Finding.Share share : finding.shares()) {
            if (share.faults().equals(FaultClass.NONE)) {
                parts.add("without faults in " + Figures.share(share.violations(), share.runs()) + " of the runs");
            } else {
                faulty.add(share);
            }
        }
        faulty.sort(Comparator.comparingDouble(Finding.Share::value).reversed());
        if (!parts.isEmpty() && faulty.size() > 1) {
            Finding.Share most = faulty.get(0);
            Finding.Share least = faulty.get(faulty.size() - 1);
            String from = Figures.percent(least.value());
            String to = Figures.percent(most.value());
            parts.add(
                    from.equals(to)
                            ? "with faults in " + to + " %, too"
                            : "with faults in " + from + " % (" + least.faults() + ") to " + to + " % (" + most.faults()
                                    + ")");
        } else {
            for (Finding.Share share : faulty.subList(0, Math.min(MOST_CLASSES_NAMED, faulty.size()))) {
                parts.add("with '" + share.faults() + "' in " + Figures.share(share.violations(), share.runs()));
            }
            if (faulty.size() > MOST_CLASSES_NAMED) {
                parts.add("less often with "
                        + faulty.subList(MOST_CLASSES_NAMED, faulty.size()).stream()
                                .map(share -> "'" + share.faults() + "'")
                                .collect(Collectors.joining(", ")));
            }
        }
        return String.join("; ", parts) + ".";
    }

    /** What its story is. */
    static String story(CheckReport report, Finding finding) {
        int servers = finding.story().plan().serverNames().size();
        int actions = finding.story().actions();
        String what = switch (finding.telling()) {
            case SHRUNK -> "the shortest that was found: ";
            case RUN -> "a run, not shortened: ";
            case PATH -> "a shortest path, without times: ";
            case SOME_PATH -> "a path, without times, perhaps not the shortest: ";
        };
        int all = report.request().subject().plan().serverNames().size();
        return what + Figures.counted(actions, "action") + " on "
                + (servers == all ? "" : "the first ") + servers + " servers"
                + (finding.told().isNone() ? "" : ", under '" + finding.told().name() + "'");
    }

    /** A gap that a fault alone explains is not the procedure's. */
    static String blame(CheckReport report, Finding finding) {
        long explained = 0;
        long gaps = 0;
        for (Tally tally : report.tallies()) {
            explained += tally.gapsExplainedByFaults(finding.way());
        }
        for (Finding.Share share : finding.shares()) {
            gaps += share.violations();
        }
        return "not the procedure's: a fault alone takes the active server away. In " + Figures.count(explained)
                + " of these " + Figures.counted(gaps, "run") + " nothing else did ("
                + Properties.MANAGEMENT_KEPT.name() + " holds)"
                + (explained < gaps ? "; in the others something else did later." : ".");
    }

    /** What it needs: {@code "no fault"}. */
    static String needs(Finding finding) {
        if (finding.isFaultAlone()) {
            return "a fault alone";
        }
        return switch (finding.blame()) {
            case NONE -> "no fault";
            case ENVIRONMENT -> "a fault";
            case SLIPS -> "a slip";
        };
    }

    /** Whether it counts for the exit code. */
    static boolean counts(CheckReport report, Finding finding) {
        return finding.blame().compareTo(report.request().failOn()) <= 0;
    }
}
