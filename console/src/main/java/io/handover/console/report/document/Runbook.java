package io.handover.console.report.document;

import io.handover.analysis.retreat.Retreats;
import io.handover.console.report.Declared;
import io.handover.console.report.Figures;
import io.handover.console.report.Markdown;
import io.handover.console.report.Words;
import io.handover.files.DocumentKind;
import io.handover.files.MarkdownPage;
import io.handover.files.ProcedureFile;
import io.handover.files.SchemaWords;
import io.handover.model.command.Command;
import io.handover.model.command.Commands;
import io.handover.model.procedure.Instruction;
import io.handover.model.procedure.Plan;
import io.handover.model.procedure.Procedure;
import io.handover.model.procedure.Role;
import io.handover.model.procedure.RoleRef;
import io.handover.model.procedure.TimedBound;
import io.handover.model.property.Properties;
import io.handover.model.property.Property;
import io.handover.model.site.Assumptions;
import io.handover.model.site.Scope;
import io.handover.model.site.Server;
import io.handover.model.state.SiteState;
import io.handover.simulator.site.SimulatedSite;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** A procedure on a site as the page that an operator works through, with the procedure's YAML at its end. */
public final class Runbook {
    private final ProcedureFile file;
    private final SimulatedSite site;
    private final Plan plan;
    private final Procedure procedure;
    private final StartState start;
    private final Schedule schedule;
    private final StepTimes times;
    private final Markdown page = new Markdown();
    private final StepSection section;
    private final Optional<WaysBack> waysBack;

    private Runbook(ProcedureFile file, SimulatedSite site, Optional<Retreats> retreats) {
        this.file = file;
        this.site = site;
        this.plan = file.on(site.site());
        this.procedure = plan.procedure();
        SiteState state =
                plan.initialState(new Scope(site.site().servers().size(), 0, 0, 0, 0, 0), Assumptions.DEFAULT);
        this.start = new StartState(plan, state);
        this.times = new StepTimes(site.timing());
        this.schedule = new Schedule(plan, state, times);
        this.section = new StepSection(plan, times, page);
        this.waysBack = retreats.map(WaysBack::new);
    }

    /**
     * The page, with a line end at its end. What an author wrote by hand is not in it.
     *
     * @param retreats the ways back from its steps; empty for a page that says nothing of them
     * @throws io.handover.files.InputException where the procedure cannot be bound to the site
     */
    public static String of(ProcedureFile file, SimulatedSite site, Optional<Retreats> retreats) {
        return new Runbook(file, site, retreats).page();
    }

    /** Whether a page says where there is a way back. */
    public static boolean tellsWaysBack(MarkdownPage page) {
        return page.lines().contains(WaysBack.HEADING);
    }

    private String page() {
        page.heading(1, Markdown.plain(procedure.title()));
        page.paragraph("The procedure `" + procedure.name() + "` on the site `"
                + site.site().name() + "` ("
                + Markdown.plain(site.site().title()) + "): "
                + Figures.counted(procedure.steps().size(), "step") + ", " + StepSection.words(schedule.total())
                + " in all.");
        page.written(procedure.description());
        roles();
        givenUp();
        before();
        waysBack.ifPresent(ways -> ways.write(page));
        steps();
        new WhatIfSection(plan, section, page).write();
        end();
        yaml();
        return page.toString();
    }

    private void roles() {
        page.heading(2, "Servers");
        page.row(List.of("role", "server", "address")).row(List.of("---", "---", "---"));
        for (Role role : procedure.roles()) {
            List<Integer> servers = plan.servers(new RoleRef(role.name(), role.position()));
            page.row(List.of(
                    role.name(),
                    servers.isEmpty() ? "no server of this site" : joined(servers, this::server),
                    joined(servers, s -> Markdown.plain(servers().get(s).address()))));
        }
        page.blank();
    }

    private List<Server> servers() {
        return site.site().servers();
    }

    private String server(int s) {
        return Markdown.plain(plan.serverName(s));
    }

    private static String joined(List<Integer> servers, java.util.function.IntFunction<String> word) {
        return servers.stream().map(word::apply).collect(Collectors.joining(", "));
    }

    private void givenUp() {
        List<String> sentences = Declared.on(plan).sentences();
        if (procedure.declarations().isEmpty()) {
            page.paragraph(Markdown.plain(String.join(" ", sentences)));
            return;
        }
        List<String> paragraphs = new ArrayList<>(List.of("**Warning: what this procedure gives up**"));
        sentences.stream().map(Markdown::plain).forEach(paragraphs::add);
        page.warning(paragraphs);
    }

    private void before() {
        page.heading(2, "Before you start");
        if (!Declared.on(plan).given().isEmpty()) {
            page.paragraph("This procedure starts from a site that is disturbed. It fits only if the site is so:");
        }
        start.sentences().forEach(sentence -> page.box(Markdown.plain(sentence)));
        clients();
        page.blank();
    }

