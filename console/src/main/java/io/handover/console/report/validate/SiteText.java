package io.handover.console.report.validate;

import io.handover.console.Terminal;
import io.handover.console.report.Figures;
import io.handover.console.report.Page;
import io.handover.console.report.Words;
import io.handover.files.AssumptionKey;
import io.handover.files.ServerApi;
import io.handover.files.SiteFile;
import io.handover.model.site.Server;
import io.handover.model.site.Site;
import io.handover.simulator.site.Activity;
import io.handover.simulator.site.FaultPlan;
import io.handover.simulator.site.Polls;
import io.handover.simulator.site.Timing;
import java.util.ArrayList;
import java.util.List;

/** What a site is, for people. */
public final class SiteText {
    private static final String INDENT = "  ";

    private final SiteFile file;
    private final Page page;

    private SiteText(SiteFile file, Terminal terminal) {
        this.file = file;
        this.page = new Page(terminal);
    }

    /** The text. */
    public static String of(SiteFile file, Terminal terminal) {
        SiteText text = new SiteText(file, terminal);
        text.servers(file.site().site());
        text.timing(file.site().timing());
        text.faults(file.site().faults());
        return text.page.toString();
    }

    private void servers(Site site) {
        page.paragraph("", file.source() + ": the site " + site.name() + ", " + site.title());
        for (int i = 0; i < site.servers().size(); i++) {
            Server server = site.servers().get(i);
            page.paragraph(
                    INDENT + "%-10s  ".formatted(i == 0 ? "active" : "standby-" + i),
                    server.name() + "  " + server.address() + ", key " + server.key() + reached(server));
        }
        page.line("It assumes:");
        AssumptionKey.stated(site.assumptions()).forEach(assumption -> page.paragraph(INDENT, assumption));
    }

    private String reached(Server server) {
        return file.apis().stream()
                .filter(api -> api.server().equals(server.name()))
                .findFirst()
                .map(SiteText::words)
                .orElse("");
    }

    private static String words(ServerApi api) {
        return ", reached at " + api.access().url() + " (version "
                + api.access().version() + ", key from "
                + api.access().key() + ")"
                + api.installer()
                        .map(command -> ", upgraded by: " + String.join(" ", command))
                        .orElse("");
    }

    private void timing(Timing timing) {
        page.line("It takes:");
        int width = 0;
        for (Activity activity : Activity.values()) {
            width = Math.max(width, activity.key().length());
        }
        String format = INDENT + "%-" + width + "s  ";
        for (Activity activity : Activity.values()) {
            page.paragraph(
                    format.formatted(activity.key()),
                    Words.of(timing.of(activity)) + usual(timing.of(activity).equals(activity.usual())));
        }
        Polls polls = timing.polls();
        page.paragraph(
                format.formatted("polls"),
                "every " + Figures.duration(polls.everyMillis()) + ", " + Figures.duration(polls.jitterMillis())
                        + " more or less; " + Figures.counted(polls.toConfirm(), "poll") + " in a row to confirm"
                        + usual(polls.equals(Timing.DEFAULT.polls())));
    }

    private static String usual(boolean isUsual) {
        return isUsual ? " (as usual)" : "";
    }

    private void faults(FaultPlan faults) {
        page.paragraph(
                "",
                faults.entries().isEmpty()
                        ? "Every fault is as usual; 'handover faults' says how."
                        : "Faults that are not as usual; 'handover faults' says how the others are:");
        for (FaultPlan.Entry entry : faults.entries()) {
            List<String> parts = new ArrayList<>();
            entry.every().ifPresent(every -> parts.add("strikes " + Words.of(every)));
            entry.lasts().ifPresent(lasts -> parts.add("lasts " + Words.of(lasts)));
            page.paragraph(INDENT + entry.fault() + "  ", parts.isEmpty() ? "as usual" : String.join(", ", parts));
        }
    }
}
