package io.handover.console.report.faults;

import io.handover.console.Terminal;
import io.handover.console.report.Figures;
import io.handover.console.report.Page;
import io.handover.console.report.Words;
import io.handover.simulator.fault.Fault;
import io.handover.simulator.time.Distribution;
import java.util.List;

/** Faults, for people. */
public final class FaultsText {
    private FaultsText() {}

    /** What each of them does, one below the other. */
    public static String of(List<Fault> faults, Terminal terminal) {
        Page page = new Page(terminal);
        for (Fault fault : faults) {
            page.heading(fault.name());
            page.paragraph(
                    "  kind     ",
                    fault.isSlip() ? "A slip of the operator." : "A fault of the site and its surroundings.");
            page.paragraph("  does     ", Words.sentence(fault.does()));
            page.paragraph("  limits   ", Words.sentence(fault.doesNot()));
            page.paragraph("  heals    ", Words.sentence(fault.heals()));
            page.paragraph("  strikes  ", Words.sentence(words(fault.every())));
            fault.lasts().ifPresent(lasts -> page.paragraph("  lasts    ", Words.sentence(words(lasts))));
            page.blank();
        }
        page.paragraph(
                "",
                "How often a fault strikes the whole site, and how long it lasts, a site can state in its file. Faults strike until"
                        + " the procedure ends.");
        return page.toString();
    }

    private static String words(Distribution distribution) {
        if (distribution instanceof Distribution.Fixed fixed) {
            return Figures.duration(fixed.millis());
        }
        if (distribution instanceof Distribution.Uniform uniform) {
            return Figures.duration(uniform.fromMillis()) + " to " + Figures.duration(uniform.toMillis());
        }
        if (distribution instanceof Distribution.LogNormal logNormal) {
            return Figures.duration(logNormal.medianMillis()) + " or less in half of the cases, "
                    + Figures.duration(logNormal.p99Millis()) + " or less in 99 %";
        }
        return "every " + Figures.duration(((Distribution.Exponential) distribution).meanMillis()) + " on average";
    }
}
