package io.handover.console.report.replay;

import io.handover.analysis.replay.Replay;
import io.handover.analysis.story.Moment;
import io.handover.analysis.story.Story;
import io.handover.analysis.subject.Subject;
import io.handover.analysis.token.ReplayToken;
import io.handover.console.Terminal;
import io.handover.console.report.Figures;
import io.handover.console.report.Page;
import io.handover.console.report.Style;
import io.handover.console.report.Words;
import io.handover.files.AssumptionKey;
import io.handover.model.display.Alarm;
import io.handover.model.display.Severity;
import io.handover.model.state.SiteState;
import io.handover.simulator.fault.Faults;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** A replay as text for a terminal, in parts that can be shown one after the other. */
public final class ReplayText {
    private static final String INDENT = "           ";

    private final Replay replay;
    private final Story story;
    private final List<String> names;
    private final String train;
    private final Terminal terminal;

    /** @param train the command that makes a lesson of it */
    public ReplayText(Replay replay, String train, Terminal terminal) {
        this.replay = replay;
        this.train = train;
        this.story = replay.story();
        this.names = story.plan().serverNames();
        this.terminal = terminal;
    }

    /** What is replayed, and the site as it is at the start. */
    public String head() {
        Page page = new Page(terminal);
        Subject subject = replay.subject();
        page.heading("Replay of " + subject.procedureName() + ": "
                + subject.plan().procedure().title());
        page.blank();
        page.paragraph("  procedure    ", subject.source());
        page.paragraph("  site         ", subject.siteName() + ": " + servers());
        page.paragraph(
                "  assumptions  ",
                String.join(" ", AssumptionKey.stated(replay.token().assumptions())));
        if (replay.token() instanceof ReplayToken.OfRun run) {
            page.paragraph("  faults       ", faults(run.faults()));
            page.paragraph(
                    "  run          ",
                    "number " + run.index() + " of seed " + run.seed()
                            + (run.check() < 0 ? ", as it was" : ", shortened to what leads to the violation"));
        } else {
            page.paragraph("  path         ", "a sequence of actions without times");
        }
        page.blank();
        page.paragraph(
                "  servers      ",
                "number, mode, release, what the product displays of its replication, and < the server that it subscribes to");
        page.blank();
        page.line(clock(0) + "start", Style.HEADING);
        site(page, story.initial(), List.of());
        alarms(page, Map.of(), view(story.initial()).alarms());
        violations(page, 0);
        return page.toString();
    }

    private String servers() {
        return IntStream.range(0, names.size())
                .mapToObj(s -> (s + 1) + " " + names.get(s))
                .collect(Collectors.joining(", "));
    }

    static String faults(long places) {
        List<String> struck = new ArrayList<>();
        for (int i = 0; i < Faults.ALL.size(); i++) {
            if ((places >>> i & 1) != 0) {
                struck.add(Faults.ALL.get(i).name());
            }
        }
        return struck.isEmpty() ? "none" : String.join(", ", struck) + " may strike";
    }

    /** How many moments there are. */
    public int moments() {
        return story.moments().size();
    }

    /** What happens in a moment, and the site after it. */
    public String moment(int i) {
        Page page = new Page(terminal);
        Moment moment = story.moments().get(i);
        page.paragraph(clock(moment.millis()), moment.who() + ": " + moment.what(), Style.HEADING);
        SiteState before = story.before(i);
        if (!cells(before).equals(cells(moment.after()))) {
            site(page, moment.after(), cells(before));
        }
        alarms(page, view(before).alarms(), view(moment.after()).alarms());
        violations(page, i + 1);
        return page.toString();
    }

    /** What was violated, and why; and how to do better. */
    public String end() {
        Page page = new Page(terminal);
        page.blank();
        if (replay.violations().isEmpty()) {
            page.heading("Nothing is violated");
        }
        for (Replay.Violation violation : replay.violations()) {
            page.paragraph(
                    "",
                    violation.check().name() + " is violated: "
                            + violation.check().promise(),
                    Style.HEADING);
            page.paragraph("  what   ", Words.sentence(violation.diagnosis().summary()), Style.BAD);
            page.paragraph(
                    "  where  ", replay.subject().place(violation.diagnosis().line()));
        }
        if (!replay.violations().isEmpty()) {
            page.blank();
            page.paragraph("", "A lesson of it, to be played by hand:");
            page.line("  " + train);
        }
        return page.toString();
    }

    /** All of it. */
    @Override
    public String toString() {
        StringBuilder text = new StringBuilder(head());
        for (int i = 0; i < moments(); i++) {
            text.append(moment(i));
        }
        return text.append(end()).toString();
    }

    private String clock(long millis) {
        return replay.token() instanceof ReplayToken.OfRun ? Figures.clock(millis) + "  " : INDENT;
    }

    private SiteView view(SiteState state) {
        return new SiteView(state, names);
    }

    private List<String> cells(SiteState state) {
        return IntStream.range(0, names.size()).mapToObj(view(state)::cell).toList();
    }

    /** The servers side by side, as many as fit; what is not as before is marked. */
    private void site(Page page, SiteState state, List<String> before) {
        List<String> cells = cells(state);
        int width = 2 + cells.stream().mapToInt(String::length).max().orElse(0);
        int abreast = Math.max(1, (page.columns() - INDENT.length()) / (width + 1));
        for (int from = 0; from < cells.size(); from += abreast) {
            StringBuilder line = new StringBuilder(INDENT);
            for (int s = from; s < Math.min(cells.size(), from + abreast); s++) {
                boolean changed = !before.isEmpty() && !before.get(s).equals(cells.get(s));
                String cell = (changed ? "*" : " ") + cells.get(s);
                line.append((changed ? Style.PLAIN : Style.FAINT).paint(cell, terminal.colour()))
                        .append(" ".repeat(width + 1 - cell.length()));
            }
            page.line(line.toString());
        }
    }

    /** Alarms that appear or go. */
    private void alarms(Page page, Map<Alarm, List<String>> before, Map<Alarm, List<String>> after) {
        Map<Alarm, List<String>> gone = new LinkedHashMap<>(before);
        after.forEach((alarm, seenOn) -> {
            if (gone.remove(alarm) == null) {
                Style style = alarm.severity() == Severity.CRITICAL ? Style.BAD : Style.DOUBT;
                page.paragraph(
                        INDENT + " alarm: ", alarm.sentence() + " (seen on " + String.join(", ", seenOn) + ")", style);
            }
        });
        gone.keySet().forEach(alarm -> page.paragraph(INDENT + " alarm over: ", alarm.sentence(), Style.FAINT));
    }

    private void violations(Page page, int after) {
        for (Replay.Violation violation : replay.violations()) {
            if (violation.after() == after) {
                page.paragraph(
                        INDENT + " VIOLATED: ",
                        violation.check().name() + ": " + violation.check().promise(),
                        Style.BAD);
            }
        }
    }
}
