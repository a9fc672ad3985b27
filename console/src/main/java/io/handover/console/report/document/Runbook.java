package io.handover.console.report.document;

import io.handover.analysis.story.StepNames;
import io.handover.console.report.Declared;
import io.handover.console.report.Figures;
import io.handover.console.report.Words;
import io.handover.files.DocumentKind;
import io.handover.files.MarkdownPage;
import io.handover.files.ProcedureFile;
import io.handover.files.SchemaWords;
import io.handover.model.command.Command;
import io.handover.model.command.Commands;
import io.handover.model.procedure.Branch;
import io.handover.model.procedure.Instruction;
import io.handover.model.procedure.Plan;
import io.handover.model.procedure.Procedure;
import io.handover.model.procedure.Resume;
import io.handover.model.procedure.Role;
import io.handover.model.procedure.RoleRef;
import io.handover.model.procedure.Step;
import io.handover.model.procedure.TimedBound;
import io.handover.model.procedure.WhatIf;
import io.handover.model.property.Properties;
import io.handover.model.property.Property;
import io.handover.model.site.Assumptions;
import io.handover.model.site.Scope;
import io.handover.model.site.Server;
import io.handover.model.state.SiteState;
import io.handover.simulator.site.SimulatedSite;
import io.handover.simulator.time.Spread;
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
    private static final double HALF = 0.5;
    private static final double NEARLY_ALL = 0.95;

    private final ProcedureFile file;
    private final SimulatedSite site;
    private final Plan plan;
    private final Procedure procedure;
    private final StepNames names;
    private final StartState start;
    private final Schedule schedule;
    private final StepTimes times;
    private final Markdown page = new Markdown();

    private Runbook(ProcedureFile file, SimulatedSite site) {
        this.file = file;
        this.site = site;
        this.plan = file.on(site.site());
        this.procedure = plan.procedure();
        this.names = new StepNames(plan);
        SiteState state =
                plan.initialState(new Scope(site.site().servers().size(), 0, 0, 0, 0, 0), Assumptions.DEFAULT);
        this.start = new StartState(plan, state);
        this.times = new StepTimes(site.timing());
        this.schedule = new Schedule(plan, state, times);
    }

    /**
     * The page, with a line end at its end. What an author wrote by hand is not in it.
     *
     * @throws io.handover.files.InputException where the procedure cannot be bound to the site
     */
    public static String of(ProcedureFile file, SimulatedSite site) {
        return new Runbook(file, site).page();
    }

    private String page() {
        page.heading(1, Markdown.plain(procedure.title()));
        page.paragraph("The procedure `" + procedure.name() + "` on the site `"
                + site.site().name() + "` ("
                + Markdown.plain(site.site().title()) + "): "
                + Figures.counted(procedure.steps().size(), "step") + ", " + words(schedule.total()) + " in all.");
        page.written(procedure.description());
        roles();
        givenUp();
        before();
        steps();
        whatIfs();
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
                        + " was given in does not answer for a while (" + words(times.block())
                        + "): that is usual. *About* is exceeded in half of the cases, *allow* in one of twenty.");
        for (int i = 0; i < procedure.steps().size(); i++) {
            Instruction instruction = procedure.steps().get(i);
            page.heading(3, "Step " + (i + 1) + ": " + phrase(instruction));
            List<Schedule.Turn> turns = schedule.turns().stream()
                    .filter(turn -> isSame(turn.step().instruction(), instruction))
                    .toList();
            step(
                    instruction,
                    turns.stream().map(Schedule.Turn::step).toList(),
                    turns,
                    i == 0 ? "you begin" : "step " + i + " is done");
        }
    }

    private static boolean isSame(Object one, Object other) {
        return one == other;
    }

    private String phrase(Instruction instruction) {
        return Markdown.plain(instruction
                .command()
                .phrase(
                        called(instruction.target()),
                        instruction.at().map(this::called).orElse("")));
    }

    /** The servers of a role, or the role where the site has none for it. */
    private String called(RoleRef role) {
        List<Integer> servers = plan.servers(role);
        return servers.isEmpty()
                ? role.role()
                : servers.stream().map(plan::serverName).collect(Collectors.joining(", "));
    }

    private void step(Instruction instruction, List<Step> steps, List<Schedule.Turn> turns, String since) {
        if (steps.isEmpty()) {
            page.paragraph("This site has no server for this step: go on.");
            return;
        }
        Command command = instruction.command();
        instruction
                .asSoonAsPossibleMillis()
                .ifPresent(millis -> page.bullet(
                        "**As soon as possible:** within " + Lasts.words(millis) + " after " + since + "."));
        page.bullet("Who and where: the operator, " + where(instruction, turns));
        if (!command.isCheck()) {
            page.bullet("Offered when: "
                    + Words.sentence(Markdown.plain(command.guard(
                            steps.size() == 1 ? name(steps.get(0).target()) : "that server",
                            name(steps.get(0).at())))));
        }
        page.bullet("Time: " + time(command, turns, steps.size() > 1));
        instruction.expectedMillis().ifPresent(millis -> page.bullet("Expected: " + Lasts.words(millis) + "."));
        instruction.note().ifPresent(note -> page.bullet("Note: " + Markdown.plain(note)));
        instruction.because().ifPresent(because -> page.bullet("Why: " + Markdown.plain(because)));
        if (!turns.isEmpty()) {
            watched(turns).ifPresent(watched -> page.bullet("Watch for: " + watched + "."));
        }
        page.blank();
        for (Step step : steps) {
            if (!command.isCheck()) {
                page.box(Markdown.plain(names.command(step)));
            }
            page.box("Seen: " + Markdown.plain(command.goal(name(step.target()), name(step.at()))));
        }
        page.blank();
    }

    private String name(int server) {
        return plan.serverName(server);
    }

    private String where(Instruction instruction, List<Schedule.Turn> turns) {
        Command command = instruction.command();
        String contact =
                Markdown.plain(called(command.takesAt() ? instruction.at().orElseThrow() : instruction.target()));
        if (!command.usesClient()) {
            return "at the machine of " + contact + (command == Commands.UPGRADE ? ", with the installer." : ".");
        }
        String client = "in the client on " + contact
                + (command.isOfferedWhileDown() ? " or, where that server is down, at its console" : "");
        if (command == Commands.OPEN_CLIENT) {
            return client + ", which you open.";
        }
        return client + "." + (turns.isEmpty() ? "" : clientWords(turns.get(0).client()));
    }

    private static String clientWords(Schedule.Client client) {
        return switch (client) {
            case OPEN -> " It should be open.";
            case NOT_OPEN -> " Open it first.";
            case EXPIRED -> " Open it first: not used for so long, it has closed by itself.";
        };
    }

    private String time(Command command, List<Schedule.Turn> turns, boolean forEach) {
        Spread takes = turns.isEmpty() ? times.of(command) : turns.get(0).takes();
        return words(takes)
                + (forEach ? ", for each server" : "")
                + (command == Commands.AWAIT_CAUGHT_UP ? "; longer while replication has something to do." : ".");
    }

    /** {@code "about 14 min, allow 28 min"}. */
    private static String words(Spread takes) {
        return "about " + Lasts.rounded(takes.quantile(HALF)) + ", allow " + Lasts.rounded(takes.quantile(NEARLY_ALL));
    }

    /** The branches that are watched for in a step: {@code "what-if 1, what-if 3"}. */
    private Optional<String> watched(List<Schedule.Turn> turns) {
        return watchedAt(IntStream.range(0, plan.complete())
                .filter(pc -> turns.stream().anyMatch(turn -> isSame(turn.step(), plan.step(pc)))));
    }

    private Optional<String> watchedAt(IntStream places) {
        List<Integer> at = places.boxed().toList();
        String watched = IntStream.range(0, procedure.whatIfs().size())
                .filter(w -> branches(procedure.whatIfs().get(w)).stream()
                        .anyMatch(branch -> at.stream().anyMatch(branch::isWatchedAt)))
                .mapToObj(w -> "what-if " + (w + 1))
                .collect(Collectors.joining(", "));
        return watched.isEmpty() ? Optional.empty() : Optional.of(watched);
    }

    private List<Branch> branches(WhatIf whatIf) {
        return plan.branches().stream()
                .filter(branch -> isSame(branch.whatIf(), whatIf))
                .toList();
    }

    private void whatIfs() {
        if (plan.branchCount() == 0) {
            return;
        }
        page.heading(2, "What if");
        page.paragraph(
                "When you notice what such a branch is for, in a step that says to watch for it: leave that step, do the"
                        + " branch from its first step to its last, and then go on where it says.");
        for (int w = 0; w < procedure.whatIfs().size(); w++) {
            List<Branch> branches = branches(procedure.whatIfs().get(w));
            if (!branches.isEmpty()) {
                whatIf(w + 1, branches);
            }
        }
    }

    private void whatIf(int number, List<Branch> branches) {
        Branch first = branches.get(0);
        WhatIf whatIf = first.whatIf();
        page.heading(
                3,
                "What-if " + number + ": "
                        + Markdown.plain(branches.stream().map(names::condition).collect(Collectors.joining(", "))));
        page.bullet("Noticed: "
                + Words.sentence(Markdown.plain(branches.stream()
                        .map(branch -> whatIf.when().words(name(branch.target()), name(branch.at())))
                        .collect(Collectors.joining("; or ")))));
        page.bullet("Watch for it: " + stretch(first));
        whatIf.note().ifPresent(note -> page.bullet("Note: " + Markdown.plain(note)));
        whatIf.because().ifPresent(because -> page.bullet("Why: " + Markdown.plain(because)));
        page.blank();
        for (int i = 0; i < whatIf.steps().size(); i++) {
            Instruction instruction = whatIf.steps().get(i);
            page.heading(4, "What-if " + number + ", step " + (i + 1) + ": " + phrase(instruction));
            step(
                    instruction,
                    first.steps().stream()
                            .filter(step -> isSame(step.instruction(), instruction))
                            .toList(),
                    List.of(),
                    i == 0 ? "you noticed" : "the branch's step " + i + " is done");
        }
        page.paragraph("**Then** " + resumption(whatIf.resume(), first));
    }

    private String stretch(Branch branch) {
        boolean isToTheEnd = branch.until() >= plan.complete();
        if (branch.from() == branch.until()) {
            return "in " + step(branch.from()) + ".";
        }
        return "from " + step(branch.from())
                + (isToTheEnd ? " on, and still after the last step." : " until " + step(branch.until()) + " is done.");
    }

    private String step(int pc) {
        return pc >= plan.complete()
                ? "the end"
                : names.main(pc) + " (" + Markdown.plain(names.command(plan.step(pc))) + ")";
    }

    private String resumption(Resume resume, Branch branch) {
        if (resume instanceof Resume.SameStep) {
            return "go on with the step that you left.";
        }
        if (resume instanceof Resume.NextStep) {
            return "go on with the step after the one that you left.";
        }
        return resume instanceof Resume.Complete
                ? "end here. The procedure is given up in good order."
                : "go on from " + step(branch.resume()) + ".";
    }

    private void end() {
        page.heading(2, "At the end");
        watchedAt(IntStream.of(plan.complete())).ifPresent(watched -> page.paragraph("Watch for: " + watched + "."));
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
