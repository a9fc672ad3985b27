package io.handover.console.report.check;

import io.handover.analysis.check.CheckReport;
import io.handover.analysis.check.Finding;
import io.handover.analysis.subject.Subject;
import io.handover.console.report.Figures;
import io.handover.model.property.Properties;
import io.handover.simulator.campaign.FaultClass;
import io.handover.simulator.campaign.Tally;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;

/** What is said of a finding beside what goes wrong: how often it is seen, whose fault it is, and what its story is. */
final class FindingWords {
    private static final int MOST_CLASSES_NAMED = 4;

    private final CheckReport report;
    private final Subject subject;

    FindingWords(CheckReport report) {
        this.report = report;
        this.subject = report.request().subject();
    }

    String story(Finding finding) {
        int servers = finding.story().plan().serverNames().size();
        int actions = finding.story().actions();
        String what = switch (finding.telling()) {
            case SHRUNK -> "the shortest that was found: ";
            case RUN -> "a run, not shortened: ";
            case PATH -> "a shortest path, without times: ";
            case SOME_PATH -> "a path, without times, perhaps not the shortest: ";
        };
        int all = subject.plan().serverNames().size();
        return what + Figures.counted(actions, "action") + " on "
                + (servers == all ? "" : "the first ") + servers + " servers"
                + (finding.told().isNone() ? "" : ", under '" + finding.told().name() + "'");
    }

    /** A gap that a fault alone explains is not the procedure's. */
    String blame(Finding finding) {
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

    String howOften(Finding finding) {
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
}
