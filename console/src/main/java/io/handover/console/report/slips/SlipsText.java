package io.handover.console.report.slips;

import io.handover.analysis.slips.Slip;
import io.handover.analysis.slips.SlipsReport;
import io.handover.analysis.slips.SlipsReport.OfStep;
import io.handover.analysis.slips.ToldSlip;
import io.handover.analysis.subject.Subject;
import io.handover.console.ExitCode;
import io.handover.console.Invocation;
import io.handover.console.Terminal;
import io.handover.console.report.Declared;
import io.handover.console.report.Figures;
import io.handover.console.report.Page;
import io.handover.console.report.Style;
import io.handover.console.report.Words;
import io.handover.files.AssumptionKey;
import io.handover.model.procedure.Plan;
import java.util.List;
import java.util.Locale;
import java.util.OptionalInt;

/** What single slips do, as text for a terminal. */
public final class SlipsText {
    /** So many of the worst slips are shown without being asked for. */
    private static final int FIRST = 10;

    private final SlipsReport report;
    private final Plan plan;
    private final Page page;
    private final boolean details;

    private SlipsText(SlipsReport report, Terminal terminal, boolean details) {
        this.report = report;
        this.plan = report.subject().plan();
        this.page = new Page(terminal);
        this.details = details;
    }

    /**
     * The text, with a line end at its end.
     *
     * @param details whether every slip of every step is told
     */
    public static String of(SlipsReport report, Terminal terminal, boolean details) {
        SlipsText text = new SlipsText(report, terminal, details);
        text.verdict();
        if (report.complete()) {
            text.worst();
            text.certain();
            text.steps();
            text.unharmed();
        }
        text.foot();
        if (details) {
            text.details();
        }
        return text.page.toString();
    }

    private void verdict() {
        page.heading("Slips in " + report.subject().procedureName() + " on "
                + report.subject().siteName());
        page.paragraph("", "Verdict: " + ExitCode.verdict(report), style());
        page.paragraph("", SlipWords.counts(report), report.complete() ? Style.PLAIN : Style.DOUBT);
        SlipWords.doubts(report).forEach(doubt -> page.paragraph("", doubt, Style.DOUBT));
        page.blank();
    }

    private Style style() {
        return switch (report.verdict()) {
            case NONE_HARMFUL -> Style.GOOD;
            case HARMFUL -> Style.BAD;
            case UNKNOWN -> Style.DOUBT;
        };
    }

    private void worst() {
        List<ToldSlip> ranked = report.ranked();
        if (ranked.isEmpty()) {
            page.paragraph("", "No slip does any harm.", Style.GOOD);
            page.blank();
            return;
        }
        int shown = details ? ranked.size() : Math.min(FIRST, ranked.size());
        page.heading("The worst slips: consequence times probability");
        for (int i = 0; i < shown; i++) {
            row(i + 1, ranked.get(i));
        }
        if (shown < ranked.size()) {
            page.line("    and " + (ranked.size() - shown) + " more: --details");
        }
        page.blank();
    }

    private void row(int number, ToldSlip told) {
        Slip slip = told.slip();
        String label = String.format(
                Locale.ROOT,
                "%3d %-12s %-5s ",
                number,
                SlipWords.range(slip.range()),
                slip.line() > 0 ? ":" + slip.line() : "");
        page.paragraph(label, SlipWords.slip(plan, slip));
        String below = " ".repeat(label.length());
        page.paragraph(below, SlipWords.consequence(told), told.judged().isLost() ? Style.BAD : Style.DOUBT);
        if (told.barrier().isPresent() || told.tried() > 0) {
            page.paragraph(below, "barrier: " + SlipWords.helps(told));
        }
    }