    private void clients() {
        Set<Integer> throughClient = new LinkedHashSet<>();
        Set<Integer> atMachine = new LinkedHashSet<>();
        Stream.concat(plan.steps().stream(), plan.branches().stream().flatMap(branch -> branch.steps().stream()))
                .forEach(step -> (step.command().usesClient() ? throughClient : atMachine).add(step.contact()));
        start.openClient()
                .filter(throughClient::remove)
                .ifPresent(s -> page.box("The client on " + server(s) + " is open."));
        if (!throughClient.isEmpty()) {
            page.box("You can open a client on " + listed(throughClient) + ".");
        }
        if (!atMachine.isEmpty()) {
            page.box("You can work at " + (atMachine.size() == 1 ? "the machine of " : "the machines of ")
                    + listed(atMachine) + ".");
        }
        if (isAnywhere(Commands.UPGRADE)) {
            page.box("The installer of the new release is at hand there.");
        }
    }

    private boolean isAnywhere(Command command) {
        return Stream.concat(plan.steps().stream(), plan.branches().stream().flatMap(branch -> branch.steps().stream()))
                .anyMatch(step -> step.command() == command);
    }

    private String listed(Set<Integer> servers) {
        List<String> all = servers.stream().sorted().map(this::server).toList();
        int last = all.size() - 1;
        return last == 0 ? all.get(0) : String.join(", ", all.subList(0, last)) + " and " + all.get(last);
    }

    private void steps() {
        page.heading(2, "Steps");
        page.paragraph(
                "If what is to be seen is so already, do nothing and tick it. If it does not come while the command is still offered,"
                        + " give the command again. Never go on before it is seen. After a command that changes the set-up, the client that it"
                        + " was given in does not answer for a while (" + StepSection.words(times.block())
                        + "): that is usual. *About* is exceeded in half of the cases, *allow* in one of twenty.");
        for (int i = 0; i < procedure.steps().size(); i++) {
            Instruction instruction = procedure.steps().get(i);
            page.heading(3, "Step " + (i + 1) + ": " + section.phrase(instruction));
            List<Schedule.Turn> turns = schedule.turns().stream()
                    .filter(turn -> StepSection.isSame(turn.step().instruction(), instruction))
                    .toList();
            section.write(
                    instruction,
                    turns.stream().map(Schedule.Turn::step).toList(),
                    turns,
                    i == 0 ? "you begin" : "step " + i + " is done",
                    waysBack.map(ways ->
                                    ways.after(turns.stream().map(this::place).toList()))
                            .orElse(List.of()));
        }
    }

    private int place(Schedule.Turn turn) {
        return IntStream.range(0, plan.complete())
                .filter(pc -> StepSection.isSame(plan.step(pc), turn.step()))
                .findFirst()
                .orElseThrow();
    }

    private void end() {
        page.heading(2, "At the end");
        section.watchedAt(IntStream.of(plan.complete()))
                .ifPresent(watched -> page.paragraph("Watch for: " + watched + "."));
        List<Property> promised = Properties.ALL.stream()
                .filter(property ->
                        procedure.promises().isEmpty() || procedure.promises().contains(property.name()))
                .toList();
        List<Property> eventual = promised.stream().filter(Property::isEventual).toList();
        eventual.forEach(property -> page.box(promise(property)));
        if (!eventual.isEmpty()) {
            page.blank();
        }
        if (eventual.size() < promised.size() || !procedure.bounds().isEmpty()) {
            page.paragraph("What else this procedure promises, from its beginning on:");
            promised.stream()
                    .filter(property -> !property.isEventual())
                    .forEach(property -> page.bullet(promise(property)));
            procedure.bounds().forEach(bound -> page.bullet(words(bound)));
            page.blank();
        }
    }

    private static String promise(Property property) {
        return Words.sentence(property.promise().replaceFirst("^in the end ", "")) + " (" + property.name() + ")";
    }

    private static String words(TimedBound bound) {
        return SchemaWords.of(DocumentKind.PROCEDURE)
                        .bound(bound.measure().key())
                        .replaceFirst("\\.$", "") + " is " + Lasts.words(bound.mostMillis()) + ". ("
                + bound.measure().key() + ")";
    }

    private void yaml() {
        page.heading(2, "The procedure");
        page.paragraph(
                "This block is the procedure: what was checked, and what this page was written from. To change the page, change"
                        + " the block and have the page written again with `handover document`. What you write below a heading *Notes*, up to"
                        + " the next heading, is yours and is kept. `handover document --check` says whether page and block still agree.");
        page.line(MarkdownPage.fenced(file.yaml()).stripTrailing());
    }
}
