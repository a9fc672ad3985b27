package io.handover.console.report.check;

import io.handover.analysis.check.CheckReport;
import io.handover.analysis.check.CheckRequest;
import io.handover.analysis.check.Finding;
import io.handover.analysis.check.SmallScope;
import io.handover.console.ExitCode;
import io.handover.console.Invocation;
import io.handover.console.Terminal;
import io.handover.console.report.Figures;
import io.handover.console.report.Page;
import io.handover.console.report.Style;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** The verdict of a check on one screen: what breaks and by what, the worst findings in a line each, and what was looked at. */
final class FirstScreen {
    /** As high as a small terminal, but for a blank line at the end. */
    private static final int LINES = 23;

    private static final int LEAST_FINDINGS = 2;

    private final CheckReport report;
    private final Terminal terminal;

    FirstScreen(CheckReport report, Terminal terminal) {
        this.report = report;
        this.terminal = terminal;
    }

    /** At most {@value #LINES} lines where they are at least 80 characters wide. */
    String text() {
        String head = head().toString();
        String foot = foot().toString();
        List<Finding> findings = report.findings();
        // With all findings there is no line that says how many more there are.
        int room = LINES - lines(head) - lines(foot);
        int shown = findings.size();
        while (shown > LEAST_FINDINGS && lines(table(shown)) > room) {
            shown--;
        }
        return head + table(shown) + foot;
    }

    private static int lines(String text) {
        return (int) text.lines().count();
    }

    // ---- the verdict ----------------------------------------------------------------------------------------------

    private Page head() {
        Page page = new Page(terminal);
        CheckRequest request = report.request();
        page.heading("Check of " + request.subject().procedureName() + " on "
                + request.subject().siteName());
        page.paragraph("", verdict(), style());
        if (report.interrupted()) {
            page.paragraph(
                    "",
                    "Interrupted: this is what is known after " + Figures.count(report.runs()) + " of "
                            + Figures.counted(request.runs() * request.classes().size(), "run") + ".",
                    Style.DOUBT);
        }
        page.paragraph("", FindingWords.counts(report));
        return page.blank();
    }

    private String verdict() {
        return "Verdict: " + ExitCode.verdict(report);
    }

    private Style style() {
        return report.interrupted()
                ? Style.DOUBT
                : switch (report.verdict()) {
                    case HELD -> Style.GOOD;
                    case VIOLATED -> Style.BAD;
                    case UNKNOWN -> Style.DOUBT;
                };
    }

    // ---- the findings ---------------------------------------------------------------------------------------------

    private String table(int shown) {
        Page page = new Page(terminal);
        List<Finding> findings = report.findings();
        int share = findings.subList(0, shown).stream()
                .mapToInt(finding -> share(finding).length())
                .max()
                .orElse(0);
        int line = findings.subList(0, shown).stream()
                .mapToInt(finding -> line(finding).length())
                .max()
                .orElse(0);
        String section = "";
        for (int i = 0; i < shown; i++) {
            Finding finding = findings.get(i);
            String its = section(finding);
            if (!its.equals(section)) {
                page.line(its, Style.HEADING);
                section = its;
            }
            String before = String.format("%2d ", i + 1) + padded(line(finding), line) + " "
                    + " ".repeat(share - share(finding).length()) + share(finding) + "  ";
            int width = Math.max(20, page.columns() - before.length() - AdviceText.WIDTH - 2);
            page.line(before + padded(clipped(finding.counted(), width), width) + "  " + AdviceText.brief(finding));
        }
        if (shown < findings.size()) {
            page.paragraph("  ", more(findings.subList(shown, findings.size())));
        }
        if (!findings.isEmpty()) {
            page.blank();
        }
        return page.toString();
    }

    static String section(Finding finding) {
        if (finding.isFaultAlone()) {
            return "By a fault alone, not the procedure's:";
        }
        return switch (finding.blame()) {
            case NONE -> "Without any fault:";
            case ENVIRONMENT -> "Only with faults:";
            case SLIPS -> "Only by an operator's slip:";
        };
    }

    private static String more(List<Finding> rest) {
        Map<String, Integer> counts = new LinkedHashMap<>();
        for (Finding finding : rest) {
            String what = finding.isFaultAlone()
                    ? "by a fault alone"
                    : switch (finding.blame()) {
                        case NONE -> "without any fault";
                        case ENVIRONMENT -> "only with faults";
                        case SLIPS -> "only by a slip";
                    };
            counts.merge(what, 1, Integer::sum);
        }
        return "and " + rest.size() + " more below: "
                + counts.entrySet().stream()
                        .map(entry -> entry.getValue() + " " + entry.getKey())
                        .collect(Collectors.joining(", "));
    }

    private static String line(Finding finding) {
        return finding.diagnosis().line().isPresent()
                ? ":" + finding.diagnosis().line().getAsInt()
                : "";
    }

    static String share(Finding finding) {
        return finding.share()
                .map(share -> Figures.percent(share.value()) + " %")
                .orElse("possible");
    }

    private static String padded(String text, int width) {
        return text + " ".repeat(Math.max(0, width - text.length()));
    }

    private static String clipped(String text, int width) {
        return text.length() <= width ? text : text.substring(0, width - 3).stripTrailing() + "...";
    }

    // ---- what was looked at ---------------------------------------------------------------------------------------

    private Page foot() {
        Page page = new Page(terminal);
        CheckRequest request = report.request();
        int classes = request.classes().size();
        page.paragraph(
                "drawn     ",
                Figures.counted(request.runs(), "run") + " of "
                        + (classes == 1 ? "1 fault class" : "each of " + classes + " fault classes") + ", seed "
                        + request.seed());
        explored().ifPresent(words -> page.paragraph("explored  ", words));
        page.paragraph(
                "see more  ",
                report.findings().isEmpty()
                        ? "--details: matrix, times, coverage"
                        : "below; '" + Invocation.name() + " replay 1': finding 1; --details: matrix, times, coverage");
        return page;
    }

    /** {@code "every interleaving of 3 servers, 2 changes and no faults, 1 crash or 1 cut; 8 promises are proved in all of these"}. */
    Optional<String> explored() {
        Map<String, List<String>> faults = new LinkedHashMap<>();
        List<Integer> rows = new ArrayList<>();
        for (int row = 0; row < report.scopes().size(); row++) {
            Optional<SmallScope> scope = report.scopes().get(row);
            if (scope.isPresent()) {
                rows.add(row);
                String[] words = scope.get().bounds().split(", ", 3);
                faults.computeIfAbsent(words[0] + ", " + words[1], bounds -> new ArrayList<>())
                        .add(words[2]);
            }
        }
        if (rows.isEmpty()) {
            return Optional.empty();
        }
        String bounds = faults.entrySet().stream()
                .map(entry -> entry.getKey() + " and " + or(entry.getValue()))
                .collect(Collectors.joining("; "));
        long all = proved(rows);
        long none = proved(rows.subList(0, 1));
        boolean hasNone = report.tallies().get(rows.get(0)).faultClass().isNone();
        return Optional.of("every interleaving of " + bounds + ": "
                + Figures.counted(none, "promise") + " proved"
                + (hasNone && rows.size() > 1 ? " without faults, " + all + " in all of these" : ""));
    }

    private long proved(List<Integer> rows) {
        return IntStream.range(0, report.checks().size())
                .filter(check -> rows.stream().allMatch(row -> report.isProved(row, check)))
                .count();
    }

    private static String or(List<String> words) {
        int last = words.size() - 1;
        return last == 0 ? words.get(0) : String.join(", ", words.subList(0, last)) + " or " + words.get(last);
    }
}