    private void certain() {
        if (report.certain().isEmpty()) {
            return;
        }
        page.heading("Certain by these slips, though possible without them");
        for (ToldSlip told : report.certain()) {
            Slip slip = told.slip();
            page.paragraph(
                    "    " + padded(SlipWords.range(slip.range()), 12) + " "
                            + padded(slip.line() > 0 ? ":" + slip.line() : "", 5) + " ",
                    slip.kind().key() + ", " + slip.name() + " (" + SlipWords.command(plan, slip.step()) + "): "
                            + SlipWords.names(told.judged().certain()));
        }
        page.blank();
    }

    private void steps() {
        page.heading(
                "The steps: severity (1 caught, 2 lost, 3 lost for ever) times probability, over the kinds of slip");
        List<OfStep> steps = report.steps().stream()
                .filter(step -> step.lost() + step.caught() > 0)
                .toList();
        for (OfStep step : steps) {
            page.paragraph(
                    String.format(Locale.ROOT, "    %-14s ", SlipWords.weight(step)),
                    step.name() + " (" + SlipWords.command(plan, step.step()) + "): " + step.lost() + " lost, "
                            + step.caught() + " caught of " + Figures.counted(step.possible(), "slip"));
        }
        page.blank();
    }

    private void unharmed() {
        page.paragraph("no slip matters at   ", SlipWords.harmless(report));
        page.paragraph("no slip can break    ", SlipWords.unbreakable(report));
    }

    private void foot() {
        Subject subject = report.subject();
        page.paragraph("procedure            ", subject.source());
        page.paragraph("site                 ", subject.siteAndServers());
        page.paragraph(
                "assumptions          ",
                String.join(" ", AssumptionKey.stated(subject.site().site().assumptions())));
        page.paragraph(
                "declared             ",
                String.join(" ", Declared.on(subject.plan()).sentences()));
        if (report.complete()) {
            page.paragraph("explored             ", SlipWords.explored(report));
        }
        page.paragraph("probabilities        ", SlipWords.PROBABILITIES);
        page.paragraph("same again           ", report.request().command());
        if (!report.ranked().isEmpty()) {
            page.paragraph(
                    "see more             ",
                    "'" + Invocation.name() + " replay 1': the course of events of number 1, state by state; '"
                            + Invocation.name() + " train --from 1': a lesson of it, to be played by hand"
                            + (details ? "" : "; --details: all slips of all steps"));
        }
    }

    // ---- details --------------------------------------------------------------------------------------------------

    private void details() {
        String step = "";
        for (ToldSlip told : report.slips()) {
            if (!told.judged().isPossible()) {
                continue;
            }
            Slip slip = told.slip();
            String name = slip.name() + " (" + SlipWords.command(plan, slip.step()) + ")";
            if (!name.equals(step)) {
                page.blank();
                page.heading(Words.sentence(name).replaceAll("\\.$", ""));
                page.paragraph(
                        "  where        ",
                        report.subject().place(slip.line() > 0 ? OptionalInt.of(slip.line()) : OptionalInt.empty()));
                step = name;
            }
            page.paragraph("  " + padded(slip.kind().key(), 15), slip.words() + ": " + SlipWords.consequence(told));
            detail(
                    "probability  ",
                    SlipWords.range(slip.range()) + " (" + slip.kind().sources() + ")");
            if (!told.judged().certain().isEmpty()) {
                detail(
                        "certain      ",
                        "then certainly violated: "
                                + SlipWords.names(told.judged().certain()));
            }
            for (ToldSlip.Loss loss : told.losses()) {
                detail(
                        "but          ",
                        loss.property().name() + ": "
                                + Words.sentence(loss.diagnosis().summary()));
                detail(
                        "replay       ",
                        report.request().replay() + " " + loss.token().word());
            }
            if (told.tried() > 0) {
                detail("barrier      ", SlipWords.helps(told));
            }
        }
    }

    private void detail(String label, String words) {
        page.paragraph(" ".repeat(17) + label, words);
    }

    private static String padded(String text, int width) {
        return text + " ".repeat(Math.max(0, width - text.length()));
    }
}
